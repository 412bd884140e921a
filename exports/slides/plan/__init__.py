"""What stands on each slide and where, before any format."""
