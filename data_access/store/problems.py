class Problem(Exception):
    """Something a person can act on, said in one Vietnamese sentence."""


class Unavailable(Problem):
    """The database does not answer, is not ready or cannot be written just now, or the server is too busy."""
