"""The page of plans side by side: where they differ from the Decision, and who disagrees."""

from charts.theme import COMPARISONS
from exports.shared.markup import Html, element, joined
from exports.site.blocks import block, cells_table, listed, paragraphs, rows_table
from exports.site.parts import PLANS, Site, SitePage, clause_place
from progress.model.programme import Programme
from progress.model.records import Conflict, Target
from progress.model.titles import asked_words, document_title
from progress.plans.differing import MOST_SIDE_BY_SIDE, differing_rows
from progress.plans.matrix import PlanMatrixCell, PlanMatrixRow, compared_plans, plan_rows
from progress.plans.sentences import headline, plan_name, sentences


def plans_page(site: Site) -> SitePage:
    """Return the plans beside the Decision: the matrix, or who differs where plans are many."""
    programme, as_of = site.report.programme, site.report.selection.as_of
    rows = plan_rows(programme)
    plans = compared_plans(programme)
    parts = [_differing(site, rows)]
    if len(plans) <= MOST_SIDE_BY_SIDE:
        parts = [
            _cells(site, rows),
            *(
                block(
                    f"{plan_name(programme, each)}: {document_title(each)}",
                    listed(line.text for line in sentences(programme, each, rows, as_of)),
                )
                for each in plans
            ),
        ]
    content = joined((*parts, *(_conflict(programme, each) for each in programme.conflicts)))
    nothing = "Chưa có kế hoạch địa phương nào trong dữ liệu."
    title = headline(programme, rows) if plans else nothing
    return SitePage(PLANS, "So sánh kế hoạch", title, content, "so-sanh-ke-hoach")


def _cells(site: Site, rows: tuple[PlanMatrixRow, ...]) -> Html:
    """Return what each plan says beside the Decision, each side with its clause."""
    plans = compared_plans(site.report.programme)
    names = (document_title(each).replace("|", "/") for each in plans)
    titles = " | ".join(("Chỉ tiêu", "#Mốc", "Quyết định 1520", *names))
    lines = (
        (
            site.link_to_series(row.series),
            str(row.year),
            _asked(site, (row.national,) if row.national else ()),
            *(
                joined(
                    (
                        _compared(cell),
                        Html("<br>") if cell.local else None,
                        _asked(site, cell.local),
                    )
                )
                for cell in row.cells
            ),
        )
        for row in rows
    )
    return rows_table("Mục tiêu của từng văn bản", titles, lines)


def _asked(site: Site, targets: tuple[Target, ...]) -> Html:
    programme = site.report.programme
    links = (element("a", asked_words(programme, t), href=clause_place(t)) for t in targets)
    return Html("; ".join(links))


def _compared(cell: PlanMatrixCell) -> Html:
    symbol, colour = COMPARISONS[cell.comparison]
    words = f"{symbol} {cell.comparison_words}".strip()
    return element("span", words, class_=f"judged {colour}")


def _differing(site: Site, rows: tuple[PlanMatrixRow, ...]) -> Html:
    programme = site.report.programme
    lines = (
        each.cells(programme) | {"Chỉ tiêu": site.link_to_series(each.row.series)}
        for each in differing_rows(programme, rows)
    )
    return cells_table("Kế hoạch khác Quyết định", lines, "Mốc", "Quyết định nêu")


def _conflict(programme: Programme, conflict: Conflict) -> Html:
    sides = (
        f"{document_title(programme.document[side.document_code])}, {side.clause}: {side.says}"
        for side in conflict.sides
    )
    return block(conflict.title, paragraphs((conflict.explanation,)), listed(sides))
