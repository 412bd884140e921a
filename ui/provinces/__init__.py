"""The page Tỉnh, thành."""
