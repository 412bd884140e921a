"""Commands that record results: import, template, task, history, undo."""
