"""Filled workbooks of ours: the yearly form and that of a plan."""
