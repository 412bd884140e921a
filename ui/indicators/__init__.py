"""The page Chỉ tiêu."""
