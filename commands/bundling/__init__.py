"""The dashboard as one file that needs neither a network nor an installation."""
