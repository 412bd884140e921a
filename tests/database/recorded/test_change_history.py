"""The history: pages of changes, who may read names, and what each change did to a row."""

from datetime import date

import pytest
import sqlalchemy as sa

from commands.recording import history as command
from data_access.imports import import_file
from data_access.people.authors import COMMAND_LINE, Author
from data_access.recorded import history
from data_access.recorded.differences import differences, parts
from data_access.recorded.undoing import undo
from data_access.register.summaries import bring_up_to_date
from data_access.store.changes import DEMONSTRATION, IMPORT, record_change
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import FigureRow, InstitutionPastRow, InstitutionRow
from progress.model.changes import HistorySelection, difference_words

TODAY = date(2026, 3, 1)
HUE, HANOI = Author("Nguyễn Thị Ánh"), Author("Trần Văn Bình")
FIGURES = "unit_code,indicator_code,category_code,year,numerator,denominator,status,note"
SERVICE = "library_service,public_commune"


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


@pytest.fixture
def take(engine, tmp_path):
    def take(*lines: str, header: str = FIGURES, author: Author = HUE) -> int:
        path = tmp_path / "hue.csv"
        path.write_text("\n".join((header, *lines)), encoding="utf-8")
        found = import_file(engine, path, reason="x", dry_run=False, today=TODAY, author=author)
        assert found.change_id is not None, found
        return found.change_id

    return take


@pytest.fixture
def read(engine):
    def read(query, *arguments, **more):
        with reading(engine) as connection:
            return query(connection, *arguments, **more)

    return read


@pytest.fixture
def listed(read):
    """Give the numbers of the changes that are asked for, the latest first."""

    def listed(**asked) -> list[int]:
        wanted = HistorySelection(**asked)
        found = read(history.changes, wanted, first=0, count=100, names=True)
        assert read(history.number_of_changes, wanted) == len(found)
        return [each.number for each in found]

    return listed


@pytest.fixture
def said(read):
    """Give what a change did to the rows of a table: subject, before, after."""

    def said(number: int, part: str = "figure", first: int = 0, count: int = 100) -> list:
        found = read(differences, number, part, first, count, True)
        return [(" · ".join(each.subject), *difference_words(each)) for each in found]

    return said


@pytest.mark.on_both
def test_filters_by_kind_unit_year_and_person(take, listed, engine):
    commune = "unit_code,year,received_on"
    first = take(f"46,{SERVICE},2024,3,10,,")
    second = take(f"01,{SERVICE},2025,3,10,,", author=HANOI)
    task = take("I.5,2025,in_progress", header="task_code,occurrence_year,state", author=HANOI)
    report = take("00004,2025,2025-12-01", header=commune, author=HANOI)
    undone = undo(engine, first, None, HUE, TODAY).change_id
    assert listed() == [undone, report, task, second, first, 1]
    assert listed(kind="undo") == [undone]
    assert listed(kind="import") == [report, task, second, first]
    assert listed(unit="46") == [undone, first, 1]  # the reference data brought its plan
    assert listed(unit="01") == [report, second]  # 00004 is a ward of Hà Nội
    assert listed(year=2025) == [report, task, second]
    assert listed(year=2024, unit="46") == [undone, first]
    assert listed(year=2024, unit="01") == []
    assert listed(person="Trần Văn Bình") == [report, task, second]


@pytest.mark.on_both
def test_a_page_is_cut_from_the_list_by_the_database(take, read):
    numbers = [take(f"46,{SERVICE},2024,{value},10,,") for value in range(3, 8)]
    page = read(history.changes, HistorySelection(), first=1, count=2, names=True)
    assert [each.number for each in page] == [numbers[3], numbers[2]]


def test_names_are_for_those_who_may_read_them(take, read, engine):
    number = take(f"46,{SERVICE},2024,3,10,,")
    by_command = take(f"46,{SERVICE},2024,4,10,,", author=COMMAND_LINE)
    actors = {
        names: [read(history.change, each, names=names).actor for each in (number, by_command, 1)]
        for names in (True, False)
    }
    assert actors[True] == ["Nguyễn Thị Ánh", "dòng lệnh", "hệ thống"]
    assert actors[False] == ["cán bộ", "dòng lệnh", "hệ thống"]
    assert read(history.people) == ("Nguyễn Thị Ánh",)


def test_what_may_be_about_people_is_not_told_to_everyone(read, engine):
    with writing(engine) as connection:
        number = record_change(
            connection, kind="unheard_of", actor="x", summary="Thêm a@hue.vn", reason="a@hue.vn"
        )
    told = read(history.change, number, names=False)
    assert "hue.vn" not in f"{told.summary}{told.reason}"
    assert "hue.vn" in read(history.change, number, names=True).summary


@pytest.mark.on_both
def test_a_change_gives_its_file_back_and_no_other_does(take, read, tmp_path):
    number = take(f"46,{SERVICE},2024,3,10,,")
    assert read(history.change_file, number) == (tmp_path / "hue.csv").read_bytes()
    assert read(history.change_file, 1) is None
    assert read(history.change, number, names=False).file_kept
    assert not read(history.change, 1, names=False).file_kept
    assert read(history.change, 99, names=False) is None


@pytest.mark.on_both
def test_it_is_known_which_changes_are_taken_back_now(take, read, engine):
    number = take(f"46,{SERVICE},2024,3,10,,")

    def undone_by(each: int) -> int | None:
        return read(history.change, each, names=False).undone_by

    first = undo(engine, number, None, HUE, TODAY).change_id
    assert undone_by(number) == first
    second = undo(engine, first, None, HUE, TODAY).change_id
    assert (undone_by(number), undone_by(first)) == (None, second)
    third = undo(engine, number, None, HUE, TODAY).change_id
    assert undone_by(number) == third


@pytest.mark.on_both
def test_moments_are_those_of_viet_nam(take, read):
    found = read(history.change, take(f"46,{SERVICE},2024,3,10,,"), names=False)
    assert found.at.utcoffset().total_seconds() == 7 * 3600


def test_untouched_until_someone_writes(take, read):
    assert read(history.is_untouched)
    take(f"46,{SERVICE},2024,3,10,,")
    assert not read(history.is_untouched)


def test_what_a_change_did_to_figures_in_words(take, said, read, engine):
    first = take(f"46,{SERVICE},2024,1000,3000,,")
    second = take(f"46,{SERVICE},2024,1200,3000,,kiểm lại", "46,library_visits,none,2024,9500,,,")
    third = take(f"46,{SERVICE},2024,,,withdrawn,")
    (row,) = said(first)
    assert row[1:] == ("không có", "1.000/3.000")
    assert row[0].startswith("thành phố Huế · ")
    assert row[0].endswith(" · năm 2024")
    assert {each[1:] for each in said(second)} == {
        ("1.000/3.000; ghi chú: trống", "1.200/3.000; ghi chú kiểm lại"),
        ("không có", "9.500"),
    }
    assert said(third)[0][1:] == ("1.200/3.000; ghi chú kiểm lại", "không có")
    undone = undo(engine, third, None, HUE, TODAY).change_id
    assert said(undone)[0][1:] == ("không có", "1.200/3.000; ghi chú kiểm lại")
    assert said(second, first=1, count=1) == said(second)[1:]
    assert [(each.name, each.rows) for each in read(parts, second)] == [("figure", 2)]
    brought = {each.name for each in read(parts, 1)}
    assert brought == {"document", "target", "task", "task_agency", "observance"}


def test_reports_and_tasks_in_words(take, said):
    header = "unit_code,year,received_on,document_number"
    take("46,2025,2025-12-10,1/BC", header=header)
    report = take("46,2025,2025-12-12,1/BC", header=header)
    assert said(report, "report") == [
        ("thành phố Huế · năm 2025", "nhận 10/12/2025", "nhận 12/12/2025")
    ]
    header = "task_code,occurrence_year,state,finished_on,proof"
    take("I.5,2025,in_progress,,", header=header)
    task = take("I.5,2025,done,2025-10-20,45/BC", header=header)
    ((subject, before, after),) = said(task, "task_record")
    assert subject.startswith("I.5 ")
    assert before == "đang thực hiện; hoàn thành ngày: trống; minh chứng: trống"
    assert after == "hoàn thành; hoàn thành ngày 20/10/2025; minh chứng 45/BC"


def test_demonstration_data_that_were_replaced_are_called_so(take, said, engine):
    with writing(engine) as connection:
        number = record_change(connection, kind=DEMONSTRATION, actor="x", summary="x")
    real = take(f"46,{SERVICE},2024,3,10,,")
    with writing(engine) as connection:
        # An earlier version let the two stand side by side.
        cells = {"unit_code": "46", "indicator_code": "library_service", "year": 2024}
        cells |= {"category_code": "public_commune", "numerator": 9, "denominator": 10}
        marks = {"origin": "demonstration", "status": "current", "change_id": number}
        connection.execute(sa.insert(FigureRow), [cells | marks])
    assert said(real)[0][1:] == ("9/10 (số liệu minh họa)", "3/10")


def test_the_register_in_words(said, read, listed, engine):
    cells = {"code": "bt-1", "category_code": "museum", "ownership": None, "opened_on": None}
    cells |= {"closed_on": None, "latitude": None, "longitude": None}
    old = cells | {"name": "Bảo tàng cũ", "unit_code": "46"}
    new = cells | {"name": "Bảo tàng mới", "unit_code": "01"}
    with writing(engine) as connection:
        first = record_change(connection, kind=IMPORT, actor="x", summary="x")
        connection.execute(sa.insert(InstitutionRow), [old | {"change_id": first}])
        second = record_change(connection, kind=IMPORT, actor="x", summary="x")
        was = {name: cell for name, cell in old.items() if name != "code"}
        was |= {"institution_code": "bt-1", "change_id": second, "written_by": first}
        connection.execute(sa.insert(InstitutionPastRow), [was])
        connection.execute(sa.update(InstitutionRow).values(**new, change_id=second))
        bring_up_to_date(connection)
    assert said(first, "institution") == [
        ("Bảo tàng cũ (bt-1)", "không có", "tên Bảo tàng cũ; loại Bảo tàng; địa bàn Huế")
    ]
    assert said(second, "institution") == [
        (
            "Bảo tàng mới (bt-1)",
            "tên Bảo tàng cũ; địa bàn Huế",
            "tên Bảo tàng mới; địa bàn Hà Nội",
        )
    ]
    assert listed(unit="46") == [second, first, 1]
    assert [(each.name, each.rows) for each in read(parts, second)] == [("institution", 1)]


def test_command_lists_shows_and_gives_the_file_back(
    take, tmp_path, database_url, monkeypatch, capsys
):
    monkeypatch.setenv("DATABASE_URL", database_url)
    number = take(f"46,{SERVICE},2024,3,10,,")
    assert command.main(["--count", "1"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{number} · ")
    assert "Nguyễn Thị Ánh" in line
    assert command.main([str(number)]) == 0
    assert "năm 2024: không có → 3/10" in capsys.readouterr().out
    target = tmp_path / "again.csv"
    assert command.main([str(number), "--file", str(target)]) == 0
    assert target.read_bytes() == (tmp_path / "hue.csv").read_bytes()
    for asked in (
        [str(number), "--file", str(target)],
        ["99"],
        ["1", "--file", str(tmp_path / "x")],
    ):
        with pytest.raises(Problem):
            command.main(asked)


def test_where_letters_go_is_told_to_those_with_a_role_only(take, read):
    header, hidden = "unit_code,body,address,email", "chỉ hiện với người được cấp quyền"
    first = take("46,Ông An,1 Lê Lợi,hue@x.vn", header=header)
    second = take("46,Bà Hoa,1 Lê Lợi,hue@x.vn", header=header)
    told = {
        (first, True): ("không có", "cơ quan nhận Ông An; địa chỉ 1 Lê Lợi; thư điện tử hue@x.vn"),
        (first, False): ("không có", hidden),
        (second, True): ("cơ quan nhận Ông An", "cơ quan nhận Bà Hoa"),
        (second, False): (hidden, hidden),
    }
    for (number, names), words in told.items():
        (found,) = read(differences, number, "correspondent", 0, 10, names)
        assert difference_words(found) == words
        assert all(
            (cell in repr(found)) is names for cell in ("Hoa", "Lợi", "@")[number == first :]
        )


def test_who_is_responsible_for_a_report_is_told_to_those_with_a_role_only(take, read):
    header = "unit_code,year,received_on,responsible"
    number = take("46,2025,2025-12-20,Trần Thị Hoa 0912 345 678", header=header)
    for names in (True, False):
        (found,) = read(differences, number, "report", 0, 10, names)
        assert "nhận 20/12/2025" in difference_words(found)[1]
        assert ("Hoa 0912" in repr(found)) is names
