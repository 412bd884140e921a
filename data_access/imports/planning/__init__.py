"""Rows of a file as keys and values, beside what is stored: what would be written."""
