"""The parts of the page "Tỉnh, thành": one province, what binds it and where it stands."""

from dataclasses import replace

import streamlit as st

from progress.judging.targets import TargetFact, target_facts
from progress.model.numbers import alphabetical, upper_first
from progress.model.reported import NarrativeTheme
from progress.model.titles import document_title, ended_sentence, unit_title
from progress.model.units import Kind
from progress.overview.headlines import headline
from progress.places.province import successor
from progress.plans.deviations import NATIONAL_PLAN
from progress.plans.two_plans import side_by_side, verdicts_sentence
from progress.reporting.narratives import NOTHING, narratives
from progress.reporting.reporting import scope_reports
from progress.tasks.schedule import own_task_facts
from progress.tasks.words import lapsed_sentence
from ui.frame import frame, url_state, widgets, words
from ui.frame.frame import View
from ui.frame.pages import TASKS
from ui.frame.selection import plans_of
from ui.overview import targets
from ui.provinces import tables
from ui.provinces.shared import place_table


def header(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place the province's headline."""
    chosen = view.selection
    name = upper_first(unit_title(view.programme.unit[chosen.scope]))
    sent = view.derive(scope_reports, view.programme, chosen.scope, chosen.year, chosen.as_of)
    title = f"{name}: {view.derive(headline, facts)}"
    with st.container(key="one-province"):
        frame.header(view, title, basis=targets.basis(sent))


def two_plans(view: View) -> None:
    """Place the unit's own plan beside Decision 1520: targets and verdicts of either."""
    programme, code = view.programme, view.selection.scope
    plans = [each for each in plans_of(programme, code) if each.unit_code == code]
    if programme.unit[code].kind is not Kind.PROVINCE:
        return
    for plan in plans:
        sides = [
            view.derive(target_facts, programme, replace(view.selection, document=document))
            for document in (NATIONAL_PLAN, plan.code)
        ]
        rows = view.derive(side_by_side, programme, sides[0], sides[1])
        title = "Chỉ tiêu được giao" if plan.is_assigned else "Kế hoạch riêng"
        st.header(words.literal(f"{title} bên cạnh Quyết định 1520/QĐ-TTg"), anchor=False)
        st.markdown(words.literal(verdicts_sentence(programme, rows, plan)))
        place_table(
            view.derive(tables.plans, programme, tuple(each for each in rows if each.own)),
            "Mục tiêu và kết luận theo hai văn bản",
            f"hai-van-ban-{plan.code}-{view.selection.year}",
            folded=True,
        )


def needed(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place what is still needed until the last milestone, and how much of it each year."""
    if not facts:
        return
    last = max(target.year for fact in facts for target in fact.milestones)
    chosen = replace(view.selection, milestone=last)
    ended = view.selection.year >= last
    title = f"Còn thiếu ở mốc {last}" if ended else f"Cần thêm mỗi năm đến {last}"
    st.header(words.literal(title), anchor=False)
    unit = view.programme.unit[chosen.scope]
    if sentence := ended_sentence(unit):
        after = successor(view.programme, unit.code)
        into = f" Xem trang của {unit_title(view.programme.unit[after])}." if after else ""
        st.markdown(f"{words.literal(sentence)}{words.literal(into)}")
        return
    st.caption(
        "Số thiết chế còn thiếu, trên tổng số đã báo cáo; chỉ tính theo số liệu của năm đang xem."
        + ("" if ended else " Chỉ tiêu lượt người: mức tăng mỗi năm còn cần.")
    )
    then = view.derive(target_facts, view.programme, chosen)
    rows = view.derive(tables.needed, view.programme, then)
    place_table(rows, title, f"can-them-{chosen.scope}-{chosen.year}", folded=True)


def own_tasks(view: View) -> None:
    """Place what the unit's own plans give to it to do; nothing where they schedule nothing."""
    scope, as_of = view.selection.scope, view.selection.as_of
    facts = view.derive(own_task_facts, view.programme, scope, as_of)
    if not facts:
        return
    st.header("Nhiệm vụ theo kế hoạch của đơn vị", anchor=False)
    if sentence := lapsed_sentence(view.programme.unit[scope], facts):
        st.caption(words.literal(sentence))
    rows = view.derive(tables.own_tasks, view.programme, facts)
    place_table(rows, "Nhiệm vụ của đơn vị", f"nhiem-vu-{scope}-{as_of}", folded=True)
    for code in dict.fromkeys(fact.task.document_code for fact in facts):
        title = f"Xem theo thời gian: {document_title(view.programme.document[code])}"
        frame.link(TASKS, title, {url_state.SCOPE: scope, url_state.DOCUMENT: code})


def before(view: View) -> None:
    """Place, on demand, the figures of the provinces that this one was made from."""
    programme = view.programme
    codes = programme.predecessors.get(view.selection.scope, ())
    if not codes:
        return
    st.header("Số liệu của các đơn vị trước sắp xếp", anchor=False)
    for code in sorted(codes, key=lambda code: alphabetical(programme.unit[code].name)):
        title = unit_title(programme.unit[code])
        if place := widgets.unfolded(title, f"before-{code}"):
            with place:
                chosen = replace(view.selection, scope=code, document=NATIONAL_PLAN, milestone=None)
                facts = view.derive(target_facts, programme, chosen)
                rows = view.derive(tables.before, programme, facts)
                place_table(rows, f"Số liệu của {title}", f"truoc-sap-xep-{code}")


def record(view: View) -> None:
    """Place the reports to the Ministry year by year; of a commune those it sent."""
    rows = view.derive(tables.reports, view.programme, view.selection)
    title = "Báo cáo gửi Bộ qua các năm"
    if view.programme.unit[view.selection.scope].kind is not Kind.PROVINCE:
        title = "Báo cáo qua các năm"
    st.header(words.literal(title), anchor=False)
    if rows.empty:
        st.markdown("Không có báo cáo nào của đơn vị này.")
        return
    place_table(rows, title, f"bao-cao-{view.selection.scope}", folded=True)


def narrated(view: View) -> None:
    """Place the words of the units that reported for the scope, theme by theme."""
    chosen = view.selection
    units = view.derive(narratives, view.programme, chosen.scope, chosen.year, chosen.as_of)
    st.header(words.literal(f"Nội dung báo cáo năm {chosen.year}"), anchor=False)
    if not any(each.texts for each in units):
        st.markdown(words.literal(f"{NOTHING} năm {chosen.year}."))
        return
    for unit in units:
        texts = [(theme, unit.texts.get(theme)) for theme in NarrativeTheme]
        parts = [f"**{theme.label}**\n\n{_lines(text)}" for theme, text in texts if text]
        if len(parts) < len(texts):
            silent = ", ".join(theme.label.lower() for theme, text in texts if not text)
            parts.append(words.literal(f"{NOTHING}: {silent}."))
        st.markdown("\n\n".join(parts))
        st.caption(words.literal(f"Nguồn: {unit.source}."))


def _lines(text: str) -> str:
    """Return the lines of a text as lines of Markdown, in which nothing is markup."""
    return "  \n".join(words.literal(line) for line in text.splitlines() if line.strip())
