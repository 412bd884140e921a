"""The register from a template or in long form: codes, checks, places, what is kept of the past."""

from datetime import date

import pytest
import sqlalchemy as sa

from data_access.imports import File, import_content
from data_access.people.authors import Author
from data_access.recorded.undoing import undo
from data_access.register.summaries import are_outdated
from data_access.store.changes import DEMONSTRATION, record_change
from data_access.store.engine import reading, writing
from data_access.store.tables import InstitutionPastRow, InstitutionResultRow, InstitutionRow
from data_access.templates.form import COVERAGE, INSTITUTIONS
from tests.templates import ANYONE, SERVICE, TODAY, Form, form, said, take

HEADER = "code,name,category_code,unit_code,ownership,opened_on,closed_on,latitude,longitude"
NEW = {
    "name": "Thư viện phường Phú Xuân",
    "category_code": "Thư viện công cộng cấp xã",
    "unit_code": "Phường Phú Xuân (19753)",
}


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


def register(engine) -> dict[str, dict]:
    with reading(engine) as connection:
        found = connection.execute(sa.select(InstitutionRow.__table__)).mappings()
        return {row["code"]: dict(row) for row in found}


def rows(engine, table) -> list[dict]:
    with reading(engine) as connection:
        query = sa.select(table.__table__).order_by(*table.__table__.primary_key)
        return [dict(row) for row in connection.execute(query).mappings()]


def with_new(engine, row: int = 7, **cells) -> Form:
    return form(engine).cover().put(INSTITUTIONS, row, **(NEW | cells))


def long_form(engine, *lines: str, header: str = HEADER, **options):
    content = "\n".join((header, *lines)).encode()
    given = {"reason": None, "dry_run": False, "today": TODAY, "author": ANYONE}
    return import_content(engine, File("danh-ba.csv", content), **(given | options))


def test_new_institution_gets_a_code_and_keeps_it(engine):
    filled = with_new(engine, ownership="Công lập", opened_on="1/2/1990")
    again = with_new(engine, name="thư viện  Phường PHÚ XUÂN", ownership="công lập")
    planned = take(engine, filled, dry_run=True).plans[0].rows[0].row.values["code"]
    assert take(engine, filled).change_id is not None
    (found,) = register(engine).values()
    assert found["code"] == planned
    assert planned.startswith("TV-46-")
    assert (found["unit_code"], found["category_code"]) == ("19753", "public_commune")
    assert (found["ownership"], found["opened_on"]) == ("công lập", date(1990, 2, 1))
    # Handed in again without its code, in another spelling, it is the same one.
    outcome = take(engine, again, reason="như cũ")
    assert list(register(engine)) == [planned]
    (planned_row,) = outcome.plans[0].rows
    assert planned_row.differences(outcome.plans[0].table).keys() == {"name"}


def test_two_officers_get_different_codes_for_different_institutions(engine):
    names = ("Nhà văn hóa thôn 1", "Nhà văn hóa thôn 2")
    for filled in [with_new(engine, name=name) for name in names]:
        take(engine, filled)
    assert len(register(engine)) == 2


def test_place_is_known_by_name_or_code(untouched):
    filled = form(untouched).cover()
    places = ("Phú Xuân", "phuong phu xuan", "P. Phú Xuân (19753)", "19753", 19753)
    for number, place in enumerate(places):
        about = NEW | {"name": f"Thư viện {number}", "unit_code": place}
        filled.put(INSTITUTIONS, 7 + number, **about)
    outcome = take(untouched, filled, dry_run=True)
    assert not outcome.errors
    planned = [each.row.values["unit_code"] for each in outcome.plans[0].rows]
    assert planned == ["19753"] * len(places)


def test_old_name_of_a_province_means_what_it_became(untouched):
    filled = form(untouched, "86").cover()
    about = {"name": "Bảo tàng", "category_code": "bảo tàng"}
    filled.put(INSTITUTIONS, 7, unit_code="tỉnh Bến Tre", **about)
    outcome = take(untouched, filled, dry_run=True)
    assert outcome.plans[0].rows[0].row.values["unit_code"] == "86"
    # Without its kind the name is also that of a ward, and nobody guesses.
    errors = take(untouched, filled.put(INSTITUTIONS, 7, unit_code="Bến Tre")).errors
    assert (INSTITUTIONS, "G7", "ambiguous-unit") in said(errors)


REFUSED = (
    ({"category_code": "Rạp"}, "C", "unknown-category"),
    ({"unit_code": "Atlantis"}, "G", "unknown-unit"),
    ({"unit_code": "Hà Nội"}, "G", "outside-the-unit"),
    ({"ownership": "của tôi"}, "D", "unknown-ownership"),
    ({"name": None}, "B", "empty-cell"),
    ({"code": "TV-46-000000"}, "A", "unknown-institution"),
    ({"opened_on": "2/1/2020", "closed_on": "1/1/2020"}, "F", "closed-before-opened"),
    ({"latitude": 48.85, "longitude": 2.35}, "H", "outside-viet-nam"),
    ({"latitude": 107.6, "longitude": 16.4}, "H", "outside-viet-nam"),
    ({"latitude": 16.4}, "I", "half-a-place"),
    ({"value__museum_programme": "Có"}, "L", "other-sector"),
    ({"value__library_service": "5"}, "J", "neither-yes-nor-no"),
    ({"value__library_visits": 1.5}, "O", "fractional-count"),
)


def test_each_row_is_refused_at_its_cell(untouched):
    filled = form(untouched).cover()
    for row, (cells, _, _) in enumerate(REFUSED, 7):
        filled.put(INSTITUTIONS, row, **(NEW | {"name": f"Thư viện {row}"} | cells))
    errors = said(take(untouched, filled).errors)
    wanted = {(INSTITUTIONS, f"{at}{row}", code) for row, (_, at, code) in enumerate(REFUSED, 7)}
    assert wanted <= set(errors)


def test_results_come_with_the_institution(engine):
    filled = with_new(engine, value__library_service="có", value__library_visits="1.234")
    take(engine, filled)
    found = {row["indicator_code"]: row["value"] for row in rows(engine, InstitutionResultRow)}
    assert found == {"library_service": 1, "library_visits": 1234}


def test_replaced_row_is_kept_by_the_change_that_replaced_it(engine):
    first = take(engine, with_new(engine))
    filled = form(engine).cover()
    code = filled.cell(INSTITUTIONS, 7, "code").value
    filled.put(INSTITUTIONS, 7, closed_on="1/10/2026")
    second = take(engine, filled)
    assert second.plans[0].summary == "mới 0, sửa 1, rút 0, không đổi 0"
    (past,) = rows(engine, InstitutionPastRow)
    assert (past["institution_code"], past["closed_on"]) == (code, None)
    assert (past["change_id"], past["written_by"]) == (second.change_id, first.change_id)
    now = register(engine)[code]
    assert (now["closed_on"], now["change_id"]) == (date(2026, 10, 1), second.change_id)
    with reading(engine) as connection:
        assert not are_outdated(connection)


def test_same_template_twice_changes_nothing(engine):
    filled = with_new(engine, value__library_service="Có")
    take(engine, filled)
    before = register(engine)
    assert take(engine, filled).change_id is None
    assert register(engine) == before


@pytest.mark.on_both
def test_what_was_undone_can_be_handed_in_again(engine):
    filled = with_new(engine, value__library_service="Có")
    first = take(engine, filled).change_id
    (before,) = register(engine).values()
    assert undo(engine, first, None, ANYONE, TODAY).change_id is not None
    (closed,) = register(engine).values()
    assert closed["closed_on"] == TODAY
    again = take(engine, filled).change_id
    (now,) = register(engine).values()
    assert now == before | {"change_id": again}
    # One that closed by itself stays closed.
    ending = form(engine).cover().put(INSTITUTIONS, 7, closed_on="1/10/2026")
    assert take(engine, ending).change_id is not None
    assert take(engine, with_new(engine)).change_id is None


def test_register_is_compared_with_the_denominator(engine):
    filled = with_new(engine).put(COVERAGE, SERVICE, numerator=1, denominator=2)
    outcome = take(engine, filled)
    assert [issue.code for issue in outcome.warnings] == ["register-differs"]
    filled.put(COVERAGE, SERVICE, denominator=1)
    assert take(engine, filled).warnings == ()
    # A category that the register does not hold says nothing.
    other = form(engine).cover().put(COVERAGE, ("library_service", "education"), numerator=1)
    other.put(COVERAGE, ("library_service", "education"), denominator=9)
    assert take(engine, other).warnings == ()


def test_namesake_in_one_place_needs_a_reason(engine):
    assert not long_form(engine, "A-1,Thư viện xã,public_commune,19753,,,,,").refused
    outcome = long_form(engine, "A-2,THƯ VIỆN XÃ,public_commune,19753,,,,,")
    assert [issue.code for issue in outcome.warnings] == ["duplicate-name"]
    assert long_form(engine, "A-3,Thư viện xã,public_commune,19774,,,,,").change_id is not None


def test_long_form_takes_codes_of_a_department_and_leaves_what_it_does_not_say(engine):
    long_form(engine, "A-1,Bảo tàng,museum,46,công lập,1990-01-01,,16.46,107.58")
    outcome = long_form(
        engine, "A-1,Bảo tàng Huế,museum,46", header="code,name,category_code,unit_code"
    )
    assert outcome.change_id is not None
    found = register(engine)["A-1"]
    assert (found["name"], found["ownership"]) == ("Bảo tàng Huế", "công lập")
    assert (found["opened_on"], found["latitude"]) == (date(1990, 1, 1), 16.46)


def test_results_in_long_form(engine):
    header = "institution_code,indicator_code,year,value"
    long_form(engine, "A-1,Bảo tàng,museum,46,,,,,")
    wrong = long_form(
        engine,
        "A-9,museum_visits,2025,10",
        "A-1,museum_visits,2027,10",
        "A-1,library_visits,2025,10",
        header=header,
    )
    assert [(issue.line, issue.code) for issue in wrong.errors] == [
        (2, "unknown-institution"),
        (3, "year-ahead"),
        (4, "other-sector"),
    ]
    assert long_form(engine, "A-1,museum_visits,2025,10", header=header).change_id is not None
    gone = long_form(engine, "A-1,museum_visits,2025,,withdrawn", header=f"{header},status")
    assert gone.plans[0].summary.startswith("mới 0, sửa 0, rút 1")


def test_officer_neither_takes_nor_gives_an_institution_of_another_province(engine):
    officer = Author("thử", frozenset({"46"}))
    long_form(engine, "A-1,Bảo tàng,museum,01,,,,,")
    taken = long_form(engine, "A-1,Bảo tàng,museum,46,,,,,", author=officer)
    given = long_form(engine, "A-2,Bảo tàng,museum,01,,,,,", author=officer)
    result = long_form(
        engine,
        "A-1,museum_visits,2025,10",
        header="institution_code,indicator_code,year,value",
        author=officer,
    )
    for outcome in (taken, given, result):
        assert [issue.code for issue in outcome.errors] == ["not-permitted"]


def test_real_entry_over_demonstration_data_is_new(engine):
    with writing(engine) as connection:
        change = record_change(connection, kind=DEMONSTRATION, actor="thử", summary="x")
        connection.execute(
            sa.insert(InstitutionRow).values(
                code="A-1",
                name="Bảo tàng",
                category_code="museum",
                unit_code="46",
                change_id=change,
            )
        )
    outcome = long_form(engine, "A-1,Bảo tàng,museum,46,,,,,", removal=True)
    assert outcome.plans[0].summary.startswith("mới 1, sửa 0")
    assert register(engine)["A-1"]["change_id"] == outcome.change_id


def test_what_is_made_up_of_an_institution_does_not_become_a_record(engine):
    filled = with_new(engine)
    with writing(engine) as connection:
        change = record_change(connection, kind=DEMONSTRATION, actor="thử", summary="x")
        connection.execute(
            sa.insert(InstitutionRow).values(
                code="TV-46-00001",
                name=NEW["name"],
                category_code="public_commune",
                unit_code="19753",
                ownership="công lập",
                change_id=change,
            )
        )
    outcome = take(engine, filled, removal=True)
    (row,) = outcome.plans[0].rows
    assert row.row.values["code"] != "TV-46-00001"
    assert row.row.values["ownership"] is None
    assert outcome.warnings == ()
