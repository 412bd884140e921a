"""A presenter's choice of slides: as the address says it, as the list of slides changes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from exports.report import ReportDocument, SlideChoice, SlideSelection
from exports.report.slide_choice import bounded, bounded_text, province_slides
from progress.model.snapshots import OWN_SLIDES, short_code

SLIDES, SENTENCE, TEXT, PICTURE = "trang", "cau-", "loi-", "anh-"
"""Parameters: codes of sections in order, with a dot between; a sentence for each section; of a
slide of the presenter's own its text and the code of its picture."""
TEMPLATE = "mau"
"""Parameter of the department's template, by its code."""
SHOWN, PLACE, OWN = "Chiếu", "Thứ tự", "Câu của người trình bày"
"""Columns that can be changed."""


def addable(report: ReportDocument) -> tuple[str, ...]:
    """Return the codes of slides that are no section of the report: of provinces, and one's own."""
    return (*province_slides(report), *OWN_SLIDES)


def selection_of(
    value: Callable[[str], str | None],
    kept: SlideSelection,
    codes: Sequence[str],
    more: Sequence[str] = (),
    *,
    presents: bool,
    picture: Callable[[str], bytes] = lambda _code: b"",
) -> SlideSelection:
    """Return the slides that an address asks for; those kept, or all sections, where it does not.

    `more` are the codes that it may name besides, `picture` finds one by its code. Codes that are
    unknown are left out, and own slides with nothing on them; what is a presenter's own and not
    kept, too, where the visitor is not who presents: a stranger's words would stand under the
    programme's headline.
    """
    named = value(SLIDES)
    before = {choice.code: choice.sentence for choice in kept}
    chosen = [choice.code for choice in kept] if named is None else named.split(".")
    known = {*codes, *(code for code in more if presents or code not in OWN_SLIDES)}

    def asked(code: str) -> SlideChoice:
        sentence = value(f"{SENTENCE}{code}") if presents else None
        choice = _choice(code, sentence, before.get(code, ""))
        if code not in OWN_SLIDES:
            return choice
        text, named = value(f"{TEXT}{code}"), value(f"{PICTURE}{code}")
        return replace(choice, text=bounded_text(text or ""), picture=picture(named or ""))

    slides = (asked(code) for code in dict.fromkeys(chosen) if code in known)
    shown_slides = tuple(each for each in slides if not each.is_blank)
    return shown_slides or tuple(map(asked, codes))


def parameters(
    slides: SlideSelection, kept: SlideSelection, codes: Sequence[str], more: Sequence[str] = ()
) -> dict[str, str | None]:
    """Return what the address has to say of a choice; None for what it need not."""
    usual = selection_of(lambda _name: None, kept, codes, more, presents=False)
    before = {choice.code: choice.sentence for choice in usual}
    now = {choice.code: choice for choice in slides}
    order = [choice.code for choice in slides]
    fields: dict[str, str | None] = {
        SLIDES: None if order == [choice.code for choice in usual] else ".".join(order)
    }
    for code in (*codes, *more):
        choice = now.get(code, SlideChoice(code))
        same = choice.sentence == before.get(code, "")
        fields[f"{SENTENCE}{code}"] = None if same or code not in now else choice.sentence
        if code in OWN_SLIDES:
            fields[f"{TEXT}{code}"] = choice.text or None
            fields[f"{PICTURE}{code}"] = short_code(choice.picture) or None
    return fields


def rows(slides: SlideSelection, parts: Mapping[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the list of sections: those shown in their order, then the others.

    `parts` are heading and title of each section by its code, in the report's order.
    """
    shown = [
        {SHOWN: True, PLACE: str(place), **_words(parts[each.code]), OWN: each.sentence}
        for place, each in enumerate(slides, start=1)
    ]
    chosen = {each.code for each in slides}
    return shown + [
        {SHOWN: False, PLACE: "", **_words(words), OWN: ""}
        for code, words in parts.items()
        if code not in chosen
    ]


def listed(slides: SlideSelection, codes: Sequence[str]) -> list[str]:
    """Return the codes in the order of the list."""
    chosen = [each.code for each in slides]
    return chosen + [code for code in codes if code not in chosen]


def changed(
    slides: SlideSelection, codes: Sequence[str], edits: Mapping[int, Mapping[str, Any]]
) -> SlideSelection:
    """Return the choice after rows of the list were changed; at least one section stays.

    What is taken in stands where the report has it, after what comes before it there.
    """
    order = listed(slides, codes)
    shown = {each.code for each in slides}
    result = list(slides)
    for row, edit in edits.items():
        code = order[row]
        if SHOWN in edit and not edit[SHOWN]:
            result = [each for each in result if each.code != code]
            continue
        if edit.get(SHOWN) and code not in shown:
            before = codes[: codes.index(code)]
            places = [place for place, each in enumerate(result) if each.code in before]
            result.insert(max(places, default=-1) + 1, SlideChoice(code))
        place = next((at for at, each in enumerate(result) if each.code == code), None)
        if place is None:
            continue
        if OWN in edit:
            result[place] = replace(result[place], sentence=bounded(edit[OWN] or ""), kept=False)
        wanted = str(edit.get(PLACE) or "").strip()
        if wanted.isdecimal():
            result.insert(max(0, int(wanted) - 1), result.pop(place))
    return tuple(result) or slides


def _words(words: tuple[str, str]) -> dict[str, str]:
    part, title = words
    return {"Phần": part, "Tiêu đề": title}


def _choice(code: str, given: str | None, before: str) -> SlideChoice:
    sentence = before if given is None else bounded(given)
    return SlideChoice(code, sentence, kept=sentence in ("", before))
