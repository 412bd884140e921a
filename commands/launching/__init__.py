"""What `manage.py` does before there are packages: standard library only, on any system."""
