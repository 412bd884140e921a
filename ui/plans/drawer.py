"""The drawer of one cell of the matrix: both sides, each with its clause."""

import streamlit as st

from charts.theme import COMPARISONS
from progress.judging.explanations import source
from progress.model.programme import Programme
from progress.model.records import Conflict, Target
from progress.model.titles import document_title, series_title
from progress.plans.deviations import NATIONAL_PLAN, Comparison
from progress.plans.matrix import PlanMatrixRow
from progress.plans.sentences import cell_sentence, conflicts_about, plan_name
from ui.frame import frame, opening, url_state, words
from ui.frame.frame import View
from ui.frame.pages import INDICATORS
from ui.plans.filters import whole_matrix


def drawer(view: View) -> None:
    """Open the cell that the address names."""
    key = url_state.value(url_state.WHY) or ""
    line = line_of_cell(view, key)
    if line is not None:
        title = series_title(view.programme, line.series)
        opening.drawer(url_state.WHY, f"{title}, mốc {line.year}", _explain, view, line, key)


def line_of_cell(view: View, key: str) -> PlanMatrixRow | None:
    """Return the line that has the cell; None where no line has it."""
    for line in whole_matrix(view):
        if key in (line.national_key, *(cell.key for cell in line.cells)):
            return line
    return None


def symbol(comparison: Comparison | None) -> str:
    """Return a comparison's symbol in its colour, for Markdown."""
    if comparison is None:
        return ""
    sign, role = COMPARISONS[comparison]
    colour = words.COLOURS.get(role)
    return f":{colour}[**{sign}**] " if colour else f"**{sign}** "


def quoted(programme: Programme, conflict: Conflict) -> str:
    """Return what a disagreement is about, and what each document says."""
    sides = words.conflict_sides(programme, conflict)
    return f"**{words.literal(conflict.title)}.** {words.literal(conflict.explanation)}\n\n{sides}"


def _explain(view: View, line: PlanMatrixRow, key: str) -> None:
    """Say both sides of a cell; of the Decision's own cell, what every plan makes of it."""
    programme = view.programme
    cells = [cell for cell in line.cells if key in (cell.key, line.national_key)]
    local = tuple(target for cell in cells for target in cell.local)
    national = () if line.national is None else (line.national,)
    st.markdown(
        "\n\n".join(
            f"{symbol(cell.comparison)}**{words.literal(plan_name(programme, cell.document))}.** "
            f"{words.literal(cell_sentence(programme, line, cell))}"
            for cell in cells
            if cell.comparison is not Comparison.OUTSIDE
        )
    )
    decision = document_title(programme.document[NATIONAL_PLAN])
    _side(programme, decision, national, "Các nguồn nêu lại Quyết định không có mục tiêu này.")
    if key != line.national_key:
        document = cells[0].document
        missing = f"{document.title}. Kế hoạch không nêu mục tiêu này."
        _side(programme, document_title(document), local, missing)
    for conflict in conflicts_about(programme, (*national, *local)):
        st.markdown(f"**Các nguồn ghi khác nhau.** {quoted(programme, conflict)}")
    if line.indicator.measure is not None:
        row = {url_state.INDICATOR: line.indicator.code, url_state.CATEGORY: line.category.code}
        title = f"Kết quả: {line.indicator.short_name}"
        frame.link(INDICATORS, title, {**url_state.brought(), **row})


def _side(programme: Programme, title: str, targets: tuple[Target, ...], missing: str) -> None:
    clauses = [source(programme, target) for target in targets] or [missing]
    st.markdown("\n\n".join([f"**{words.literal(title)}**", *map(words.literal, clauses)]))
