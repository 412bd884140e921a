"""A presenter's choice: which sections are shown, in which order, with a sentence of their own."""

from dataclasses import replace

from exports.report.parts import ReportDocument, Section
from progress.model.records import NATION
from progress.model.snapshots import SlideChoice, SlideSelection

LONGEST_SENTENCE = 200
"""Letters of a sentence of the presenter's own: two lines of a slide."""
UNKEPT = "Lời người trình bày, chưa lưu cùng bản chốt: "
"""Stands before a sentence that came with an address: nobody must take it for the programme's."""


def usual_slides(report: ReportDocument) -> SlideSelection:
    """Return the slides that are shown where nobody chose.

    The annex is a handout. Of the maps one is shown, that of most provinces' figures. While no more
    than one province has figures there is nothing to compare: who has to report is all there is to
    say. The Ministry's tasks are not those of a province.
    """
    codes = [section.code for section in report.sections]
    totals = [fact.total for fact in report.facts if fact.total]
    if report.selection.scope == NATION:
        if max((len(total.reported) for total in totals), default=0) <= 1:
            return tuple(SlideChoice(code) for code in codes if code in _FEW)
        mapped = [section for section in report.sections if section.provinces]
        best = max(mapped, key=_shown, default=None)
        left_out = {section.code for section in mapped if section is not best} | {_ANNEX}
    else:
        left_out = {_ANNEX, "nhiem-vu"}
    return tuple(SlideChoice(code) for code in codes if code not in left_out)


_FEW, _ANNEX = ("bia", "toan-canh", "bao-cao"), "van-ban"


def _shown(section: Section) -> int:
    return sum(fact.value is not None for fact in section.provinces)


def with_chosen_slides(report: ReportDocument, chosen_slides: SlideSelection) -> ReportDocument:
    """Return the report with the sections that were chosen, or the usual ones where none was.

    What the report does not have is left out, what is named twice is shown once, and a sentence is
    cut at `LONGEST_SENTENCE` letters. What is said of facts stays as it was computed.
    """
    known = {section.code: section for section in report.sections}
    choice_of = {each.code: each for each in reversed(chosen_slides) if each.code in known}
    order = [each.code for each in chosen_slides if each.code in known]
    if not order:
        return with_chosen_slides(report, usual_slides(report))
    sections = tuple(
        replace(known[code], own=shown_words(choice_of[code])) for code in dict.fromkeys(order)
    )
    return replace(report, sections=sections)


def shown_words(choice: SlideChoice) -> str:
    """Return the sentence of a choice as it is shown, in one line and with its mark."""
    sentence = " ".join(choice.sentence.split())[:LONGEST_SENTENCE]
    return sentence if choice.kept or not sentence else f"{UNKEPT}{sentence}"
