"""Which sections are shown, in which order, with which sentence of the presenter's own."""

from __future__ import annotations

from typing import TypeAlias

from exports.report import Report, Section

Story: TypeAlias = tuple[tuple[str, str | None], ...]
"""Codes of sections in the order to be shown, each with the presenter's sentence or None."""


def told(report: Report, story: Story | None) -> tuple[tuple[Section, str], ...]:
    """Return the sections of a story, each with its sentence; None tells all of them.

    A section that the report does not have, such as the map of a province's report, is left out: a
    story outlives the report that it was written for.
    """
    by_code = {section.code: section for section in report.sections}
    if story is None:
        return tuple((section, "") for section in report.sections)
    return tuple(
        (by_code[code], (sentence or "").strip()) for code, sentence in story if code in by_code
    )
