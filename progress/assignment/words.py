"""Assignments in words: what is needed, who shares it, who is left out, and that nobody signed."""

from progress.assignment.assignments import Assignment
from progress.assignment.sharing import Rule
from progress.judging.rollup import Sums
from progress.judging.words import fact_title, share_words
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.titles import target_words, unit_names

UNSIGNED = (
    "Đây là phương án tính, chưa có quyết định: không dùng để đánh giá ở trang, tệp nào khác."
)
RULES = {
    Rule.LEVEL: "Mỗi lần thêm một thiết chế cho nơi có tỷ lệ thấp nhất (bằng nhau thì theo mã), "
    "đến khi đủ số cả nước cần.",
    Rule.PROPORTION: "Chia số cả nước cần theo số thiết chế chưa đạt của mỗi nơi, phần lẻ cho nơi "
    "có số dư lớn nhất (bằng nhau thì theo mã).",
}
"""What each rule does; no place is asked for more than it has."""
SPREAD = "Số của mỗi nơi chia đều cho các năm còn lại, phần lẻ cho các năm đầu."


def assignment_headline(programme: Programme, found: Assignment) -> str:
    """Say what the country still needs until the milestone, or what is asked of all."""
    title, milestone = fact_title(programme, found.fact), found.fact.milestone
    asked = target_words(found.fact.indicator, milestone)
    if found.percent is not None:
        units = written(len(found.units))
        return f"{title}: {units} tỉnh, thành phố cùng {asked}, đến năm {milestone.year}."
    if not found.need:
        return f"{title}: nơi đã báo cáo cộng lại đã đủ mức {asked} của mốc {milestone.year}."
    return (
        f"{title}: cần thêm {written(found.need)} thiết chế để cả nước đạt {asked} vào năm "
        f"{milestone.year}."
    )


def balance_sentences(programme: Programme, found: Assignment) -> tuple[str, ...]:
    """Say what could not be shared, and who is left out because they did not report."""
    sentences = []
    if found.unplaced > 0:
        sentences.append(
            f"Không chia hết: còn {written(found.unplaced)} thiết chế mà các nơi không đặt tay "
            "không còn chỗ nhận."
        )
    if found.unplaced < 0:
        over = written(-found.unplaced)
        sentences.append(f"Số đặt tay nhiều hơn số cả nước cần {over} thiết chế.")
    if found.silent:
        sentences.append(
            f"Chưa có số liệu năm {found.fact.asked_year} nên không tính vào số cần và không được "
            f"giao: {unit_names(programme, found.silent)}."
        )
    return tuple(sentences)


def total_words(found: Assignment) -> str:
    """Return the sums of all provinces, with those of each year."""
    sums = [sum(each) for each in zip(*(row.by_year for row in found.shares), strict=True)]
    years = zip(found.years, sums, strict=False)
    by_year = ", ".join(f"năm {year}: {written(number)}" for year, number in years)
    added = sum(row.added for row in found.shares)
    return f"Cộng {written(len(found.shares))} nơi: giao thêm {written(added)} ({by_year})."


def has_words(numerator: int, denominator: int) -> str:
    """Return what a province has, as a share of its institutions."""
    return share_words(Sums(numerator, denominator))
