"""The parts of the page "Phương pháp và nguồn"."""

from pathlib import Path

import streamlit as st

from charts.theme import SYMBOLS
from progress.judging.rule_words import rule_words
from progress.judging.verdicts import Verdict
from progress.model.numbers import part_words
from progress.model.titles import document_title
from progress.plans.deviations import Comparison, deviations, local_plans
from progress.reporting import years
from progress.tasks.appendices import APPENDICES
from progress.tasks.schedule import TaskState
from ui.frame import frame, words
from ui.frame.frame import View
from ui.method import tables

_HERE = Path(__file__).resolve().parent


def rules() -> None:
    """Say the method, statement by statement."""
    st.markdown(method_text())


def method_text() -> str:
    """Return the method as Markdown, with the numbers and labels that the rules have."""
    text = (_HERE / "method.md").read_text(encoding="utf-8")
    phases = "; ".join(f"Phụ lục {each.code}: {each.phase}" for each in APPENDICES)
    return text.format(
        rule=rule_words(),
        year_units=part_words(years.UNITS_PART),
        year_figures=part_words(years.FIGURES_PART),
        phases=phases,
        verdict={each.value: f"{SYMBOLS[each]} {each.label}" for each in Verdict},
        label={each.value: each.label.lower() for each in Verdict},
        task={each.value: each.label for each in TaskState},
    )


def documents(view: View) -> None:
    """List the documents, and every target with its clause."""
    frame.table(tables.documents(view.programme))
    for document in view.programme.documents:
        targets = [t for t in view.programme.targets if t.document_code == document.code]
        if targets:
            with st.expander(f"{document_title(document)}: {len(targets)} mục tiêu"):
                st.caption(document.title)
                frame.table(tables.clauses(view.programme, targets))


def differences(view: View) -> None:
    """Show where documents disagree, and where local plans ask for something else."""
    for conflict in view.programme.conflicts:
        with st.expander(conflict.title):
            st.markdown(conflict.explanation)
            st.markdown(words.conflict_sides(view.programme, conflict))
    for document in local_plans(view.programme):
        listed = deviations(view.programme, document)
        differing = [each for each in listed if each.comparison is not Comparison.EQUAL]
        equal = len(listed) - len(differing)
        with st.expander(
            f"{document_title(document)} so với Quyết định 1520/QĐ-TTg: "
            f"{equal} mục tiêu bằng nhau, {len(differing)} khác"
        ):
            frame.table(tables.deviations(view.programme, differing))


def sources() -> None:
    """Say where the data come from and under which licence."""
    st.markdown((_HERE / "sources.md").read_text(encoding="utf-8"))
