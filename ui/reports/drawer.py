"""The drawer of one report: when it came, what it covers, by which rule, and its versions."""

from functools import partial

import streamlit as st

from charts.spec import Spec
from data_access.programme.communes import communes
from data_access.programme.reported import narratives_of
from data_access.recorded.past_records import report_history
from progress.model.numbers import UNKNOWN, day, upper_first
from progress.model.reported import PastReport
from progress.model.titles import unit_title
from progress.model.units import Kind
from progress.reporting.chains import Chain, commune_chain, ministry_chain, own_reports
from progress.reporting.matrix import ReportMatrix
from progress.reporting.reporting import ReportFact
from progress.reporting.words import (
    covered,
    receipt_words,
    rule_sentence,
    source,
    state_rule,
    state_words,
)
from ui.access.reader import access
from ui.frame import opening, snapshots, url_state, words
from ui.frame.frame import View
from ui.frame.lists.place_list import place_name

REPORT = "bao-cao"
"""Name, in the address, of the report that is open: `46.2025` is Huế's of 2025."""


def clickable(spec: Spec, alt: str, key: str) -> None:
    """Place the matrix; a click on a cell opens its report."""
    opening.clickable_chart(
        spec,
        f"matrix-{key}",
        "report",
        lambda cell: url_state.choose(REPORT, f"{cell['k']}.{cell['year']}"),
        alt=alt,
    )


def choice(view: View, matrix: ReportMatrix, key: str, whose: str) -> None:
    """Place the list that opens a report for those who do not click on charts."""
    year = matrix.year
    lines = [line for line in matrix.rows if year in line.facts]
    names = {
        f"{line.key}.{year}": place_name(view.programme, line.key, unit_title(line.unit))
        for line in lines
    }
    label, hint = f"Mở báo cáo năm {year} của {whose}", f"Chọn {whose} để xem báo cáo năm {year}"
    opening.choice(label, f"open-{key}", names, partial(url_state.choose, REPORT), hint)


def drawer(view: View) -> None:
    """Open the drawer on the report that the address names; say so where there is none such."""
    asked = url_state.value(REPORT)
    if asked is None:
        return
    code, _, year = asked.rpartition(".")
    if code not in view.programme.unit and snapshots.lacking(view.source, "báo cáo của cấp xã"):
        return
    chain = _chain(view, code, int(year)) if year.isdecimal() and len(year) == 4 else None
    fact = next((fact for fact in chain.facts if fact.unit_code == code), None) if chain else None
    if chain is None or fact is None:
        st.warning(words.literal(f"Địa chỉ có báo cáo «{asked}» không có trong phạm vi đang xem."))
        return
    title = f"{upper_first(unit_title(chain.units[code]))}: báo cáo năm {year}"
    opening.drawer(REPORT, title, _explain, view, chain, fact)


def _chain(view: View, code: str, year: int) -> Chain | None:
    """Return the chain in which a unit reports, as far as the scope reaches; None beyond it."""
    programme, scope, as_of = view.programme, view.selection.scope, view.selection.as_of
    kind = programme.unit[code].kind if code in programme.unit else Kind.COMMUNE
    if not 1 <= year <= as_of.year or kind is Kind.NATION:
        return None
    if kind is Kind.PROVINCE:
        return view.derive(ministry_chain, programme, scope, year, as_of)
    if programme.unit[scope].kind is Kind.PROVINCE:
        inside = view.derive(view.source.read, communes, scope)
    elif code == scope:
        inside = view.derive(own_reports, programme, scope)
    else:
        return None
    return view.derive(commune_chain, programme, inside, year, as_of)


def _explain(view: View, chain: Chain, fact: ReportFact) -> None:
    symbol = words.coloured(fact.state)
    st.markdown(f"{symbol} **{words.literal(state_words(fact))}** (tính đến {day(chain.as_of)})")
    versions = () if view.source.snapshot else _versions(view, fact)
    texts = {
        "Quy tắc": f"{fact.state.label}: {state_rule(chain, fact.state)}.",
        "Căn cứ": source(chain.rule) if chain.rule else rule_sentence(chain),
    }
    if fact.report is not None:
        report = fact.report
        extent = covered(report)
        texts |= {
            "Ngày nhận": receipt_words(report),
            "Ngày chốt số liệu": day(report.cut_off_on) + (f" ({extent})" if extent else ""),
            "Số văn bản": report.document_number or UNKNOWN,
            **({"Người phụ trách": report.responsible or UNKNOWN} if access().names else {}),
            "Ghi chú": report.note or "không có",
        }
        if not view.source.snapshot:
            narrated = view.derive(view.source.read, narratives_of, fact.unit_code, fact.year)
            texts |= {theme.label: text for theme, text in narrated}
    elif versions and not versions[0].withdrawn:
        received = day(versions[0].report.received_on)
        texts["Lưu ý"] = f"báo cáo nhận ngày {received}, sau ngày đang xem, nên chưa được tính"
    st.markdown(words.labelled(texts))
    if snapshots.lacking(view.source, "lịch sử ghi nhận"):
        return
    st.markdown(f"**Các lần ghi nhận** ({len(versions)})")
    listed = [_version(past, latest=past is versions[0]) for past in versions]
    st.markdown("\n".join(listed) or "Chưa có lần ghi nhận nào cho báo cáo này.")


def _versions(view: View, fact: ReportFact) -> tuple[PastReport, ...]:
    names = access().names
    return view.derive(view.source.read, report_history, fact.unit_code, fact.year, names)


def _version(past: PastReport, *, latest: bool) -> str:
    """Say one version: whether it holds, when and by whom it was recorded, what it said."""
    standing = "Đã rút" if past.withdrawn else "Hiện hành" if latest else "Đã được thay"
    report = past.report
    details = [
        f"nhận {day(report.received_on)}",
        f"chốt số liệu {day(report.cut_off_on)}",
        f"số văn bản {report.document_number or UNKNOWN}",
        f"người phụ trách {report.responsible or UNKNOWN}" if access().names else "",
        f"ghi chú: {report.note}" if report.note else "",
        f"lý do: {past.reason}" if past.reason else "",
        words.DEMONSTRATION.lower() if past.demonstration else "",
    ]
    return (
        f"- **{standing}** (lần ghi {report.change_id}, {past.at:%H:%M %d/%m/%Y}, "
        f"{words.literal(past.actor)}): {words.literal('; '.join(filter(None, details)))}."
    )
