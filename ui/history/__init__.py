"""The page Lịch sử thay đổi."""
