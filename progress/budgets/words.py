"""Money in words: the headline of a year, an amount and who reported it, a row's plan."""

from collections.abc import Sequence

from progress.budgets.totals import Amount, YearOfMoney
from progress.model.numbers import lower_first, money, upper_first
from progress.model.programme import Programme
from progress.model.records import Document
from progress.model.reported import Budget, Source, Stage
from progress.model.titles import document_title, unit_title
from progress.model.units import NATION

ALL, NOT_REPORTED = "Cộng các nguồn", "chưa báo cáo"
MINISTRY = "Bộ Văn hóa, Thể thao và Du lịch"


def payer(programme: Programme, code: str) -> str:
    """Return who spends money under a unit's code: under the country's it is the Ministry."""
    return MINISTRY if code == NATION else programme.unit[code].name


def amount_words(amount: Amount, units: str = "") -> str:
    """Return a sum, with how many `units` or else sources it is of where some leave it out."""
    if amount.value is None:
        return NOT_REPORTED
    if amount.missing:
        return f"{money(amount.value)} ({amount.size}{units})"
    partly = f" ({amount.named}/{amount.rows} nguồn)" if amount.named < amount.rows else ""
    return f"{money(amount.value)}{partly}"


def money_headline(
    programme: Programme, scope: str, of: YearOfMoney, stages: Sequence[Stage] = tuple(Stage)
) -> str:
    """Say what was spent, allocated and planned, and how many units each is of."""
    year, place = of.year, upper_first(unit_title(programme.unit[scope]))
    if not of.units:
        return f"{place} không còn đơn vị nào báo cáo kinh phí năm {year}."
    if not of.by_unit:
        return f"{place}: chưa đơn vị nào báo cáo kinh phí năm {year}."
    parts, several = [], " đơn vị báo cáo"
    for stage in reversed(stages):
        amount, label = of.amounts[stage], stage.label.lower()
        if amount.value is None:
            parts.append(f"{NOT_REPORTED} số {label}")
        else:
            parts.append(f"{label} {amount_words(amount, several)}")
            several = "" if amount.missing else several
    return f"{place} năm {year} {', '.join(parts)}."


def source_rows(of: YearOfMoney) -> tuple[tuple[str, ...], ...]:
    """Return the sums of each source in words, and of all of them: name, then by stage."""
    rows = {**{source.label: of.by_source[source] for source in Source}, ALL: of.amounts}
    return tuple(
        (name, *(amount_words(amounts[stage]) for stage in Stage)) for name, amounts in rows.items()
    )


def plan_words(programme: Programme, row: Budget) -> str:
    """Return the plan that money is for, with its clause; one that was taken back by its code."""
    document = programme.document.get(row.document_code)
    if document is None:
        return f"văn bản «{row.document_code}» đã được rút"
    place = clause_place(document)
    return f"{document_title(document)}, {place}" if place else document_title(document)


def clause_place(document: Document) -> str:
    """Return where a plan speaks of money: `mục IV`; "" where that was not read."""
    return lower_first((document.funding_clause or "").partition(":")[0])


def clause_words(document: Document) -> str:
    """Return what a plan says of money; that it was not read where that is so."""
    return document.funding_clause or "Chưa có nội dung về kinh phí trong văn bản đã đọc."
