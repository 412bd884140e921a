"""The parts of the page "Phương pháp và nguồn"."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pandas as pd
import streamlit as st

from charts.theme import SYMBOLS
from exports.shared.markup import Html, element, joined
from progress.assignment.scenarios import LEVEL_PLACES
from progress.judging.rule_words import rule_words
from progress.judging.verdicts import Verdict
from progress.model.numbers import day, part_words
from progress.model.programme import Programme
from progress.model.records import Document, Target
from progress.model.titles import (
    CERTAINTY,
    asked_words,
    document_title,
    note_words,
    paper_name,
    paper_scope,
    papers,
    series_title,
    target_words,
)
from progress.outlook import paces
from progress.plans.deviations import Comparison, Deviation, deviations, local_plans
from progress.reporting import years
from progress.tasks.appendices import APPENDICES
from progress.tasks.schedule import TaskState
from ui.frame import widgets, words
from ui.frame.frame import View
from ui.frame.lists import plain_tables

_HERE = Path(__file__).resolve().parent


def rules() -> None:
    """Say the method, statement by statement."""
    st.markdown(_shown())


@cache
def _shown() -> str:
    return method_text()


def method_text() -> str:
    """Return the method as Markdown, with the numbers and labels that the rules have."""
    text = (_HERE / "method.md").read_text(encoding="utf-8")
    phases = "; ".join(f"Phụ lục {each.code}: {each.phase}" for each in APPENDICES)
    return text.format(
        rule=rule_words(),
        pace_change=part_words(paces.DENOMINATOR_CHANGE),
        pace_denominator=paces.LEAST_DENOMINATOR,
        last_year_reached=paces.LAST_YEAR_REACHED,
        level_places=LEVEL_PLACES,
        year_units=part_words(years.UNITS_PART),
        year_figures=part_words(years.FIGURES_PART),
        phases=phases,
        verdict={each.value: f"{SYMBOLS[each]} {each.label}" for each in Verdict},
        label={each.value: each.label.lower() for each in Verdict},
        task={each.value: each.label for each in TaskState},
    )


def documents(view: View) -> None:
    """List the documents, and every target with its clause."""
    st.header("Các văn bản và mục tiêu", anchor=False)
    st.html(_table(view.derive(_documents, view.programme), "Các văn bản"))
    of_papers = {
        parts: view.derive(_clauses, view.programme, parts)
        for parts in papers(view.programme.documents)
    }
    _place_folded(
        widgets.folded(
            f"{document_title(parts[0])}: {len(clauses)} mục tiêu",
            element("p", paper_name(view.programme, parts)),
            _table(clauses, f"Mục tiêu của {document_title(parts[0])}"),
        )
        for parts, clauses in of_papers.items()
        if len(clauses)
    )


def differences(view: View) -> None:
    """Show where documents disagree, and where local plans ask for something else."""
    st.header("Khác nhau giữa các văn bản", anchor=False)
    _place_folded(
        widgets.folded(
            conflict.title,
            element("p", conflict.explanation),
            element("ul", *(element("li", words.side(view.programme, e)) for e in conflict.sides)),
        )
        for conflict in view.programme.conflicts
    )
    st.header("Kế hoạch địa phương bên cạnh Quyết định 1520/QĐ-TTg", anchor=False)
    compared = (
        (document_title(parts[0]), *view.derive(_deviations, view.programme, parts))
        for parts in papers(local_plans(view.programme))
    )
    _place_folded(
        widgets.folded(
            f"{title} so với Quyết định 1520/QĐ-TTg: {equal} mục tiêu bằng nhau, "
            f"{len(differing)} khác",
            _table(differing, f"Khác biệt của {title}"),
        )
        for title, equal, differing in compared
    )


def _table(rows: pd.DataFrame, name: str) -> Html:
    return plain_tables.markup(rows, name, by_address=True)


def _place_folded(parts: Iterable[Html]) -> None:
    """Place parts that unfold, as one piece of HTML however many there are."""
    if whole := joined(parts):
        st.html(whole)


def sources() -> None:
    """Say where the data come from and under which licence."""
    st.header("Nguồn dữ liệu", anchor=False)
    st.markdown(_sources())


@cache
def _sources() -> str:
    return (_HERE / "sources.md").read_text(encoding="utf-8")


def _documents(programme: Programme) -> pd.DataFrame:
    return pd.DataFrame(_document(programme, each) for each in papers(programme.documents))


def _clauses(programme: Programme, parts: tuple[Document, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        _whose(programme, parts, part) | _clause(programme, target)
        for part in parts
        for target in programme.targets_of.get(part.code, ())
    )


def _deviations(programme: Programme, parts: tuple[Document, ...]) -> tuple[int, pd.DataFrame]:
    """Return how many targets of a plan are as the Decision's, and those that differ."""
    listed = [each for part in parts for each in deviations(programme, part)]
    differing = [each for each in listed if each.comparison is not Comparison.EQUAL]
    rows = (
        _whose(programme, parts, each.document) | _deviation(programme, each) for each in differing
    )
    return len(listed) - len(differing), pd.DataFrame(rows)


def _whose(programme: Programme, parts: tuple[Document, ...], part: Document) -> dict[str, str]:
    """Return the unit of a part where a paper has several."""
    return {"Đơn vị": programme.unit[part.unit_code].name} if len(parts) > 1 else {}


def _document(programme: Programme, parts: tuple[Document, ...]) -> dict[str, str]:
    document = parts[0]
    years = [str(year) for year in (document.first_year, document.last_year) if year]
    due = ""
    if document.report_day and document.report_month:
        due = f"trước {document.report_day:02d}/{document.report_month:02d}"
    return {
        "Văn bản": document_title(document),
        "Tên": paper_name(programme, parts),
        "Cơ quan ban hành": document.issuer,
        "Ngày ban hành": day(document.issued_on),
        "Phạm vi": paper_scope(programme, parts),
        "Năm": "–".join(years),
        "Hạn báo cáo hằng năm": due or "không nêu ngày",
    }


def _clause(programme: Programme, target: Target) -> dict[str, str]:
    return {
        "Chỉ tiêu": series_title(programme, target.series),
        "Mốc": str(target.year),
        "Mục tiêu": asked_words(programme, target),
        "Nguyên văn": target.wording,
        "Điều khoản": target.clause,
        "Độ chắc chắn": CERTAINTY[target.certainty],
        "Ghi chú": note_words(target),
    }


def _deviation(programme: Programme, deviation: Deviation) -> dict[str, str]:
    target = deviation.either
    indicator = programme.indicator[target.indicator_code]
    sides = {"Quyết định 1520/QĐ-TTg": deviation.national, "Kế hoạch": deviation.local}
    return {
        "Chỉ tiêu": series_title(programme, target.series),
        "Mốc": str(target.year),
        "So sánh": deviation.comparison.label,
        **{name: "" if t is None else target_words(indicator, t) for name, t in sides.items()},
        "Điều khoản": target.clause,
        "Ghi chú": note_words(target),
    }
