"""The pages of what documents ask: tasks in their years, plans side by side, method and clauses."""

from dataclasses import replace
from typing import Any

from charts.theme import COMPARISONS
from charts.timelines.time_axis import Axis, axis_of
from charts.timelines.timeline_rows import task_rows
from exports.facts_workbook.method import method_lines
from exports.report import Table
from exports.report.parts import table_columns
from exports.shared.markup import Html, div, element, joined
from exports.show.palette import INK
from exports.site.blocks import block, drawn, labelled, listed, notes, paragraphs, table
from exports.site.parts import METHOD, PLANS, TASKS, Site, SitePage, clause_anchor
from exports.slides.page import Area, Box, Drawing, Stroke, rectangle
from progress.model.numbers import day
from progress.model.programme import Programme
from progress.model.records import Conflict, Document, Target
from progress.model.titles import CERTAINTY, document_title, target_words, unit_title
from progress.plans.deviations import Comparison
from progress.plans.differing import ASKED, MOST_SIDE_BY_SIDE, differing_rows
from progress.plans.matrix import PlanMatrixRow, compared_plans, plan_rows
from progress.plans.sentences import headline, plan_name, sentences
from progress.tasks.agencies import names
from progress.tasks.agenda import years
from progress.tasks.schedule import TaskFact, TaskState
from progress.tasks.words import task_state_words, time_words

_LANE = Box(0, 0, 160, 18)


def tasks_page(site: Site) -> SitePage:
    """Return the Ministry's tasks in their years, by the groups of the appendices."""
    report, section = site.report, site.section("nhiem-vu")
    programme = report.programme
    axis = axis_of(years(programme), report.selection.as_of)
    facts = {fact.task.code: fact for fact in section.tasks}
    rows = tuple(
        _task(site, facts[row["key"]], row["bars"], axis)
        if "key" in row
        else (" ".join(row["head"].split()),)
        for row in task_rows(programme, section.tasks, axis, INK)
    )
    columns = table_columns(
        f"Mục | Nhiệm vụ | {axis.first}–{axis.last} | Thời gian | Đơn vị thực hiện | Sản phẩm | "
        "Trạng thái"
    )
    content = joined(
        (
            paragraphs(section.statements),
            table(Table("Nhiệm vụ và trạng thái", columns, rows)) if rows else None,
            notes((f"Vạch dọc: {day(report.selection.as_of)}.", *section.sources)),
        )
    )
    return SitePage(TASKS, "Nhiệm vụ", section.title, report.scope_sentence, content, "nhiem-vu")


def _task(site: Site, fact: TaskFact, bars: list[dict[str, Any]], axis: Axis) -> tuple[str, ...]:
    task = fact.task
    return (
        task.code,
        task.title,
        div("lane", drawn(_lane(fact, bars, axis))),
        time_words(task),
        names(site.report.programme, task.leads),
        task.product or "",
        task_state_words(fact),
    )


def _lane(fact: TaskFact, bars: list[dict[str, Any]], axis: Axis) -> Drawing:
    """Return a task's bars in its years; what has not begun is an outline."""
    shapes: list[Area | Stroke] = [rectangle(_LANE, INK.track)]
    for each in bars:
        left, right = (_LANE.width * each[end] for end in ("a", "b"))
        colour = INK.mark(each["state"])
        hollow = "dash" in each or each["state"] in (TaskState.NOT_STARTED, TaskState.NOT_DUE)
        area = rectangle(Box(left + 1, 4, right - left - 2, 10), INK.page if hollow else colour)
        shapes.append(replace(area, edge=colour))
    now = _LANE.width * axis.place(axis.as_of)
    shapes.append(Stroke(((now, 0), (now, _LANE.height)), INK.ink, 1.5))
    return Drawing(_LANE, tuple(shapes), fact.task.code, f"{fact.task.code}: {fact.state.label}")


def plans_page(site: Site) -> SitePage:
    """Return the plans beside the Decision: the matrix, or who differs where plans are many."""
    report = site.report
    programme, rows = report.programme, plan_rows(report.programme)
    plans = compared_plans(programme)
    parts = [_differing(site, rows)]
    if len(plans) <= MOST_SIDE_BY_SIDE:
        parts = [
            _cells(site, rows),
            *(
                block(
                    f"{plan_name(programme, each)}: {document_title(each)}",
                    listed(line.text for line in sentences(programme, each, rows)),
                )
                for each in plans
            ),
        ]
    content = joined((*parts, *(_conflict(programme, each) for each in programme.conflicts)))
    return SitePage(
        PLANS,
        "So sánh kế hoạch",
        headline(programme, rows) if plans else "Chưa có kế hoạch địa phương nào trong dữ liệu.",
        report.scope_sentence,
        content,
        "so-sanh-ke-hoach",
    )


def _cells(site: Site, rows: tuple[PlanMatrixRow, ...]) -> Html:
    """Return what each plan says beside the Decision, each side with its clause."""
    plans = compared_plans(site.report.programme)
    columns = table_columns(
        " | ".join(("Chỉ tiêu", "#Mốc", "Quyết định 1520", *map(document_title, plans)))
    )
    lines = tuple(
        (
            site.link_to_series((row.indicator.code, row.category.code)),
            str(row.year),
            _asked(site, row, (row.national,) if row.national else ()),
            *(
                joined(
                    (
                        _compared(cell.comparison),
                        Html("<br>") if cell.local else None,
                        _asked(site, row, cell.local),
                    )
                )
                for cell in row.cells
            ),
        )
        for row in rows
    )
    return table(Table("Mục tiêu của từng văn bản", columns, lines)) if lines else Html("")


def _asked(site: Site, row: PlanMatrixRow, targets: tuple[Target, ...]) -> Html:
    return joined(
        element(
            "a",
            "nêu bằng lời" if each.low is None else target_words(row.indicator, each),
            href=f"{METHOD}#{clause_anchor(each)}",
        )
        for each in targets
    )


def _compared(comparison: Comparison) -> Html:
    symbol, colour = COMPARISONS[comparison]
    return element("span", f"{symbol} {comparison.label}".strip(), class_=f"judged {colour}")


def _differing(site: Site, rows: tuple[PlanMatrixRow, ...]) -> Html:
    columns = table_columns(" | ".join(("Chỉ tiêu", "#Mốc", *(each.label for each in ASKED))))
    lines = tuple(
        (
            site.link_to_series((each.row.indicator.code, each.row.category.code)),
            str(each.row.year),
            *map(each.words, ASKED),
        )
        for each in differing_rows(site.report.programme, rows)
    )
    return table(Table("Kế hoạch khác Quyết định", columns, lines))


def _conflict(programme: Programme, conflict: Conflict) -> Html:
    sides = (
        f"{document_title(programme.document[side.document_code])}, {side.clause}: {side.says}"
        for side in conflict.sides
    )
    return block(conflict.title, paragraphs((conflict.explanation,)), listed(sides))


def method_page(site: Site) -> SitePage:
    """Return the rules of the verdicts, and every target of every document with its clause."""
    report, annex = site.report, site.section("van-ban")
    content = joined(
        (
            labelled(method_lines()),
            block(annex.title, table(annex.tables[0])),
            *(_clauses(site, each) for each in report.programme.documents),
        )
    )
    title = "Kết luận tính theo quy tắc công khai; mỗi mục tiêu có văn bản và điều khoản"
    return SitePage(
        METHOD, "Phương pháp và nguồn", title, report.scope_sentence, content, "phuong-phap"
    )


def _clauses(site: Site, document: Document) -> Html | None:
    programme = site.report.programme
    columns = table_columns("Chỉ tiêu | #Mốc | #Mục tiêu | Nguyên văn và điều khoản")
    rows = tuple(
        (
            element("span", site.title_of(each.series), id=clause_anchor(each)),
            str(each.year),
            ""
            if each.low is None
            else target_words(programme.indicator[each.indicator_code], each),
            f"“{each.wording}”. {each.clause}. Độ chắc chắn: {CERTAINTY[each.certainty]}.",
        )
        for each in programme.targets_of.get(document.code, ())
    )
    if not rows:
        return None
    unit = unit_title(programme.unit[document.unit_code])
    title = f"{document_title(document)} ({unit})"
    return block(title, table(Table(f"Mục tiêu của {title}", columns, rows)))
