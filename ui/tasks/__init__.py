"""The page Nhiệm vụ."""
