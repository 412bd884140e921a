"""A presenter's choice: read from the address, changed in the list, said in the address again."""

import pytest

from exports.report import LONGEST_SENTENCE, SlideChoice
from exports.report.slide_choice import UNKEPT, shown_words
from ui.documents.slide_selection import (
    OWN,
    PLACE,
    SHOWN,
    changed,
    listed,
    parameters,
    rows,
    selection_of,
)

CODES = ("bia", "toan-canh", "nhiem-vu", "van-ban")
ALL = tuple(SlideChoice(code) for code in CODES)


def asked(**address: str):
    said = {name.replace("_", "-"): code for name, code in address.items()}
    return lambda name: said.get(name)


def codes(chosen_slides) -> list[str]:
    return [choice.code for choice in chosen_slides]


def test_a_bare_address_tells_everything_or_what_was_kept():
    kept = (SlideChoice("nhiem-vu", "Một câu."), SlideChoice("bia"))
    assert selection_of(asked(), (), CODES, presents=True) == ALL
    assert selection_of(asked(), kept, CODES, presents=True) == kept


def test_the_address_comes_before_what_was_kept():
    kept = (SlideChoice("nhiem-vu", "Một câu."), SlideChoice("bia"))
    address = asked(trang="bia.nhiem-vu.khong-co.bia", cau_bia="Chào.")
    found = selection_of(address, kept, CODES, presents=True)
    assert found == (SlideChoice("bia", "Chào.", kept=False), SlideChoice("nhiem-vu", "Một câu."))


def test_a_sentence_of_the_address_is_for_who_presents_and_marked_until_it_is_kept():
    kept = (SlideChoice("nhiem-vu", "Một câu."), SlideChoice("bia"))
    address = asked(cau_bia="Tất cả đã đạt.", cau_nhiem_vu="Một câu.")
    assert selection_of(address, kept, CODES, presents=False) == kept
    said, new = selection_of(address, kept, CODES, presents=True)
    assert shown_words(said) == "Một câu."
    assert shown_words(new) == f"{UNKEPT}Tất cả đã đạt."
    assert shown_words(SlideChoice("bia", " ", kept=False)) == ""


@pytest.mark.parametrize("wrong", ["", "khong-co", "..."])
def test_an_address_that_names_nothing_tells_everything(wrong):
    assert selection_of(asked(trang=wrong), (), CODES, presents=True) == ALL


def test_a_sentence_is_bounded():
    (first, *_) = selection_of(asked(cau_bia="  a\n" + "b" * 999), (), CODES, presents=True)
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
    chosen_slides = (SlideChoice("bia"), SlideChoice("van-ban"))
    assert listed(chosen_slides, CODES) == ["bia", "van-ban", "toan-canh", "nhiem-vu"]
    assert codes(changed(chosen_slides, CODES, {3: {SHOWN: True}})) == [
        "bia",
        "nhiem-vu",
        "van-ban",
    ]
    assert changed(chosen_slides, CODES, {3: {OWN: "không chiếu"}}) == chosen_slides


def test_what_the_address_says_is_what_is_read_from_it():
    kept = (SlideChoice("bia", "Chào."), SlideChoice("nhiem-vu"))
    new = (SlideChoice("van-ban", "Hết.", kept=False), SlideChoice("bia"))
    for chosen_slides in (ALL, kept, new):
        said = {
            name: code
            for name, code in parameters(chosen_slides, kept, CODES).items()
            if code is not None
        }
        assert selection_of(said.get, kept, CODES, presents=True) == chosen_slides
    assert not any(parameters(kept, kept, CODES).values())


def test_the_list_names_every_section_those_told_first():
    found = rows((SlideChoice("van-ban", "Hết."),), {code: (code.upper(), "…") for code in CODES})
    assert [row["Phần"] for row in found] == ["VAN-BAN", "BIA", "TOAN-CANH", "NHIEM-VU"]
    assert [row[SHOWN] for row in found] == [True, False, False, False]
    assert found[0][OWN] == "Hết."


def test_an_own_slide_with_nothing_on_it_is_left_out():
    address = asked(trang="bia.rieng-1.rieng-2", cau_rieng_1="Chào")
    found = selection_of(address, (), CODES, ("rieng-1", "rieng-2"), presents=True)
    assert codes(found) == ["bia", "rieng-1"]
    only = asked(trang="rieng-1")
    assert selection_of(only, (), CODES, ("rieng-1",), presents=True) == ALL


def test_a_province_that_was_kept_can_be_left_out():
    kept = (SlideChoice("bia"), SlideChoice("tinh-46"))
    said = parameters(kept[:1], kept, CODES, ("tinh-46",))
    assert said["trang"] == "bia"
    assert parameters(kept, kept, CODES, ("tinh-46",))["trang"] is None


def test_what_is_never_seen_is_left_out_of_a_sentence():
    address = asked(trang="rieng-1", cau_rieng_1="a\u202eb\ud800\x01", loi_rieng_1="c\u202e\n\x01d")
    (found,) = selection_of(address, (), CODES, ("rieng-1",), presents=True)
    assert (found.sentence, found.text) == ("ab", "c\nd")
