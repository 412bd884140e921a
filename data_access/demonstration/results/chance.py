"""Chance that falls the same way every time: one seed, and a stream of its own for each question.

A stream of its own means that a new province or indicator does not shift all the others.
"""

from random import Random

SEED = 1520


def chance(*about: object) -> Random:
    """Return the random numbers that belong to a question, such as a unit, a row and a year."""
    question = " ".join(str(part) for part in (SEED, *about))
    return Random(question)  # noqa: S311  made-up figures, nothing secret
