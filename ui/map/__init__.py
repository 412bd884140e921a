"""The page Bản đồ."""
