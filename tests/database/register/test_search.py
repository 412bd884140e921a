"""The register is searched, filtered, sorted and paged by the database, alike on both kinds."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
import sqlalchemy as sa

from data_access.demonstration import add_demonstration, remove_demonstration
from data_access.programme.queries import programme
from data_access.register import search
from data_access.register.cards import card
from data_access.register.search import (
    every_institution,
    institutions,
    matches,
    numbers_by_province,
    numbers_by_unit,
    ownerships,
)
from data_access.register.summaries import are_outdated, bring_up_to_date
from data_access.register.units import commune, communes
from data_access.seeding.preparation import prepare
from data_access.store import tables
from data_access.store.changes import DEMONSTRATION, IMPORT, record_change
from data_access.store.engine import reading, writing
from data_access.store.settings import SEED_FOLDER
from progress.model.search import order_key, search_terms, shorter_names
from progress.places.province import became_sentence, provinces_of_today
from progress.places.register import UNKNOWN_OWNERSHIP, Order, RegisterSelection, State

TODAY = date(2026, 11, 21)
REGISTER = (
    # code, name, category, unit, ownership, opened, closed
    ("TV-1", "Thư viện Tổng hợp thành phố Huế", "public_province", "46", "công lập", 1945, None),
    ("TV-2", "Thư viện huyện Phong Điền", "public_district", "46", "công lập", 1980, 2025),
    ("TV-3", "Thư viện phường Phong Điền", "public_commune", "19819", "công lập", 2010, None),
    ("TV-4", "Thư viện xã Phong Điền", "public_commune", "31299", None, None, None),
    ("TV-5", "Thư viện Trường THCS Nguyễn Huệ", "education", "00004", "công lập", 2000, None),
    ("TV-6", "Thư viện Trường Lý Thường Kiệt", "education", "00004", "ngoài công lập", 2030, None),
    ("BT-1", "Bảo tàng Cổ vật Cung đình", "museum", "46", "công lập", 1923, None),
    ("BT-2", "Bảo tàng Gốm số 10", "museum", "01", "ngoài công lập", 2015, None),
    ("BT-3", "Bảo tàng Gốm số 9", "museum", "01", "ngoài công lập", 2016, 2027),
    ("BT-4", "Bảo tàng Ðắk Lắk", "museum", "66", "công lập", 1990, None),
)


@pytest.fixture
def engine(seeded_engine) -> sa.Engine:
    return seeded_engine


@pytest.fixture
def connection(engine) -> Iterator[sa.Connection]:
    """A register of ten institutions."""
    with writing(engine) as connection:
        fill(connection)
    with reading(engine) as connection:
        yield connection


def fill(connection: sa.Connection) -> int:
    change = record_change(
        connection, kind=IMPORT, actor="thử", summary="danh bạ", file_name="danh-ba.csv"
    )
    connection.execute(
        sa.insert(tables.InstitutionRow),
        [
            {
                "code": code,
                "name": name,
                "category_code": category,
                "unit_code": unit,
                "ownership": ownership,
                "opened_on": opened and date(opened, 1, 1),
                "closed_on": closed and date(closed, 6, 30),
                "latitude": None,
                "longitude": None,
                "change_id": change,
            }
            for code, name, category, unit, ownership, opened, closed in REGISTER
        ],
    )
    bring_up_to_date(connection, {row[3] for row in REGISTER})
    return change


def codes(connection: sa.Connection, words: str = "", **asked) -> list[str]:
    """The codes found, checked to be the same by every way of asking."""
    names = shorter_names((u.name, u.former_names) for u in programme(connection).provinces)
    selection = RegisterSelection(TODAY, terms=search_terms(words, names), **asked)
    found = [each.code for each in institutions(connection, selection, first=0, count=50)]
    held = matches(connection, selection)
    assert held.number == len(found)
    if found:
        again = institutions(connection, selection, first=0, count=50, matched=held)
        assert [each.code for each in again] == found
    assert [each.code for each in every_institution(connection, selection)] == found
    return found


HUE = ["BT-1", "TV-2", "TV-3", "TV-1"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("thư viện huyện huế", ["TV-2"], id="marks"),
        pytest.param("thu vien huyen hue", ["TV-2"], id="no-marks"),
        pytest.param("THƯ VIỆN PHONG ĐIỀN", ["TV-2", "TV-3", "TV-4"], id="two-places"),
        pytest.param("phong dien can tho", ["TV-4"], id="province"),
        pytest.param("HUẾ", [*HUE[:2], "TV-3", "TV-1", "TV-5"], id="capitals"),
        pytest.param("Thừa Thiên Huế", [*HUE[:2], "TV-3", "TV-1", "TV-5"], id="former-name"),
        pytest.param("li thuong kiet", ["TV-6"], id="i-and-y"),
        pytest.param("Đắc Lắc", ["BT-4"], id="k-and-c"),
        pytest.param("daklak", ["BT-4"], id="joined"),
        pytest.param("bảo tàng", ["BT-1", "BT-4", "BT-3", "BT-2"], id="category-and-order"),
        pytest.param("Hậu Giang", [], id="nothing"),
        pytest.param("tv-3", ["TV-3"], id="code"),
        pytest.param("cấp huyện", ["TV-2"], id="category"),
        pytest.param("%", [row[0] for row in REGISTER], id="no-wildcard"),
    ],
)
def test_search(connection, words, found):
    assert sorted(codes(connection, words)) == sorted(found)


def test_the_order_is_that_of_the_vietnamese_alphabet(connection):
    found = codes(connection)
    names = {row[0]: row[1] for row in REGISTER}
    assert [names[code] for code in found] == sorted(names.values(), key=order_key)
    assert found[:4] == ["BT-1", "BT-4", "BT-3", "BT-2"]  # C before Đ, and 9 before 10


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"province": "46"}, HUE, id="province-with-its-communes"),
        pytest.param({"commune": "19819"}, ["TV-3"], id="commune"),
        pytest.param({"category": "museum"}, ["BT-1", "BT-2", "BT-3", "BT-4"], id="category"),
        pytest.param({"ownership": "ngoài công lập"}, ["BT-2", "BT-3", "TV-6"], id="ownership"),
        pytest.param({"ownership": UNKNOWN_OWNERSHIP}, ["TV-4"], id="ownership-unknown"),
        pytest.param({"state": State.CLOSED}, ["TV-2"], id="closed"),
        pytest.param({"state": State.COMING}, ["TV-6"], id="not-yet-open"),
        pytest.param(
            {"state": State.OPEN, "category": "museum"}, ["BT-1", "BT-2", "BT-3", "BT-4"], id="open"
        ),
        pytest.param({"province": "46", "category": "education"}, [], id="none"),
    ],
)
def test_filters(connection, asked, found):
    assert sorted(codes(connection, **asked)) == sorted(found)


def test_every_institution_has_one_state(connection):
    found = [code for state in State for code in codes(connection, state=state)]
    assert sorted(found) == sorted(row[0] for row in REGISTER)


@pytest.mark.parametrize(("few", "some"), [(0, 0), (0, 1), (1, 9), (0, 1_000), (1_000, 1_000)])
def test_words_that_find_a_few_are_looked_for_once(connection, monkeypatch, few, some):
    monkeypatch.setattr(search, "_FEW", few)
    monkeypatch.setattr(search, "_SOME", some)
    found = codes(connection, "thu vien")
    held = matches(connection, RegisterSelection(TODAY, terms=search_terms("thu vien", {})))
    assert sorted(held.codes) == (sorted(found) if len(found) <= few else [])


def test_the_newest_first_and_the_unknown_last(connection):
    assert codes(connection, order=Order.NEWEST)[:2] == ["TV-6", "BT-3"]
    assert codes(connection, order=Order.OLDEST)[:2] == ["BT-1", "TV-1"]
    assert codes(connection, order=Order.NEWEST)[-1] == "TV-4"
    assert codes(connection, order=Order.OLDEST)[-1] == "TV-4"


def test_pages_hold_every_institution_once(engine):
    with writing(engine) as connection:
        add_demonstration(connection, scale=900)
    with reading(engine) as connection:
        selection = RegisterSelection(TODAY, category="museum")
        held = matches(connection, selection)
        number = held.number
        pages = [
            institutions(connection, selection, first=first, count=7)
            for first in range(0, number, 7)
        ]
        assert pages == [
            institutions(connection, selection, first, 7, held) for first in range(0, number, 7)
        ]
        found = [each for page in pages for each in page]
        assert len({each.code for each in found}) == len(found) == number > 20
        keys = [(order_key(each.name), each.code) for each in found]
        assert all(one < other for one, other in pairwise(keys))
        assert institutions(connection, selection, first=number, count=7) == ()
        assert {each.category_code for each in found} == {"museum"}
        assert all(each.demonstration for each in found)


def test_what_is_kept_of_ownership_and_places(connection):
    assert ownerships(connection) == (UNKNOWN_OWNERSHIP, "công lập", "ngoài công lập")
    assert len(communes(connection, "46")) == 40
    assert commune(connection, "19819").name == "Phong Điền"
    assert commune(connection, "46") is None
    (one,) = institutions(connection, RegisterSelection(TODAY, commune="19819"), first=0, count=9)
    assert (one.commune, one.province_code) == ("phường Phong Điền", "46")


def test_a_card_has_the_latest_result_of_each_year_with_its_change(engine):
    with writing(engine) as connection:
        fill(connection)
        for kind, results in (
            (
                DEMONSTRATION,
                [("museum_visits", 2024, 5, "current"), ("museum_visits", 2025, 7, "current")],
            ),
            (
                IMPORT,
                [("museum_visits", 2025, 9, "current"), ("museum_programme", 2025, 1, "current")],
            ),
            (IMPORT, [("museum_visits", 2024, None, "withdrawn")]),
        ):
            change = record_change(connection, kind=kind, actor="thử", summary="kết quả")
            rows = [
                {
                    "institution_code": "BT-1",
                    "indicator_code": indicator,
                    "year": year,
                    "value": value,
                    "status": status,
                    "change_id": change,
                }
                for indicator, year, value, status in results
            ]
            connection.execute(sa.insert(tables.InstitutionResultRow), rows)
    with reading(engine) as connection:
        found = card(connection, "BT-1")
        assert card(connection, "BT-99") is None
    assert found.institution.name == "Bảo tàng Cổ vật Cung đình"
    assert (found.provenance.file_name, found.provenance.demonstration) == ("danh-ba.csv", False)
    told = [(each.indicator_code, each.year, each.value) for each in found.results]
    assert sorted(told) == [("museum_programme", 2025, 1), ("museum_visits", 2025, 9)]
    assert {each.provenance.kind for each in found.results} == {IMPORT}
    assert found.provenance.at.tzinfo is not None


def test_an_institution_that_moved_is_found_in_its_new_place_only(engine):
    with writing(engine) as connection:
        fill(connection)
        moved = sa.update(tables.InstitutionRow).where(tables.InstitutionRow.code == "TV-3")
        connection.execute(moved.values(unit_code="31299", name="Thư viện dời chỗ"))
        bring_up_to_date(connection, ["19819", "31299"])
        assert codes(connection, commune="19819") == []
        assert sorted(codes(connection, commune="31299")) == ["TV-3", "TV-4"]
        assert codes(connection, "dời chỗ cần thơ") == ["TV-3"]
        assert codes(connection, "dời chỗ huế") == []


def test_entries_come_and_go_with_the_demonstration(engine):
    with writing(engine) as connection:
        add_demonstration(connection, scale=60)
        fill(connection)
        assert matches(connection, RegisterSelection(TODAY)).number == 70
        remove_demonstration(connection)
        assert len(codes(connection)) == 10
        assert not are_outdated(connection)


def test_a_start_enters_what_came_without_a_word(engine):
    """An upgrade of a filled register, or rows that a person wrote by hand."""
    with writing(engine) as connection:
        fill(connection)
        connection.execute(sa.delete(tables.InstitutionEntryRow))
        assert are_outdated(connection)
    prepare(engine.url, demonstration=False, scale=0, on_progress=lambda _: None)
    with reading(engine) as connection:
        assert codes(connection, "thu vien huyen hue") == ["TV-2"]
        assert not are_outdated(connection)


def test_a_name_corrected_in_the_reference_data_is_found_at_once(engine, tmp_path):
    with writing(engine) as connection:
        fill(connection)
    folder = tmp_path / "seed"
    folder.mkdir()
    for path in SEED_FOLDER.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        if path.name == "commune.csv":
            text = text.replace("19819,19819,Phong Điền,Phong Điền", "19819,19819,Sông Bồ,Sông Bồ")
        (folder / path.name).write_text(text, encoding="utf-8")
    prepare(engine.url, demonstration=False, scale=0, on_progress=lambda _: None, folder=folder)
    with reading(engine) as connection:
        assert codes(connection, "song bo") == ["TV-3"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param("86@2025", "nay thuộc tỉnh Vĩnh Long.", id="merged"),
        pytest.param("15@2025", "nay thuộc tỉnh Lào Cai.", id="whose-code-went-to-another"),
        pytest.param("quang_nghiep@2025", "nay thuộc thành phố Hải Phòng.", id="commune"),
    ],
)
def test_what_became_of_a_unit_is_said(connection, code, said):
    found = programme(connection)
    sentence = became_sentence(found.unit[code], provinces_of_today(found, code))
    assert sentence.endswith(said)
    assert "tồn tại đến hết ngày" in sentence


def test_numbers_on_the_map_are_those_of_the_list(connection):
    everything = RegisterSelection(TODAY)
    by_province = {
        each.unit_code: (each.title, each.number)
        for each in numbers_by_province(connection, everything)
    }
    assert sum(number for _, number in by_province.values()) == len(REGISTER)
    assert by_province["46"] == ("thành phố Huế", 4)
    hue = numbers_by_unit(connection, RegisterSelection(TODAY, province="46"))
    assert [(each.unit_code, each.title, each.number) for each in hue] == [
        ("19819", "phường Phong Điền", 1),
        ("46", "thành phố Huế", 3),
    ]
    assert all(each.latitude and each.longitude for each in hue)
