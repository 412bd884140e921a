"""Reads of the programme that return records."""
