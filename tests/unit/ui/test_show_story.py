"""A presenter's choice: read from the address, changed in the list, said in the address again."""

from __future__ import annotations

import pytest

from exports.report import LONGEST_SENTENCE, SlideChoice
from ui.documents.story import (
    OWN,
    PLACE,
    SHOWN,
    changed,
    lines_of,
    listed,
    parameters,
    rows,
    story_of,
    told_of,
)

CODES = ("bia", "toan-canh", "nhiem-vu", "van-ban")
ALL = tuple(SlideChoice(code) for code in CODES)


def asked(**address: str):
    said = {name.replace("_", "-"): code for name, code in address.items()}
    return lambda name: said.get(name)


def codes(story) -> list[str]:
    return [told.code for told in story]


def test_a_bare_address_tells_everything_or_what_was_kept():
    kept = (SlideChoice("nhiem-vu", "Một câu."), SlideChoice("bia"))
    assert story_of(asked(), (), CODES) == ALL
    assert story_of(asked(), kept, CODES) == kept


def test_the_address_comes_before_what_was_kept():
    kept = (SlideChoice("nhiem-vu", "Một câu."), SlideChoice("bia"))
    found = story_of(asked(trang="bia.nhiem-vu.khong-co.bia", cau_bia="Chào."), kept, CODES)
    assert found == (SlideChoice("bia", "Chào."), SlideChoice("nhiem-vu", "Một câu."))


@pytest.mark.parametrize("wrong", ["", "khong-co", "..."])
def test_an_address_that_names_nothing_tells_everything(wrong):
    assert story_of(asked(trang=wrong), (), CODES) == ALL


def test_a_sentence_is_bounded():
    (first, *_) = story_of(asked(cau_bia="  a\n" + "b" * 999), (), CODES)
    assert len(first.sentence) == LONGEST_SENTENCE
    assert first.sentence.startswith("a bb")


@pytest.mark.parametrize(
    ("edits", "order"),
    [
        ({1: {SHOWN: False}}, ["bia", "nhiem-vu", "van-ban"]),
        ({3: {PLACE: "1"}}, ["van-ban", "bia", "toan-canh", "nhiem-vu"]),
        ({0: {PLACE: "99"}}, ["toan-canh", "nhiem-vu", "van-ban", "bia"]),
        ({0: {PLACE: "x"}}, list(CODES)),
        ({0: {PLACE: None}}, list(CODES)),
        ({place: {SHOWN: False} for place in range(4)}, list(CODES)),
    ],
    ids=["left-out", "first", "beyond-the-end", "no-number", "no-place", "at-least-one-stays"],
)
def test_the_list_changes_the_story(edits, order):
    assert codes(changed(ALL, CODES, edits)) == order


def test_what_is_taken_in_again_stands_where_the_report_has_it():
    story = (SlideChoice("bia"), SlideChoice("van-ban"))
    assert listed(story, CODES) == ["bia", "van-ban", "toan-canh", "nhiem-vu"]
    assert codes(changed(story, CODES, {3: {SHOWN: True}})) == ["bia", "nhiem-vu", "van-ban"]
    assert changed(story, CODES, {3: {OWN: "không chiếu"}}) == story


def test_what_the_address_says_is_what_is_read_from_it():
    kept = (SlideChoice("bia", "Chào."), SlideChoice("nhiem-vu"))
    for story in (ALL, kept, (SlideChoice("van-ban", "Hết."), SlideChoice("bia"))):
        said = {
            name: code for name, code in parameters(story, kept, CODES).items() if code is not None
        }
        assert story_of(said.get, kept, CODES) == story
    assert not any(parameters(kept, kept, CODES).values())


def test_a_story_is_kept_and_read_as_it_is():
    story = (SlideChoice("bia", "Chào."), SlideChoice("van-ban"))
    assert told_of(lines_of(story)) == story
    assert [line.position for line in lines_of(story)] == [1, 2]


def test_the_list_names_every_section_those_told_first():
    found = rows((SlideChoice("van-ban", "Hết."),), {code: (code.upper(), "…") for code in CODES})
    assert [row["Phần"] for row in found] == ["VAN-BAN", "BIA", "TOAN-CANH", "NHIEM-VU"]
    assert [row[SHOWN] for row in found] == [True, False, False, False]
    assert found[0][OWN] == "Hết."
