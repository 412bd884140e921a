"""What units plan, are allocated and spend, by year and source."""
