"""Tasks over the years of the programme."""
