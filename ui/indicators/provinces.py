"""The provinces of one indicator: ranked, spread over classes, and since the year before."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from charts.changes import changes as changes_chart
from charts.changes import drawn_changes
from charts.rows.dot_rows import province_key
from charts.rows.dots import dots
from charts.rows.spreads import class_spread
from charts.rows.spreads import verdict_spread as verdict_chart
from charts.spec import Spec
from charts.theme import Theme
from progress.indicators.sentences import (
    missing_sentence,
    provinces_sentence,
    spread,
    spread_sentence,
    verdict_spread,
)
from progress.indicators.yearly_changes import (
    changes_by_province,
    changes_sentence,
    ground_sentence,
    not_compared_sentence,
)
from progress.judging.coverage import ProvinceFact
from progress.judging.coverage_words import province_words
from progress.judging.verdicts import Verdict
from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.units import NATION
from ui.frame import downloads, frame, opening, why, words
from ui.frame.frame import View
from ui.frame.lists.place_list import PlaceName, place_name
from ui.indicators import tables
from ui.indicators.filters import IndicatorSelection
from ui.indicators.subject import Subject


def comparison(view: View, shown: Subject, selected: IndicatorSelection) -> None:
    """Place what is known of the provinces; without targets of theirs, only what changed."""
    if shown.provinces:
        ranked, other = frame.columns(8, 5)
        with ranked:
            _ranking(view, shown)
        with other:
            _distribution(view, shown)
            _since_last_year(view, shown, selected)
    elif shown.fact is None and shown.years:
        _since_last_year(view, shown, selected)


def _ranking(view: View, shown: Subject) -> None:
    """Place the provinces on one scale, the list that opens one, and their table."""
    facts = shown.provinces
    st.header(words.literal(f"Các tỉnh, thành phố năm {facts[0].year}"), anchor=False)
    sentence = view.derive(provinces_sentence, facts)
    missing = view.derive(missing_sentence, view.programme, facts)
    st.markdown(words.literal(f"{sentence} {missing}"))
    draw = partial(dots, view.programme, facts, view.selection.scope)
    opening.clickable_chart(
        view.derive(dots, view.programme, facts, view.selection.scope, view.theme),
        "dots",
        "province",
        lambda row: why.ask(row["key"]),
        alt=sentence,
    )
    seen = {fact.verdict for fact in facts}
    legend = words.verdict_legend(each for each in Verdict if each in seen)
    st.caption(f"{legend}  ·  Bấm một dòng để xem vì sao.")
    names = view.derive(_province_names, view.programme, facts)
    hint = "Chọn một tỉnh, thành phố để xem kết luận rút ra từ đâu"
    opening.choice(words.WHY, "ask-province", names, why.ask, hint)
    name = f"tinh-thanh-{'-'.join(shown.row)}-{view.selection.year}"
    downloads.on_demand("provinces-table", partial(tables.provinces, view.programme, facts), name)
    _to_keep(view, shown, draw, name, sentence)


def _distribution(view: View, shown: Subject) -> None:
    """Place how many provinces stand in each class; of growth and counts, at each verdict."""
    facts = shown.provinces
    st.header("Phân bố", anchor=False)
    if shown.indicator.measure is Measure.SHARE:
        classes = view.derive(spread, facts)
        sentence = view.derive(spread_sentence, facts)
        draw = partial(class_spread, classes)
        spec = view.derive(class_spread, classes, view.theme)
    else:
        verdicts = view.derive(verdict_spread, facts)
        classes = tuple((verdict.label, count, share) for verdict, count, share in verdicts)
        sentence = view.derive(provinces_sentence, facts)
        draw = partial(verdict_chart, verdicts)
        spec = view.derive(verdict_chart, verdicts, view.theme)
    st.markdown(words.literal(sentence))
    name = f"phan-bo-{'-'.join(shown.row)}-{view.selection.year}"
    if any(count for _, count, _ in classes):
        frame.chart(spec, alt=sentence)
        st.caption("Tỷ lệ làm tròn theo phần dư lớn nhất, nên cộng lại đúng 100%.")
        _to_keep(view, shown, draw, name, sentence)
    downloads.on_demand("spread-table", lambda: tables.classes(classes), name)


def _since_last_year(view: View, shown: Subject, selected: IndicatorSelection) -> None:
    """Say what changed since the year before, and draw the largest gains and losses."""
    year = view.selection.year
    st.header("So với năm trước", anchor=False)
    moves = view.derive(changes_by_province, view.programme, shown.row, year, selected.basis)
    sentence = view.derive(changes_sentence, view.programme, moves, year)
    st.markdown(words.literal(f"{sentence} {ground_sentence(moves, year)}"))
    name = f"thay-doi-{'-'.join(shown.row)}-{year}"
    if view.derive(drawn_changes, moves):
        frame.chart(view.derive(changes_chart, view.programme, moves, view.theme), alt=sentence)
        _to_keep(view, shown, partial(changes_chart, view.programme, moves), name, sentence)
    st.caption(
        "Chỉ so khi cả hai năm đều báo cáo đủ và trên cùng địa bàn; tỉnh sáp nhập so với tổng các "
        f"tỉnh trước sáp nhập. {words.literal(not_compared_sentence(view.programme, moves))}"
    )
    downloads.on_demand("changes-table", partial(tables.changes, view.programme, moves), name)


def _to_keep(
    view: View, shown: Subject, draw: Callable[[Theme], Spec], name: str, sentence: str
) -> None:
    """Place the downloads of a figure of all provinces."""
    chosen = replace(view.selection, scope=NATION, document=None, milestone=None)
    downloads.chart(view, draw, name, f"{shown.title}. {sentence}", selection=chosen, width=900)


def _province_names(programme: Programme, facts: tuple[ProvinceFact, ...]) -> dict[str, PlaceName]:
    of_code = programme.unit
    listed = sorted(facts, key=lambda fact: alphabetical(of_code[fact.code].name))
    return {
        province_key(fact): place_name(programme, fact.code, " · ".join(filter(None, words)))
        for fact in listed
        for words in [(of_code[fact.code].name, province_words(fact), fact.verdict.label)]
    }
