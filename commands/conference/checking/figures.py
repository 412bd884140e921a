"""Checks of what is said: is it frozen, whole, from whom, and is any of it made up."""

from collections.abc import Iterator
from datetime import date

from commands.conference.checking.findings import Finding, Rehearsal, failed, passed, warning
from data_access.store.clock import ZONE
from progress.judging.counts import count, left_out_words
from progress.judging.coverage import Basis
from progress.judging.verdicts import Reason
from progress.model.numbers import day, written
from progress.model.records import Measure
from progress.model.reported import Figure
from progress.model.titles import unit_names
from progress.reporting.reporting import ReportState, ministry_reports

NEW_PROVINCES = date(2025, 7, 1)
"""The first day of the 34 provinces; until the eve there were 63."""
LISTED = 10
"""Wrong figures that are named one by one."""


def frozen(rehearsal: Rehearsal) -> Iterator[Finding]:
    """Look whether the figures can still move, and whether they were frozen too early."""
    snapshot = rehearsal.snapshot
    if snapshot is None:
        yield warning(
            "Đây là số liệu hiện tại, chưa chốt: con số có thể thay đổi trước giờ trình bày. Hãy "
            'chốt bằng «manage.py snapshot take MÃ --title "..."».'
        )
        return
    yield passed(
        f"Bản chốt «{snapshot.code}» ({snapshot.title}) nguyên vẹn, SHA-256 {snapshot.sha256}."
    )
    taken = snapshot.taken_at.astimezone(ZONE).date()
    if taken < snapshot.as_of:
        yield warning(
            f"Chốt ngày {day(taken)} nhưng tính đến {day(snapshot.as_of)}: báo cáo, kết quả đến "
            "sau khi chốt không có trong bản chốt."
        )


def units(rehearsal: Rehearsal) -> Iterator[Finding]:
    """Count the provinces of the day."""
    as_of = rehearsal.selection.as_of
    expected = int(Basis.TODAY if as_of >= NEW_PROVINCES else Basis.BEFORE)
    number = sum(unit.valid_on(as_of) for unit in rehearsal.programme.provinces)
    counted = f"{number} tỉnh, thành phố ngày {day(as_of)}"
    if number == expected:
        yield passed(f"Đủ {counted}.")
    else:
        yield failed(f"Chỉ có {counted}, phải là {expected}: hãy chạy lại «manage.py setup».")


def reports(rehearsal: Rehearsal) -> Iterator[Finding]:
    """Name who has not reported, and say what that does to verdicts."""
    programme, selection = rehearsal.programme, rehearsal.selection
    facts = ministry_reports(programme, selection.year, selection.as_of)
    missing = tuple(fact.unit_code for fact in facts if fact.report is None)
    late = sum(fact.state is ReportState.LATE for fact in facts)
    if missing:
        yield warning(
            f"{len(missing)} trên {len(facts)} tỉnh, thành phố chưa gửi báo cáo năm "
            f"{selection.year}: {unit_names(programme, missing)}."
        )
    else:
        also = f", {late} gửi muộn" if late else ""
        yield passed(f"Cả {len(facts)} tỉnh, thành phố đã gửi báo cáo năm {selection.year}{also}.")
    yield _verdicts(rehearsal)


def _verdicts(rehearsal: Rehearsal) -> Finding:
    facts = rehearsal.facts
    counted = count(facts)
    number = len(facts)
    if not counted.left_out:
        return passed(f"{counted.judged} trên {number} chỉ tiêu của cả nước đánh giá được.")
    because = sum(fact.reason is Reason.MISSING_REPORTS for fact in facts)
    return warning(
        f"Cả nước: {counted.judged} trên {number} chỉ tiêu đánh giá được; "
        f"{left_out_words(counted)}. {because} chỉ tiêu chưa đủ căn cứ vì thiếu báo cáo. Các trang "
        "nói đúng như vậy."
    )


def numerators(rehearsal: Rehearsal) -> Iterator[Finding]:
    """Look at every reported figure: counts, and no part larger than its whole."""
    unsound = [figure for figure in rehearsal.programme.figures if not _is_sound(rehearsal, figure)]
    for figure in unsound[:LISTED]:
        yield failed(
            f"Số liệu sai: đơn vị {figure.unit_code}, chỉ tiêu {figure.indicator_code}, loại "
            f"{figure.category_code}, năm {figure.year}: tử số {figure.numerator}, mẫu số "
            f"{'trống' if figure.denominator is None else figure.denominator}."
        )
    if len(unsound) > LISTED:
        yield failed(f"Và {len(unsound) - LISTED} số liệu sai khác.")
    if not unsound:
        number = written(len(rehearsal.programme.figures))
        yield passed(f"{number} số liệu: tử số không âm, không tỷ lệ nào có tử số lớn hơn mẫu số.")


def _is_sound(rehearsal: Rehearsal, figure: Figure) -> bool:
    if figure.denominator is None:
        share = rehearsal.programme.indicator[figure.indicator_code].measure is Measure.SHARE
        return figure.numerator >= 0 and not share
    return 0 <= figure.numerator <= figure.denominator


def demonstration(rehearsal: Rehearsal) -> Iterator[Finding]:
    """Say loudly where anything is made up."""
    programme = rehearsal.programme
    if not programme.demonstration:
        yield passed("Không có số liệu minh họa.")
        return
    made_up = sum(figure.origin == "demonstration" for figure in programme.figures)
    yield warning(
        f"CÓ SỐ LIỆU MINH HỌA ({written(made_up)} trên {written(len(programme.figures))} số liệu): "
        "mọi trang và tệp đều ghi như vậy. Đừng trình bày như kết quả thật; xóa bằng «manage.py "
        "demo --remove» rồi chốt lại."
    )
