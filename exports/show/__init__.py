"""The show ("Trình chiếu"): a report as slides in one HTML document."""

from exports.show.document import LARGEST, policy, show
from exports.show.slides import MAPS, SECTORS, slides

__all__ = ["LARGEST", "MAPS", "SECTORS", "policy", "show", "slides"]
