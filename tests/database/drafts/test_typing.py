"""What is typed into a form: kept for the person, unit and year, and sent once."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from data_access.drafts.queries import own_drafts
from data_access.drafts.steps import drop, give_back, send
from data_access.drafts.typing import forget_typing, keep_typing, send_typing, typing
from data_access.people.authors import AT_THE_MACHINE, COMMAND_LINE
from data_access.people.changes import add
from data_access.people.people import Role
from data_access.people.sign_ins import SignIn
from data_access.store import clock
from data_access.store.changes import current_version
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import TypingRow
from progress.model.drafts import Remark

NOW = clock.now()
AN, HOA, VY = (
    SignIn(f"{name}@x.vn", NOW, NOW + timedelta(hours=1), name) for name in ("an", "hoa", "vy")
)
FORM = ("46", 2025)
ONE, TWO = ("Bìa", "note", "C"), ("Thiết chế", "+1", "B")


@pytest.fixture
def engine(seeded_engine):
    with writing(seeded_engine) as connection:
        for name, role, units in (
            ("an", Role.OFFICER, ("46",)),
            ("hoa", Role.APPROVER, ("46",)),
            ("vy", Role.VIEWER, ()),
        ):
            given = {"name": name, "role": role, "units": units, "author": COMMAND_LINE}
            add(connection, f"{name}@x.vn", **given)
    return seeded_engine


@pytest.fixture
def do(engine):
    def do(order, *arguments, **more):
        with writing(engine) as connection:
            return order(connection, *arguments, **more)

    return do


def hand_in(do, cells, writer=AN):
    return do(
        send_typing,
        "a.xlsx",
        b"1",
        (("46",), (2025,)),
        writer,
        form=FORM,
        cells=cells,
        reason="",
        send=True,
    )


def test_cells_are_kept_one_by_one_for_a_person_a_unit_and_a_year(do):
    do(keep_typing, AN, FORM, {ONE: "ạ\0", TWO: "Bảo tàng"})
    do(keep_typing, AN, FORM, {ONE: ""})
    do(keep_typing, AN, ("46", 2024), {ONE: "khác"})
    assert do(typing, AN, FORM) == {ONE: "", TWO: "Bảo tàng"}
    assert do(typing, AN, ("46", 2024)) == {ONE: "khác"}
    assert do(typing, HOA, FORM) == do(typing, AT_THE_MACHINE, FORM) == {}
    do(forget_typing, AN, FORM)
    assert do(typing, AN, FORM) == {}
    assert do(typing, AN, ("46", 2024)) == {ONE: "khác"}


def test_what_is_typed_is_no_change(engine, do):
    with reading(engine) as connection:
        before = current_version(connection)
    do(keep_typing, AN, FORM, {ONE: "a"})
    with reading(engine) as connection:
        assert current_version(connection) == before


def test_who_may_write_nothing_keeps_nothing(do):
    with pytest.raises(Problem, match="chỉ được xem"):
        do(keep_typing, VY, FORM, {ONE: "a"})


@pytest.mark.on_both
def test_it_is_sent_once_and_seen_again_only_while_its_draft_is_sent_back(do):
    do(keep_typing, AN, FORM, {ONE: "a"})
    with pytest.raises(Problem, match="cửa sổ khác"):
        hand_in(do, {ONE: "b"})
    number = hand_in(do, {ONE: "a"})
    assert do(typing, AN, FORM) == {}
    with pytest.raises(Problem, match="cửa sổ khác"):
        hand_in(do, {ONE: "a"})
    assert [each.number for each in do(own_drafts, "an@x.vn")] == [number]
    do(forget_typing, AN, FORM)  # as the page does after sending
    do(give_back, number, HOA, (Remark(None, None, "sai"),))
    assert do(typing, AN, FORM) == {ONE: "a"}
    do(send, number, AN, "")
    assert do(typing, AN, FORM) == {}
    do(give_back, number, HOA, (Remark(None, None, "sai"),))
    do(drop, number, AN)
    assert do(typing, AN, FORM) == {}


def test_what_is_typed_after_sending_begins_anew(engine, do):
    do(keep_typing, AN, FORM, {ONE: "a"})
    number = hand_in(do, {ONE: "a"})
    do(keep_typing, AN, FORM, {TWO: "b"})
    do(give_back, number, HOA, (Remark(None, None, "sai"),))
    assert do(typing, AN, FORM) == {TWO: "b"}
    assert hand_in(do, {TWO: "b"}) == number + 1
    with reading(engine) as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(TypingRow)) == 1
