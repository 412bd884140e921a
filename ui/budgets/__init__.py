"""The page Kinh phí."""
