class Problem(Exception):
    """Something a person can act on, said in one Vietnamese sentence."""


class Unavailable(Problem):
    """The database does not answer, is not ready or cannot be written, or too many ask just now."""
