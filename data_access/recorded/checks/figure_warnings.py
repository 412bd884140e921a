"""Warnings about a figure: possible, but seldom right. They are compared with what went before."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from data_access.recorded.checks.earlier_years import earlier_years
from data_access.recorded.checks.plausible import implausible
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from progress.judging.rollup import last_known
from progress.model.numbers import percent, written
from progress.model.programme import Programme
from progress.model.records import NO_CATEGORY, Measure
from progress.model.records import Series as Subject
from progress.model.reported import Figure
from progress.model.units import NATION, Kind


def figure_warnings(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Yield what needs a reason, in those rows of the check that would be written.

    The other rows of the file count as known.
    """
    names = (*check.table.key, "numerator", "denominator")
    figures = (
        Figure(**{name: cells[name] for name in names}, origin="reported", note=None, change_id=0)
        for cells in check.applied().values()
    )
    history = replace(check.known, figures=tuple(figures))
    asked = _asked(check.known)
    rows = tuple(rows)
    yield from earlier_years(check, rows, ("numerator", "denominator"))
    for row in rows:
        if not check.table.is_withdrawn(row.values):
            yield from _moved_denominator(row, history)
            yield from _moved_numerator(row, history, check)
            yield from implausible(row, check.known)
            # A table in long form brings what it has, corrections among it.
            if row.spot is not None:
                yield from _copied(row, history)
                yield from _other_denominator(row, history)
            yield from _not_asked(row, check.known, asked)


def _moved_denominator(row: ImportedRow, history: Programme) -> Iterator[Issue]:
    now = row.values["denominator"]
    if now is None:
        return
    known = last_known(history, _subject(row), row.values["unit_code"], _year(row))
    before = known.denominator if known else None
    if before is not None and abs(now - before) * 5 > before:
        sentence = (
            f"Mẫu số {written(now)} khác số biết gần nhất ({written(before)}) hơn một phần năm. "
            "Hãy kiểm tra, hoặc nêu lý do."
        )
        yield row.warning("denominator", "denominator-moved", sentence)


def _moved_numerator(row: ImportedRow, history: Programme, check: TableCheck) -> Iterator[Issue]:
    """Yield a numerator that moved; a table in long form says little of those of shares."""
    if row.spot is None and row.values["denominator"] is not None:
        return
    known = last_known(history, _subject(row), row.values["unit_code"], _year(row))
    stored = check.before(row)
    share = history.indicator[row.values["indicator_code"]].measure is Measure.SHARE
    before = known.numerator if known else None
    corrected = stored.values["numerator"] if stored else None
    yield from moved(row, "numerator", before, corrected, may_rise=share)


def moved(
    row: ImportedRow, name: str, before: int | None, corrected: int | None, *, may_rise: bool
) -> Iterator[Issue]:
    """Yield a count that fell by half or more, or that rose by half where it seldom does.

    `before` is that of an earlier year, `corrected` what is stored of the same; None where there
    is none. A correction is only asked about where it looks like a slip.
    """
    now = row.values[name]
    if corrected and now and max(corrected, now) >= FAR * min(corrected, now):
        sentence = f"{written(now)} thay cho {written(corrected)} đang lưu.{_slip(corrected, now)}"
        yield row.warning(name, "corrected-by-far", f"{sentence} Hãy kiểm tra, hoặc nêu lý do.")
        return
    advice = f"{_slip(before or 0, now)} Hãy kiểm tra, hoặc nêu lý do."
    if before and now * 2 <= before:
        sentence = f"{written(now)} giảm từ một nửa trở lên so với số biết gần nhất"
        yield row.warning(name, "fell-by-half", f"{sentence} ({written(before)}).{advice}")
    elif before and now * 2 > before * 3 and not may_rise:
        growth = percent(Fraction(100 * (now - before), before))
        sentence = f"{written(now)} tăng {growth} so với số biết gần nhất ({written(before)})"
        yield row.warning(name, "growth-high", f"{sentence}, quá 50%.{advice}")


FAR = 900
"""From this factor on, a thousand or nearly so, a correction is a slip sooner than one; to or from
nothing it never is."""


def _slip(before: int, now: int) -> str:
    """Say that a separator may have been read the wrong way, where two numbers look like it."""
    large, small = max(before, now), min(before, now)
    for factor in (1000, 100):
        if small and abs(large - factor * small) * 10 <= large:
            return (
                f" Hai số hơn kém nhau khoảng {written(factor)} lần: có lẽ dấu phân cách hàng "
                "nghìn đã bị đọc thành dấu thập phân."
            )
    return ""


def _copied(row: ImportedRow, history: Programme) -> Iterator[Issue]:
    """Yield a large number that is that of the year before, unchanged."""
    now = row.values["numerator"]
    figures = history.figures_by_series.get(_subject(row), {}).get(_year(row) - 1, {})
    before = figures.get(row.values["unit_code"])
    if now >= COPIED and before is not None and before.numerator == now:
        sentence = (
            f"{written(now)} đúng bằng số năm {_year(row) - 1}. Hãy kiểm tra có phải chép lại số "
            "năm trước, hoặc nêu lý do."
        )
        yield row.warning("numerator", "copied-from-last-year", sentence)


COPIED = 100
"""From here on two years seldom have the same number by chance."""


def _other_denominator(row: ImportedRow, history: Programme) -> Iterator[Issue]:
    """Yield a denominator that another indicator of the same institutions does not share."""
    now = row.values["denominator"]
    indicator, category = _subject(row)
    if now is None or category == NO_CATEGORY:
        return
    for (other, kind), years in history.figures_by_series.items():
        figure = years.get(_year(row), {}).get(row.values["unit_code"])
        if kind == category and other != indicator and figure is not None:
            theirs, name = figure.denominator, history.indicator[other].short_name
            if theirs is not None and theirs != now:
                sentence = (
                    f"Tổng số ở đây là {written(now)}, ở «{name}» là {written(theirs)} cho cùng "
                    "loại thiết chế. Hãy kiểm tra, hoặc nêu lý do."
                )
                yield row.warning("denominator", "denominators-differ", sentence)
                return


def _not_asked(
    row: ImportedRow, known: Programme, asked: dict[str, set[Subject]]
) -> Iterator[Issue]:
    indicator, category = _subject(row)
    whole = known.indicator[indicator].part_of
    subjects = {(indicator, category)} | ({(whole, category)} if whole else set())
    unit = known.unit[row.values["unit_code"]]
    units = {NATION, unit.code}
    if unit.kind == Kind.COMMUNE and unit.parent_code:
        units.add(unit.parent_code)
    if all(subjects.isdisjoint(asked.get(code, ())) for code in units):
        sentence = (
            f"Không kế hoạch nào của {unit.code} ({unit.name}) hỏi số {indicator} loại {category}. "
            "Hãy kiểm tra mã, hoặc nêu lý do."
        )
        yield row.warning("category_code", "not-asked", sentence)


def _asked(known: Programme) -> dict[str, set[Subject]]:
    """Return what the plans ask for, by the unit they bind."""
    asked: dict[str, set[Subject]] = {}
    for target in known.targets:
        unit = known.document[target.document_code].unit_code
        asked.setdefault(unit, set()).add(target.series)
    return asked


def _subject(row: ImportedRow) -> Subject:
    return row.values["indicator_code"], row.values["category_code"]


def _year(row: ImportedRow) -> int:
    return int(row.values["year"])
