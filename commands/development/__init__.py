"""Commands for developers: test and bench."""
