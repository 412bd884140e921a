"""The page Lịch."""
