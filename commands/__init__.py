"""What `manage.py` runs: `launching` before the environment is made, all other modules inside it.

A command module has `main(arguments: list[str]) -> int`, which gets the words after the command's
name and returns the exit status. It may raise `Problem`, whose sentence is then shown on standard
error, the status being 1. `options` gives it the `--as-of` that every command takes.
"""
