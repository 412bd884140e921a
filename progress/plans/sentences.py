"""Where plans differ, in sentences: computed from the matrix, each with its clause."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from progress.judging.verdicts import Verdict
from progress.model.numbers import lower_first, written
from progress.model.plans_in_force import plans_over
from progress.model.programme import Programme, grouped
from progress.model.records import NO_CATEGORY, Conflict, Document, Measure, Target
from progress.model.titles import (
    POSITIONAL,
    document_title,
    note_words,
    series_title,
    short_title,
    target_words,
    unit_title,
)
from progress.plans.deviations import Comparison
from progress.plans.matrix import PlanMatrixCell, PlanMatrixRow

DECISION = "Quyết định 1520/QĐ-TTg"
_TOLD = (
    Comparison.LOWER,
    Comparison.HIGHER,
    Comparison.CONFLICTING,
    Comparison.OTHER_MEASURE,
    Comparison.OTHER,
    Comparison.WORDS,
)
"""Comparisons that get a sentence each, the gravest first; silence is summed up."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something said of a plan; `key` names the cell it is about, None for the plan as a whole."""

    text: str
    comparison: Comparison | None = None
    key: str | None = None


def headline(programme: Programme, rows: tuple[PlanMatrixRow, ...]) -> str:
    """Say what stands in the rows shown: who asks for less, and how much is the same."""
    cells = [cell for row in rows for cell in row.cells]
    if not cells:
        return "Không có mục tiêu nào khớp với lựa chọn."
    plans = list(dict.fromkeys(cell.document for cell in cells))
    equal = sum(cell.comparison is Comparison.EQUAL for cell in cells)
    if len(plans) == 1:
        return f"{_plan_counts(programme, plans[0], cells)}."
    lower = Counter(cell.document for cell in cells if cell.comparison is Comparison.LOWER)
    parts = [f"{plan_name(programme, plan)} {lower[plan]}" for plan in plans if lower[plan]]
    same = f"{written(equal)} mục tiêu bằng nhau"
    if not parts:
        return f"Không kế hoạch nào đặt mục tiêu thấp hơn {DECISION}; {same}."
    ended = sum(cell.ended for cell in cells if cell.comparison is Comparison.LOWER)
    gone = f", trong đó {ended} mục tiêu không còn áp dụng" if ended else ""
    whose = ", ".join(parts) if len(parts) <= _NAMED else f"{written(len(parts))} kế hoạch"
    return (
        f"{written(sum(lower.values()))} mục tiêu của kế hoạch thấp hơn {DECISION} "
        f"({whose}){gone}; {same}."
    )


_NAMED = 6
"""Most plans that a headline names."""


def sentences(
    programme: Programme, document: Document, rows: tuple[PlanMatrixRow, ...], as_of: date
) -> tuple[Sentence, ...]:
    """Say where a plan differs from the Decision in the rows shown, and whether it is in force."""
    pairs = [(row, cell) for row in rows for cell in row.cells if cell.document is document]
    differences = [
        Sentence(cell_sentence(programme, row, cell), cell.comparison, cell.key)
        for wanted in _TOLD
        for row, cell in pairs
        if cell.comparison is wanted
    ]
    return (
        *_of_the_plan(programme, document, pairs, as_of),
        *differences,
        *_silences(programme, pairs),
    )


def cell_sentence(programme: Programme, row: PlanMatrixRow, cell: PlanMatrixCell) -> str:
    """Say how a plan's target stands to the national one, with clause, note and what has ended."""
    title = f"{series_title(programme, row.series)}, mốc {row.year}"
    parts = [f"{title}: {_compared(programme, row, cell)}."]
    parts += [f"{target.clause}." for target in cell.local[:1]]
    parts += [note_words(target) for target in cell.local if target.note]
    if cell.ended and cell.local:
        parts.append(f"{Verdict.NOT_APPLICABLE.label}: loại thiết chế đã kết thúc.")
    return " ".join(parts)


def plan_name(programme: Programme, document: Document) -> str:
    """Return the name of the unit a plan belongs to; that it is assigned, where it is."""
    name = short_title(programme.unit[document.unit_code])
    return f"{name} (được giao)" if document.is_assigned else name


def conflicts_of(programme: Programme, documents: tuple[str, ...]) -> tuple[Conflict, ...]:
    """Return the disagreements between sources in which one of the documents has a say."""
    return tuple(
        conflict
        for conflict in programme.conflicts
        if any(side.document_code in documents for side in conflict.sides)
    )


def conflicts_about(programme: Programme, targets: tuple[Target, ...]) -> tuple[Conflict, ...]:
    """Return the disagreements about the very clauses that targets stand in."""
    places = [(target.document_code, target.clause) for target in targets]
    return tuple(
        conflict
        for conflict in programme.conflicts
        if any(
            document == side.document_code and clause.startswith(side.clause)
            for side in conflict.sides
            for document, clause in places
        )
    )


def _compared(programme: Programme, row: PlanMatrixRow, cell: PlanMatrixCell) -> str:
    theirs = "" if row.national is None else target_words(row.indicator, row.national)
    ours = "; ".join(_asked(programme, row, target) for target in cell.local)
    match cell.comparison:
        case Comparison.EQUAL:
            return f"kế hoạch và Quyết định cùng đặt {ours}"
        case Comparison.LOWER | Comparison.HIGHER:
            by = _points(row, cell)
            return (
                f"kế hoạch đặt {ours}, {cell.comparison.label}{by} so với {theirs} của Quyết định"
            )
        case Comparison.CONFLICTING:
            disputed = f"các nguồn nêu khác nhau về Quyết định ({theirs})"
            return f"kế hoạch đặt {ours}; {disputed}, nên không so"
        case Comparison.OTHER_MEASURE:
            return f"kế hoạch đặt {ours}; Quyết định đặt {theirs}, nên không so trực tiếp"
        case Comparison.OTHER:
            return f"kế hoạch đặt {ours}; các nguồn nêu lại Quyết định không có mục tiêu này"
        case Comparison.WORDS:
            national = f"; Quyết định đặt {theirs}" if theirs else ""
            return f"nêu bằng lời “{ours.rstrip('.')}”{national}, không so bằng số"
        case Comparison.NOT_APPLICABLE:
            return f"kế hoạch không nêu; {theirs} của Quyết định không còn áp dụng"
        case Comparison.MISSING:
            return f"kế hoạch không nêu; Quyết định đặt {theirs}"
        case Comparison.OUTSIDE:
            return "kế hoạch không có mục tiêu này hoặc không có mốc này"


def _asked(programme: Programme, row: PlanMatrixRow, target: Target) -> str:
    """Return what a target asks for, and of what, where that is not what the row is about."""
    indicator = programme.indicator[target.indicator_code]
    sentence = target_words(indicator, target)
    if target.category_code not in (row.category.code, NO_CATEGORY):
        return f"{sentence} cho {lower_first(programme.category[target.category_code].name)}"
    if indicator is not row.indicator:
        return f"{sentence} ({lower_first(indicator.short_name)})"
    return sentence


def _points(row: PlanMatrixRow, cell: PlanMatrixCell) -> str:
    ours, theirs = cell.local[0], row.national
    if theirs is None or row.indicator.measure is not Measure.SHARE or ours.high or theirs.high:
        return ""
    return f" {written(abs(ours.asked - theirs.asked))} điểm phần trăm"


def _of_the_plan(
    programme: Programme,
    document: Document,
    pairs: list[tuple[PlanMatrixRow, PlanMatrixCell]],
    as_of: date,
) -> Iterator[Sentence]:
    unit = programme.unit[document.unit_code]
    if unit.valid_to is not None:
        yield Sentence(
            f"Kế hoạch thuộc {unit_title(unit)}; đơn vị đã kết thúc, nên kế hoạch không ràng buộc "
            "đơn vị nào hiện nay."
        )
    own = programme.targets_of.get(document.code, ())
    years = sorted({target.year for target in own})
    until = dict(plans_over({unit.code: programme.plans[unit.code]}, as_of)).get(document.code)
    if until:
        yield Sentence(
            f"Từ năm {until} kế hoạch khác của đơn vị có hiệu lực: kế hoạch này chỉ còn được đánh "
            "giá ở các mốc trước đó."
        )
    elif len(years) == 1:
        yield Sentence(f"Kế hoạch chỉ đặt mốc {years[0]}.")
    positional = [
        target
        for _, cell in pairs
        for target in cell.local
        if (target.note or "").startswith(POSITIONAL)
    ]
    if positional:
        rows = "; ".join(f"{series_title(programme, t.series)}, mốc {t.year}" for t in positional)
        yield Sentence(
            f"{len(positional)} mục tiêu không nêu lại loại thiết chế, con số được hiểu theo thứ "
            f"tự nêu ở mốc trước: {rows}."
        )


def _silences(
    programme: Programme, pairs: list[tuple[PlanMatrixRow, PlanMatrixCell]]
) -> Iterator[Sentence]:
    for comparison, what in (
        (Comparison.MISSING, "mục tiêu của Quyết định mà kế hoạch không nêu"),
        (Comparison.NOT_APPLICABLE, "mục tiêu không nêu vì không còn áp dụng"),
    ):
        silent = [row for row, cell in pairs if cell.comparison is comparison]
        if not silent:
            continue
        years = grouped((series_title(programme, row.series), str(row.year)) for row in silent)
        listed = "; ".join(f"{title} ({', '.join(each)})" for title, each in years.items())
        yield Sentence(f"{len(silent)} {what}: {listed}.", comparison)


def _plan_counts(programme: Programme, document: Document, cells: list[PlanMatrixCell]) -> str:
    counts = Counter(cell.comparison for cell in cells)
    name = document_title(document)
    if document.number is not None:
        name = f"{name} ({plan_name(programme, document)})"
    shown = (*_TOLD[:2], Comparison.EQUAL, *_TOLD[2:], Comparison.MISSING)
    parts = [f"{counts[each]} {_COUNTED.get(each, each.label)}" for each in shown if counts[each]]
    lower = "" if counts[Comparison.LOWER] else "không có mục tiêu nào thấp hơn Quyết định; "
    return f"{name}: {lower}{', '.join(parts) or 'không có mục tiêu nào để so'}"


_COUNTED = {
    Comparison.LOWER: "mục tiêu thấp hơn Quyết định",
    Comparison.EQUAL: "mục tiêu bằng nhau",
    Comparison.OTHER: "mục tiêu riêng",
    Comparison.MISSING: "không nêu",
}
