"""Errors and warnings of budgets: whose money, for which plan, and amounts that can be."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from data_access.recorded.checks.earlier_years import earlier_years
from data_access.recorded.checks.plans import unknown_document
from data_access.recorded.checks.units import life_errors, named, unit_errors, withdrawn_with_number
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import Cells, TableCheck
from progress.budgets.documents import budget_documents, speaks_of
from progress.model.numbers import MILLION, in_millions, money, percent, written
from progress.model.programme import Programme
from progress.model.reported import Stage
from progress.model.titles import document_title
from progress.model.units import NATION, Kind

STAGES = tuple(stage.value for stage in Stage)
MOST_OVER = Fraction(1, 10)
"""Part of what was allocated by which more may be spent without a reason."""
OTHER_UNIT = 500
"""From this factor on, two years differ because one was typed in another unit of money."""
MOST = 1_000_000 * MILLION
"""Most money of a unit, a year and a source that is taken for possible."""


def with_document(known: Programme, values: Cells) -> Cells:
    """Return a row whose empty document is the plan in force for its unit at the year's end."""
    unit, year = known.unit.get(values["unit_code"]), values["year"]
    if values["document_code"] is not None or unit is None or year is None:
        return values
    return {**values, "document_code": budget_documents(known, unit, year)[0].code}


def budget_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what no budget may be; a withdrawn one only has to name what it takes back."""
    yield from unit_errors(row, check)
    if check.table.is_withdrawn(row.values):
        yield from withdrawn_with_number(row, check, STAGES)
        return
    yield from life_errors(row, check)
    yield from unknown_document(row, check.known)
    yield from _document_of_another(row, check.known)
    yield from _amounts(row, check)


def budget_warnings(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Yield what needs a reason; the other rows of the file count as known."""
    rows = tuple(rows)
    applied = check.applied().values()
    known = tuple(each for each in applied if any(each[name] is not None for name in STAGES))
    yield from earlier_years(check, rows, STAGES)
    for row in rows:
        if check.table.is_withdrawn(row.values):
            continue
        yield from _outside_the_plan(row, check.known)
        yield from _two_plans(row, check.known, known)
        yield from _overspent(row)
        yield from _left_empty(row, check)
        for name in STAGES:
            if row.values[name] is not None:
                yield from _other_unit_of_money(row, name, check.known, known)


def _document_of_another(row: ImportedRow, known: Programme) -> Iterator[Issue]:
    """Yield a plan that is not the unit's own, nor national, nor of a commune's province."""
    document = known.document.get(row.values["document_code"])
    unit = known.unit.get(row.values["unit_code"])
    if document is None or unit is None:
        return
    above = unit.parent_code if unit.kind == Kind.COMMUNE else None
    if document.unit_code not in (unit.code, above, NATION):
        sentence = (
            f"{document_title(document)} ({document.code}) là văn bản của "
            f"{named(known.unit[document.unit_code])}, không phải của {named(unit)}. Hãy ghi kế "
            "hoạch của đơn vị, hoặc để trống."
        )
        yield row.issue("document_code", "document-of-another", sentence)


def _amounts(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    year = row.values["year"]
    if all(row.lacks(name) for name in STAGES):
        sentence = (
            "Thiếu số tiền. Hãy ghi ít nhất một trong ba số, bằng triệu đồng; muốn bỏ số đã nộp "
            "thì rút (trong mẫu báo cáo chọn «Rút», trong bảng dạng dài ghi status là withdrawn)."
        )
        yield row.issue(STAGES[0], "missing-amount", sentence)
    if year is not None and year > check.today.year and row.values["spent"] is not None:
        sentence = f"Năm {year} chưa tới nên chưa có số đã chi. Hãy để trống ô này, hoặc sửa năm."
        yield row.issue("spent", "year-ahead", sentence)


def _outside_the_plan(row: ImportedRow, known: Programme) -> Iterator[Issue]:
    document, year = known.document[row.values["document_code"]], row.values["year"]
    if not speaks_of(document, year):
        years = f"{document.first_year or '…'}–{document.last_year or '…'}"
        sentence = (
            f"Năm {year} ngoài các năm của {document_title(document)} ({years}). Hãy kiểm tra năm "
            "và văn bản, hoặc nêu lý do."
        )
        yield row.warning("year", "outside-the-plan", sentence)


def _two_plans(row: ImportedRow, known: Programme, rows: tuple[Cells, ...]) -> Iterator[Issue]:
    """Yield money of one source that is reported for another plan too: the two add up."""
    others = {
        each["document_code"]
        for each in rows
        if all(each[name] == row.values[name] for name in ("unit_code", "year", "source"))
    } - {row.values["document_code"]}
    if others:
        titles = (known.document.get(code) for code in sorted(others))
        names = ", ".join(document_title(each) for each in titles if each) or ", ".join(others)
        sentence = (
            f"Nguồn này năm {row.values['year']} đã có kinh phí theo {names}; các số sẽ được cộng. "
            "Hãy kiểm tra có phải một khoản ghi hai lần, hoặc nêu lý do."
        )
        yield row.warning("document_code", "two-plans", sentence)


def _overspent(row: ImportedRow) -> Iterator[Issue]:
    allocated, spent = row.values["allocated"], row.values["spent"]
    if allocated is not None and spent is not None and spent > allocated * (1 + MOST_OVER):
        over = f"vượt số được phân bổ ({money(allocated)})"
        if allocated:
            over = f"{over} {percent(Fraction(100 * (spent - allocated), allocated))}"
        sentence = f"Số đã chi ({money(spent)}) {over}. Hãy kiểm tra, hoặc nêu lý do."
        yield row.warning("spent", "spent-above-allocated", sentence)


def _left_empty(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield an empty cell that would take back an amount: a row is stored as a whole."""
    for name, was in check.emptied(row, STAGES):
        sentence = (
            f"Ô trống sẽ bỏ số đã nộp ({in_millions(was)} triệu đồng). Hãy ghi lại số đó, hoặc nêu "
            "lý do."
        )
        yield row.warning(name, "amount-left-empty", sentence)


def _other_unit_of_money(
    row: ImportedRow, name: str, known: Programme, rows: tuple[Cells, ...]
) -> Iterator[Issue]:
    """Yield an amount that looks typed in đồng or in nghìn đồng, and not in triệu đồng."""
    now, year = row.values[name], row.values["year"]
    compared = {f"năm {year - 1}": _year_before(row, name, known, rows)}
    if name == Stage.ALLOCATED:  # of which little may have been spent
        compared["dự toán"] = row.values[Stage.PLANNED]
    for words, other in compared.items():
        if other and now and not Fraction(1, OTHER_UNIT) < Fraction(now, other) < OTHER_UNIT:
            factor = written(max(Fraction(now, other), Fraction(other, now)))
            sentence = (
                f"{money(now)}, {words} là {money(other)}: hai số hơn kém nhau khoảng {factor} "
                "lần. Hãy kiểm tra số tiền có ghi bằng triệu đồng không, hoặc nêu lý do."
            )
            yield row.warning(name, "thousandfold", sentence)
            return
    if now > MOST:
        sentence = (
            f"{money(now)} là quá lớn với một đơn vị. Hãy kiểm tra số tiền có ghi bằng triệu đồng "
            "không, hoặc nêu lý do."
        )
        yield row.warning(name, "amount-too-high", sentence)


def _year_before(
    row: ImportedRow, name: str, known: Programme, rows: tuple[Cells, ...]
) -> int | None:
    """Return the year before's amount of the unit, else of all that it was made from."""
    unit = row.values["unit_code"]
    amounts: dict[str, int] = {}
    for each in rows:
        about = each["year"] == row.values["year"] - 1 and each["source"] == row.values["source"]
        if about and each[name] is not None:
            amounts[each["unit_code"]] = amounts.get(each["unit_code"], 0) + each[name]
    before = known.predecessors.get(unit, ())
    if unit in amounts or not before or not amounts.keys() >= set(before):
        return amounts.get(unit)
    return sum(amounts[code] for code in before)
