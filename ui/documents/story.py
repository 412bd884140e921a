"""A presenter's choice of slides: as the address says it, as the list of slides changes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from exports.report import LONGEST_SENTENCE, SlideChoice
from progress.model.snapshots import ChosenSlide

SLIDES, SENTENCE = "trang", "cau-"
"""Parameters: codes of sections in order, with a dot between; and a sentence for each section."""
SHOWN, PLACE, OWN = "Chiếu", "Thứ tự", "Câu của người trình bày"
"""Columns that can be changed."""

Story = tuple[SlideChoice, ...]


def story_of(value: Callable[[str], str | None], kept: Story, codes: Sequence[str]) -> Story:
    """Return the story that an address asks for; the one kept, or all sections, where it does not.

    Codes that the report does not have are left out.
    """
    named = value(SLIDES)
    before = {told.code: told.sentence for told in kept}
    chosen = [told.code for told in kept] if named is None else named.split(".")
    order = [code for code in dict.fromkeys(chosen) if code in codes] or list(codes)
    return tuple(
        SlideChoice(code, _sentence(value(f"{SENTENCE}{code}"), before, code)) for code in order
    )


def told_of(lines: Sequence[ChosenSlide]) -> Story:
    """Return the story as it is kept beside a snapshot."""
    return tuple(SlideChoice(line.slide, line.sentence or "") for line in lines)


def lines_of(story: Story) -> tuple[ChosenSlide, ...]:
    """Return a story as it is kept."""
    return tuple(
        ChosenSlide(place, told.code, told.sentence or None)
        for place, told in enumerate(story, start=1)
    )


def parameters(story: Story, kept: Story, codes: Sequence[str]) -> dict[str, str | None]:
    """Return what the address has to say of a story; None for what it need not."""
    usual = story_of(lambda _name: None, kept, codes)
    before = {told.code: told.sentence for told in usual}
    now = {told.code: told.sentence for told in story}
    order = [told.code for told in story]
    said: dict[str, str | None] = {
        SLIDES: None if order == [told.code for told in usual] else ".".join(order)
    }
    for code in codes:
        own = now.get(code, "")
        same = own == before.get(code, "")
        said[f"{SENTENCE}{code}"] = None if same or code not in now else own
    return said


def rows(story: Story, parts: Mapping[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the list of sections: those told in their order, then the others.

    `parts` are heading and title of each section by its code, in the report's order.
    """
    told = [
        {SHOWN: True, PLACE: str(place), **_words(parts[each.code]), OWN: each.sentence}
        for place, each in enumerate(story, start=1)
    ]
    chosen = {each.code for each in story}
    return told + [
        {SHOWN: False, PLACE: "", **_words(words), OWN: ""}
        for code, words in parts.items()
        if code not in chosen
    ]


def listed(story: Story, codes: Sequence[str]) -> list[str]:
    """Return the codes in the order of the list."""
    chosen = [each.code for each in story]
    return chosen + [code for code in codes if code not in chosen]


def changed(story: Story, codes: Sequence[str], edits: Mapping[int, Mapping[str, Any]]) -> Story:
    """Return the story after rows of the list were changed; at least one section stays.

    What is taken in stands where the report has it, after what comes before it there.
    """
    order = listed(story, codes)
    told = {each.code: each for each in story}
    result = list(story)
    for row, edit in edits.items():
        code = order[row]
        if SHOWN in edit and not edit[SHOWN]:
            result = [each for each in result if each.code != code]
            continue
        if edit.get(SHOWN) and code not in told:
            before = codes[: codes.index(code)]
            places = [place for place, each in enumerate(result) if each.code in before]
            result.insert(max(places, default=-1) + 1, SlideChoice(code))
        place = next((at for at, each in enumerate(result) if each.code == code), None)
        if place is None:
            continue
        if OWN in edit:
            result[place] = SlideChoice(code, _bounded(edit[OWN] or ""))
        wanted = str(edit.get(PLACE) or "").strip()
        if wanted.isdecimal():
            result.insert(max(0, int(wanted) - 1), result.pop(place))
    return tuple(result) or story


def _words(words: tuple[str, str]) -> dict[str, str]:
    part, title = words
    return {"Phần": part, "Tiêu đề": title}


def _sentence(said: str | None, before: Mapping[str, str], code: str) -> str:
    return before.get(code, "") if said is None else _bounded(said)


def _bounded(said: str) -> str:
    return " ".join(said.split())[:LONGEST_SENTENCE]
