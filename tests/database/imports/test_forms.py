"""The form on the page: what it shows of what is stored, and the workbook of what was typed."""

from dataclasses import replace
from datetime import date

import pytest

from data_access.imports import File, import_content
from data_access.imports.forms import (
    FormColumn,
    FormPage,
    FormRow,
    check_typed,
    filled,
    form,
)
from data_access.store.engine import reading
from data_access.store.problems import Problem
from tests.templates import ANYONE, SERVICE, TODAY, VISITS, take
from tests.templates import form as template

COVERAGE, INSTITUTIONS, COMMUNES, TASKS = "Độ bao phủ", "Thiết chế", "Xã, phường", "Nhiệm vụ"


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


def pages(engine, unit="46", year=2026) -> dict[str, FormPage]:
    with reading(engine) as connection:
        return {page.title: page for page in form(connection, unit, year, TODAY)}


def row_of(page: FormPage, name: str) -> FormRow:
    return next(row for row in page.rows if row.name == name)


def column_of(page: FormPage, heading: str) -> FormColumn:
    return next(c for c in page.columns if c.is_open and c.heading.startswith(heading))


def typed(engine, *cells: tuple[str, str, str, str], unit="46"):
    known = pages(engine, unit)
    return {
        (title, name, column_of(known[title], heading).letter): text
        for title, name, heading, text in cells
    }


def hand_in(engine, *cells: tuple[str, str, str, str], unit="46", **options):
    with reading(engine) as connection:
        content = filled(connection, unit, 2026, TODAY, typed(engine, *cells, unit=unit))
    given = {"reason": "thử", "dry_run": False, "today": TODAY, "author": ANYONE}
    return import_content(engine, File("a.xlsx", content), **(given | options))


def steps(outcome) -> dict[str, str]:
    return {plan.table.name: plan.summary for plan in outcome.plans}


ROW = "|".join(SERVICE)


def test_one_field_of_the_cover_is_corrected_and_the_others_stay(engine):
    assert take(engine, template(engine).cover(document_number="12/BC")).change_id
    outcome = hand_in(engine, ("Bìa", "note", "Nội dung", "đã rà soát"))
    assert outcome.errors == ()
    (plan,) = [plan for plan in outcome.plans if plan.to_write]
    assert list(plan.rows[0].differences(plan.table)) == ["note"]


def test_one_number_is_corrected_and_the_rest_of_its_row_stays(engine):
    first = template(engine).cover().put(COVERAGE, SERVICE, numerator=20, denominator=40, note="a")
    assert take(engine, first.put("Lượt sử dụng", VISITS, numerator=9000)).change_id
    page = pages(engine)[COVERAGE]
    assert row_of(page, ROW).beside["Đang lưu"] == "20/40"
    outcome = hand_in(engine, (COVERAGE, ROW, "Đạt", "21"))
    assert steps(outcome) == {"figure": "mới 0, sửa 1, rút 0, không đổi 0"}
    (planned,) = outcome.plans[0].rows
    assert planned.differences(outcome.plans[0].table) == {"numerator": (20, 21)}
    assert planned.row.values["note"] == "a"
    assert row_of(pages(engine)[COVERAGE], ROW).beside["Đang lưu"] == "21/40"


def test_cells_hold_what_was_typed_and_the_importer_reads_it(engine):
    outcome = hand_in(
        engine,
        ("Lượt sử dụng", "|".join(VISITS), "Năm 2026", "12.000"),
        ("Bìa", "received_on", "Nội dung", "01/05/2026"),
    )
    rows = {plan.table.name: plan.rows[0].row.values for plan in outcome.plans}
    assert rows["figure"]["numerator"] == 12_000
    assert rows["report"]["received_on"] == date(2026, 5, 1)
    assert outcome.change_id


def test_a_wrong_cell_is_named_by_its_place(engine):
    outcome = hand_in(engine, (COVERAGE, ROW, "Đạt", "50%"), (COVERAGE, ROW, "Tổng", "40"))
    page = pages(engine)[COVERAGE]
    (issue,) = outcome.errors
    place = f"{column_of(page, 'Đạt').letter}{row_of(page, ROW).number}"
    assert (issue.page, issue.address, issue.code) == (COVERAGE, place, "not-a-count")


def test_one_institution_is_added_and_edited_without_touching_others(engine):
    about = (("Tên", "Bảo tàng Thử"), ("Loại", "Bảo tàng"), ("Xã, phường", "Phường Phú Xuân"))
    new = [(INSTITUTIONS, "+1", heading, text) for heading, text in about]
    assert steps(hand_in(engine, *new))["institution"] == "mới 1, sửa 0, rút 0, không đổi 0"
    second = [(INSTITUTIONS, "+1", h, t.replace("Thử", "Hai")) for h, t in about]
    assert hand_in(engine, *second).change_id
    page = pages(engine)[INSTITUTIONS]
    code = next(r.name for r in page.rows if "Bảo tàng Thử" in r.cells.values())
    outcome = hand_in(engine, (INSTITUTIONS, code, "Ngày thành lập", "01/05/2020"))
    assert steps(outcome)["institution"] == "mới 0, sửa 1, rút 0, không đổi 0"
    (planned,) = outcome.plans[0].rows
    assert planned.row.values["opened_on"] == date(2020, 5, 1)
    assert not any(c.letter == "A" and c.is_open for c in page.columns)


def test_communes_stand_beside_their_province(engine):
    page = pages(engine)[COMMUNES]
    part, whole = [c for c in page.columns if c.is_open][1:3]
    cells = {(COMMUNES, "19753", part.letter): "1", (COMMUNES, "19753", whole.letter): "1"}
    with reading(engine) as connection:
        content = filled(connection, "46", 2026, TODAY, cells)
    given = {"reason": "thử", "dry_run": False, "today": TODAY, "author": ANYONE}
    assert import_content(engine, File("a.xlsx", content), **given).change_id
    assert row_of(pages(engine)[COVERAGE], ROW).beside == {"Các xã cộng lại": "1/1 (1 xã)"}
    assert row_of(pages(engine)[COMMUNES], "19753").beside["Đang lưu"] == "1/1"


def test_a_task_is_recorded_on_the_form_of_the_country(engine):
    page = pages(engine, "VN")[TASKS]
    name = page.rows[0].name
    cells = [(TASKS, name, "Trạng thái", "Hoàn thành"), (TASKS, name, "Ngày", "01/05/2026")]
    lacking = hand_in(engine, *cells, unit="VN")
    assert [issue.address for issue in lacking.errors] == ["H7"]
    done = hand_in(engine, *cells, (TASKS, name, "Minh chứng", "12/BC-BVHTTDL"), unit="VN")
    assert steps(done) == {"task_record": "mới 1, sửa 0, rút 0, không đổi 0"}
    assert set(pages(engine, "VN")) == {"Kinh phí", TASKS}


def test_nothing_typed_is_nothing_to_write(engine):
    assert hand_in(engine).change_id is None


def test_a_unit_without_a_template_has_no_form(engine):
    with pytest.raises(Problem, match="Không có đơn vị"):
        pages(engine, "999")


def test_a_row_is_called_by_all_that_tells_it_from_others(engine):
    coverage = pages(engine)[COVERAGE]
    places = [coverage.place(row.number) for row in coverage.rows]
    assert len(set(places)) == len(places)
    assert any(place.endswith(" · Thư viện công cộng cấp xã") for place in places)


MIXED = (
    ("Bìa", "received_on", "Nội dung", "31/12/2999"),
    (COVERAGE, ROW, "Đạt", "50"),
    (COVERAGE, ROW, "Tổng", "40"),
    (COMMUNES, "19753", "Đạt", "1.000"),
    (INSTITUTIONS, "+1", "Tên thiết chế", "Thư viện A"),
)


@pytest.mark.thorough
@pytest.mark.parametrize("cells", [MIXED[:1], MIXED[1:3], MIXED[3:], MIXED], ids=len)
def test_what_is_typed_is_checked_at_once_as_its_workbook_is(engine, cells):
    known, found = pages(engine), typed(engine, *cells)
    at_once = check_typed(engine, known.values(), ("46", 2026), found, today=TODAY, author=ANYONE)
    handed_in = hand_in(engine, *cells, dry_run=True)
    # A form has no headings above headings, and says both.
    said = (replace(i, column=i.column and i.column.split(" · ")[0]) for i in at_once.issues)
    assert tuple(said) == handed_in.issues
    assert at_once.errors
    assert [p.summary for p in at_once.plans] == [p.summary for p in handed_in.plans]
