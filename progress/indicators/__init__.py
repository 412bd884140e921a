"""Indicators: their rows, changes from year to year and sentences."""
