"""Tables that are charts: agencies by year, plans side by side, reports."""
