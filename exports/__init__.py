"""Facts as files."""
