"""A presenter's choice: which sections are shown, in which order, with a sentence of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exports.report.parts import ReportDocument
from progress.model.snapshots import ChosenSlide

LONGEST_SENTENCE = 200
"""Letters of a sentence of the presenter's own: two lines of a slide."""


@dataclass(frozen=True, slots=True)
class SlideChoice:
    """A section by its code, and a sentence of the presenter's own; "" where there is none."""

    code: str
    sentence: str = ""


SlideSelection = tuple[SlideChoice, ...]
"""The sections that are shown, in order; () for all of the report."""


def selection_from(stored: Sequence[ChosenSlide]) -> SlideSelection:
    """Return the choice that is stored beside a snapshot."""
    return tuple(SlideChoice(each.slide, each.sentence or "") for each in stored)


def with_chosen_slides(report: ReportDocument, chosen_slides: SlideSelection) -> ReportDocument:
    """Return the report with the sections that were chosen, or all where none was.

    What the report does not have is left out, what is named twice is shown once, and a sentence is
    cut at `LONGEST_SENTENCE` letters. What is said of facts stays as it was computed.
    """
    known = {section.code: section for section in report.sections}
    choice_of = {each.code: each for each in reversed(chosen_slides) if each.code in known}
    order = [each.code for each in chosen_slides if each.code in known]
    if not order:
        return report
    sections = tuple(
        replace(known[code], own=" ".join(choice_of[code].sentence.split())[:LONGEST_SENTENCE])
        for code in dict.fromkeys(order)
    )
    return replace(report, sections=sections)
