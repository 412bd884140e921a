"""People who sign in, what they may do, and who is the author of a change."""
