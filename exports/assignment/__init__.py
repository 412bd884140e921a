"""What is asked of whom as files: the annex of a decision to be signed, and letters to units."""
