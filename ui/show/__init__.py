"""The page Trình chiếu and the address of the show."""
