"""The parts of the page of one indicator: headline, definition, and the drawer of its figures."""

from dataclasses import replace

import streamlit as st

from charts.rows.dot_rows import province_key
from progress.indicators.sentences import indicator_headline, parts_sentence
from progress.indicators.series import setting_document, targets_of
from progress.judging.coverage import ProvinceFact
from progress.judging.explanations import source
from progress.judging.statements import second_reading_words
from progress.model.programme import Programme
from progress.model.records import Measure, Series
from progress.model.titles import asked_words, document_title
from progress.model.units import NATION
from ui.frame import frame, opening, url_state, why, words
from ui.frame.frame import View
from ui.frame.pages import PLANS
from ui.indicators.subject import Subject

_MEASURES = {
    Measure.SHARE: "Tỷ lệ: tử số trên mẫu số, tính bằng phần trăm.",
    Measure.GROWTH: "Mức tăng bình quân mỗi năm so với năm gốc, tính bằng phần trăm.",
    Measure.COUNT: "Số đếm.",
    None: "Mục tiêu bằng lời: ghi nguyên văn, không tính và không đánh giá.",
}


def header(view: View, shown: Subject) -> None:
    """Place the headline of an indicator, and from how many units it is."""
    fact = shown.fact
    known = {province_key(each) for each in shown.provinces} | ({fact.key} if fact else set())
    key = url_state.value(url_state.WHY)
    if key not in (None, *known):
        st.warning(words.literal(f"Địa chỉ hỏi về «{key}», trang này không có số liệu đó."))
    if fact is None:
        national = replace(view.selection, scope=NATION, document=None)
        frame.header(view, _title_without_target(shown), selection=national)
        return
    basis, total = "", fact.total
    if total:
        basis = f"{len(total.reported)}/{total.expected} đơn vị có số liệu năm {total.year}"
    selection = replace(view.selection, scope=fact.scope, document=fact.document.code)
    headline = view.derive(indicator_headline, view.programme, fact, shown.provinces)
    frame.header(view, headline, basis=basis, selection=selection)
    if estimate := second_reading_words(fact):
        st.markdown(f"{words.literal(estimate)}.")


def definition(view: View, shown: Subject) -> None:
    """Say what is counted, and the clause of every target with its certainty."""
    indicator = shown.indicator
    st.header("Định nghĩa và căn cứ", anchor=False)
    measure = "" if shown.fact is None and shown.years else _MEASURES[indicator.measure]
    st.markdown(view.derive(_defined, view.programme, shown.row, measure, view.selection.year))
    sector = {url_state.SECTOR: indicator.sector_code}
    frame.link(PLANS, "So sánh với kế hoạch địa phương", {**url_state.brought(), **sector})


def _defined(programme: Programme, row: Series, measure: str, year: int) -> str:
    """Return the definition and the clauses as Markdown; `measure` says how it is expressed."""
    indicator = programme.indicator[row[0]]
    counted = words.literal(indicator.definition)
    for part in ("Tử số:", "Mẫu số:", "Số đếm:"):
        counted = counted.replace(part, f"**{part}**")
    document = setting_document(programme, row)
    paragraphs = [f"**{words.literal(indicator.name)}.** {measure}", counted]
    paragraphs.append(words.literal(parts_sentence(programme, indicator, year)))
    if document is not None and document.unit_code != NATION:
        paragraphs.append(
            f"Chỉ {words.literal(document_title(document))} đặt chỉ tiêu này; các tỉnh, thành phố "
            "khác không bị ràng buộc, nên không so giữa các tỉnh."
        )
    paragraphs += [
        f"**Căn cứ mốc {target.year}: {words.literal(asked_words(programme, target))}.** "
        f"{words.literal(source(programme, target))}"
        for target in targets_of(programme, row)
        if document is None or target.document_code == document.code
    ]
    return "\n\n".join(filter(None, paragraphs))


def drawer(view: View, shown: Subject) -> None:
    """Open what the address asks about: the country's figure, or a province's."""
    key = url_state.value(url_state.WHY)
    province = next((each for each in shown.provinces if province_key(each) == key), None)
    if province is not None:
        title = f"{view.programme.unit[province.code].name}: {shown.title}"
        opening.drawer(url_state.WHY, title, _explain_province, view, province)
    elif shown.fact is not None:
        why.drawer(view, (shown.fact,), {})


def _title_without_target(shown: Subject) -> str:
    if shown.years:
        return f"{shown.title}: không có mục tiêu riêng."
    verbal = shown.indicator.measure is None
    return f"{shown.title}: {'nêu bằng lời' if verbal else 'chưa có số liệu'}."


def _explain_province(view: View, province: ProvinceFact) -> None:
    total = province.fact.total
    if not province.reported and total is not None:
        st.info(
            words.literal(
                f"Chưa có số liệu năm {province.total.year} của tỉnh, thành phố này. Dưới đây là "
                f"kết luận theo số liệu năm {total.year}."
            ),
            icon=":material/info:",
        )
    why.explain(view, province.fact)
