"""The lists of the interface: whole, in order, filtered, and nothing of people in them."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest
import sqlalchemy as sa

from data_access import snapshots
from data_access.imports import import_file
from data_access.interface.lists import LISTS
from data_access.interface.pages import shown
from data_access.people.authors import COMMAND_LINE
from data_access.people.changes import add
from data_access.people.people import Role
from data_access.store import clock
from data_access.store.engine import reading, writing
from data_access.store.tables import FigureRow
from exports.interface.facts import facts
from progress.model.selection import Selection
from ui.frame.data import data
from ui.interface.routes import BASE

TODAY = date(2026, 3, 1)
HEADER = "unit_code,indicator_code,category_code,year,numerator,denominator"
FIGURE = "46,library_service,public_commune,2025,20,40"
NEVER = {"actor", "responsible", "content", "reason", "summary", "address", "file_name"}
NEVER |= {"proof", "paper"}
FREE_WORDS = {"figures", "reports", "task-records"}
"""Lists whose notes say anything, of people too."""


def pages_of(client, path: str, limit: int = 1_000) -> Iterator[list[dict]]:
    """The rows of a list, page by page, by the addresses that the answers give."""
    address = f"{BASE}/{path}{'&' if '?' in path else '?'}limit={limit}"
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        yield answer.json()["rows"]
        address = answer.links.get("next", {}).get("url")


def rows_of(client, path: str) -> list[dict]:
    return [row for page in pages_of(client, path) for row in page]


@pytest.fixture
def bring(engine, tmp_path):
    """Bring figures in, in place of the demonstration data; return the number of the change."""

    def bring(*lines: str, header: str = HEADER) -> int:
        file = tmp_path / "so-lieu.csv"
        file.write_text("\n".join((header, *lines)), "utf-8")
        found = import_file(
            engine, file, reason="thử", dry_run=False, today=TODAY, author=COMMAND_LINE,
            removal=True,
        )  # fmt: skip
        assert found.change_id, found
        return found.change_id

    return bring


@pytest.mark.on_both
def test_pages_of_every_list_are_its_rows_once_each_and_name_nobody(client):
    for name, listed in LISTS.items():
        whole = client.get(f"{BASE}/{name}?limit=150").json()["rows"]
        pages = [row for page in islice(pages_of(client, name, limit=67), 3) for row in page]
        assert pages[:150] == whole
        assert whole or name == "snapshots"
        keys = [tuple(row[column.name] for column in listed.key) for row in pages]
        assert len(set(keys)) == len(keys)
        assert not NEVER & {key for row in pages for key in row}
        assert not NEVER & {column.name for column in listed.columns}
        assert name not in FREE_WORDS or "note" not in shown(listed)


def test_no_list_is_of_what_nobody_may_see():
    private = {"person", "person_unit", "draft", "draft_event", "typing", "change_file"}
    assert not private & {each.table.name for each in LISTS.values()}


def test_list_has_every_current_row(client, engine):
    row = FigureRow
    with engine.connect() as connection:
        of_keys = sa.select(row.unit_code, row.indicator_code, row.category_code, row.year)
        keys = connection.execute(of_keys.distinct()).all()
    assert len(rows_of(client, "figures")) == len(keys)


def test_made_up_rows_say_so_and_go_with_the_first_real_one(client, bring):
    assert all(each["demonstration"] for each in rows_of(client, "reports"))
    bring(FIGURE)
    (found,) = rows_of(client, "figures")
    assert (found["numerator"], found["demonstration"]) == (20, False)


def test_withdrawn_row_is_in_no_list(client, bring):
    bring(FIGURE)
    bring("46,library_service,public_commune,2025,,,withdrawn", header=f"{HEADER},status")
    assert rows_of(client, "figures") == []


def test_filters_are_those_of_the_pages(client):
    found = rows_of(client, "figures?pham-vi=46&nam=2025&chi-tieu=library_service")
    assert found
    assert {(each["unit_code"], each["year"], each["indicator_code"]) for each in found} == {
        ("46", 2025, "library_service")
    }
    assert {each["document_code"] for each in rows_of(client, "targets?van-ban=hue")} == {"hue"}
    inside = {each["code"] for each in rows_of(client, "units?pham-vi=46")}
    assert {"46", "19753"} <= inside
    assert {each["unit_code"] for each in rows_of(client, "institutions?pham-vi=46")} <= inside
    searched = rows_of(client, "institutions?pham-vi=46&tim=thu%20vien%20thanh%20pho")
    assert any("Thư viện thành phố" in each["name"] for each in searched)


def test_csv_has_the_same_rows(client):
    path = f"{BASE}/figures?pham-vi=46&limit=50"
    answer = client.get(path, headers={"Accept": "text/csv"})
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Link"] == client.get(path).headers["Link"]
    found = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    wanted = client.get(path).json()["rows"]
    assert [each["numerator"] for each in found] == [str(each["numerator"]) for each in wanted]
    assert {each["demonstration"] for each in found} == {"true"}
    assert list(found[0]) == list(wanted[0])


@pytest.mark.on_both
def test_differences_between_two_versions(client, engine, bring):
    first, last = bring(FIGURE), bring(FIGURE.replace(",20,", ",21,"))
    (found,) = rows_of(client, f"figures/differences?tu={first}&den={last}")
    assert found["key"]["unit_code"] == "46"
    assert (found["before"]["numerator"], found["after"]["numerator"]) == (20, 21)
    assert found["after"]["demonstration"] is False
    assert rows_of(client, f"figures/differences?tu={last}") == []
    # The demonstration data, deleted with the first real row, are no figures that never were.
    deleted = client.get(f"{BASE}/figures/differences?tu={first - 2}&den={last}")
    assert (deleted.status_code, f"số {first - 1}" in deleted.json()["detail"]) == (400, True)
    with writing(engine) as connection:
        add(connection, "an@hue.vn", name="An", role=Role.LEAD, units=(), author=COMMAND_LINE)
    assert "hue.vn" not in client.get(f"{BASE}/changes?limit=1000").text


def test_facts_are_those_of_the_command(client):
    answer = client.get(f"{BASE}/facts?pham-vi=46&nam=2025&ngay=2026-03-01")
    assert answer.headers["Demonstration-Data"] == "?1"
    asked = Selection(date(2026, 3, 1), 2025, "46", None, None)
    assert answer.json() == facts(data().programme, asked)
    assert answer.json()["targets"]


def test_tag_changes_with_the_data_and_with_the_day(client, bring, monkeypatch):
    path = f"{BASE}/facts?pham-vi=46&nam=2025"
    tag = client.get(path).headers["ETag"]
    held = {"If-None-Match": tag}
    for known in (tag, f'"another", {tag}', tag.removeprefix("W/")):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={**held, "Accept": "text/csv"}).status_code == 200
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 2))
    assert client.get(path, headers=held).status_code == 200
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 1))
    assert client.get(path, headers=held).status_code == 304
    bring(FIGURE)
    assert client.get(path, headers=held).status_code == 200


UNANSWERED = [
    ("figures?limit=0", 400, "từ 1 đến 1000"),
    ("figures?limit=1001", 400, "từ 1 đến 1000"),
    ("figures?limit=٣", 400, "số nguyên"),
    ("figures?after=46", 400, "khóa của dòng cuối"),
    ("figures?after=46,a,b,x", 400, "số nguyên"),
    ("figures?nam=nay", 400, "số nguyên"),
    ("figures?pham-vi=999", 400, "999"),
    ("figures?pham-vi=46&pham-vi=12", 400, "một lần"),
    ("figures?tinh=46", 400, "«tinh»"),
    ("figures?pham-vi=", 400, "«pham-vi»"),
    ("figures?pham-vi=%00", 400, "«pham-vi»"),
    ("figures?after=46,%00,b,2025", 400, "«after»"),
    ("facts?pham-vi=", 400, "«pham-vi»"),
    ("facts?moc=1999", 400, "1999"),
    ("facts?nam=2025&ngay=0001-01-01&nam=2025", 400, "một lần"),
    ("institutions?tim=%2B", 400, "không có chữ"),
    ("facts?pham-vi=999", 400, "999"),
    ("facts?nam=1500", 400, "1500"),
    ("facts?ngay=nay", 400, "nay"),
    ("facts?ban-chot=khong-co", 400, "khong-co"),
    ("figures/differences", 400, "phiên bản"),
    ("figures/differences?tu=9&den=1", 400, "thứ tự"),
    ("documents/differences?tu=1", 404, "openapi.json"),
    ("people", 404, "openapi.json"),
    ("../../api", 404, "openapi.json"),
    ("../v2", 404, "openapi.json"),
]


def test_what_cannot_be_answered_is_said_as_a_problem(client):
    for path, status, said in UNANSWERED:
        answer = client.get(f"{BASE}/{path}")
        kind = answer.headers["Content-Type"]
        assert (answer.status_code, kind) == (status, "application/problem+json"), path
        assert said in answer.json()["detail"], path


def test_only_reading_and_only_json_or_csv(client):
    for method in ("POST", "OPTIONS", "PROPFIND"):
        refused = client.request(method, f"{BASE}/figures")
        assert (refused.status_code, refused.json()["status"]) == (405, 405)
        assert set(refused.headers["Allow"].split(", ")) == {"GET", "HEAD"}
    assert client.get(BASE).json() == client.get(f"{BASE}/").json()
    assert client.get(f"{BASE}/figures", headers={"Accept": "text/html"}).status_code == 406
    liked = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    assert client.get(f"{BASE}/figures", headers=liked).headers["Content-Type"] == (
        "application/json"
    )


def test_facts_as_csv_have_the_columns_of_their_targets(client):
    path = f"{BASE}/facts?pham-vi=46&nam=2025"
    lines = (
        client.get(path, headers={"Accept": "text/csv"}).content.decode("utf-8-sig").splitlines()
    )
    targets = client.get(path).json()["targets"]
    assert set(lines[0].split(",")) == set(targets[0])
    assert len(lines) == len(targets) + 1


def test_compressed_only_for_those_who_take_it(client):
    for accepted, given in (
        ("gzip", True),
        ("gzip;q=0", False),
        ("br, gzip;q=0.5", True),
        ("", False),
    ):
        answer = client.get(f"{BASE}/figures", headers={"Accept-Encoding": accepted})
        assert ("Content-Encoding" in answer.headers) is given


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_facts_of_any_day(client, day):
    assert client.get(f"{BASE}/facts?ngay={day}&nam=2025").status_code == 200


def test_database_that_is_away_is_said_as_a_problem(client, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    answer = client.get(f"{BASE}/figures")
    assert (answer.status_code, answer.headers["Content-Type"]) == (
        503,
        "application/problem+json",
    )
    assert answer.headers["Retry-After"]


def test_presented_snapshot_gives_its_facts_and_no_list(client, engine, monkeypatch, tmp_path):
    with writing(engine) as connection:
        snapshots.take(connection, "so-ket", "Sơ kết", date(2026, 2, 1), "lan")
    frozen = client.get(f"{BASE}/facts?ban-chot=so-ket").json()
    (listed,) = rows_of(client, "snapshots")
    assert not NEVER & listed.keys()
    file = tmp_path / "so-ket.snapshot"
    with reading(engine) as connection:
        snapshots.export_file(connection, "so-ket", file)
    monkeypatch.setenv("SNAPSHOT_FILE", str(file))
    answer = client.get(f"{BASE}/facts")
    assert answer.json() == frozen
    assert answer.json()["as_of"] == "2026-02-01"
    assert answer.headers["Demonstration-Data"] == "?1"
    refused = client.get(f"{BASE}/figures")
    assert (refused.status_code, "bản chốt" in refused.json()["detail"]) == (400, True)
