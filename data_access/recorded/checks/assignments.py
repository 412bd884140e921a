"""What no line of an assignment may be: it asks one thing of a province of today, with room."""

from collections.abc import Iterator

from data_access.recorded.checks.plans import unknown_series
from data_access.recorded.checks.units import not_there, unit_errors
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.units import Kind


def assignment_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what no line may be; one that is taken back only has to be named."""
    yield from unit_errors(row, check)
    yield from unknown_series(row, check.known)
    if check.table.is_withdrawn(row.values):
        return
    unit = check.known.unit.get(row.values["unit_code"])
    if unit is not None and unit.kind is Kind.COMMUNE:
        sentence = "Chỉ tiêu của cả nước được giao cho tỉnh, thành phố, không giao thẳng cấp xã."
        yield row.issue("unit_code", "unit-not-assigned", sentence)
    else:
        yield from not_there(row, check, check.today)
    yield from _what_is_asked(row, check.known)


def _what_is_asked(row: ImportedRow, known: Programme) -> Iterator[Issue]:
    values = row.values
    years = [values[name] for name in ("year", "first_year", "milestone")]
    if None not in years and not years[0] < years[1] <= years[2]:
        sentence = "Các năm phải theo thứ tự: năm số liệu, năm đầu thực hiện, mốc."
        yield row.issue("first_year", "years-reversed", sentence)
    counts = [values[name] for name in ("numerator", "denominator", "added")]
    indicator = known.indicator.get(values["indicator_code"])
    measure = Measure.SHARE if values["percent"] is None else Measure.GROWTH
    if (values["percent"] is None) == (None in counts) or values["added"] == 0:
        sentence = (
            "Hãy ghi số thiết chế hiện có, tổng số và số giao thêm (từ 1), hoặc chỉ ghi mức tăng "
            "mỗi năm."
        )
        yield row.issue("added", "nothing-asked", sentence)
    elif indicator is not None and indicator.measure is not measure:
        sentence = (
            "Chỉ tiêu tỷ lệ thì giao số thiết chế, chỉ tiêu tăng trưởng thì giao mức tăng mỗi năm; "
            "chỉ tiêu khác không giao được."
        )
        yield row.issue("added", "asked-otherwise", sentence)
    elif None not in counts and counts[0] + counts[2] > counts[1]:
        sentence = f"Giao thêm {counts[2]} thì vượt tổng số {counts[1]}, hiện đã có {counts[0]}."
        yield row.issue("added", "no-room", sentence)
