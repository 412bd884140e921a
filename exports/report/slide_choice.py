"""A presenter's choice: which sections are shown, in which order, with a sentence of their own."""

from dataclasses import replace

from exports.report.parts import ReportDocument, Section
from exports.report.targets_over_time import LAST_YEAR, MOVED
from exports.report.tasks_and_reports import OWN_TASKS
from progress.judging.targets import target_facts
from progress.model.letters import one_line, printable
from progress.model.numbers import lower_first, upper_first
from progress.model.snapshots import OWN_SLIDES, SlideChoice, SlideSelection
from progress.model.titles import unit_title
from progress.model.units import NATION, Unit
from progress.overview.headlines import headline

LONGEST_SENTENCE = 200
"""Letters of a sentence of the presenter's own: two lines of a slide."""
UNKEPT = "Lời người trình bày, chưa lưu cùng bản chốt: "
"""Stands before a sentence that came with an address: nobody must take it for the programme's."""


PROVINCE = "tinh-"
"""How the code of a province's slide begins: only a choice puts it into the sequence."""
OWN_PART = "Trang của người trình bày"
"""Heading of what is not the programme's."""
LONGEST_TEXT = 600
"""Letters of the text of an own slide, which then still stands at 20 points."""


def usual_slides(report: ReportDocument) -> SlideSelection:
    """Return the slides that are shown where nobody chose.

    The annex is a handout, and last year stands beside this one for who asks for it. Of the maps
    one is shown, that of most provinces' figures; tasks and reports share a slide, as do requests
    and commendation. While no more than one province has figures there
    is nothing to compare: who has to report is all there is to say. The Ministry's tasks are not
    those of a province. Its own share a slide with its reports and its money, and its plan beside
    the Decision says what is still needed.
    """
    codes = [section.code for section in report.sections]
    left_out = {_ANNEX, LAST_YEAR, "nhiem-vu", "bao-cao"}
    if report.selection.scope == NATION:
        totals = [fact.total for fact in report.facts if fact.total]
        if max((len(total.reported) for total in totals), default=0) <= 1:
            return tuple(SlideChoice(code) for code in codes if code in _FEW)
        mapped = [section for section in report.sections if section.provinces]
        best = max(
            mapped, key=lambda each: sum(f.value is not None for f in each.provinces), default=None
        )
        left_out |= {section.code for section in mapped if section is not best}
        left_out.add("khen-thuong")
    else:
        left_out |= {MOVED, OWN_TASKS, "kinh-phi", "con-can" if "ke-hoach" in codes else ""}
    return tuple(SlideChoice(code) for code in codes if code not in left_out)


_FEW, _ANNEX = ("bia", "toan-canh", "bao-cao"), "van-ban"


def province_slides(report: ReportDocument) -> dict[str, Unit]:
    """Return the provinces of today of which a show of the country can have a slide, by code."""
    if report.selection.scope != NATION:
        return {}
    today = (each for each in report.programme.provinces if each.valid_to is None)
    return {f"{PROVINCE}{unit.code}": unit for unit in today}


def province_section(report: ReportDocument, unit: Unit) -> Section:
    """Return where a province stands, as a part of a show of the country."""
    facts = target_facts(report.programme, replace(report.selection, scope=unit.code))
    title = f"{upper_first(unit_title(unit))}: {lower_first(headline(facts))}"
    return Section(f"{PROVINCE}{unit.code}", unit.name, title, facts=facts)


def with_chosen_slides(report: ReportDocument, chosen_slides: SlideSelection) -> ReportDocument:
    """Return the report with the sections that were chosen, or the usual ones where none was.

    A choice may name provinces and slides of the presenter's own, too. What there is not is left
    out, what is named twice is shown once, and a sentence is cut at `LONGEST_SENTENCE` letters.
    What is said of facts stays as it was computed.
    """
    choices = {each.code: each for each in reversed(chosen_slides)}
    chosen = [choices[code] for code in dict.fromkeys(each.code for each in chosen_slides)]
    sections = tuple(filter(None, (_section(report, each) for each in chosen)))
    if not sections:
        return with_chosen_slides(report, usual_slides(report))
    return replace(report, sections=sections)


def _section(report: ReportDocument, choice: SlideChoice) -> Section | None:
    if choice.code in OWN_SLIDES:
        title = bounded(choice.sentence)
        text = tuple(filter(None, bounded_text(choice.text).split("\n")))
        if not (title or text or choice.picture):
            return None
        return Section(choice.code, OWN_PART, title or OWN_PART, text, picture=choice.picture)
    if unit := province_slides(report).get(choice.code):
        return replace(province_section(report, unit), own=shown_words(choice))
    known = next((each for each in report.sections if each.code == choice.code), None)
    return known and replace(known, own=shown_words(choice))


def shown_words(choice: SlideChoice) -> str:
    """Return the sentence of a choice as it is shown, in one line and with its mark."""
    sentence = bounded(choice.sentence)
    return sentence if choice.kept or not sentence else f"{UNKEPT}{sentence}"


def bounded(sentence: str) -> str:
    """Return a sentence in one line, cut where it is too long."""
    return one_line(sentence)[:LONGEST_SENTENCE]


def bounded_text(text: str) -> str:
    """Return a text without empty lines, cut where it is too long."""
    lines = (" ".join(line.split()) for line in printable(text).splitlines())
    return "\n".join(filter(None, lines))[:LONGEST_TEXT]
