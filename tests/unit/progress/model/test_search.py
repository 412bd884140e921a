"""Names are found whatever marks and spelling they are typed with, and sort as in a dictionary."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.model.numbers import alphabetical
from progress.model.search import (
    LONGEST_WORD,
    MOST_WORDS,
    bare_words,
    order_key,
    search_terms,
    searchable,
    shorter_names,
)

NAMES = shorter_names(
    [
        ("Huế", ("Thừa Thiên Huế", "Thừa Thiên - Huế", "Thừa Thiên-Huế")),
        ("Hồ Chí Minh", ("TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh", "Sài Gòn", "TPHCM")),
        ("Đắk Lắk", ("Đắc Lắc", "Daklak")),
    ]
)


def finds(asked: str, text: str) -> bool:
    """What the databases do: every word begins a word of the text, in one of its forms."""
    words = searchable(text)
    return all(any(f" {form}" in words for form in term) for term in search_terms(asked, NAMES))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        pytest.param("thu vien hue", "Thư viện thành phố Huế", id="no-marks"),
        pytest.param("HUẾ", "Bảo tàng Huế", id="capitals"),
        pytest.param("Thừa Thiên Huế", "Bảo tàng Huế", id="former-name"),
        pytest.param("bảo tàng Thừa Thiên - Huế", "Bảo tàng Huế", id="former-name-with-dash"),
        pytest.param("Huế thư viện", "Thư viện Huế", id="any-order"),
        pytest.param("thu vi", "Thư viện Huế", id="beginnings"),
        pytest.param(unicodedata.normalize("NFD", "Thư viện Huế"), "Thư viện Huế", id="decomposed"),
        pytest.param("Thư viện", unicodedata.normalize("NFD", "Thư viện Huế"), id="stored-so"),
        pytest.param("da nang", "Bảo tàng Đà Nẵng", id="d"),
        pytest.param("Đà Nẵng", "Bao tang Da Nang", id="d-asked"),
        pytest.param("Ðà Nẵng", "Bảo tàng Đà Nẵng", id="icelandic-letter"),
        pytest.param("Mỹ Lí", "xã Mĩ Lý", id="i-and-y"),
        pytest.param("qui nhon", "phường Quy Nhơn", id="qui"),
        pytest.param("Quý", "Bảo tàng Qúi", id="old-place-of-the-tone"),
        pytest.param("hòa bình", "Thư viện Hoà Bình", id="new-place-of-the-tone"),
        pytest.param("Bắc Kạn", "Thư viện Bắc Cạn", id="k-asked"),
        pytest.param("Bắc Cạn", "Thư viện Bắc Kạn", id="k-stored"),
        pytest.param("dac lac", "Thư viện Đắk Lắk", id="k-at-the-end"),
        pytest.param("Đắk Lắk", "Thư viện Đăk Lăk", id="breve"),
        pytest.param("công tum", "Thư viện Kông Tum", id="kong"),
        pytest.param("TP Hồ Chí Minh", "Bảo tàng Hồ Chí Minh", id="with-its-type"),
        pytest.param("tv-46", "Thư viện TV-46-00012", id="code"),
    ],
)
def test_it_is_found(asked, text):
    assert finds(asked, text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        pytest.param("hue", "Thư viện Hà Nội", id="another-place"),
        pytest.param("iên", "Thư viện", id="middle-of-a-word"),
        pytest.param("tài", "Thư viện Tây Ninh", id="y-beside-another-vowel"),
        pytest.param("Sài Gòn", "Bảo tàng Hồ Chí Minh", id="a-part-is-not-the-whole"),
        pytest.param("thư viện huế", "Bảo tàng Huế", id="one-word-is-missing"),
    ],
)
def test_it_is_not_found(asked, text):
    assert not finds(asked, text)


@pytest.mark.parametrize("asked", ["hue", "HUẾ", "Huế", "Thừa Thiên Huế", "THỪA THIÊN - HUẾ"])
def test_all_names_of_a_place_ask_for_the_same(asked):
    assert search_terms(asked, NAMES) == (("hue",),)


@pytest.mark.parametrize("asked", ["", "   ", "%_'\"\\;--", "…", "'; DROP TABLE unit"])
def test_what_is_asked_holds_nothing_but_letters_and_digits(asked):
    assert all(form.isalnum() for term in search_terms(asked, NAMES) for form in term)


def test_a_question_has_an_end():
    terms = search_terms(" ".join(f"{n}{'x' * 99}" for n in range(99)), NAMES)
    assert len(terms) == MOST_WORDS
    assert {len(term[0]) for term in terms} == {LONGEST_WORD}


def test_a_word_is_stored_once():
    assert searchable("Thư viện", "thu vien, Thư Viện") == " thu vien"


@given(st.text())
def test_any_text_finds_itself(text):
    assert finds(text, text) or not bare_words(text)[:MOST_WORDS]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["Cà Mau", "Ðà Nẵng", "Đắk Lắk", "Hà Nội"], id="icelandic-letter"),
        pytest.param(["An", "Ăn", "Ân", "Ba", "Da", "Đa", "Ea"], id="letters"),
        pytest.param(["Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Mai"], id="tones-after-letters"),
        pytest.param(["thôn 1", "Thôn 2", "thôn 10", "thôn 100"], id="numbers-by-size"),
        pytest.param(["Nhà 2", "Nhà 02b", "Nhà 10"], id="leading-zero"),
        pytest.param(["", "1", "A"], id="nothing-first"),
    ],
)
def test_names_stand_in_order(names):
    shuffled = names[::-1]
    assert sorted(shuffled, key=order_key) == names


@given(st.lists(st.text(alphabet="aăâbcdđeêhnoôơuưyàảãáạềếộ -", max_size=12)))
def test_without_numbers_the_order_is_that_of_all_lists(names):
    assert sorted(names, key=order_key) == sorted(names, key=lambda n: alphabetical(n)[:2])


@given(st.text())
def test_any_name_has_a_place(name):
    assert order_key(name) >= b""
