"""The show ("Trình chiếu"): the slides of a report in one HTML document."""

from exports.show.document import LARGEST, policy, show

__all__ = ["LARGEST", "policy", "show"]
