"""The summaries of the register equal a count by hand, whatever was written, on any day."""

import json
from collections import Counter
from datetime import date

import pytest
import sqlalchemy as sa
from alembic import command

from charts.maps.commune_marks import commune_marks_json
from data_access.demonstration import add_demonstration, remove_demonstration
from data_access.register.open_institutions import (
    commune_marks,
    open_on,
    provincial_institutions,
)
from data_access.register.summaries import bring_up_to_date
from data_access.store import tables
from data_access.store.changes import IMPORT, record_change
from data_access.store.engine import engine_for, reading, writing
from data_access.store.migrate import _config
from progress.places.register import is_open
from tests.databases import migrate

TODAY = date(2026, 11, 21)
DAYS = (date(2020, 1, 1), date(2025, 6, 29), date(2025, 6, 30), TODAY, date(2031, 1, 1))
HUE, PHONG_DIEN = "46", "19819"


@pytest.fixture
def engine(seeded_engine) -> sa.Engine:
    return seeded_engine


def add(connection: sa.Connection, code: str, **cells) -> None:
    """Put an institution into the register, as a writer does."""
    change = record_change(connection, kind=IMPORT, actor="thử", summary="một thiết chế")
    row = {
        "code": code,
        "name": f"Thư viện {code}",
        "category_code": "public_commune",
        "unit_code": PHONG_DIEN,
        "ownership": "công lập",
        "opened_on": None,
        "closed_on": None,
        "latitude": 16.5,
        "longitude": 107.4,
        "change_id": change,
    }
    connection.execute(sa.insert(tables.InstitutionRow).values(row | cells))
    bring_up_to_date(connection, [cells.get("unit_code", PHONG_DIEN)])


def stored(connection: sa.Connection) -> list[tuple]:
    """The summary, as it is kept."""
    return sorted(map(tuple, connection.execute(sa.select(tables.InstitutionCountRow.__table__))))


def counted(connection: sa.Connection) -> list[tuple]:
    """The summary, counted by hand."""
    row = tables.InstitutionRow
    found = list(connection.execute(sa.select(row.unit_code, row.category_code, row.closed_on)))
    every = Counter((unit, category) for unit, category, _ in found)
    ended = Counter((unit, category) for unit, category, closed in found if closed)
    return sorted((*place, number, ended[place]) for place, number in every.items())


def test_demonstration_added_and_removed(engine):
    with writing(engine) as connection:
        add_demonstration(connection, scale=900)
        assert stored(connection) == counted(connection) != []
        remove_demonstration(connection)
        assert stored(connection) == []


def test_demonstration_kept_for_a_real_result_is_still_counted(engine):
    with writing(engine) as connection:
        add_demonstration(connection, scale=60)
        code = connection.scalar(sa.select(sa.func.min(tables.InstitutionRow.code)))
        change = record_change(connection, kind=IMPORT, actor="thử", summary="một kết quả")
        result = {
            "institution_code": code,
            "indicator_code": "library_visits",
            "year": 2025,
            "change_id": change,
            "value": 7,
            "status": "current",
        }
        connection.execute(sa.insert(tables.InstitutionResultRow).values(result))
        remove_demonstration(connection)
        assert stored(connection) == counted(connection)
        assert len(stored(connection)) == 1


def test_only_the_units_named_are_counted_anew(engine):
    with writing(engine) as connection:
        add(connection, "a")
        add(connection, "b", unit_code=HUE, category_code="museum")
        connection.execute(sa.update(tables.InstitutionRow).values(closed_on=TODAY))
        bring_up_to_date(connection, [HUE])
        assert stored(connection) == [
            (PHONG_DIEN, "public_commune", 1, 0),
            (HUE, "museum", 1, 1),
        ]
        bring_up_to_date(connection)
        assert stored(connection) == counted(connection)


def test_open_numbers_of_any_day_equal_a_count_by_hand(engine):
    with writing(engine) as connection:
        add_demonstration(connection, scale=900)
        add(connection, "opens-later", opened_on=date(2030, 1, 1))
        add(connection, "closes-later", closed_on=date(2030, 6, 1))
        add(connection, "opens-and-closes", opened_on=date(2025, 1, 1), closed_on=DAYS[1])
        row, unit = tables.InstitutionRow, tables.UnitRow
        query = sa.select(row.category_code, row.opened_on, row.closed_on, unit.code, unit.kind)
        found = connection.execute(query.join(unit, unit.code == row.unit_code)).all()
        for day in DAYS:
            open_then = [each for each in found if is_open(each.opened_on, each.closed_on, day)]
            told: Counter[tuple[str, str]] = Counter()
            for unit_code, category_code, number in connection.execute(
                sa.select(open_on(day).subquery())
            ):
                told[unit_code, category_code] += number
            by_hand = Counter((each.code, each.category_code) for each in open_then)
            assert +told == by_hand, day
            marks = commune_marks(connection, day).marks
            in_communes = sum(each.kind == "commune" for each in open_then)
            assert sum(sum(mark.numbers) for mark in marks) == in_communes, day


def test_an_upgrade_of_a_filled_register_fills_the_summaries(database_url):
    engine = engine_for(sa.make_url(database_url))
    with writing(engine) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for sentence in FILLED:
            connection.execute(sa.text(sentence))
    migrate(engine)
    with reading(engine) as connection:
        assert stored(connection) == [("46", "museum", 3, 1)]
    engine.dispose()


FILLED = (
    "INSERT INTO change (id, at, actor, kind, summary) "
    "VALUES (1, '2026-01-01 00:00:00', 'thử', 'import', 'một thay đổi')",
    "INSERT INTO unit (code, name, short_name, kind) VALUES ('46', 'Huế', 'Huế', 'province')",
    "INSERT INTO category (code, name, position) VALUES ('museum', 'Bảo tàng', 1)",
    "INSERT INTO institution (code, name, category_code, unit_code, closed_on, change_id) VALUES "
    "('a', 'Bảo tàng A', 'museum', '46', NULL, 1), ('b', 'Bảo tàng B', 'museum', '46', NULL, 1), "
    "('c', 'Bảo tàng C', 'museum', '46', '2026-01-01', 1)",
)


def test_museums_and_what_the_province_keeps_stand_as_single_marks(engine):
    with writing(engine) as connection:
        add(connection, "tv", unit_code=HUE, category_code="public_province")
        add(connection, "bt", unit_code=HUE, category_code="museum", closed_on=TODAY)
        add(connection, "vh", unit_code=HUE, category_code="centre_province_district")
        add(connection, "xa")
        add(connection, "th", unit_code=HUE, category_code="university_specialised")
        add(connection, "kr", unit_code=HUE, category_code="museum", latitude=None, longitude=None)
        found = provincial_institutions(connection, TODAY)
    assert [(mark.code, mark.sector_code, mark.open) for mark in found.marks] == [
        ("bt", "museum", False),
        ("tv", "library", True),
        ("vh", "centre", True),
    ]
    assert found.without_place == 1


def test_communes_without_a_place_are_named_and_left_out(engine):
    with writing(engine) as connection:
        add(connection, "a")
        add(connection, "b", category_code="centre_commune_village")
        unit = tables.UnitRow
        lost = sa.update(unit).where(unit.code == "20333").values(latitude=None)
        connection.execute(lost)
        country, hue = commune_marks(connection, TODAY), commune_marks(connection, TODAY, HUE)
    assert country.sectors == ("library", "museum", "centre")
    assert (len(country.marks), country.without_place) == (3320, ("Hoàng Sa",))
    assert {mark.province_code for mark in hue.marks} == {HUE}
    (mark,) = (mark for mark in hue.marks if any(mark.numbers))
    assert (mark.code, mark.numbers) == (PHONG_DIEN, (1, 0, 1))


def test_all_communes_travel_in_at_most_300_kilobytes(engine):
    with writing(engine) as connection:
        add_demonstration(connection, scale=900)
        found = commune_marks(connection, TODAY)
    written = commune_marks_json(found)
    assert len(written) <= 300_000
    assert written == commune_marks_json(found)
    rows = json.loads(written)
    assert len(rows) == 3321
    first = found.marks[0]
    assert rows[0] == {
        "name": f"{first.type_name} {first.name}",
        "p": first.province_code,
        "x": round(first.longitude, 4),
        "y": round(first.latitude, 4),
        "t": list(first.numbers),
        "r": rows[0]["r"],
    }
    for mark, row in zip(found.marks, rows, strict=True):
        assert (row["r"] > 0) == any(mark.numbers)


def test_an_import_without_institutions_leaves_the_entries_as_they_are(seeded_engine):
    """With nothing made up to take out, a register of 60,000 is not entered anew each time."""
    executed: list[str] = []
    with writing(seeded_engine) as connection:
        sa.event.listen(
            connection, "before_cursor_execute", lambda _c, _cursor, text, *_: executed.append(text)
        )
        assert remove_demonstration(connection) == ""
    assert any("institution" in text for text in executed)
    assert not [text for text in executed if "institution_entry" in text]
