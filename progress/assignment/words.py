"""Assignments in words: what is needed, who shares it, who is left out, and that nobody signed."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from progress.assignment.assignments import Assignment
from progress.assignment.scenarios import KeptShare, signed_decisions
from progress.assignment.sharing import Rule
from progress.judging.rollup import Sums
from progress.judging.words import fact_title, share_words
from progress.model.numbers import asked, day, written
from progress.model.programme import Programme
from progress.model.titles import document_title, series_title, target_words, unit_names

UNSIGNED = "Đây là phương án, không phải quyết định: không dùng để đánh giá ở trang, tệp nào khác."
RULES = {
    Rule.LEVEL: "Mỗi lần thêm một thiết chế cho nơi có tỷ lệ thấp nhất (bằng nhau thì theo mã), "
    "đến khi đủ số cả nước cần.",
    Rule.PROPORTION: "Chia số cả nước cần theo số thiết chế chưa đạt của mỗi nơi, phần lẻ cho nơi "
    "có số dư lớn nhất (bằng nhau thì theo mã).",
}
"""What each rule does; no place is asked for more than it has."""
SPREAD = "Số của mỗi nơi chia đều cho các năm còn lại, phần lẻ cho các năm đầu."


def assignment_headline(programme: Programme, shared: Assignment) -> str:
    """Say what the country still needs until the milestone, or what is asked of all."""
    title, milestone = fact_title(programme, shared.fact), shared.fact.milestone
    target = target_words(shared.fact.indicator, milestone)
    if shared.percent is not None:
        units, rate = written(len(shared.units)), growth_asked(shared.percent)
        return f"{title}: {units} tỉnh, thành phố cùng {rate}, đến năm {milestone.year}."
    if not shared.need:
        return f"{title}: nơi đã báo cáo cộng lại đã đủ mức {target} của mốc {milestone.year}."
    known, whole = len(shared.shares), len(shared.shares) + len(shared.silent)
    whom = f"{known}/{whole} nơi đã báo cáo cộng lại" if shared.silent else "cả nước"
    return (
        f"{title}: cần thêm {written(shared.need)} thiết chế để {whom} đạt {target} vào năm "
        f"{milestone.year}."
    )


def balance_sentences(
    programme: Programme, shared: Assignment, by_hand: Mapping[str, int]
) -> tuple[str, ...]:
    """Say what could not be shared or set by hand, and who is left out as they did not report."""
    sentences = []
    if cut := tuple(e.code for e in shared.shares if by_hand.get(e.code, e.added) > e.added):
        sentences.append(
            "Số đặt tay vượt số thiết chế chưa đạt nên chỉ tính bằng số đó: "
            f"{unit_names(programme, cut)}."
        )
    if shared.unplaced > 0:
        sentences.append(
            f"Không chia hết: còn {written(shared.unplaced)} thiết chế mà các nơi không đặt tay "
            "không còn chỗ nhận."
        )
    if shared.unplaced < 0:
        over = written(-shared.unplaced)
        sentences.append(f"Số đặt tay nhiều hơn số cả nước cần {over} thiết chế.")
    if shared.silent:
        sentences.append(
            f"Chưa có số liệu năm {shared.fact.asked_year} nên không tính vào số cần và không được "
            f"giao: {unit_names(programme, shared.silent)}."
        )
    return tuple(sentences)


def total_words(shared: Assignment) -> str:
    """Return the sums of all provinces, with those of each year."""
    sums = [sum(each) for each in zip(*(row.by_year for row in shared.shares), strict=True)]
    years = zip(shared.years, sums, strict=False)
    by_year = ", ".join(f"năm {year}: {written(number)}" for year, number in years)
    added = sum(row.added for row in shared.shares)
    return f"Cộng {written(len(shared.shares))} nơi: giao thêm {written(added)} ({by_year})."


def has_words(numerator: int, denominator: int) -> str:
    """Return what a province has, as a share of its institutions."""
    return share_words(Sums(numerator, denominator))


def growth_asked(low: Fraction, high: Fraction | None = None) -> str:
    """Return what growth asks: `tăng 10% mỗi năm`, `tăng 8–10% mỗi năm`."""
    return f"tăng {asked(low, None if high == low else high)} mỗi năm"


def share_sentence(programme: Programme, share: KeptShare) -> str:
    """Say what a scenario asks of one province, year by year."""
    title = series_title(programme, share.series)
    if share.percent is not None:
        return f"{title}: {growth_asked(share.percent)}, đến năm {share.milestone}."
    has, whole, added = share.numerator or 0, share.denominator or 0, share.added or 0
    years = zip(share.years, share.by_year, strict=True)
    by_year = ", ".join(f"năm {year}: {written(number)}" for year, number in years if number)
    return (
        f"{title}: hiện có {written(has)} trên {written(whole)} thiết chế; giao thêm "
        f"{written(added)} ({by_year}), đến năm {share.milestone} có {written(has + added)}."
    )


def kept_headline(scenario: str, shares: Sequence[KeptShare]) -> str:
    """Say what a scenario asks for one indicator, of how many provinces."""
    units = f"{written(len(shares))} tỉnh, thành phố"
    if not shares:
        return f"Phương án «{scenario}» không giao chỉ tiêu này."
    until = f"đến năm {max(each.milestone for each in shares)}"
    if rates := [each.percent for each in shares if each.percent is not None]:
        rate = growth_asked(min(rates), max(rates))
        return f"Phương án «{scenario}»: {units} {rate}, {until}."
    added = sum(each.added or 0 for each in shares)
    return f"Phương án «{scenario}»: giao thêm {written(added)} thiết chế cho {units}, {until}."


def standing_sentence(programme: Programme, shares: Sequence[KeptShare]) -> str:
    """Say that a scenario is none of a decision, or which decisions ask just that of all."""
    signed = signed_decisions(programme, shares)
    if not signed:
        return UNSIGNED
    named = "; ".join(f"{document_title(each)} ngày {day(each.issued_on)}" for each in signed)
    return (
        f"Đã ghi quyết định giao đúng như phương án này: {named}. Mỗi nơi được giao có kế hoạch "
        "theo quyết định, được đánh giá như mọi kế hoạch."
    )
