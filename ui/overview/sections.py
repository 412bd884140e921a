"""The parts of the overview: its counts, and what they were counted from."""

from collections.abc import Callable

import streamlit as st

from exports.shared.markup import Html, div, element
from progress.judging.counts import count, left_out_words
from progress.judging.statements import basis_words, large_number
from progress.judging.targets import TargetFact
from progress.judging.verdicts import BAD, GOOD
from progress.model.selection import Selection
from progress.model.titles import document_title, target_words
from progress.reporting.reporting import ReportFact, ministry_rule, received
from progress.reporting.words import sent_words
from progress.tasks.schedule import TaskFact
from progress.tasks.words import overdue_count
from ui.frame import frame, why, words
from ui.frame.frame import View
from ui.overview import tables

TARGETS, REPORTS, TASKS = "chi-tieu", "bao-cao", "nhiem-vu"
"""Names, in the address, of the counts that can be asked about."""


def counts(
    view: View,
    facts: tuple[TargetFact, ...],
    reports: tuple[ReportFact, ...],
    tasks: tuple[TaskFact, ...],
) -> None:
    """Place the four counts, each with its question."""
    st.html(view.block(_counts, view.selection, facts, reports, tasks))


def questions(
    view: View, reports: tuple[ReportFact, ...], tasks: tuple[TaskFact, ...]
) -> dict[str, Callable[[], None]]:
    """Return how each count is explained, by its name in the address."""
    return {
        TARGETS: _explain_targets,
        REPORTS: lambda: _explain_reports(view, reports),
        TASKS: lambda: _explain_tasks(tasks),
    }


def _counts(
    chosen: Selection,
    facts: tuple[TargetFact, ...],
    reports: tuple[ReportFact, ...],
    tasks: tuple[TaskFact, ...],
) -> Html:
    counted = count(facts)
    year = f" năm {counted.year}" if counted.year else ""
    overdue, silence = overdue_count(tasks, chosen.as_of)
    return div(
        "cards counts",
        _count(
            f"Chỉ tiêu {counted.good_words.removeprefix('đã ')}{year}",
            f"{counted.good} / {counted.judged}" if counted.judged else "–",
            left_out_words(counted),
            TARGETS,
        ),
        _count(
            f"Đơn vị đã gửi báo cáo năm {chosen.year}",
            f"{received(reports)} / {len(reports)}" if reports else "–",
            sent_words(reports),
            REPORTS,
        ),
        _count("Nhiệm vụ của Bộ quá hạn", overdue.replace("/", " / "), silence, TASKS),
        _visits(next((f for f in facts if f.indicator.code == "library_visits"), None), chosen),
    )


def _count(label: str, value: str, note: str, key: str | None) -> Html:
    return div(
        "card",
        element("p", label, class_="of"),
        element("p", value, class_="value"),
        element("p", note, class_="note"),
        why.link(key, label) if key else None,
    )


def _visits(fact: TargetFact | None, chosen: Selection) -> Html:
    if fact is None:
        return _count("Lượt người sử dụng thư viện", "–", "không có chỉ tiêu này", None)
    shown = large_number(fact)
    asks = target_words(fact.indicator, fact.milestone)
    notes = (
        f"{fact.verdict.label}{shown.small and f', {shown.small}'}",
        basis_words(fact, chosen.year) if fact.verdict.is_judgement else "",
        f"mục tiêu {asks}",
    )
    return _count(fact.indicator.short_name, shown.text, "; ".join(filter(None, notes)), fact.key)


def _explain_targets() -> None:
    *others, last = (verdict.label.lower() for verdict in (*GOOD, *reversed(BAD)))
    st.markdown(
        f"Chỉ đếm những chỉ tiêu đánh giá được, của một năm: {', '.join(others)} và {last}. "
        "Chỉ tiêu chưa đủ căn cứ, chỉ có số liệu năm khác, "
        "chưa có số liệu hoặc không còn áp dụng được nêu riêng, không tính là đạt hay không đạt. "
        "Chỉ tiêu bằng lời không được đánh giá."
    )


def _explain_reports(view: View, reports: tuple[ReportFact, ...]) -> None:
    rule = ministry_rule(view.programme, view.selection.year)
    if rule is not None:
        st.markdown(f"{words.literal(f'{document_title(rule)}. {rule.report_clause}')}")
    frame.table(tables.reports(view.programme, reports))


def _explain_tasks(tasks: tuple[TaskFact, ...]) -> None:
    st.markdown(
        "Nhiệm vụ quá hạn khi đã qua ngày cuối của thời gian ghi trong Phụ lục I, II (Quyết định "
        "1346/QĐ-BVHTTDL) mà đã báo cáo đang làm, chưa ghi nhận hoàn thành. Đã qua hạn mà không có "
        "ghi nhận nào thì đếm riêng: không có ghi nhận chưa phải là chậm. Nhiệm vụ hằng năm tính "
        "theo năm hiện tại; các năm trước được đếm bên cạnh. Nhiệm vụ không ghi thời hạn không bao "
        "giờ quá hạn."
    )
    frame.table(tables.tasks(tasks))
