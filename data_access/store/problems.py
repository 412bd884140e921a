class Problem(Exception):
    """Something a person can act on, said in one Vietnamese sentence."""
