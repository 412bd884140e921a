"""People and their roles: what an order changes, what it leaves behind, and who may write."""

import json
from datetime import timedelta

import pytest
import sqlalchemy as sa

from commands.database import people as command
from data_access.imports import import_content
from data_access.imports.apply import File
from data_access.people import sign_ins
from data_access.people.authors import COMMAND_LINE, NotSignedIn, author_of, person_of
from data_access.people.changes import add, change, remove
from data_access.people.people import Role, people, person
from data_access.people.sign_ins import SignIn
from data_access.recorded.undoing import undo
from data_access.store import clock
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import ChangeFileRow, ChangeRow, FigureRow

NOW = clock.now()
HEADER = "unit_code,indicator_code,category_code,year,numerator,denominator"
HUE = "46,library_service,public_commune,2024,3,10"
HANOI = "01,library_service,public_commune,2024,3,10"


def signed_in(address: str = "an@hue.gov.vn", fingerprint: str = "một", hours: int = 1) -> SignIn:
    return SignIn(address, NOW, NOW + timedelta(hours=hours), fingerprint)


@pytest.fixture
def engine(seeded_engine):
    with writing(seeded_engine) as connection:
        give(connection, "an@hue.gov.vn", Role.OFFICER, "46")
        give(connection, "lan@bo.gov.vn", Role.LEAD)
        give(connection, "vy@bo.gov.vn", Role.VIEWER)
    return seeded_engine


def give(connection: sa.Connection, address: str, role: Role, *units: str) -> int:
    name = address.partition("@")[0].title()
    return add(connection, address, name=name, role=role, units=units, author=COMMAND_LINE)


def bring(engine: sa.Engine, who, *lines: str, dry_run: bool = False, shown=None):
    content = "\n".join((HEADER, *lines)).encode()
    return import_content(
        engine,
        File("so-lieu.csv", content),
        reason="đúng",
        dry_run=dry_run,
        today=clock.today(),
        author=who,
        shown=shown,
    )


def written(engine: sa.Engine) -> list[tuple[str, int | None]]:
    row = FigureRow
    with reading(engine) as connection:
        query = sa.select(row.unit_code, row.numerator).order_by(row.change_id, row.unit_code)
        return [tuple(found) for found in connection.execute(query)]


@pytest.mark.parametrize("address", ["AN@Hue.gov.vn", " an@hue.gov.vn ", "an@hue.gov.vn"])
def test_an_address_is_one_however_it_is_written(engine, address):
    with writing(engine) as connection:
        found = person(connection, address)
        assert found is not None
        assert found.units == ("46",)
        with pytest.raises(Problem, match="đã có"):
            give(connection, address, Role.LEAD)


@pytest.mark.parametrize(
    ("role", "units", "words"),
    [
        pytest.param(Role.OFFICER, (), "ít nhất một đơn vị", id="officer-without-unit"),
        pytest.param(Role.APPROVER, (), "ít nhất một đơn vị", id="approver-without-unit"),
        pytest.param(Role.OFFICER, ("46", "4x"), "«4x»", id="unknown-unit"),
        pytest.param(Role.LEAD, ("46",), "không cần --units", id="lead-with-unit"),
        pytest.param(Role.VIEWER, ("46",), "không cần --units", id="viewer-with-unit"),
    ],
)
def test_units_belong_to_officers_and_must_exist(engine, role, units, words):
    with pytest.raises(Problem, match=words), writing(engine) as connection:
        give(connection, "moi@hue.gov.vn", role, *units)
    with reading(engine) as connection:
        assert person(connection, "moi@hue.gov.vn") is None


@pytest.mark.parametrize("address", ["", "hue.gov.vn", "a b@hue.vn", "@hue.vn", "a@", "a@b@c"])
def test_what_is_no_address_is_refused(engine, address):
    with pytest.raises(Problem, match="không phải địa chỉ"), writing(engine) as connection:
        give(connection, address, Role.LEAD)


@pytest.mark.on_both
def test_every_order_leaves_a_change_that_names_nobody_to_the_public(engine):
    with writing(engine) as connection:
        change(
            connection,
            "an@hue.gov.vn",
            name=None,
            role=None,
            units=("46", "01"),
            author=COMMAND_LINE,
        )
        number = remove(connection, "AN@hue.gov.vn", author=COMMAND_LINE)
        row = ChangeRow
        query = sa.select(row.kind, row.actor, row.summary).where(row.id == number)
        kind, actor, summary = connection.execute(query).one()
        query = sa.select(ChangeFileRow.content).where(ChangeFileRow.change_id == number)
        kept = json.loads(connection.scalar(query))
    assert (kind, actor) == ("people", "dòng lệnh")
    assert "Huế (46)" in summary
    assert "an@hue.gov.vn" not in summary
    assert "An" not in summary.split()
    assert kept["after"] == kept["before"] | {"active": False}
    assert kept["before"]["address"] == "an@hue.gov.vn"


def test_nobody_is_deleted_and_who_was_removed_can_come_back(engine):
    with writing(engine) as connection:
        remove(connection, "an@hue.gov.vn", author=COMMAND_LINE)
        assert [(each.address, each.active) for each in people(connection)] == [
            ("an@hue.gov.vn", False),
            ("lan@bo.gov.vn", True),
            ("vy@bo.gov.vn", True),
        ]
        with pytest.raises(Problem, match="đã ngừng"):
            remove(connection, "an@hue.gov.vn", author=COMMAND_LINE)
        give(connection, "An@hue.gov.vn", Role.OFFICER, "01")
        found = person(connection, "an@hue.gov.vn")
    assert found is not None
    assert (found.active, found.units) == (True, ("01",))


def test_a_change_that_changes_nothing_leaves_nothing(engine):
    with writing(engine) as connection:
        same = {"name": "An", "role": Role.OFFICER, "units": ("46",)}
        assert change(connection, "an@hue.gov.vn", author=COMMAND_LINE, **same) is None


def test_another_role_takes_the_units_away(engine):
    with writing(engine) as connection:
        change(
            connection,
            "an@hue.gov.vn",
            name=None,
            role=Role.VIEWER,
            units=None,
            author=COMMAND_LINE,
        )
        found = person(connection, "an@hue.gov.vn")
    assert found is not None
    assert (found.role, found.units) == (Role.VIEWER, ())


def test_the_command_lists_gives_and_takes_away(engine, database_url, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", database_url)
    order = ["add", "Mai@Hue.gov.vn", "--name", "Mai", "--role", "officer", "--units", "46, 01"]
    assert command.main(order) == 0
    assert command.main(["change", "mai@hue.gov.vn", "--units", "46"]) == 0
    order = ["add", "hoa@hue.gov.vn", "--name", "Hoa", "--role", "approver", "--units", "46"]
    assert command.main(order) == 0
    assert command.main(["remove", "lan@bo.gov.vn"]) == 0
    assert "không có người phụ trách" in capsys.readouterr().out
    assert command.main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "an@hue.gov.vn  An, cán bộ nhập số liệu: 46",
        "hoa@hue.gov.vn  Hoa, người duyệt số liệu: 46",
        "lan@bo.gov.vn  Lan, phụ trách chương trình (đã ngừng)",
        "mai@hue.gov.vn  Mai, cán bộ nhập số liệu: 46",
        "vy@bo.gov.vn  Vy, người xem",
    ]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.APPROVER])
def test_whoever_has_units_checks_files_of_these_and_writes_none_at_once(engine, role):
    with writing(engine) as connection:
        change(connection, "an@hue.gov.vn", name=None, role=role, units=None, author=COMMAND_LINE)
    refused = bring(engine, signed_in(), HUE, HANOI, dry_run=True)
    assert [(issue.line, issue.code) for issue in refused.errors] == [(3, "not-permitted")]
    with pytest.raises(Problem, match="gửi thành bản nháp"):
        bring(engine, signed_in("AN@Hue.gov.vn"), HUE)
    assert written(engine) == []


def test_a_lead_writes_for_all_and_is_named(engine):
    found = bring(engine, signed_in("LAN@bo.gov.vn"), HUE, HANOI)
    with reading(engine) as connection:
        query = sa.select(ChangeRow.actor).where(ChangeRow.id == found.change_id)
        assert connection.scalar(query) == "Lan (lan@bo.gov.vn)"


def test_a_viewer_writes_nothing(engine):
    with pytest.raises(Problem, match="chỉ được xem"):
        bring(engine, signed_in("vy@bo.gov.vn"), HUE)
    assert written(engine) == []


@pytest.mark.parametrize(
    ("who", "words"),
    [
        pytest.param(signed_in("la@hue.gov.vn"), "chưa được cấp quyền", id="stranger"),
        pytest.param(signed_in(hours=-1), "hết hạn", id="expired"),
        pytest.param(signed_in(hours=0), "hết hạn", id="expired-just-now"),
    ],
)
def test_a_sign_in_that_is_no_good_writes_nothing(engine, who, words):
    with pytest.raises(NotSignedIn, match=words):
        bring(engine, who, HUE)
    assert written(engine) == []


def _deactivate(connection: sa.Connection) -> None:
    remove(connection, "an@hue.gov.vn", author=COMMAND_LINE)


def _make_viewer(connection: sa.Connection) -> None:
    change(
        connection, "an@hue.gov.vn", name=None, role=Role.VIEWER, units=None, author=COMMAND_LINE
    )


def _sign_out_elsewhere(connection: sa.Connection) -> None:
    sign_ins.end(connection, "một", NOW)


@pytest.mark.parametrize(
    ("meanwhile", "words"),
    [
        pytest.param(_deactivate, "đã ngừng", id="deactivated"),
        pytest.param(_make_viewer, "chỉ được xem", id="role-changed"),
        pytest.param(_sign_out_elsewhere, "cửa sổ khác", id="signed-out-in-another-tab"),
    ],
)
@pytest.mark.on_both
def test_what_happens_between_check_and_writing_counts(engine, meanwhile, words):
    shown = bring(engine, signed_in(), HUE, dry_run=True)
    with writing(engine) as connection:
        meanwhile(connection)
    with pytest.raises(Problem, match=words):
        bring(engine, signed_in(), HUE, shown=shown)
    assert written(engine) == []


def test_other_units_given_meanwhile_are_refused_by_row(engine):
    with writing(engine) as connection:
        change(
            connection,
            "an@hue.gov.vn",
            name=None,
            role=None,
            units=("01",),
            author=COMMAND_LINE,
        )
    found = bring(engine, signed_in(), HUE, dry_run=True)
    assert [issue.code for issue in found.errors] == ["not-permitted"]
    assert written(engine) == []


def test_what_was_not_shown_is_not_written_over(engine):
    """Two leads at once: the second one saw a plan that the first one has made untrue."""
    five, lead = HUE.replace(",3,", ",5,"), signed_in("lan@bo.gov.vn")
    shown = bring(engine, lead, five, dry_run=True)
    bring(engine, COMMAND_LINE, HUE)
    with pytest.raises(Problem, match="đã thay đổi từ lúc"):
        bring(engine, lead, five, shown=shown)
    assert written(engine) == [("46", 3)]
    again = bring(engine, lead, five, dry_run=True)
    assert bring(engine, lead, five, shown=again).change_id is not None
    assert written(engine) == [("46", 3), ("46", 5)]


def test_work_on_other_units_meanwhile_does_not_stand_in_the_way(engine):
    lead = signed_in("lan@bo.gov.vn")
    shown = bring(engine, lead, HUE, dry_run=True)
    bring(engine, COMMAND_LINE, HANOI)
    assert bring(engine, lead, HUE, shown=shown).change_id is not None


@pytest.mark.parametrize(
    ("who", "words"),
    [
        pytest.param(signed_in("vy@bo.gov.vn"), "chỉ được xem", id="viewer"),
        pytest.param(signed_in(hours=-1), "hết hạn", id="expired"),
        pytest.param(signed_in(), "việc của người duyệt", id="officer"),
        pytest.param(signed_in("bo@hanoi.gov.vn"), "ngoài các đơn vị", id="other-approver"),
    ],
)
def test_undoing_asks_who_it_is_as_writing_does(engine, who, words):
    found = bring(engine, COMMAND_LINE, HUE)
    with writing(engine) as connection:
        give(connection, "hoa@hue.gov.vn", Role.APPROVER, "46")
        give(connection, "bo@hanoi.gov.vn", Role.APPROVER, "01")
    with pytest.raises(Problem, match=words):
        undo(engine, found.change_id, None, who, clock.today())
    undone = undo(engine, found.change_id, None, signed_in("hoa@hue.gov.vn"), clock.today())
    with reading(engine) as connection:
        query = sa.select(ChangeRow.actor).where(ChangeRow.id == undone.change_id)
        assert connection.scalar(query) == "Hoa (hoa@hue.gov.vn)"


@pytest.mark.on_both
def test_only_the_sign_in_that_was_ended_is_over(engine):
    with writing(engine) as connection:
        sign_ins.end(connection, "một", NOW)
        sign_ins.end(connection, "một", NOW)
        with pytest.raises(NotSignedIn):
            person_of(connection, signed_in(), NOW)
        assert person_of(connection, signed_in(fingerprint="hai"), NOW).name == "An"


@pytest.mark.on_both
def test_ended_sign_ins_are_forgotten_when_their_cookies_are_dead(engine):
    with writing(engine) as connection:
        sign_ins.end(connection, "cũ", NOW - timedelta(days=40))
        sign_ins.end(connection, "gần đây", NOW - timedelta(days=29))
        sign_ins.end(connection, "mới", NOW)
        known = {
            name: sign_ins.has_ended(connection, signed_in(fingerprint=name))
            for name in ("cũ", "gần đây", "mới")
        }
    assert known == {"cũ": False, "gần đây": True, "mới": True}


def test_a_program_is_its_own_author(engine):
    with reading(engine) as connection:
        assert author_of(connection, COMMAND_LINE) is COMMAND_LINE
