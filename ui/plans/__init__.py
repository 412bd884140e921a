"""The page So sánh kế hoạch."""
