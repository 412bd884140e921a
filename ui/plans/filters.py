"""The filters of the matrix of plans, each in the address."""

from functools import partial

import streamlit as st

from progress.plans.deviations import Comparison
from progress.plans.differing import MOST_SIDE_BY_SIDE
from progress.plans.matrix import PlanMatrixRow, compared_plans, plan_rows
from progress.plans.matrix_filter import PlanMatrixFilter
from progress.plans.sentences import plan_name
from ui.frame import filters, frame, url_state
from ui.frame.filters import Filter
from ui.frame.frame import View

FEW = "canh-nhau"
"""Plans that stand side by side, with a comma between their codes, in the address."""
OWN = (url_state.DOCUMENT, url_state.MILESTONE)
"""Shared parameters that here narrow the matrix: a plan to compare, a milestone to look at."""


def selection(view: View) -> PlanMatrixFilter:
    """Read from the address which part of the matrix is looked at; say what it could not use."""
    problems: list[str] = []
    read = partial(url_state.known_value, problems=problems, shown=url_state.DEFAULT)
    year = read(url_state.MILESTONE, _years(view), "mốc")
    selected = PlanMatrixFilter(
        plan=read(url_state.DOCUMENT, _plans(view), "kế hoạch") or "",
        sector=read(url_state.SECTOR, _sectors(view), "lĩnh vực") or "",
        comparison=read(url_state.COMPARISON, _comparisons(), "cách so sánh") or "",
        year=int(year) if year else None,
        words=url_state.value(url_state.WORDS) or "",
        few=tuple(
            code
            for each in (url_state.value(FEW) or "").split(",")
            if each and (code := url_state.known_code(each, _plans(view), "kế hoạch", problems))
        ),
    )
    frame.warn(problems)
    return selected


def show(view: View, selected: PlanMatrixFilter) -> None:
    """Place the row of filters."""
    year = str(selected.year or "")
    questions = (
        ("Kế hoạch", url_state.DOCUMENT, _plans(view), selected.plan),
        ("Lĩnh vực", url_state.SECTOR, _sectors(view), selected.sector),
        ("So sánh", url_state.COMPARISON, _comparisons(), selected.comparison),
        ("Mốc", url_state.MILESTONE, _years(view), year),
    )
    hint = "Tìm trong tên, lời văn, điều khoản"
    filters.show(
        *(Filter(*each, width=220, everything="Tất cả") for each in questions),
        Filter("Tìm", url_state.WORDS, {}, None, width=300, placeholder=hint),
    )


def few(view: View, selected: PlanMatrixFilter) -> None:
    """Place the choice of plans to stand side by side, where there are more than a page shows."""
    names = _plans(view)
    if len(names) <= MOST_SIDE_BY_SIDE or selected.plan:
        return

    def write() -> None:
        url_state.choose(FEW, ",".join(st.session_state[FEW]))

    st.session_state[FEW] = list(selected.few)
    st.multiselect(
        f"Đặt cạnh nhau (đến {MOST_SIDE_BY_SIDE} kế hoạch)",
        list(names),
        format_func=names.__getitem__,
        max_selections=MOST_SIDE_BY_SIDE,
        placeholder="Chọn kế hoạch",
        key=FEW,
        on_change=write,
    )


def are_many(view: View, selected: PlanMatrixFilter) -> bool:
    """Tell whether more plans are looked at than can stand side by side."""
    return not (selected.plan or selected.few) and len(_plans(view)) > MOST_SIDE_BY_SIDE


def whole_matrix(view: View) -> tuple[PlanMatrixRow, ...]:
    """Return the matrix before anything is filtered."""
    return view.derive(plan_rows, view.programme)


def _plans(view: View) -> dict[str, str]:
    programme = view.programme
    return {each.code: plan_name(programme, each) for each in compared_plans(programme)}


def _sectors(view: View) -> dict[str, str]:
    return {sector.code: sector.name for sector in view.programme.sectors}


def _comparisons() -> dict[str, str]:
    return {str(each): each.label for each in Comparison if each is not Comparison.OUTSIDE}


def _years(view: View) -> dict[str, str]:
    years = sorted({line.year for line in whole_matrix(view)})
    return {str(year): str(year) for year in years}
