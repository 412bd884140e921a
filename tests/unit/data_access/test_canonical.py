"""A Programme as bytes and back: every record, every field, in order; and nothing else read."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.snapshots.canonical import UnreadableContent, canonical, programme_of, written
from progress.model.programme import Programme
from progress.model.units import Kind
from tests.factories import TARGETS, figure, programme, province, report, target, task

SIMPLE = {
    str: st.text(max_size=8),
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates(),
    Fraction: st.fractions(),
}
WHOLE = programme(
    targets=(*TARGETS, target(2030, Fraction(25, 2), 15), target(2026, None)),
    figures=(figure("01", 2025, 3, 7), figure("46", 2025, 0)),
    reports=(report("01", 2025),),
    tasks=(task(),),
    units=(replace(province("01", "Hà Nội"), latitude=21.03, former_names=("Hà Tây", "Hà Đông")),),
)


def drawn(kind) -> st.SearchStrategy:
    """Any value of a declared type, by the type alone."""
    if get_origin(kind) in (Union, UnionType):
        return st.one_of(*(st.none() if k is type(None) else drawn(k) for k in get_args(kind)))
    if get_origin(kind) is tuple:
        return st.lists(drawn(get_args(kind)[0]), max_size=2).map(tuple)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{field.name: drawn(hints[field.name]) for field in fields(kind)})
    if issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    return SIMPLE[kind]


def cells(made: Programme) -> dict[str, object]:
    """Everything a Programme holds; two Programmes are equal only when they are one object."""
    return {field.name: getattr(made, field.name) for field in fields(Programme)}


@settings(max_examples=settings().max_examples // 2)
@given(drawn(Programme))
def test_whatever_a_programme_holds_comes_back(made):
    content = canonical(made)
    back = programme_of(content)
    assert cells(back) == cells(made)
    assert canonical(back) == content


def test_types_come_back_too():
    back = programme_of(canonical(WHOLE))
    assert back.units[0].kind is Kind.PROVINCE
    assert back.targets[2].low == Fraction(25, 2)
    assert type(back.targets[2].low) is Fraction
    assert type(back.reports[0].received_on) is date
    assert back.figures[1].denominator is None
    assert back.figures[1].numerator == 0


def test_every_field_of_every_record_stands_in_it():
    found = json.loads(canonical(WHOLE))["programme"]
    assert set(found) == {field.name for field in fields(Programme)}
    hints = get_type_hints(Programme)
    for name, table in found.items():
        if isinstance(table, dict):
            (record, _) = get_args(hints[name])
            assert table["fields"] == [field.name for field in fields(record)]


def test_the_form_is_one():
    content = canonical(WHOLE)
    assert content == written(json.loads(content))
    whole = replace(WHOLE.units[0], latitude=21.0)
    same = replace(WHOLE.units[0], latitude=21)
    of = lambda unit: canonical(replace(WHOLE, units=(unit,)))  # noqa: E731
    assert of(whole) == of(same)


@pytest.mark.parametrize(
    "moved",
    [
        pytest.param({"version": 2}, id="version"),
        pytest.param({"demonstration": True}, id="demonstration"),
        pytest.param({"figures": WHOLE.figures[::-1]}, id="order"),
        pytest.param({"figures": (figure("01", 2025, 3, 8), WHOLE.figures[1])}, id="a-figure"),
        pytest.param({"figures": (replace(WHOLE.figures[0], note=""),)}, id="empty-is-not-none"),
    ],
)
def test_what_differs_has_other_bytes(moved):
    assert canonical(replace(WHOLE, **moved)) != canonical(WHOLE)


def changed(change) -> bytes:
    found = json.loads(canonical(WHOLE))
    change(found)
    return written(found)


def cell(table: str, field: str, value: object):
    def change(found):
        records = found["programme"][table]
        records["rows"][0][records["fields"].index(field)] = value

    return change


def without(table: str, field: str):
    def change(found):
        records = found["programme"][table]
        at = records["fields"].index(field)
        records["fields"].pop(at)
        for row in records["rows"]:
            row.pop(at)

    return change


def test_a_field_that_came_later_is_unknown_in_what_was_frozen_before():
    back = programme_of(changed(without("figures", "note")))
    assert {each.note for each in back.figures} == {None}
    assert back.figures[0].numerator == 3


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda found: found.update(format="another"), id="another-format"),
        pytest.param(lambda found: found.update(format_version=2), id="newer-format"),
        pytest.param(lambda found: found.pop("programme"), id="nothing"),
        pytest.param(lambda found: found["programme"].pop("figures"), id="no-figures"),
        pytest.param(lambda found: found["programme"].update(more=[]), id="more-than-known"),
        pytest.param(cell("figures", "numerator", "3"), id="text-for-a-number"),
        pytest.param(cell("figures", "numerator", True), id="truth-for-a-number"),
        pytest.param(cell("figures", "numerator", None), id="nothing-for-a-number"),
        pytest.param(cell("reports", "received_on", "30/06/2027"), id="no-date"),
        pytest.param(cell("targets", "low", "1/0"), id="no-fraction"),
        pytest.param(cell("units", "kind", "village"), id="no-kind"),
        pytest.param(cell("units", "former_names", "Hà Tây"), id="text-for-a-list"),
        pytest.param(without("figures", "numerator"), id="no-numerator"),
        pytest.param(
            lambda found: found["programme"]["figures"]["rows"][0].pop(), id="a-row-cut-short"
        ),
    ],
)
def test_what_is_no_programme_is_refused(change):
    with pytest.raises(UnreadableContent):
        programme_of(changed(change))


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000])
def test_what_is_nothing_of_ours_is_refused(content):
    with pytest.raises(UnreadableContent):
        programme_of(content)
