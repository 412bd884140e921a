"""What is looked at before figures are shown to others: the parts of `manage.py check`."""
