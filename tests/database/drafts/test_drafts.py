"""From an officer's file to a change: who may do what, and what is written when."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from io import BytesIO

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from data_access.backups.dump import back_up
from data_access.backups.restoring import restore
from data_access.drafts import steps
from data_access.drafts.queries import content, draft, own_drafts, waiting_drafts
from data_access.drafts.remarks import keep_remarks, unsent_remarks
from data_access.drafts.steps import close_as_stored, drop, give_back, next_states, save, send
from data_access.imports import File, import_content
from data_access.imports.marking import marked
from data_access.people.authors import AT_THE_MACHINE, COMMAND_LINE
from data_access.people.changes import add, change, remove
from data_access.people.people import Role
from data_access.people.sign_ins import SignIn
from data_access.programme.queries import programme
from data_access.recorded import history
from data_access.recorded.locks import set_lock
from data_access.recorded.undoing import undo
from data_access.snapshots.storage import frozen
from data_access.snapshots.taking import take_snapshot
from data_access.store import clock
from data_access.store.changes import current_version
from data_access.store.engine import engine_for, reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import DraftEventRow, DraftRow, ReportRow
from progress.model.drafts import DraftState, Remark
from tests.databases import sqlite_url

NOW = clock.now()
AT_ONCE = 8
TODAY = date(2026, 3, 1)
HEADER = "unit_code,indicator_code,category_code,year,numerator,denominator"
HUE = "46,library_service,public_commune,2025,20,40"
COMMUNE = "19753,library_service,public_commune,2025,1,1"
HANOI = "01,library_service,public_commune,2025,63,126"
DRAFT, SENT, RETURNED, TAKEN, DROPPED = DraftState
REMARK = (Remark(None, "E2", "xem lại tử số"),)


def who(name: str) -> SignIn:
    return SignIn(f"{name}@x.vn", NOW, NOW + timedelta(hours=1), name)


AN, HOA, BO, LAN, VY = map(who, ("an", "hoa", "bo", "lan", "vy"))
PEOPLE = {
    "an": (Role.OFFICER, ("46",)),
    "hoa": (Role.APPROVER, ("46",)),
    "bo": (Role.APPROVER, ("01",)),
    "lan": (Role.LEAD, ()),
    "vy": (Role.VIEWER, ()),
}


class Flow:
    """What people do with drafts of one database."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    def read(self, query, *arguments, **more):
        with reading(self.engine) as connection:
            return query(connection, *arguments, **more)

    def do(self, order, *arguments, **more):
        with writing(self.engine) as connection:
            return order(connection, *arguments, **more)

    def check(self, writer, *lines: str, header: str = HEADER):
        file = File("hue.csv", "\n".join((header, *lines)).encode())
        given = {"reason": None, "dry_run": True, "today": TODAY}
        return file, import_content(self.engine, file, author=writer, **given)

    def save(self, writer, *lines: str, at_once: bool = True, header: str = HEADER) -> int:
        file, outcome = self.check(writer, *lines, header=header)
        about = outcome.units, outcome.years
        return self.do(
            save, file.name, file.content, about, writer, reason="đã hỏi xã", send=at_once
        )

    def bring(self, number: int, writer, *, dry_run: bool = False, shown=None, reason="đúng"):
        file = File("hue.csv", self.read(content, number, writer))
        given = {"reason": reason, "dry_run": dry_run, "today": TODAY, "shown": shown}
        return import_content(self.engine, file, author=writer, draft=number, **given)

    def state(self, number: int) -> DraftState:
        return self.read(draft, number).state

    def figures(self) -> dict[tuple[str, int], int]:
        return {(f.unit_code, f.year): f.numerator for f in self.read(programme).figures}

    @property
    def version(self) -> int:
        return self.read(current_version)


@pytest.fixture
def flow(seeded_engine) -> Flow:
    with writing(seeded_engine) as connection:
        for name, (role, units) in PEOPLE.items():
            add(
                connection,
                f"{name}@x.vn",
                name=name.title(),
                role=role,
                units=units,
                author=COMMAND_LINE,
            )
    return Flow(seeded_engine)


def test_a_draft_counts_nowhere_and_is_no_change(flow):
    before = flow.version, flow.figures()
    number = flow.save(AN, HUE, at_once=False)
    flow.do(send, number, AN, "đúng")
    flow.do(give_back, number, LAN, REMARK)
    assert (flow.version, flow.figures()) == before == (flow.version, {})
    taken = take_snapshot(flow.engine, "so-ket", "Sơ kết", TODAY, COMMAND_LINE)
    assert flow.read(frozen, taken.code)[1].figures == ()


def test_a_draft_says_what_it_is_about(flow):
    """The outermost units: a commune that lies in a province of the file goes without saying."""
    found = flow.read(draft, flow.save(AN, HUE, COMMUNE, COMMUNE.replace("2025", "2024")))
    assert (found.units, found.years, found.file_name) == (("46",), (2024, 2025), "hue.csv")
    assert (found.sender, found.reason) == ("An (an@x.vn)", "đã hỏi xã")
    assert flow.read(content, found.number, AN).decode().startswith(HEADER)


@pytest.mark.on_both
def test_taking_is_one_change_of_the_taker_that_tells_the_day_of_sending_and_no_name(flow):
    number = flow.save(AN, HUE)
    before = flow.version
    outcome = flow.bring(number, HOA)
    assert outcome.change_id == flow.version == before + 1
    assert flow.figures() == {("46", 2025): 20}
    found = flow.read(history.change, outcome.change_id, names=True)
    sent = flow.read(draft, number).sent_at
    assert found.actor == "Hoa (hoa@x.vn)"
    assert f"Nhận bản số {number} gửi ngày {sent:%d/%m/%Y}" in found.summary
    assert "An (" not in found.summary
    assert found.file_kept
    assert (flow.state(number), flow.read(draft, number).change_id) == (TAKEN, outcome.change_id)


@pytest.mark.parametrize(
    ("writer", "words"),
    [
        pytest.param(AN, "chỉ người duyệt", id="sender"),
        pytest.param(BO, "không thuộc các đơn vị", id="other-approver"),
        pytest.param(VY, "chỉ được xem", id="viewer"),
        pytest.param(who("la"), "chưa được cấp quyền", id="stranger"),
    ],
)
def test_who_may_not_take_a_draft_is_told_why(flow, writer, words):
    number = flow.save(AN, HUE)
    with pytest.raises(Problem, match=words):
        flow.bring(number, writer)
    with pytest.raises(Problem):
        flow.do(give_back, number, writer, REMARK)
    assert (flow.state(number), flow.figures()) == (SENT, {})


@pytest.mark.parametrize("writer", [HOA, LAN, COMMAND_LINE, AT_THE_MACHINE])
def test_approvers_of_the_unit_and_leads_take(flow, writer):
    number = flow.save(AN, HUE)
    assert flow.read(next_states, number, writer) == {TAKEN, RETURNED}
    assert flow.bring(number, writer).change_id is not None


@pytest.mark.parametrize("writer", [AN, BO, VY])
def test_only_who_may_send_back_keeps_remarks_and_closes(flow, writer):
    number = flow.save(AN, HUE)
    with pytest.raises(Problem):
        flow.do(keep_remarks, number, writer, REMARK)
    with pytest.raises(Problem):
        flow.do(close_as_stored, number, writer, flow.version)
    assert flow.state(number) is SENT


@pytest.mark.thorough
def test_remarks_are_kept_until_the_draft_moves_on_and_in_a_backup(flow, tmp_path):
    number = flow.save(AN, HUE)
    flow.do(keep_remarks, number, HOA, REMARK)
    url = sa.make_url(sqlite_url(tmp_path / "again.db"))
    restore(url, back_up(flow.engine, tmp_path / "b.json.gz").path, replace=False)
    again = Flow(engine_for(url))
    for each in (flow, again):
        assert each.read(unsent_remarks, number, HOA) == REMARK
        assert each.read(unsent_remarks, number, LAN) == ()
    again.engine.dispose()
    flow.do(give_back, number, LAN, REMARK)
    assert flow.read(unsent_remarks, number, HOA) == ()
    with pytest.raises(Problem, match="Không trả lại được"):
        flow.do(keep_remarks, number, HOA, REMARK)


def test_two_pages_of_one_person_keep_each_others_remarks(flow):
    number = flow.save(AN, HUE)
    none, one, two, more, last = (
        Remark(None, None, text) for text in ("", "Một", "Hai", "Một nữa", "Hai nữa")
    )
    assert flow.do(keep_remarks, number, HOA, (one,), ()) == (one,)
    # The second page was drawn before the first one was typed into.
    assert flow.do(keep_remarks, number, HOA, (two,), (none,)) == (one, two)
    # The first page goes on with its own remark, which the second one has as it was.
    assert flow.do(keep_remarks, number, HOA, (more,), (one,)) == (two, more)
    assert flow.do(keep_remarks, number, HOA, (one, last), (one, two)) == (more, last)
    assert flow.read(unsent_remarks, number, HOA) == (more, last)
    assert flow.do(keep_remarks, number, HOA, (more, last, none), (more, last)) == (
        more,
        last,
        none,
    )


def test_a_draft_is_closed_by_what_was_checked(flow):
    first, second = flow.save(AN, HUE), flow.save(AN, HUE)
    checked = flow.version
    flow.bring(first, HOA)
    with pytest.raises(Problem, match="đã thay đổi"):
        flow.do(close_as_stored, second, HOA, checked)
    before = flow.version
    flow.do(close_as_stored, second, HOA, before)
    assert (flow.version, flow.state(second), flow.read(draft, second).change_id) == (
        before,
        TAKEN,
        None,
    )


def test_an_approver_takes_nothing_of_their_own_but_a_lead_does(flow):
    number = flow.save(HOA, HUE)
    with pytest.raises(Problem, match="do chính mình gửi"):
        flow.bring(number, HOA)
    assert flow.read(waiting_drafts, HOA) == ()
    given = {"name": None, "role": Role.LEAD, "units": None, "author": COMMAND_LINE}
    flow.do(change, "hoa@x.vn", **given)
    assert flow.bring(number, HOA).change_id is not None


def test_a_draft_of_several_provinces_waits_for_the_lead(flow):
    units = {"name": None, "role": None, "author": COMMAND_LINE}
    flow.do(change, "an@x.vn", units=("01", "46"), **units)
    number = flow.save(AN, HUE, HANOI)
    waiting = {name: flow.read(waiting_drafts, who(name)) for name in ("hoa", "bo", "lan", "an")}
    assert {name for name, drafts in waiting.items() if drafts} == {"lan"}
    assert [each.number for each in waiting["lan"]] == [number]


def test_the_second_of_two_approvers_is_told(flow):
    number = flow.save(AN, HUE)
    shown = {name: flow.bring(number, name, dry_run=True) for name in (HOA, LAN)}
    flow.bring(number, HOA, shown=shown[HOA])
    version = flow.version
    with pytest.raises(Problem, match=r"chưa ghi gì thêm. Đã nhận lúc .*Hoa"):
        flow.bring(number, LAN, shown=shown[LAN])
    with pytest.raises(Problem, match="Đã nhận"):
        flow.do(give_back, number, LAN, REMARK)
    assert flow.version == version


def test_taking_checks_anew_what_has_changed_since(flow):
    """A figure of the year before has come, beside which this one needs a reason of its own."""
    number = flow.save(AN, HUE)
    shown = flow.bring(number, HOA, dry_run=True)
    assert not shown.warnings
    earlier = File("truoc.csv", f"{HEADER}\n46,library_service,public_commune,2024,20,20".encode())
    given = {"reason": None, "dry_run": False, "today": TODAY, "author": LAN}
    assert import_content(flow.engine, earlier, **given).change_id is not None
    with pytest.raises(Problem, match="đã thay đổi từ lúc"):
        flow.bring(number, HOA, shown=shown)
    again = flow.bring(number, HOA, reason=None)
    assert again.warnings
    assert again.refused
    assert (flow.state(number), flow.figures()) == (SENT, {("46", 2024): 20})
    assert flow.bring(number, HOA).change_id is not None


def test_another_file_than_the_draft_is_not_taken(flow):
    number = flow.save(AN, HUE)
    given = {"reason": "đúng", "dry_run": False, "today": TODAY, "author": HOA}
    with pytest.raises(Problem, match="không phải tệp của bản số"):
        import_content(
            flow.engine, File("x.csv", f"{HEADER}\n{COMMUNE}".encode()), **given, draft=number
        )
    assert flow.state(number) == SENT


def test_a_draft_of_units_that_are_not_the_senders_is_not_kept(flow):
    with pytest.raises(Problem, match="không được giao"):
        flow.do(save, "x.csv", b"x", (("01",), (2025,)), AN, send=True)


def test_a_return_is_shown_at_its_cell_in_the_check_and_in_the_marked_file(flow):
    number = flow.save(AN, HUE)
    flow.do(give_back, number, HOA, (*REMARK, Remark(None, None, "gửi lại cả tệp")))
    outcome = flow.bring(number, AN, dry_run=True)
    assert [(each.line, each.address, each.sentence) for each in outcome.notes] == [
        (2, "E2", "Người duyệt: xem lại tử số"),
        (0, None, "Người duyệt: gửi lại cả tệp"),
    ]
    assert outcome.notes[1].place == "Cả tệp"
    (mine,) = flow.read(own_drafts, "an@x.vn")
    assert (mine.state, [each.text for each in mine.remarks]) == (
        RETURNED,
        ["xem lại tử số", "gửi lại cả tệp"],
    )
    book = load_workbook(BytesIO(marked(flow.read(content, number, AN), outcome)))
    assert "xem lại tử số" in book["Tệp CSV"]["E2"].comment.text
    flow.do(send, number, AN, "đúng như xã báo")
    assert flow.read(draft, number).remarks == ()
    assert flow.bring(number, HOA, dry_run=True).notes == ()


ORDERS = {
    SENT: lambda flow, number, writer: flow.do(send, number, writer, "x"),
    DROPPED: lambda flow, number, writer: flow.do(drop, number, writer),
    RETURNED: lambda flow, number, writer: flow.do(give_back, number, writer, REMARK),
    TAKEN: lambda flow, number, writer: flow.bring(number, writer),
}


@pytest.mark.thorough
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(st.sampled_from(list(ORDERS)), st.sampled_from([AN, HOA, BO, LAN])), max_size=8
    )
)
def test_whatever_people_do_only_what_may_be_done_is_done(flow, orders):
    """What is offered is done, all else is refused and changes nothing; taken once at most."""
    number = flow.save(AN, HUE, at_once=False)
    for state, writer in orders:
        was, version = flow.state(number), flow.version
        may = state in flow.read(next_states, number, writer)
        try:
            ORDERS[state](flow, number, writer)
        except Problem:
            assert not may
            assert (flow.state(number), flow.version) == (was, version)
        else:
            assert may
            # A file that another draft has brought already changes nothing: it waits on.
            assert flow.state(number) == state or (state is TAKEN and flow.version == version)
    with reading(flow.engine) as connection:
        row = DraftEventRow
        taken = sa.select(sa.func.count()).where(row.draft_id == number, row.state == TAKEN)
        assert connection.scalar(taken) <= 1


@pytest.mark.thorough
@pytest.mark.parametrize("states", [(), (RETURNED,), (TAKEN,)])
def test_a_backup_keeps_drafts_as_they_stand(flow, tmp_path, states):
    number = flow.save(AN, HUE)
    for state in states:
        ORDERS[state](flow, number, HOA)
    before = flow.read(draft, number), flow.read(content, number, AN)
    url = sa.make_url(sqlite_url(tmp_path / "again.db"))
    restore(url, back_up(flow.engine, tmp_path / "b.json.gz").path, replace=False)
    again = Flow(engine_for(url))
    assert (again.read(draft, number), again.read(content, number, AN)) == before
    assert again.save(AN, COMMUNE) > number
    again.engine.dispose()


REPORT = "unit_code,year,received_on,note"


def arrivals(flow: Flow) -> list[tuple[date | None, date | None]]:
    row = ReportRow
    query = sa.select(row.received_on, row.arrived_on).order_by(row.change_id)
    return flow.read(lambda connection: [tuple(each) for each in connection.execute(query)])


def test_the_day_of_arrival_is_the_servers_and_stays_with_a_report(flow):
    """Of a draft it is the day of sending, of other files that of writing; the first one counts."""
    typed = date(2025, 12, 10)
    number = flow.save(AN, "46,2025,2025-12-10,", header=REPORT)
    flow.bring(number, HOA)
    sent = flow.read(draft, number).sent_at.date()
    given = {"reason": None, "dry_run": False, "author": COMMAND_LINE}
    for line, today in (("46,2025,2025-12-10,sửa", TODAY), ("01,2025,2025-12-11,", TODAY)):
        file = File("x.csv", f"{REPORT}\n{line}".encode())
        corrected = import_content(flow.engine, file, today=today, **given).change_id
    assert arrivals(flow) == [(typed, sent), (typed, sent), (date(2025, 12, 11), TODAY)]
    assert flow.read(programme).report["46", 2025].arrived_on == sent
    undo(flow.engine, corrected - 1, None, HOA, TODAY)
    assert flow.read(programme).report["46", 2025].arrived_on == sent


# Several people at once, and what has changed since a draft was sent


def outcome_of(order) -> str:
    try:
        order()
    except Problem as problem:
        return str(problem)
    return ""


@pytest.mark.on_both
def test_of_many_who_take_at_once_one_does(flow):
    number = flow.save(AN, HUE)
    before = flow.version
    orders = [partial(flow.bring, number, (HOA, LAN)[each % 2]) for each in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as people:
        said = list(people.map(outcome_of, orders))
    assert Counter(map(bool, said)) == {True: AT_ONCE - 1, False: 1}
    assert all("Đã nhận lúc" in each for each in said if each)
    assert (flow.version, flow.figures()) == (before + 1, {("46", 2025): 20})


@pytest.mark.on_both
def test_of_a_taker_a_dropper_and_a_returner_at_once_one_comes_first(flow):
    for value in range(1, 5):
        number = flow.save(AN, HUE.replace("20,40", f"{value},40"))
        before = flow.version
        orders = {
            TAKEN: partial(flow.bring, number, HOA),
            DROPPED: partial(flow.do, drop, number, AN),
            RETURNED: partial(flow.do, give_back, number, LAN, REMARK),
        }
        with ThreadPoolExecutor(3) as people:
            said = dict(zip(orders, people.map(outcome_of, orders.values()), strict=True))
        done = {state for state in said if not said[state]}
        assert done in ({TAKEN}, {DROPPED}, {RETURNED, DROPPED}), said
        assert (flow.state(number) is TAKEN) is (TAKEN in done) is (flow.version == before + 1)


def test_who_lost_a_unit_sends_nothing_of_it_but_may_drop(flow):
    """What was sent before waits on: whoever answers for the unit today takes it or not."""
    number = flow.save(AN, HUE)
    flow.do(give_back, number, HOA, REMARK)
    flow.do(change, "an@x.vn", name=None, role=None, units=("01",), author=COMMAND_LINE)
    with pytest.raises(Problem, match="không còn được giao"):
        flow.do(send, number, AN, "x")
    assert flow.read(next_states, number, AN) == {DROPPED}
    flow.do(drop, number, AN)
    assert flow.state(number) is DROPPED


def test_a_draft_outlives_the_right_of_its_sender(flow):
    number = flow.save(AN, HUE)
    flow.do(remove, "an@x.vn", author=COMMAND_LINE)
    for order in (partial(flow.do, drop, number, AN), partial(flow.read, content, number, AN)):
        assert "ngừng" in outcome_of(order)
    assert flow.bring(number, HOA).change_id is not None


def test_a_draft_of_an_institution_that_moved_waits_for_the_lead(flow):
    """It was sent for one province and would now write in another."""
    header = "code,name,category_code,unit_code"
    given = {"reason": "x", "dry_run": False, "today": TODAY, "author": COMMAND_LINE}
    file = File("tv.csv", f"{header}\ntv,Thư viện thử,public_province,46".encode())
    assert import_content(flow.engine, file, **given).change_id is not None
    number = flow.save(AN, "tv,Thư viện mới,public_province,46", header=header)
    moved = File("tv.csv", f"{header}\ntv,Thư viện thử,public_province,01".encode())
    assert import_content(flow.engine, moved, **given).change_id is not None
    assert flow.bring(number, HOA).refused
    assert flow.state(number) is SENT
    assert flow.bring(number, LAN).change_id is not None


def test_a_year_locked_since_asks_the_taker_for_a_reason(flow):
    number = flow.save(AN, HUE)
    flow.do(set_lock, 2025, LAN, "", locked=True)
    assert flow.bring(number, HOA, reason=None).refused
    taken = flow.bring(number, HOA, reason="bổ sung")
    assert flow.read(history.change, taken.change_id, names=True).amends == (2025,)


def test_a_taken_draft_says_when_it_was_undone_and_its_file_is_sent_again(flow):
    number = flow.save(AN, HUE)
    taken = flow.bring(number, HOA).change_id
    assert flow.read(draft, number).standing.endswith(f": thay đổi số {taken}")
    undone = undo(flow.engine, taken, "nhầm", LAN, TODAY).change_id
    assert f"hoàn tác bởi thay đổi số {undone}" in flow.read(draft, number).standing
    undo(flow.engine, undone, "nhầm", LAN, TODAY)
    assert flow.read(draft, number).undone_by is None
    undo(flow.engine, undone + 1, "nhầm", LAN, TODAY)
    assert flow.bring(flow.save(AN, HUE), HOA).change_id is not None


@pytest.mark.thorough
def test_a_person_fills_no_disk(flow, monkeypatch):
    """Dropped and taken files take no room; the change has the file of the latter."""
    monkeypatch.setattr(steps, "MOST_KEPT", 3 * len(f"{HEADER}\n{HUE}"))
    first, second, third = (flow.save(AN, HUE, at_once=False) for _ in range(3))
    with pytest.raises(Problem, match="đã đầy"):
        flow.save(AN, HUE)
    flow.save(HOA, HUE)
    flow.do(drop, first, AN)
    flow.save(AN, HUE)
    flow.do(send, second, AN, "x")
    file = flow.read(content, second, AN)
    flow.bring(second, LAN)
    flow.save(AN, HUE)
    assert flow.read(content, second, AN) == file
    kept = sa.select(DraftRow.id).where(DraftRow.content != b"").order_by(DraftRow.id)
    ids = flow.read(lambda connection: connection.scalars(kept).all())
    assert third in ids
    assert not {first, second} & {*ids}


@pytest.mark.parametrize("text", ["=1+1\x00\x0b]]>", "**đậm** <script>", "a\r\nb\u202e"])
def test_remarks_and_reasons_are_text_whatever_they_hold(flow, text):
    number = flow.save(AN, HUE, at_once=False)
    flow.do(send, number, AN, text)
    flow.do(give_back, number, HOA, (Remark(None, "XFD2", text),))
    outcome = flow.bring(number, AN, dry_run=True)
    book = load_workbook(BytesIO(marked(flow.read(content, number, AN), outcome)))
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row]
    said = [cell for cell in cells if cell.startswith("Người duyệt: ")]
    assert [each[len("Người duyệt: ")] for each in said] == [text[0]]
    assert "\x00" not in flow.read(draft, number).reason
