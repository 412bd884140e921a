"""The states of a draft, and what a return may say."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.model.drafts import Draft, DraftState, Remark, remark_problem

DRAFT, SENT, RETURNED, TAKEN, DROPPED = DraftState
FOLLOWS = {
    DRAFT: {SENT, DROPPED},
    SENT: {TAKEN, RETURNED, DROPPED},
    RETURNED: {SENT, DROPPED},
    TAKEN: set(),
    DROPPED: set(),
}


def draft(state: DraftState) -> Draft:
    at = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    return Draft(5, "an@x.vn", "An", ("46",), (2025,), "a.csv", "0", state, at, "Lan")


@pytest.mark.parametrize("state", DraftState)
@pytest.mark.parametrize("wanted", DraftState)
def test_which_state_follows_which(state, wanted):
    assert draft(state).may_become(wanted) == (wanted in FOLLOWS[state])


@given(st.lists(st.sampled_from(DraftState), max_size=12))
def test_a_draft_is_taken_once_at_most_and_only_after_it_was_sent(orders):
    state, passed = DRAFT, [DRAFT]
    for wanted in orders:
        if draft(state).may_become(wanted):
            state = wanted
            passed.append(state)
    assert passed.count(TAKEN) + passed.count(DROPPED) <= 1
    if TAKEN in passed:
        assert passed[-2:] == [SENT, TAKEN]


def test_a_draft_says_what_became_of_it():
    assert draft(TAKEN).standing == (
        "Đã nhận lúc 03:04 02/01/2026 (Lan): mọi số đã có, không ghi gì thêm"
    )


@pytest.mark.parametrize(
    ("remarks", "words"),
    [
        pytest.param((), "ít nhất một nhận xét", id="none"),
        pytest.param((Remark("Bìa", "C10", " "),), "ít nhất một nhận xét", id="blank"),
        pytest.param((Remark("Bìa", "10C", "sai"),), "«10C» không phải một ô", id="no-cell"),
        pytest.param((Remark(None, None, "x" * 1_001),), "dài nhất", id="long"),
        pytest.param((Remark("Bìa", "C10", "sai"), Remark(None, None, "x")), "", id="sound"),
    ],
)
def test_a_return_says_what_to_mend(remarks, words):
    assert (words in remark_problem(remarks)) if words else not remark_problem(remarks)
