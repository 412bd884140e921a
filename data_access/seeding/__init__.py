"""The plans of `seed_data/` in the database, and preparing a database for use."""
