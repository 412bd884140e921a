"""The page Nhập số liệu."""
