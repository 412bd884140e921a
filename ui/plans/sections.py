"""The parts of the page "So sánh kế hoạch": headline, matrix, differences in sentences."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

import streamlit as st

from charts.matrices.plan_matrix import plan_matrix
from charts.spec import Spec
from charts.theme import COMPARISONS, LIGHT
from exports.shared.pictures import sheet
from progress.model.numbers import day
from progress.model.titles import document_title, series_title
from progress.plans.deviations import Comparison
from progress.plans.differing import MOST_SIDE_BY_SIDE, differing_rows
from progress.plans.matrix import PlanMatrixRow, compared_plans
from progress.plans.matrix_filter import PlanMatrixFilter, narrowed
from progress.plans.sentences import Sentence, conflicts_of, headline, plan_name, sentences
from ui.frame import downloads, frame, opening, url_state, why, widgets, words
from ui.frame.frame import View
from ui.frame.lists import plain_tables
from ui.plans import tables
from ui.plans.drawer import line_of_cell, quoted, symbol
from ui.plans.filters import are_many, whole_matrix

_RESTS_ON = (
    "Chưa có toàn văn Quyết định: con số của Quyết định lấy từ các văn bản nêu lại. Mục tiêu bằng "
    "lời được ghi nguyên văn, không so bằng số."
)
_FIRST = (None, Comparison.LOWER, Comparison.HIGHER)
"""What is said at once: of the plan as a whole, and where it asks for less or for more."""


def lines(view: View, selected: PlanMatrixFilter) -> tuple[PlanMatrixRow, ...]:
    """Return the lines that are looked at."""
    return view.derive(narrowed, view.programme, whole_matrix(view), selected)


def header(view: View, shown: tuple[PlanMatrixRow, ...]) -> None:
    """Place the headline, and what the comparison rests on."""
    key = url_state.value(url_state.WHY)
    if key and line_of_cell(view, key) is None:
        st.warning(words.literal(f"Địa chỉ hỏi về ô «{key}», bảng so sánh không có ô này."))
    plans = compared_plans(view.programme)
    units = dict.fromkeys(plan_name(view.programme, each) for each in plans)
    many = len(plans) > MOST_SIDE_BY_SIDE
    names = f"{len(units)} đơn vị" if many else ", ".join(units)
    frame.name(
        view,
        view.derive(headline, view.programme, shown),
        f"Quyết định 1520/QĐ-TTg và kế hoạch của {names or 'địa phương'}",
        "so theo chỉ tiêu, loại thiết chế và mốc",
        "tính đến " + day(view.selection.as_of),
    )


def comparison(view: View, selected: PlanMatrixFilter, shown: tuple[PlanMatrixRow, ...]) -> None:
    """Place the matrix, its legend, the list that opens a cell, and the table.

    Of many plans the matrix is a table of who differs.
    """
    if not shown:
        st.info("Không có mục tiêu nào khớp. Hãy bỏ bớt điều kiện lọc.", icon=":material/info:")
        return
    if are_many(view, selected):
        rows = tables.differing(view.programme, view.derive(differing_rows, view.programme, shown))
        st.caption(words.literal(_RESTS_ON))
        plain_tables.table(rows, "Kế hoạch khác Quyết định", by_address=True)
        downloads.table(rows, "ke-hoach-khac-quyet-dinh")
        return
    st.container(key="legend-plans").caption(_legend(shown))
    opening.clickable_chart(
        view.derive(plan_matrix, view.programme, shown, view.theme),
        "matrix",
        "cell",
        lambda cell: why.ask(cell["key"]),
        alt=view.derive(headline, view.programme, shown),
    )
    hint = "Chọn một ô để xem điều khoản của cả hai văn bản"
    opening.choice(words.WHY, "ask-cell", _cell_names(view, shown), why.ask, hint)
    st.caption(_RESTS_ON)
    cells = partial(tables.cells, view.programme, shown)
    downloads.on_demand("plans-table", cells, "so-sanh-ke-hoach", tables.ON_THE_PAGE)
    downloads.figure(partial(_sheets, view, shown), "so-sanh-ke-hoach")


def differences(view: View, selected: PlanMatrixFilter, shown: tuple[PlanMatrixRow, ...]) -> None:
    """List in sentences where each plan shown differs; of several plans the rest on demand."""
    if are_many(view, selected):
        return
    st.header("Khác biệt, nêu bằng lời", anchor=False)
    plans = list(dict.fromkeys(cell.document for line in shown for cell in line.cells))
    if not plans:
        st.markdown("Không có kế hoạch nào để so.")
    for document in plans:
        listed = view.derive(sentences, view.programme, document, shown, view.selection.as_of)
        first = [each for each in listed if len(plans) == 1 or each.comparison in _FIRST]
        name = words.literal(plan_name(view.programme, document))
        title = f"**{name}** · {words.literal(document_title(document))}"
        st.markdown(f"{title}\n\n{_listed(first) or '- Không có mục tiêu thấp hơn hay cao hơn.'}")
        rest = [each for each in listed if each not in first]
        if rest:
            title = f"Còn {len(rest)} điều nữa"
            if place := widgets.unfolded(title, f"differences-{document.code}"):
                place.markdown(_listed(rest))


def disagreements(view: View, selected: PlanMatrixFilter) -> None:
    """Say where the sources themselves disagree; their words are one click away."""
    documents = (selected.plan,) if selected.plan else tuple(view.programme.document)
    conflicts = conflicts_of(view.programme, documents)
    if not conflicts:
        return
    st.header("Các nguồn ghi khác nhau", anchor=False)
    st.markdown(words.labelled({each.title: each.explanation for each in conflicts}))
    if place := widgets.unfolded("Lời của từng văn bản", "conflict-words"):
        place.markdown("\n\n".join(quoted(view.programme, each) for each in conflicts))


def _sheets(view: View, shown: tuple[PlanMatrixRow, ...]) -> list[Spec]:
    """Return the matrix as it is kept, with what says that plans in it are made up."""
    symbols = "; ".join(f"{sign} {each.label}" for each, (sign, _) in COMPARISONS.items() if sign)
    notes = [f"Tính đến {day(view.selection.as_of)}. {symbols}.", *view.provenance]
    spec = plan_matrix(view.programme, shown, LIGHT)
    title = headline(view.programme, shown)
    return [sheet(spec, width=1300, title=title, notes=notes, background=LIGHT.page)]


def _listed(listed: list[Sentence]) -> str:
    return "\n".join(f"- {symbol(each.comparison)}{words.literal(each.text)}" for each in listed)


def _legend(shown: Sequence[PlanMatrixRow]) -> str:
    """Return symbol, word and number of each comparison in the lines shown."""
    counts = Counter(cell.comparison for line in shown for cell in line.cells)
    legend = [
        f"{symbol(each)}{each.label} ({counts[each]})"
        for each in Comparison
        if counts[each] and each is not Comparison.OUTSIDE
    ]
    disputed = any(line.national and line.national.certainty == "conflicting" for line in shown)
    if disputed and not counts[Comparison.CONFLICTING]:
        legend.append(f"{symbol(Comparison.CONFLICTING)}{Comparison.CONFLICTING.label}")
    if any(cell.ended for line in shown for cell in line.cells):
        legend.append("chữ xám: loại thiết chế không còn áp dụng")
    return "  ·  ".join([*legend, "Bấm một ô để xem hai điều khoản."])


def _cell_names(view: View, shown: Sequence[PlanMatrixRow]) -> dict[str, str]:
    programme = view.programme
    return {
        cell.key: f"{series_title(programme, line.series)}, {line.year}: "
        f"{plan_name(programme, cell.document)}, {cell.comparison_words}"
        for line in shown
        for cell in line.cells
        if cell.comparison is not Comparison.OUTSIDE
    }
