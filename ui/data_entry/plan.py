"""What a file without errors would write, row by row, and the button that writes it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data_access.imports import ImportOutcome
from data_access.imports.planning.plan import Plan, Planned, Step
from data_access.programme.communes import commune_numbers
from data_access.recorded.definition.columns import Column
from data_access.recorded.definition.forms import occurrence
from data_access.recorded.tables.figures import FIGURE
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.register.units import units_of
from progress.model.changes import cell_words
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import NO_CATEGORY
from progress.model.titles import document_title, unit_title
from progress.model.units import Kind
from ui.data_entry import orders
from ui.data_entry.file import FileEntry
from ui.data_entry.issues import plain_sheet
from ui.frame import downloads, frame, url_state, words
from ui.frame.frame import View
from ui.frame.pages import HISTORY, PROVINCES, REGISTER, TASKS, Page

MOST = 100
"""Rows of a plan that are listed; what changes or is withdrawn comes first."""
MOST_LETTERS = 200
"""Letters of a cell that are shown."""
MOST_LINKS = 6
"""Places that are named after writing."""
_ORDER = (Step.WITHDRAWN, Step.CHANGED, Step.NEW)


def show(view: View, entry: FileEntry) -> None:
    """Place the plan and the button that writes it, or what was written."""
    if entry.written is not None:
        _done(view, entry.written)
        return
    outcome = entry.outcome
    if outcome is None or outcome.errors:
        return
    st.header("4. Sẽ ghi gì", anchor=False)
    counts = ((step, written(sum(len(plan.of(step)) for plan in outcome.plans))) for step in Step)
    st.markdown(" · ".join(f"{step.label.capitalize()} **{count}**" for step, count in counts))
    if not any(plan.to_write for plan in outcome.plans):
        st.info(
            words.literal(
                f"Mọi số trong tệp đã có đúng như vậy{_earlier(outcome)}: không có gì để ghi."
            )
        )
        return
    communes = {
        of_year: dict(view.derive(view.source.read, commune_numbers, date(of_year, 12, 31)))
        for of_year in outcome.years
    }
    rows = list(_rows(_with_communes(view, outcome), outcome, communes))
    plain_sheet("Kế hoạch ghi", rows[0], (row.values() for row in rows[:MOST]))
    if len(rows) > MOST:
        st.caption(f"Còn {written(len(rows) - MOST)} dòng nữa: tải bảng để xem hết.")
        downloads.table(pd.DataFrame(rows), "ke-hoach-ghi")
    orders.form(entry, outcome)


def _done(view: View, outcome: ImportOutcome) -> None:
    if outcome.change_id is None:
        st.info(
            words.literal(f"Không ghi gì: mọi số trong tệp đã có đúng như vậy{_earlier(outcome)}.")
        )
        return
    st.success(
        words.literal(f"Đã ghi: thay đổi số {outcome.change_id}."), icon=":material/check_circle:"
    )
    if outcome.made_up:
        st.markdown(words.literal(outcome.removal_sentence))
    for plan in outcome.plans:
        st.markdown(f"{words.literal(plan.table.title)}: {words.literal(plan.summary)}.")
    with st.container(horizontal=True):
        change = {url_state.CHANGE: str(outcome.change_id)}
        frame.link(HISTORY, "Xem trong lịch sử thay đổi, hoàn tác", change)
        for page, label, chosen in list(_written_places(view, outcome))[:MOST_LINKS]:
            frame.link(page, label, chosen)


def _written_places(
    view: View, outcome: ImportOutcome
) -> Iterator[tuple[Page, str, dict[str, str]]]:
    """Yield where the figures can be seen that were just written, each place once."""
    known = _with_communes(view, outcome).unit
    rows = [(plan.table, row.values) for plan in outcome.plans for row in plan.to_write]
    places = set()
    for table, row in rows:
        unit = known.get(row.get("unit_code", ""))
        if unit is not None and table.year is not None:
            province = unit.parent_code if unit.kind is Kind.COMMUNE else unit.code
            places.add((province or unit.code, str(row[table.year])))
    for code, of_year in sorted(places):
        if code in view.programme.unit:
            chosen = {url_state.SCOPE: code, url_state.YEAR: of_year}
            yield PROVINCES, f"Xem {view.programme.unit[code].name} năm {of_year}", chosen
    tables = {table for table, _ in rows}
    if INSTITUTION in tables:
        yield REGISTER, "Xem danh bạ thiết chế", {}
    if TASK_RECORD in tables:
        yield TASKS, "Xem nhiệm vụ", {}


def _with_communes(view: View, outcome: ImportOutcome) -> Programme:
    """Return the Programme with the communes that the rows of a file name."""
    codes = (row.values.get("unit_code") for plan in outcome.plans for row in plan.to_write)
    unknown = tuple(sorted({code for code in codes if code} - view.programme.unit.keys()))
    communes = view.derive(view.source.read, units_of, unknown) if unknown else {}
    return replace(view.programme, units=(*view.programme.units, *communes.values()))


def _earlier(outcome: ImportOutcome) -> str:
    return f" (tệp này đã được ghi: thay đổi số {outcome.earlier})" if outcome.earlier else ""


def _rows(
    programme: Programme, outcome: ImportOutcome, communes: Mapping[int, Mapping[str, int]]
) -> Iterator[dict[str, str]]:
    # Made-up figures of last year say nothing, and go when the file is written.
    before = replace(programme, figures=()) if outcome.made_up else programme
    for step in _ORDER:
        for plan in outcome.plans:
            for planned in plan.of(step):
                yield {
                    "Việc": _step(plan, planned),
                    "Nội dung": _about(programme, plan, planned.row.values),
                    "Năm trước": _last_year(before, plan, planned.row.values),
                    "Số xã, phường": _communes(programme, plan, planned.row.values, communes),
                    **_sides(programme, plan, planned),
                }


def _step(plan: Plan, planned: Planned) -> str:
    """Return what happens to a row; an institution under another name is renamed."""
    renamed = plan.table is INSTITUTION and "name" in planned.differences(plan.table)
    return "Đổi tên" if renamed else planned.step.label.capitalize()


def _last_year(programme: Programme, plan: Plan, values: Mapping[str, Any]) -> str:
    """Return the figure of the year before of the same unit, "–" where there is none."""
    if plan.table is not FIGURE:
        return "–"
    series = programme.figures_by_series.get((values["indicator_code"], values["category_code"]))
    before = (series or {}).get(values["year"] - 1, {}).get(values["unit_code"])
    sides = (before.numerator, before.denominator) if before else ()
    return "/".join(written(each) for each in sides if each is not None) or "–"


def _communes(
    programme: Programme,
    plan: Plan,
    values: Mapping[str, Any],
    communes: Mapping[int, Mapping[str, int]],
) -> str:
    """Return how many communes a province has, beside its figure of what communes have."""
    if plan.table is not FIGURE or programme.category[values["category_code"]].level != "commune":
        return "–"
    number = communes[values["year"]].get(values["unit_code"])
    return "–" if number is None else written(number)


def _about(programme: Programme, plan: Plan, values: Mapping[str, Any]) -> str:
    """Return what a row is about, in words; codes that no Programme holds stay codes."""
    key = [column for column in plan.table.columns if column.name in plan.table.key]
    words = (_value(programme, c, values[c.name]) for c in key if values[c.name] != NO_CATEGORY)
    return f"{plan.table.title}: " + " · ".join(words)


def _value(programme: Programme, column: Column, value: Any) -> str:
    """Return the name behind a code, or the value as it is written."""
    match column.references:
        case "unit" if value in programme.unit:
            unit = programme.unit[value]
            return unit_title(unit) if unit.kind is Kind.COMMUNE else unit.name
        case "indicator" if value in programme.indicator:
            return programme.indicator[value].short_name
        case "category" if value in programme.category:
            return programme.category[value].name
        case "document" if value in programme.document:
            return document_title(programme.document[value])
        case "task" if value in programme.task:
            return f"{value} {programme.task[value].short_title}"
    if isinstance(value, float):
        return str(value).replace(".", ",")
    words = str(value) if column.form is occurrence else cell_words(column.words, value)
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS].rstrip()} …"


def _sides(programme: Programme, plan: Plan, planned: Planned) -> dict[str, str]:
    """Return the values before and after; of a change only those that move."""
    moves = planned.differences(plan.table)
    columns = [column for column in plan.table.shown if not moves or column.name in moves]
    old = planned.before.values if planned.before else {}
    new = {} if planned.step is Step.WITHDRAWN else planned.row.values
    sides = {"Trước": old, "Sau": new}
    return {side: _listed(programme, columns, values) for side, values in sides.items()}


def _listed(programme: Programme, columns: list[Column], values: Mapping[str, Any]) -> str:
    words = [
        f"{column.label} {_value(programme, column, values[column.name])}"
        for column in columns
        if values.get(column.name) is not None
    ]
    return ", ".join(words) or "–"
