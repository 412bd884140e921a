"""The page Phương pháp và nguồn."""
