"""The page Triển vọng."""
