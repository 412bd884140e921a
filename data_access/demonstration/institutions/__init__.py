"""Made-up institutions and their results."""
