"""What of the project goes into a bundle: named places and kinds of files, and nothing else."""

from pathlib import Path

FOLDERS = (
    "charts", "commands", "data_access", "docs", "exports", "pages", "progress", "seed_data", "ui",
)  # fmt: skip
FILES = (
    ".streamlit/config.toml",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "dashboard.py",
    "manage.py",
    "pyproject.toml",
    "requirements.txt",
)
KINDS = frozenset(
    (
        *(".cmd", ".conf", ".css", ".csv", ".geojson", ".js", ".mako", ".md", ".png", ".py"),
        *(".sh", ".svg", ".ttf", ".txt", ".typ", ".woff2"),
    )
)
"""Kinds of files of the project; a database, a secret or a log that lies among them is of none."""


def project_files(root: Path) -> dict[str, Path]:
    """Return the files of a checkout that go into a bundle, by their names in it."""
    paths = [root / name for name in FILES]
    for folder in FOLDERS:
        paths += [path for path in (root / folder).rglob("*") if path.suffix in KINDS]
    return {path.relative_to(root).as_posix(): path for path in paths if path.is_file()}
