"""Numbers, dates and the alphabet, written the Vietnamese way (method, section 8)."""

import itertools
import unicodedata
from datetime import date
from fractions import Fraction

import pytest

from progress.model.numbers import alphabetical, asked, changed, day, percent, plain, written


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        pytest.param(0, 0, "0", id="nought"),
        pytest.param(1234.5, 1, "1.234,5", id="thousands-and-decimals"),
        pytest.param(1234567, 0, "1.234.567", id="millions"),
        pytest.param(999, 0, "999", id="below-a-thousand"),
        pytest.param(Fraction(1, 2), 0, "1", id="half-up"),
        pytest.param(Fraction(3, 2), 0, "2", id="half-up-not-to-even"),
        pytest.param(Fraction(5, 2), 0, "3", id="half-up-from-an-even-one"),
        pytest.param(Fraction(1249, 100), 1, "12,5", id="nearest"),
        pytest.param(Fraction(1225, 100), 1, "12,3", id="half-up-at-a-decimal"),
        pytest.param(Fraction(39999, 1000), 1, "40,0", id="rounded-only-when-written"),
        pytest.param(Fraction(1, 3), 3, "0,333", id="a-third"),
        pytest.param(Fraction(9995, 10), 0, "1.000", id="rounding-makes-a-thousand"),
        pytest.param(-1234.5, 1, "−1.234,5", id="minus"),
        pytest.param(Fraction(-1, 100), 1, "0,0", id="no-minus-before-nought"),
        pytest.param(None, 1, "chưa rõ", id="unknown"),
        pytest.param(Fraction(10**18, 1), 0, "1" + ".000" * 6, id="very-large"),
    ],
)
def test_written(number, places, text):
    assert written(number, places) == text


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        pytest.param(Fraction(125, 10), 1, "12,5%", id="one-decimal"),
        pytest.param(40, 1, "40,0%", id="whole-value"),
        pytest.param(40, 0, "40%", id="whole-target"),
        pytest.param(None, 1, "chưa rõ", id="unknown"),
    ],
)
def test_percent(number, places, text):
    assert percent(number, places) == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        pytest.param(40, None, "%", "40%", id="share"),
        pytest.param(10, 15, "%", "10–15%", id="range"),
        pytest.param(3, 5, "chương trình", "3–5 chương trình", id="count"),
        pytest.param(Fraction(25, 2), None, "%", "12,5%", id="not-whole"),
    ],
)
def test_what_a_target_asks(low, high, unit, text):
    high = None if high is None else Fraction(high)
    assert asked(Fraction(low), high, unit) == text


def test_days_are_written_day_first():
    assert day(date(2026, 3, 1)) == "01/03/2026"
    assert day(None) == "chưa rõ"


ALPHABET = tuple("aăâbcdđeêghiklmnoôơpqrstuưvxy")


@pytest.mark.parametrize(("first", "second"), list(itertools.pairwise(ALPHABET)))
def test_letters_follow_the_vietnamese_alphabet(first, second):
    assert alphabetical(first + "z") < alphabetical(second + "a")


@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param(["Cà Mau", "Cần Thơ", "Đà Nẵng", "Gia Lai"], id="da-nang-after-can-tho"),
        pytest.param(["Dung", "Đà Nẵng"], id="d-before-d-with-stroke"),
        pytest.param(["Hà Giang", "Hà Nội", "Hải Dương", "Huế", "Hưng Yên"], id="words-first"),
        pytest.param(["ma", "mà", "mả", "mã", "má", "mạ"], id="six-tones"),
        pytest.param(["má", "mai"], id="letters-before-tones"),
        pytest.param(["mâu", "mẫu", "mây"], id="tone-over-a-marked-letter"),
        pytest.param(["An Giang", "Ăn", "Ân"], id="a-without-mark-first"),
        pytest.param(["Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh"], id="n-ng-ni"),
        pytest.param(["Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bến Tre"], id="dash"),
        pytest.param(["Hà Giang 1", "Hà Giang 2"], id="numbered"),
    ],
)
def test_names_sort_by_the_alphabet(ordered):
    spread = [unicodedata.normalize("NFD", name) for name in ordered]
    for names in (ordered, spread):
        backwards = names[::-1]
        assert sorted(backwards, key=alphabetical) == names


def test_capitals_sort_as_small_letters():
    assert alphabetical("ĐÀ NẴNG")[:2] == alphabetical("đà nẵng")[:2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Huế", "hue", id="marks"),
        pytest.param("HUẾ", "hue", id="capitals"),
        pytest.param("Đắk Lắk", "dak lak", id="d-with-stroke"),
        pytest.param("Thừa Thiên Huế", "thua thien hue", id="horns"),
        pytest.param(unicodedata.normalize("NFD", "Đồng Tháp"), "dong thap", id="decomposed"),
        pytest.param("BR-VT 1", "br-vt 1", id="the-rest-stays"),
    ],
)
def test_searching_ignores_marks_and_case(text, found):
    assert plain(text) == found


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(Fraction(0), "không đổi", id="none"),
        pytest.param(Fraction(3, 2), "+1,5 điểm", id="gain"),
        pytest.param(Fraction(-1, 40), "−0,03 điểm", id="too-small-for-one-decimal"),
    ],
)
def test_a_change_is_never_rounded_to_none_nor_none_to_zero(number, words):
    assert changed(number, " điểm") == words
