"""What a click on a chart gives the page: its marks have what the page asks of them."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
import streamlit as st

from ui.frame import frame
from ui.frame.pages import HOME, INDICATORS, PLANS, REPORTS, TASKS, Page

SERVICE = "library_service.public_commune"


class Click(NamedTuple):
    """A chart of a page, the mark in it that is clicked, and where that leads."""

    page: Page
    address: dict[str, str]
    chart: str
    selection: str
    mark: dict[str, Any]
    leads_to: dict[str, str]
    drawn_from: dict[str, Any] = {}  # noqa: RUF012 (nothing is put into it)
    """What the row of the data has, where the browser computes the mark from it."""


CLICKS = {
    "target": Click(
        HOME,
        {},
        "bullets",
        "row",
        {"key": f"1520.{SERVICE}"},
        {"vi-sao": f"1520.{SERVICE}"},
    ),
    "plan": Click(
        PLANS,
        {"van_ban": "lai_chau", "so_sanh": "lower"},
        "matrix",
        "cell",
        {"key": f"lai_chau.{SERVICE}.2030"},
        {"vi-sao": f"lai_chau.{SERVICE}.2030"},
        {"line": f"{SERVICE}.2030"},
    ),
    "task": Click(TASKS, {}, "timeline", "row", {"key": "I.1.3"}, {"nhiem-vu": "I.1.3"}),
    "agency": Click(
        TASKS,
        {"xem": "theo-nam"},
        "matrix",
        "row",
        {"key": "cuc_di_san_van_hoa"},
        {"don-vi": "cuc_di_san_van_hoa"},
    ),
    "report": Click(
        REPORTS,
        {"pham_vi": "46", "ngay": "2026-11-21"},
        "matrix-",
        "report",
        {"k": "20101", "year": 2026},
        {"bao-cao": "20101.2026"},
        {"k": "20101"},
    ),
    "province": Click(
        INDICATORS,
        {"chi_tieu": "museum_programme", "nam": "2025"},
        "dots",
        "province",
        {"key": "1520.museum_programme.museum.12"},
        {"vi-sao": "1520.museum_programme.museum.12"},
    ),
    "indicator": Click(
        INDICATORS,
        {"linh_vuc": "library"},
        "sector",
        "row",
        {"key": f"1520.{SERVICE}"},
        {"chi-tieu": "library_service", "loai": "public_commune"},
    ),
}


def parts(spec: Any) -> Iterator[dict[str, Any]]:
    """Every object in a specification, its data too."""
    inside = spec.values() if isinstance(spec, dict) else spec if isinstance(spec, list) else ()
    if isinstance(spec, dict):
        yield spec
    for each in inside:
        yield from parts(each)


@pytest.mark.parametrize("click", CLICKS.values(), ids=CLICKS)
def test_a_mark_that_is_clicked_is_written_to_the_address(visit, monkeypatch, click):
    clicked = []

    def place(spec: Any, *, alt: str, key: str = "", on_select: Any = "ignore") -> None:
        if on_select == "ignore" or not key.startswith(click.chart) or clicked:
            return
        clicked.append(spec)
        st.session_state[key] = SimpleNamespace(selection={click.selection: [click.mark]})
        on_select()

    monkeypatch.setattr(frame, "chart", place)
    at = visit("full", click.page, **click.address)
    assert {name: at.query_params[name] for name in click.leads_to} == click.leads_to
    (spec,) = clicked
    selections = [each for each in parts(spec) if each.get("name") == click.selection]
    sent = {tuple(each["select"]["fields"]) for each in selections if "select" in each}
    assert sent == {tuple(click.mark)}
    row = click.drawn_from or click.mark
    assert any(each.items() >= row.items() for each in parts(spec))
