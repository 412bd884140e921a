"""Checks of the rows of one recorded table: errors refuse a row, warnings ask for a reason."""
