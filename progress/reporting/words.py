"""Reports said in sentences: where a chain stands, by which rule, and what a report covers."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from progress.model.numbers import day, lower_first, upper_first, written
from progress.model.records import Document, ReportBy
from progress.model.reported import Report
from progress.model.titles import document_title, unit_title
from progress.model.units import NATION, Unit
from progress.reporting.chains import Chain
from progress.reporting.matrix import ReportMatrix
from progress.reporting.reporting import ReportFact, ReportState

_MANY_DAYS = 4
"""More days of cut-off than these are said as a span."""
_KINDS = ("Thông tư", "Quyết định", "Kế hoạch")
STATES = tuple(ReportState)
"""States in the order in which they are counted and shown."""


def chain_headline(chain: Chain) -> str:
    """Say how many have sent their report, how many late, and how long the others are owing."""
    if not chain.facts:
        return f"Không có đơn vị nào phải gửi báo cáo năm {chain.year} trong phạm vi này."
    if len(chain.facts) == 1:
        return _single(chain)
    sentence = f"{chain.sent}/{len(chain.facts)} {_units(chain)} đã gửi báo cáo năm {chain.year}"
    if chain.rule is None:
        return f"{sentence}; không có văn bản nào yêu cầu gửi trong năm này."
    if chain.last_day is None:
        return f"{sentence}; văn bản không ghi ngày nên không tính muộn."
    if not chain.sent and chain.as_of > chain.last_day:
        due = day(chain.last_day + timedelta(1))
        return (
            f"Chưa ghi nhận văn bản báo cáo năm {chain.year} nào của {len(chain.facts)} "
            f"{_units(chain)}; hạn là trước ngày {due}."
        )
    counts = chain.counts
    kinds = ((ReportState.ON_TIME, "đúng hạn"), (ReportState.LATE, "gửi muộn"))
    how = ", ".join(f"{counts[state]} {words}" for state, words in kinds if counts[state])
    sentence = f"{sentence}: {how}" if how else sentence
    rest = len(chain.facts) - chain.sent
    owing = f"; {written(rest)} đơn vị chưa gửi, {_when(chain)}" if rest else ""
    return f"{sentence}{owing}."


def rule_sentence(chain: Chain) -> str:
    """Say which document asks for the reports, by what day and in which clause."""
    if chain.rule is None:
        asked = "kế hoạch nào yêu cầu cấp xã" if chain.inside else "văn bản nào yêu cầu"
        return (
            f"Không có {asked} báo cáo năm {chain.year}, nên không đơn vị nào bị coi là thiếu hay "
            "muộn."
        )
    clause = (chain.rule.report_clause or "không rõ điều khoản").partition(":")[0]
    return f"{_asks(chain)} Căn cứ: {named(chain.rule)}, {lower_first(clause)}."


def source(document: Document) -> str:
    """Return a document with the words of its clause on reports."""
    return f"{named(document)}. {document.report_clause or 'Không rõ điều khoản'}."


def named(document: Document) -> str:
    """Return a document as letters cite it, its kind before its number."""
    kind = next((kind for kind in _KINDS if document.title.startswith(kind)), "")
    title = document_title(document)
    return title if title.startswith(kind) else f"{kind} {title}"


def state_rule(chain: Chain, state: ReportState) -> str:
    """Say when a report is in a state, with the days of this chain."""
    last = chain.last_day
    if state is ReportState.UNRECORDED:
        return "chưa ghi nhận văn bản báo cáo của đơn vị nào trong năm, nên không tính là quá hạn"
    if state is ReportState.NOT_ASKED:
        return f"không có văn bản nào yêu cầu báo cáo năm {chain.year} và đơn vị không gửi"
    if last is None:
        come = "đã" if state is ReportState.RECEIVED else "chưa"
        return f"{come} nhận đến {day(chain.as_of)}; không có ngày hạn nên không tính muộn"
    return {
        ReportState.ON_TIME: f"nhận chậm nhất ngày {day(last)}",
        ReportState.LATE: f"nhận từ ngày {day(last + timedelta(1))}, ngày đó tính là muộn 1 ngày",
        ReportState.MISSING: f"chưa nhận, đã qua ngày {day(last)}",
        ReportState.AWAITED: f"chưa nhận, chưa qua ngày {day(last)}",
    }.get(state, "")


def receipt_words(report: Report) -> str:
    """Say by which day a report is late or not, beside the day on which the server got it."""
    arrived = day(report.arrived_on) if report.arrived_on else "không được ghi lại"
    return (
        f"tính theo ngày nhận ghi trong báo cáo, {day(report.received_on)}; ngày máy chủ nhận tệp: "
        f"{arrived}"
    )


def state_words(fact: ReportFact) -> str:
    """Return a state with its days: `Gửi muộn 6 ngày`, `Chưa gửi, quá hạn 342 ngày`."""
    if fact.days_late is None:
        return fact.state.label
    return f"{fact.state.label} {written(fact.days_late)} ngày"


def sent_words(facts: tuple[ReportFact, ...]) -> str:
    """Say what is to be known beside the number of reports received to the Ministry."""
    if not facts:
        return "không có đơn vị phải gửi báo cáo đến Bộ"
    states = Counter(fact.state for fact in facts)
    if states[ReportState.UNRECORDED]:
        return "chưa ghi nhận văn bản báo cáo nào"
    if states[ReportState.NOT_ASKED]:
        return "năm này không văn bản nào yêu cầu báo cáo"
    return f"{states[ReportState.LATE] or 'không báo cáo nào'} gửi muộn"


def days_words(fact: ReportFact) -> str:
    """Return by how many days a report is past its day, sent or not; "" where it is not."""
    return "" if fact.days_late is None else f"{written(fact.days_late)} ngày"


def units_state(facts: tuple[ReportFact, ...]) -> str:
    """Return the state of a province's report; how many were received where it had several."""
    states = {fact.state.label for fact in facts}
    if len(states) == 1:
        return states.pop()
    sent = sum(fact.report is not None for fact in facts)
    return f"{sent}/{len(facts)} đơn vị trước sáp nhập đã gửi" if facts else "–"


def cut_offs(chain: Chain) -> str:
    """Say up to when the reports counted, the most frequent day first; empty without reports."""
    days = Counter(fact.report.cut_off_on for fact in chain.facts if fact.report)
    known = sorted(each for each in days if each)
    if len(known) > _MANY_DAYS:
        number = sum(days[each] for each in known)
        span = f"từ {day(known[0])} đến {day(known[-1])} ({number} đơn vị)"
        unknown = f", {day(None)} ({days[None]} đơn vị)" if days[None] else ""
        return f"Ngày chốt số liệu: {span}{unknown}."
    order = sorted(days, key=lambda each: (-days[each], each is None, each or date.min))
    sentence = ", ".join(f"{day(each)} ({days[each]} đơn vị)" for each in order)
    return f"Ngày chốt số liệu: {sentence}." if sentence else ""


def covered(report: Report) -> str:
    """Say how much of its year a report covers; empty where the cut-off is unknown."""
    if report.cut_off_on is None:
        return ""
    first, last = date(report.year, 1, 1), date(report.year, 12, 31)
    if report.cut_off_on < first:
        return "ngày chốt trước năm báo cáo, cần hỏi lại đơn vị"
    if report.cut_off_on > report.received_on:
        return "ngày chốt ghi sau ngày gửi, cần hỏi lại đơn vị"
    if report.cut_off_on >= last:
        return "cả năm"
    days, all_days = (report.cut_off_on - first).days + 1, (last - first).days + 1
    halves = round(Fraction(days * 24, all_days))
    months = written(Fraction(halves, 2), halves % 2)
    return f"khoảng {months} tháng đầu năm" if halves else "chưa đến một tháng"


def rule_without_units(document: Document, unit: Unit) -> str:
    """Say why a plan's rule on yearly reports asks no unit of today."""
    named = "không ghi ngày"
    if document.report_day is not None and document.report_month is not None:
        named = f"trước ngày {document.report_day:02d}/{document.report_month:02d}"
    asked = document.report_from or "các đơn vị không nêu tên"
    why = "không nêu cấp xã" if unit.valid_to is None else "đơn vị đã kết thúc"
    if document.report_by is ReportBy.DISTRICT:
        why += ", cấp huyện không còn"
    return (
        f"Kế hoạch của {unit_title(unit)} yêu cầu {asked} báo cáo hằng năm, {named}; {why}, nên "
        f"không đơn vị nào bị tính thiếu hay muộn theo quy định này. {source(document)}"
    )


def lines_note(matrix: ReportMatrix) -> str:
    """Say which units a year counts, where that changed; empty where it never did."""
    if not any(row.depth for row in matrix.rows):
        return ""
    numbers = [(year, sum(year in row.facts for row in matrix.rows)) for year in matrix.years]
    spans = []
    for number, group in groupby(numbers, key=lambda each: each[1]):
        years = [year for year, _ in group]
        named = f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}"
        spans.append(f"{written(number)} đơn vị ({named})")
    return (
        "Mỗi năm tính các đơn vị tồn tại ngày 31/12 của năm đó: "
        f"{', '.join(spans)}. Đơn vị đã sáp nhập thụt vào dưới đơn vị hiện nay."
    )


def partial_year(chain: Chain) -> str:
    """Say that a deadline early in the year lets in reports of a part of it only."""
    if chain.last_day is None or chain.last_day >= date(chain.year, 12, 1):
        return ""
    whole = Report("", chain.year, chain.last_day, chain.last_day, None, None, None, 0)
    return (
        f"Báo cáo gửi trước {day(chain.last_day + timedelta(1))} chỉ phủ {covered(whole)}; không "
        "so trực tiếp với số liệu cả năm."
    )


def _asks(chain: Chain) -> str:
    who = "Đơn vị cấp xã" if chain.inside else "Tỉnh, thành phố"
    to = (chain.rule and chain.rule.report_to) or "nơi văn bản nêu"
    if chain.last_day is None:
        return f"{who} gửi báo cáo hằng năm đến {to}; không ghi ngày."
    before = chain.last_day + timedelta(1)
    return f"{who} gửi báo cáo năm {chain.year} đến {to} trước ngày {day(before)}."


def _single(chain: Chain) -> str:
    (fact,) = chain.facts
    name = upper_first(unit_title(chain.units[fact.unit_code]))
    if fact.state is ReportState.NOT_ASKED:
        return f"{name}: không có văn bản nào yêu cầu báo cáo năm {chain.year}."
    words = {
        ReportState.ON_TIME: f"đã gửi báo cáo năm {chain.year} đúng hạn",
        ReportState.RECEIVED: f"đã gửi báo cáo năm {chain.year}",
        ReportState.NOT_RECEIVED: f"chưa gửi báo cáo năm {chain.year}",
        ReportState.UNRECORDED: f"chưa có ghi nhận về báo cáo năm {chain.year}",
    }
    if fact.state in words:
        return f"{name} {words[fact.state]}."
    if fact.state is ReportState.LATE:
        return f"{name} gửi báo cáo năm {chain.year} muộn {written(fact.days_late)} ngày."
    return f"{name} chưa gửi báo cáo năm {chain.year}, {_when(chain)}."


def _when(chain: Chain) -> str:
    """Say how far the deadline is, past or to come."""
    if chain.last_day is None:
        return "không ghi ngày hạn"
    days = (chain.as_of - chain.last_day).days
    if days > 0:
        return f"quá hạn {written(days)} ngày"
    left = "hôm nay là ngày cuối" if days == 0 else f"còn {written(-days)} ngày"
    return f"{left} (trước {day(chain.last_day + timedelta(1))})"


def _units(chain: Chain) -> str:
    if chain.inside:
        return f"đơn vị cấp xã của {chain.place}"
    return "tỉnh, thành phố" if chain.scope == NATION else "đơn vị"
