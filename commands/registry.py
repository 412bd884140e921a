"""The commands of `manage.py` that run inside the environment, and the module of each."""

# `import` and `test` could be no module names, or misleading ones.
MODULES = {
    "setup": "database.setup",
    "import": "recording.importing",
    "template": "recording.template",
    "task": "recording.task",
    "facts": "facts",
    "outlook": "outlook",
    "people": "database.people",
    "lock": "recording.lock",
    "remind": "recording.remind",
    "key": "database.key",
    "keys": "database.keys",
    "demo": "database.demo",
    "boundaries": "database.boundaries",
    "snapshot": "conference.snapshot",
    "check": "conference.check",
    "history": "recording.history",
    "undo": "recording.undo",
    "backup": "database.backup",
    "restore": "database.restore",
    "export": "conference.export",
    "publish": "conference.publish",
    "bundle": "bundling.bundle",
    "bench": "development.bench",
    "test": "development.testing.testing",
    "fix": "development.fixing",
}


def is_for_developers(name: str) -> bool:
    """Say whether a command needs the packages of `requirements-dev.txt` too."""
    return MODULES[name].startswith("development.")
