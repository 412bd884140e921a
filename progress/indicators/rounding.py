"""Shares that add up: the method of the largest remainder."""

from collections.abc import Sequence


def shares_of(whole: int, counts: Sequence[int]) -> tuple[int, ...]:
    """Divide `whole` (100, for percentages) by counts, in whole numbers that sum to it.

    Each share is its exact value rounded down or up; those with the largest remainders are rounded
    up, of equal ones the larger count, then the earlier. All are 0 where the counts sum to 0.
    ValueError where a count is negative.
    """
    if any(count < 0 for count in counts):
        raise ValueError("a count is never negative")
    total = sum(counts)
    if total == 0:
        return (0,) * len(counts)
    shares = [whole * count // total for count in counts]
    places = sorted(
        range(len(counts)),
        key=lambda place: (-(whole * counts[place] % total), -counts[place], place),
    )
    for place in places[: whole - sum(shares)]:
        shares[place] += 1
    return tuple(shares)
