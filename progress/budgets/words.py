"""Money in words: the headline of a year, an amount and who reported it, a row's plan."""

from progress.budgets.totals import Amount, YearOfMoney
from progress.model.numbers import money
from progress.model.programme import Programme
from progress.model.records import NATION, Document
from progress.model.reported import Budget, Stage
from progress.model.titles import document_title, unit_title

NOT_REPORTED = "chưa báo cáo"
MINISTRY = "Bộ Văn hóa, Thể thao và Du lịch"


def payer(programme: Programme, code: str) -> str:
    """Return who spends money under a unit's code: under the country's it is the Ministry."""
    return MINISTRY if code == NATION else unit_title(programme.unit[code])


def amount_words(amount: Amount) -> str:
    """Return a sum, with how many units it is of where some are missing."""
    if amount.value is None:
        return NOT_REPORTED
    return f"{money(amount.value)} ({amount.size})" if amount.missing else money(amount.value)


def money_headline(programme: Programme, scope: str, of: YearOfMoney) -> str:
    """Say what was spent, of what was allocated or planned, and how many units that is of."""
    year, place = of.year, unit_title(programme.unit[scope])
    place = place[0].upper() + place[1:]
    if not of.units:
        return f"{place}: không còn đơn vị nào báo cáo kinh phí năm {year}."
    if not of.by_unit:
        return f"{place}: chưa đơn vị nào báo cáo kinh phí năm {year}."
    parts = [
        f"{stage.label.lower()} {amount_words(of.amounts[stage])}"
        for stage in reversed(Stage)
        if of.amounts[stage].value is not None
    ]
    silent = [stage.label.lower() for stage in Stage if of.amounts[stage].value is None]
    parts += [f"{NOT_REPORTED} số {' và '.join(silent)}"] if silent else []
    return f"{place}, năm {year}: {', '.join(parts)}; {reported_words(of)}."


def reported_words(of: YearOfMoney) -> str:
    """Return how many units reported any money."""
    return f"{of.size} đơn vị có số liệu kinh phí"


def plan_words(programme: Programme, row: Budget) -> str:
    """Return the plan that money is for, with its clause; one that was taken back by its code."""
    document = programme.document.get(row.document_code)
    if document is None:
        return f"văn bản «{row.document_code}» đã được rút"
    place = clause_place(document)
    return f"{document_title(document)}, {place}" if place else document_title(document)


def clause_place(document: Document) -> str:
    """Return where a plan speaks of money: `mục IV`; "" where that was not read."""
    place = (document.funding_clause or "").partition(":")[0]
    return place[:1].lower() + place[1:]


def clause_words(document: Document) -> str:
    """Return what a plan says of money; that it was not read where that is so."""
    return document.funding_clause or "Chưa có nội dung về kinh phí trong văn bản đã đọc."
