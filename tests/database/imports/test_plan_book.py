"""A unit's plan, brought in the workbook that was made for it: read, said of, written, undone."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from commands.facts import facts
from data_access.imports import import_content
from data_access.imports.apply import File
from data_access.people.authors import Author
from data_access.people.people import Role
from data_access.programme.queries import programme
from data_access.recorded.undoing import undo
from data_access.seeding.files import FILES
from data_access.seeding.seed import apply_seed
from data_access.snapshots.canonical import canonical, programme_of
from data_access.store.changes import latest_change
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from data_access.store.settings import SEED_FOLDER
from data_access.templates import plan_template
from data_access.templates.content import content_of
from data_access.templates.form import (
    COVER,
    COVER_CELLS,
    HEADING_ROW,
    NAMES_ROW,
    PLAN_CELLS,
    PLAN_COVER,
    PLAN_TARGETS,
    PLAN_TASKS,
    TASKS,
)
from progress.model.selection import Selection
from tests.templates import Template, form

TODAY = date(2026, 11, 21)
LEAD = Author("thử", None)
NGHE_AN = {
    "title": "Kế hoạch thực hiện Chương trình trên địa bàn tỉnh",
    "issuer": "Ủy ban nhân dân tỉnh Nghệ An",
    "number": "12/KH-UBND",
    "issued_on": "15/01/2026",
}
TASK = {
    "code": "IV.1.3",
    "title": "Tổ chức sơ kết vào năm 2028",
    "clause": "Mục IV.1, gạch đầu dòng thứ ba",
    "first_year": "2028",
    "last_year": "2028",
}


_TEMPLATES: dict[tuple, Template] = {}


class Plan:
    """The workbook of a unit, to be filled by the names of its columns."""

    def __init__(self, engine, unit: str) -> None:
        self.engine = engine
        with reading(engine) as connection:
            # Copies of a database share their latest change, others never do.
            key = (*latest_change(connection), unit)
            if key not in _TEMPLATES:
                _TEMPLATES[key] = Template(plan_template(connection, unit))
        self.book = _TEMPLATES[key].copy()

    def cover(self, **cells: str) -> "Plan":
        for name, text in cells.items():
            self.book[PLAN_COVER][PLAN_CELLS[name]] = text
        return self

    def target(self, indicator: str, category: str, year: int, **cells: str) -> "Plan":
        sheet = self.book[PLAN_TARGETS]
        wanted = (indicator, category or None, str(year))
        row = next(
            (n for n in range(HEADING_ROW + 1, sheet.max_row) if self._about(n) == wanted),
            None,
        )
        if row is None:
            row = next(n for n in range(HEADING_ROW + 1, 500) if self._about(n) == (None,) * 3)
            for column, text in enumerate(wanted, 1):
                sheet.cell(row, column).value = text
        return self._fill(PLAN_TARGETS, row, cells)

    def task(self, **cells: str) -> "Plan":
        return self._fill(PLAN_TASKS, HEADING_ROW + 1, cells)

    def bring(self, author: Author = LEAD, dry_run: bool = False):
        stream = BytesIO()
        self.book.save(stream)
        file = File("ke-hoach.xlsx", stream.getvalue())
        options = {"reason": None, "dry_run": dry_run, "today": TODAY, "author": author}
        return import_content(self.engine, file, **options)

    def _about(self, row: int) -> tuple:
        return tuple(self.book[PLAN_TARGETS].cell(row, column).value for column in (1, 2, 3))

    def _fill(self, title: str, row: int, cells: dict[str, str]) -> "Plan":
        sheet = self.book[title]
        places = {cell.value: cell.column for cell in sheet[NAMES_ROW] if cell.value}
        for name, text in cells.items():
            sheet.cell(row, places[name]).value = text
        return self


SERVICE, COMMUNE = "Thư viện có dịch vụ học tập suốt đời", "Thư viện công cộng cấp xã"
LIBRARIES = {"wording": "đạt 50% thư viện công cộng cấp xã", "clause": "Mục II.1"}


def known(engine):
    with reading(engine) as connection:
        return programme(connection)


def own_tasks(engine, scope: str, as_of: date = TODAY) -> list[tuple]:
    made = facts(known(engine), Selection(as_of, 2026, scope))
    return [tuple(row.values()) for row in made["own_tasks"]]


def test_a_plan_is_brought_judged_and_undone(seeded_engine):
    before = known(seeded_engine)
    plan = Plan(seeded_engine, "40").cover(**NGHE_AN).task(**TASK)
    outcome = plan.target(SERVICE, COMMUNE, 2030, low="50", **LIBRARIES).bring()
    assert not outcome.errors
    assert {note.code for note in outcome.notes} == {"below-the-decision"}
    assert all(not page.lost for page in outcome.accounts)

    made = known(seeded_engine)
    assert made.document["nghe_an"].number == "12/KH-UBND"
    (target,) = (each for each in made.targets if each.document_code == "nghe_an")
    assert (target.series, target.year, target.low) == (
        ("library_service", "public_commune"),
        2030,
        50,
    )
    documents = {row["document"] for row in facts(made, Selection(TODAY, 2026, "40"))["targets"]}
    assert "nghe_an" in documents
    assert own_tasks(seeded_engine, "40") == [("nghe_an:IV.1.3", 2028, "not_due", None)]
    assert len(made.tasks) == 35

    undo(seeded_engine, outcome.change_id, None, LEAD, TODAY)
    after = known(seeded_engine)
    assert (after.documents, after.targets) == (before.documents, before.targets)
    assert after.own_tasks == before.own_tasks


def test_a_clause_cannot_be_left_out_and_a_name_must_be_known(seeded_engine):
    plan = Plan(seeded_engine, "40").cover(**NGHE_AN)
    plan.target(SERVICE, COMMUNE, 2030, low="70", wording="đạt 70%")
    plan.target("Số người đọc sách", COMMUNE, 2030, low="70", wording="đạt 70%", clause="Mục II")
    found = {(error.page, error.code) for error in plan.bring().errors}
    assert found == {(PLAN_TARGETS, "empty-cell"), (PLAN_TARGETS, "unknown-name")}


@pytest.mark.parametrize("said", ["Thành phố Huế (46)", None], ids=["another", "emptied"])
def test_a_workbook_whose_cover_names_another_unit_is_refused(seeded_engine, said):
    plan = Plan(seeded_engine, "40").cover(**NGHE_AN, unit_code=said)
    outcome = plan.target(SERVICE, COMMUNE, 2030, low="50", **LIBRARIES).bring()
    assert [error.code for error in outcome.errors] == ["cover-changed"]
    assert "nghe_an" not in known(seeded_engine).document


def test_what_is_unusual_is_said_and_not_refused(seeded_engine):
    district = "Thư viện công cộng cấp huyện"
    plan = Plan(seeded_engine, "86@2025").cover(code="vinh_long_2", replaces="vinh_long")
    plan.target(SERVICE, district, 2030, low="10")
    plan.target(SERVICE, COMMUNE, 2035, low="70", wording="đạt 70%", clause="Mục II")
    outcome = plan.bring(dry_run=True)
    assert not outcome.errors
    codes = {note.code for note in outcome.notes}
    assert codes >= {"below-the-decision", "category-ended", "outside-the-decision", "unit-ended"}


def test_the_same_workbook_brought_again_changes_nothing(seeded_engine):
    outcome = Plan(seeded_engine, "46").bring()
    assert not outcome.errors
    assert outcome.change_id is None


@pytest.mark.parametrize("units", [frozenset({"01"}), frozenset({"46"})], ids=["other", "own"])
def test_only_the_plan_of_ones_own_unit(seeded_engine, units):
    outcome = Plan(seeded_engine, "46").cover(number="1/KH").bring(Author("thử", units))
    assert bool(outcome.errors) == ("46" not in units)


def test_setup_leaves_what_people_amended_and_names_it(seeded_engine, tmp_path):
    education = "Thư viện cơ sở giáo dục"
    (name,) = (c.name for c in known(seeded_engine).categories if c.code == "education")
    assert name.startswith(education)
    plan = Plan(seeded_engine, "46").target(SERVICE, name, 2030, low="95")
    amended = plan.bring().change_id
    assert amended is not None
    folder = tmp_path / "seed_data"
    folder.mkdir()
    for stem, *_ in FILES:
        content = (SEED_FOLDER / f"{stem}.csv").read_text(encoding="utf-8")
        if stem == "target":
            content = content.replace(
                "hue,library_service,education,2030,90", "hue,library_service,education,2030,91"
            )
            assert "education,2030,91" in content
        (folder / f"{stem}.csv").write_text(content, encoding="utf-8")

    def level() -> int:
        about = ("hue", ("library_service", "education"), 2030)
        found = known(seeded_engine).targets
        (low,) = (t.low for t in found if (t.document_code, t.series, t.year) == about)
        return low

    with writing(seeded_engine) as connection:
        summary = apply_seed(connection, folder)
    assert "giữ nguyên 1 đã được sửa (hue · library_service · education · 2030)" in summary
    assert level() == 95
    undo(seeded_engine, amended, None, LEAD, TODAY)
    assert level() == 90
    with (folder / "target.csv").open("a", encoding="utf-8") as file:
        file.write("")
    (folder / "task.csv").write_text(
        (folder / "task.csv").read_text(encoding="utf-8").replace("vào năm 2025,1,", "năm 2025,1,"),
        encoding="utf-8",
    )
    with writing(seeded_engine) as connection:
        apply_seed(connection, folder)
    assert level() == 91


def test_nothing_falls_due_after_the_last_day_of_its_unit(seeded_engine):
    late = date(2031, 1, 1)
    assert own_tasks(seeded_engine, "quang_nghiep@2025", late) == [
        ("quang_nghiep:IV.1.e.1", 2025, "undated", None),
        ("quang_nghiep:IV.1.e.2", 2030, "undated", None),
    ]
    assert own_tasks(seeded_engine, "46", late) == [("hue:IV.1.10", 0, "undated", None)]
    assert own_tasks(seeded_engine, "12", late) == [
        ("lai_chau:IV.1.8.1", 2025, "unrecorded", 1827),
        ("lai_chau:IV.1.8.2", 2030, "unrecorded", 1),
    ]
    assert own_tasks(seeded_engine, "VN", late) == []


def levels(engine, as_of: date) -> set[tuple]:
    made = known(engine).known_by(as_of)
    about = ("library_service", "public_commune")
    return {
        (t.document_code, t.year, t.low)
        for t in made.targets
        if t.series == about and made.document[t.document_code].unit_code == "40"
    }


def test_an_amendment_counts_from_its_day_and_the_plan_reads_as_before_until_then(seeded_engine):
    old, amended = {("nghe_an", 2030, 50)}, {("nghe_an", 2030, 70)}
    eve, day = date(2027, 6, 30), date(2027, 7, 1)
    Plan(seeded_engine, "40").cover(**NGHE_AN).task(**TASK).target(
        SERVICE, COMMUNE, 2030, low="50", **LIBRARIES
    ).bring()
    assert levels(seeded_engine, eve) == levels(seeded_engine, day) == old
    assert not known(seeded_engine).amended

    plan = Plan(seeded_engine, "40").cover(effective_on="01/07/2027").task(status="Rút")
    change = plan.target(SERVICE, COMMUNE, 2030, low="70").bring().change_id
    assert levels(seeded_engine, eve) == old
    assert levels(seeded_engine, day) == amended
    assert own_tasks(seeded_engine, "40", eve) == [("nghe_an:IV.1.3", 2028, "not_due", None)]
    assert own_tasks(seeded_engine, "40", day) == []

    # What is amended again stands in three readings; undone, in two and in one.
    plan = Plan(seeded_engine, "40").cover(effective_on="01/01/2028")
    again = plan.target(SERVICE, COMMUNE, 2030, low="80").bring().change_id
    days = (eve, day, date(2027, 12, 31), date(2028, 1, 1))
    assert [low for each in days for *_, low in levels(seeded_engine, each)] == [50, 70, 70, 80]
    undo(seeded_engine, again, None, LEAD, TODAY)
    assert [low for each in days for *_, low in levels(seeded_engine, each)] == [50, 70, 70, 70]
    undo(seeded_engine, change, None, LEAD, TODAY)
    assert [low for each in days for *_, low in levels(seeded_engine, each)] == [50] * 4


def test_an_amendment_to_come_lets_no_older_plan_bind_again(seeded_engine):
    """Of two plans the later binds, as it read before, until its amendment counts."""
    for code, issued, low, more in (
        ("cu", "15/01/2024", "40", {}),
        ("moi", "15/01/2026", "50", {"replaces": "cu"}),
        ("moi", "15/01/2026", "60", {"replaces": "cu", "effective_on": "01/07/2027"}),
    ):
        plan = Plan(seeded_engine, "40").cover(**NGHE_AN | {"issued_on": issued}, code=code, **more)
        plan.target(SERVICE, COMMUNE, 2030, low=low, **LIBRARIES)
        assert plan.bring().change_id is not None
    assert levels(seeded_engine, TODAY) == {("moi", 2030, 50)}
    assert levels(seeded_engine, date(2027, 7, 1)) == {("moi", 2030, 60)}


def test_two_plans_of_one_file_come_and_go_together(seeded_engine):
    """The first replaces the second, which stands after it."""
    head = "code,title,issuer,unit_code,replaces"
    rows = (
        "a_moi,Kế hoạch mới,UBND tỉnh Nghệ An,40,b_cu",
        "b_cu,Kế hoạch cũ,UBND tỉnh Nghệ An,40,",
    )
    file = File("ke-hoach.csv", "\n".join((head, *rows)).encode())
    options = {"reason": None, "dry_run": False, "today": TODAY}
    change = import_content(seeded_engine, file, author=LEAD, **options).change_id
    assert known(seeded_engine).document["a_moi"].replaces == "b_cu"
    undo(seeded_engine, change, None, LEAD, TODAY)
    assert not {"a_moi", "b_cu"} & known(seeded_engine).document.keys()


def test_an_approver_takes_back_a_plan_and_brings_it_again(seeded_engine):
    approver = Author("duyệt", frozenset({"40"}), Role.APPROVER)
    plan = Plan(seeded_engine, "40").cover(**NGHE_AN).task(**TASK)
    change = plan.bring().change_id
    gone = undo(seeded_engine, change, None, approver, TODAY)
    undo(seeded_engine, gone.change_id, None, approver, TODAY)
    assert "nghe_an" in known(seeded_engine).document
    assert own_tasks(seeded_engine, "40")
    other = Author("khác", frozenset({"01"}), Role.APPROVER)
    with pytest.raises(Problem, match="ngoài các đơn vị"):
        undo(seeded_engine, change + 2, None, other, TODAY)


def test_an_officer_records_the_tasks_of_the_own_plan_in_the_yearly_workbook(seeded_engine):
    Plan(seeded_engine, "40").cover(**NGHE_AN).task(**TASK | {"first_year": "2026"}).bring()
    book = form(seeded_engine, "40").book
    sheet = book[TASKS]
    names = {cell.value: cell.column for cell in sheet[NAMES_ROW] if cell.value}
    row = HEADING_ROW + 1
    assert sheet.cell(row, names["task_code"]).value == "nghe_an:IV.1.3"
    sheet.cell(row, names["state"]).value = "Đang thực hiện"
    for name, text in {"received_on": "20/11/2026", "cut_off_on": "31/10/2026"}.items():
        book[COVER][COVER_CELLS[name]] = text
    stream = BytesIO()
    book.save(stream)
    given = {"reason": None, "dry_run": False, "today": TODAY}
    file = File("nghe-an-2026.xlsx", stream.getvalue())
    other = import_content(seeded_engine, file, author=Author("thử", frozenset({"46"})), **given)
    assert {issue.code for issue in other.errors} == {"not-permitted"}
    own = import_content(seeded_engine, file, author=Author("thử", frozenset({"40"})), **given)
    assert not own.errors
    assert own_tasks(seeded_engine, "40", TODAY) == [("nghe_an:IV.1.3", 2028, "in_progress", None)]


def test_the_yearly_workbook_asks_by_the_plan_of_its_year_as_known_by_the_day(seeded_engine):
    Plan(seeded_engine, "40").cover(**NGHE_AN).target(
        SERVICE, COMMUNE, 2030, low="50", **LIBRARIES
    ).bring()
    later = NGHE_AN | {"code": "nghe_an_2", "replaces": "nghe_an", "issued_on": "01/12/2026"}
    Plan(seeded_engine, "40").cover(**later).target(
        SERVICE, COMMUNE, 2030, low="55", **LIBRARIES
    ).bring()

    def said(today: date) -> str:
        with reading(seeded_engine) as connection:
            content = content_of(connection, "40", 2026, today)
        (asked,) = (e for e in content.shares if e.name == ("library_service", "public_commune"))
        return asked.targets

    assert "50%" in said(TODAY)
    assert "50%" not in said(date(2026, 12, 1))
    assert "55%" in said(date(2026, 12, 1))


WARD = "19753"


def test_a_communes_plan_is_read_for_those_who_ask_for_it(seeded_engine):
    """3,321 communes may have one: the country's Programme holds none of them."""
    before = canonical(known(seeded_engine))
    plan = Plan(seeded_engine, WARD).cover(**NGHE_AN).task(**TASK)
    assert plan.target(SERVICE, COMMUNE, 2030, low="50", **LIBRARIES).bring().change_id
    assert Plan(seeded_engine, WARD).bring().change_id is None  # it is filled in as it stands

    unasked = replace(known(seeded_engine), version=known_version(before))
    assert canonical(unasked) == before
    with reading(seeded_engine) as connection:
        asked, everything = programme(connection, (WARD,)), programme(connection, None)
        found = facts(asked, Selection(TODAY, 2026, WARD))
    assert [each["milestone"] for each in found["targets"]] == [2030]
    assert [each["code"].partition(":")[2] for each in found["own_tasks"]] == ["IV.1.3"]
    assert {each.code for each in asked.units} == {*(u.code for u in unasked.units), WARD}
    assert canonical(everything) == canonical(asked)


def known_version(content: bytes) -> int:
    return programme_of(content).version
