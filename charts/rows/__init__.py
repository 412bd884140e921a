"""Rows of values: dots, spreads and trends with labels that never overlap."""
