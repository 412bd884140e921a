"""Danh sách đôn đốc: the units to be urged, as text that can be pasted into an official letter."""

from collections.abc import Iterator
from datetime import timedelta

from progress.model.numbers import alphabetical, day, upper_first, written
from progress.model.titles import unit_title
from progress.model.units import Unit
from progress.reporting.chains import Chain
from progress.reporting.reporting import ReportFact, ReportState
from progress.reporting.words import source

DEMONSTRATION = "(SỐ LIỆU MINH HỌA, KHÔNG DÙNG ĐỂ ĐÔN ĐỐC)"


def letter(chain: Chain, demonstration: bool) -> str:
    """Return the list with its legal basis; empty where nobody is to be urged."""
    return "\n".join(_lines(chain, demonstration)) if chain.owing else ""


def owing(chain: Chain) -> tuple[tuple[Unit, ReportFact], ...]:
    """Return the units to be urged in the order of the Vietnamese alphabet."""
    units = ((chain.units[fact.unit_code], fact) for fact in chain.owing)
    return tuple(sorted(units, key=lambda each: (alphabetical(each[0].name), each[0].code)))


def nobody_words(chain: Chain) -> str:
    """Say why the list is empty."""
    if not chain.facts:
        return "Không có đơn vị nào trong phạm vi này phải gửi báo cáo của năm đã chọn."
    if chain.counts[ReportState.AWAITED] and chain.last_day:
        return (
            f"Chưa đến hạn: {chain.counts[ReportState.AWAITED]} đơn vị còn gửi được đến hết ngày "
            f"{day(chain.last_day)}. Chưa có đơn vị nào phải đôn đốc."
        )
    if chain.counts[ReportState.UNRECORDED]:
        return (
            f"Chưa ghi nhận văn bản báo cáo nào của năm {chain.year} nên chưa đôn đốc đơn vị nào: "
            "hãy nhập sổ theo dõi báo cáo trước."
        )
    if chain.rule is None:
        return "Không có văn bản nào yêu cầu báo cáo của năm này, nên không đôn đốc đơn vị nào."
    return f"Mọi đơn vị đã gửi báo cáo năm {chain.year}, không có đơn vị nào phải đôn đốc."


def _lines(chain: Chain, demonstration: bool) -> Iterator[str]:
    listed = owing(chain)
    yield "DANH SÁCH ĐƠN VỊ CHƯA GỬI BÁO CÁO"
    yield f"Báo cáo năm {chain.year} thực hiện Chương trình theo Quyết định số 1520/QĐ-TTg"
    if demonstration:
        yield DEMONSTRATION
    yield f"(Tính đến ngày {day(chain.as_of)})"
    yield ""
    if chain.rule is not None:
        yield f"Căn cứ: {source(chain.rule)}"
    yield f"{_deadline(chain)} Còn {written(len(listed))} đơn vị chưa gửi:"
    yield ""
    for number, (unit, fact) in enumerate(listed, start=1):
        name, end = unit_title(unit), "." if number == len(listed) else ";"
        late = "chưa gửi" if fact.days_late is None else f"quá hạn {written(fact.days_late)} ngày"
        yield f"{number}. {upper_first(name)}: {late}{end}"
    yield ""
    yield (
        "Đề nghị các đơn vị có tên trên gửi báo cáo; trường hợp đã gửi, đề nghị thông báo số, ngày "
        "của báo cáo để đối chiếu."
    )


def _deadline(chain: Chain) -> str:
    to = (chain.rule and chain.rule.report_to) or "cơ quan nhận báo cáo"
    if chain.last_day is None:
        return f"Báo cáo gửi đến {to} định kỳ hằng năm, văn bản không ghi ngày."
    return f"Hạn gửi đến {to}: trước ngày {day(chain.last_day + timedelta(1))}."
