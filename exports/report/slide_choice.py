"""A presenter's choice: which sections are shown, in which order, with a sentence of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exports.report.parts import Report

LONGEST_SENTENCE = 200
"""Letters of a sentence of the presenter's own: two lines of a slide."""


@dataclass(frozen=True, slots=True)
class SlideChoice:
    """A section by its code, and a sentence of the presenter's own; "" where there is none."""

    code: str
    sentence: str = ""


def with_chosen_slides(report: Report, story: Sequence[SlideChoice]) -> Report:
    """Return the report with the sections that a presenter chose; all where nothing was chosen.

    What the report does not have is left out, what is named twice is shown once, and a sentence is
    cut at `LONGEST_SENTENCE` letters. The sentences on facts stay as they were computed.
    """
    known = {section.code: section for section in report.sections}
    chosen = {each.code: each for each in reversed(story) if each.code in known}
    order = [each.code for each in story if each.code in known]
    if not order:
        return report
    sections = tuple(
        replace(known[code], own=" ".join(chosen[code].sentence.split())[:LONGEST_SENTENCE])
        for code in dict.fromkeys(order)
    )
    return replace(report, sections=sections)
