"""The page Thiết chế."""
