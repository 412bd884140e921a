"""The parts of the page "So sánh kế hoạch"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import streamlit as st

from charts.matrices.plan_matrix import plan_matrix
from charts.spec import Spec
from charts.theme import COMPARISONS, LIGHT
from exports.shared.pictures import sheet
from progress.judging.explanations import source
from progress.model.numbers import day
from progress.model.programme import Programme
from progress.model.records import Conflict, Target
from progress.model.titles import document_title, series_title
from progress.plans.deviations import NATIONAL_PLAN, Comparison
from progress.plans.matrix import (
    PlanMatrixFilter,
    PlanMatrixRow,
    compared_plans,
    narrowed,
    plan_rows,
)
from progress.plans.sentences import (
    Sentence,
    cell_sentence,
    conflicts_about,
    conflicts_of,
    headline,
    plan_name,
    sentences,
)
from ui.frame import downloads, filters, frame, url_state, why, words
from ui.frame.frame import View
from ui.frame.pages import INDICATORS
from ui.plans import tables

OWN = (url_state.DOCUMENT, url_state.MILESTONE)
"""Shared parameters that here narrow the matrix: a plan to compare, a milestone to look at."""
ALL = ""
_FIRST = (None, Comparison.LOWER, Comparison.HIGHER)
"""What is said at once: of the plan as a whole, and where it asks for less or for more."""


def choice(view: View) -> PlanMatrixFilter:
    """Read from the address which part of the matrix is looked at."""
    plans = [document.code for document in compared_plans(view.programme)]
    sectors = [sector.code for sector in view.programme.sectors]
    year = filters.code_of(url_state.MILESTONE, _years(view), ALL, "mốc")
    return PlanMatrixFilter(
        plan=filters.code_of(url_state.DOCUMENT, plans, ALL, "kế hoạch"),
        sector=filters.code_of(url_state.SECTOR, sectors, ALL, "lĩnh vực"),
        comparison=filters.code_of(url_state.COMPARISON, _comparisons(), ALL, "cách so sánh"),
        year=int(year) if year else None,
        words=url_state.value(url_state.WORDS) or "",
    )


def lines(view: View, chosen: PlanMatrixFilter) -> tuple[PlanMatrixRow, ...]:
    """Return the lines that are looked at."""
    return view.derive(narrowed, view.programme, _all(view), chosen)


def header(view: View, shown: tuple[PlanMatrixRow, ...]) -> None:
    """Place the headline, and what the comparison rests on."""
    key = url_state.value(url_state.WHY)
    if key and _asked_about(view, key) is None:
        st.warning(f"Địa chỉ hỏi về ô «{key}», bảng so sánh không có ô này.")
    frame.name(view.derive(headline, view.programme, shown))
    names = ", ".join(plan_name(view.programme, each) for each in compared_plans(view.programme))
    st.caption(
        f"Mục tiêu của Quyết định 1520/QĐ-TTg và kế hoạch của {names or 'địa phương'}, so theo "
        "chỉ tiêu, loại thiết chế và mốc. Chưa có toàn văn Quyết định: con số của Quyết định lấy "
        "từ các văn bản nêu lại. Mục tiêu bằng lời được ghi nguyên văn, không so bằng số."
    )


def show_filters(view: View, chosen: PlanMatrixFilter) -> None:
    """Place the widgets; each writes its code to the address."""
    programme = view.programme
    plans = {each.code: plan_name(programme, each) for each in compared_plans(programme)}
    sectors = {sector.code: sector.name for sector in programme.sectors}
    compared = {code: Comparison(code).label for code in _comparisons()}
    years = {year: year for year in _years(view)}
    year = str(chosen.year or ALL)
    for place, (label, name, code, known) in zip(
        st.container(key="plan-filters").columns([3, 3, 3, 2, 4], vertical_alignment="top"),
        (
            ("Kế hoạch", url_state.DOCUMENT, chosen.plan, plans),
            ("Lĩnh vực", url_state.SECTOR, chosen.sector, sectors),
            ("So sánh", url_state.COMPARISON, chosen.comparison, compared),
            ("Mốc", url_state.MILESTONE, year, years),
            ("Tìm", url_state.WORDS, chosen.words, {}),
        ),
        strict=True,
    ):
        with place:
            if name == url_state.WORDS:
                filters.search(label, "Tìm trong tên, lời văn, điều khoản")
            else:
                _pick(label, name, code, known)


def comparison(view: View, shown: tuple[PlanMatrixRow, ...]) -> None:
    """Place the matrix, its legend, the list that opens a cell, and the table."""
    if not shown:
        st.info("Không có mục tiêu nào khớp. Hãy bỏ bớt điều kiện lọc.", icon=":material/info:")
        return
    st.caption(_legend(shown))
    key = f"matrix-{st.session_state.get('matrix-drawn', 0)}"
    frame.chart(
        view.derive(plan_matrix, view.programme, shown, view.theme),
        alt=view.derive(headline, view.programme, shown),
        key=key,
        on_select=lambda: _cell_chosen(key),
    )
    _ask(view, shown)
    table = st.expander(words.TABLE, on_change="rerun", key="plans-table")
    if table.open:
        with table:
            rows = tables.cells(view.programme, shown)
            frame.table(rows[tables.ON_THE_PAGE])
            downloads.table(rows, "so-sanh-ke-hoach")
    downloads.figure(partial(_sheets, view, shown), "so-sanh-ke-hoach")


def _sheets(view: View, shown: tuple[PlanMatrixRow, ...]) -> list[Spec]:
    """Return the matrix as it is kept; it holds targets only, so nothing in it is made up."""
    symbols = "; ".join(
        f"{symbol} {each.label}" for each, (symbol, _) in COMPARISONS.items() if symbol
    )
    notes = [f"Tính đến {day(view.selection.as_of)}. {symbols}."]
    spec = plan_matrix(view.programme, shown, LIGHT)
    title = headline(view.programme, shown)
    return [sheet(spec, width=1300, title=title, notes=notes, background=LIGHT.page)]


def differences(view: View, shown: tuple[PlanMatrixRow, ...]) -> None:
    """List in sentences where each plan shown differs; of several plans the rest on demand."""
    st.header("Khác biệt, nêu bằng lời", anchor=False)
    plans = list(dict.fromkeys(cell.document for line in shown for cell in line.cells))
    if not plans:
        st.markdown("Không có kế hoạch nào để so.")
    for document in plans:
        listed = view.derive(sentences, view.programme, document, shown)
        first = [each for each in listed if len(plans) == 1 or each.comparison in _FIRST]
        title = f"**{plan_name(view.programme, document)}** · {document_title(document)}"
        st.markdown(f"{title}\n\n{_listed(first) or '- Không có mục tiêu thấp hơn hay cao hơn.'}")
        rest = [each for each in listed if each not in first]
        if rest:
            key = f"differences-{document.code}"
            place = st.expander(f"Còn {len(rest)} điều nữa", on_change="rerun", key=key)
            if place.open:
                place.markdown(_listed(rest))


def disagreements(view: View, chosen: PlanMatrixFilter) -> None:
    """Say where the sources themselves disagree; their words are one click away."""
    documents = (chosen.plan,) if chosen.plan else tuple(view.programme.document)
    found = conflicts_of(view.programme, documents)
    if not found:
        return
    st.header("Các nguồn ghi khác nhau", anchor=False)
    st.markdown("\n\n".join(f"**{each.title}.** {each.explanation}" for each in found))
    quoted = st.expander("Lời của từng văn bản", on_change="rerun", key="conflict-words")
    if quoted.open:
        quoted.markdown("\n\n".join(_quoted(view.programme, each) for each in found))


def drawer(view: View) -> None:
    """Open the cell that the address names: both sides, each with its clause."""
    key = url_state.value(url_state.WHY) or ""
    line = _asked_about(view, key)
    if line is not None:
        title = series_title(view.programme, line.indicator, line.category)
        why.panel(f"{title}, mốc {line.year}")(_explain)(view, line, key)


def _asked_about(view: View, key: str) -> PlanMatrixRow | None:
    """Return the line that has the cell; None where no line has it."""
    return next(
        (
            line
            for line in _all(view)
            if key in (line.national_key, *(cell.key for cell in line.cells))
        ),
        None,
    )


def _all(view: View) -> tuple[PlanMatrixRow, ...]:
    return view.derive(plan_rows, view.programme)


def _years(view: View) -> list[str]:
    return [str(year) for year in sorted({line.year for line in _all(view)})]


def _comparisons() -> list[str]:
    return [str(each) for each in Comparison if each is not Comparison.OUTSIDE]


def _pick(label: str, name: str, code: str, known: dict[str, str]) -> None:
    named = {ALL: "Tất cả", **known}
    filters.pick(
        label,
        name,
        list(named),
        code,
        named.__getitem__,
        chosen=lambda picked: url_state.choose(name, picked or None),
    )


def _listed(said: list[Sentence]) -> str:
    return "\n".join(f"- {_symbol(each.comparison)}{each.text}" for each in said)


def _symbol(comparison: Comparison | None) -> str:
    """Return a comparison's symbol in its colour, for Markdown."""
    if comparison is None:
        return ""
    symbol, role = COMPARISONS[comparison]
    colour = words.COLOURS.get(role)
    return f":{colour}[**{symbol}**] " if colour else f"**{symbol}** "


def _legend(shown: Sequence[PlanMatrixRow]) -> str:
    """Return symbol, word and number of each comparison in the lines shown."""
    counts = Counter(cell.comparison for line in shown for cell in line.cells)
    said = [
        f"{_symbol(each)}{each.label} ({counts[each]})"
        for each in Comparison
        if counts[each] and each is not Comparison.OUTSIDE
    ]
    unsure = [line for line in shown if line.national and line.national.certainty == "conflicting"]
    said += ["**?** các nguồn nêu khác nhau"] if unsure else []
    ended = any(cell.ended for line in shown for cell in line.cells)
    said += ["chữ xám: loại thiết chế không còn áp dụng"] if ended else []
    return "  ·  ".join([*said, "Bấm một ô để xem hai điều khoản."])


def _ask(view: View, shown: Sequence[PlanMatrixRow]) -> None:
    """Place the choice that opens a cell for those who do not click on charts."""
    programme = view.programme
    named = {
        cell.key: f"{series_title(programme, line.indicator, line.category)}, {line.year}: "
        f"{plan_name(programme, cell.document)}, {tables.comparison_words(cell)}"
        for line in shown
        for cell in line.cells
        if cell.comparison is not Comparison.OUTSIDE
    }
    st.session_state["ask-cell"] = None
    st.selectbox(
        words.WHY,
        list(named),
        format_func=named.__getitem__,
        key="ask-cell",
        on_change=lambda: url_state.choose(url_state.WHY, st.session_state["ask-cell"]),
        placeholder="Chọn một ô để xem điều khoản của cả hai văn bản",
        label_visibility="collapsed",
    )


def _cell_chosen(key: str) -> None:
    """Open the cell that was clicked; the chart is drawn afresh so that it can be clicked again."""
    cells = st.session_state[key].selection.get("cell") or []
    if cells:
        url_state.choose(url_state.WHY, cells[0]["key"])
        st.session_state["matrix-drawn"] = st.session_state.get("matrix-drawn", 0) + 1


def _explain(view: View, line: PlanMatrixRow, key: str) -> None:
    """Say both sides of a cell; of the Decision's own cell, what every plan makes of it."""
    programme = view.programme
    cells = [cell for cell in line.cells if key in (cell.key, line.national_key)]
    spoken = [cell for cell in cells if cell.comparison is not Comparison.OUTSIDE]
    local = tuple(target for cell in cells for target in cell.local)
    national = () if line.national is None else (line.national,)
    st.markdown(
        "\n\n".join(
            f"{_symbol(cell.comparison)}**{plan_name(programme, cell.document)}.** "
            f"{cell_sentence(programme, line, cell)}"
            for cell in spoken
        )
    )
    decision = document_title(programme.document[NATIONAL_PLAN])
    _side(programme, decision, national, "Các nguồn nêu lại Quyết định không có mục tiêu này.")
    if key != line.national_key:
        document = cells[0].document
        missing = f"{document.title}. Kế hoạch không nêu mục tiêu này."
        _side(programme, document_title(document), local, missing)
    for conflict in conflicts_about(programme, (*national, *local)):
        st.markdown(f"**Các nguồn ghi khác nhau.** {_quoted(programme, conflict)}")
    if line.indicator.measure is not None:
        codes = {
            url_state.INDICATOR: line.indicator.code,
            url_state.CATEGORY: line.category.code,
        }
        chosen = {**url_state.brought(), **codes}
        frame.link(INDICATORS, f"Kết quả: {line.indicator.short_name}", chosen)


def _side(programme: Programme, title: str, targets: tuple[Target, ...], missing: str) -> None:
    said = [source(programme, target) for target in targets] or [missing]
    st.markdown("\n\n".join([f"**{title}**", *said]))


def _quoted(programme: Programme, conflict: Conflict) -> str:
    sides = [
        f"- {document_title(programme.document[side.document_code])}, {side.clause}: {side.says}"
        for side in conflict.sides
    ]
    return "\n".join([f"**{conflict.title}.** {conflict.explanation}", "", *sides])
