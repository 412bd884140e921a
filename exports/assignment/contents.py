"""What the annex and the letters of a scenario say. All of it is a draft until it is signed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from exports.letters.contents import letter, version_sentence
from exports.official.building import fitted_blocks
from exports.official.citations import cited
from exports.official.letterhead import writer
from exports.official.parts import Block, Field, Paper, PaperTable, lettered, plain
from exports.report import ReportDocument
from exports.report.parts import TableColumn
from progress.assignment.scenarios import KeptShare, years_of
from progress.assignment.words import UNSIGNED, growth_asked, share_sentence
from progress.model.numbers import alphabetical, written
from progress.model.programme import Programme
from progress.model.titles import series_title, unit_title
from progress.model.units import Unit
from progress.reporting.correspondents import correspondent_of

_PLACE, _NUMBER = 40, 16
"""Widths of columns beside one another."""


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """What one target asks of all provinces: cells under `columns`, numbers as numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def annex_tables(programme: Programme, shares: Sequence[KeptShare]) -> Iterator[AnnexTable]:
    """Yield a table for each indicator, its provinces by name and their sums at the end."""
    ordered = sorted(shares, key=lambda each: programme.position(each.series))
    for series, own in groupby(ordered, key=lambda each: each.series):
        lines = sorted(own, key=lambda each: alphabetical(programme.unit[each.unit_code].name))
        title = series_title(programme, series)
        if rates := {e.unit_code: e.percent for e in lines if e.percent is not None}:
            rows = tuple((programme.unit[c].name, growth_asked(p)) for c, p in rates.items())
            yield AnnexTable(title, ("Tỉnh, thành phố", "Giao"), rows)
            continue
        years = years_of(lines)
        named_years = (f"Thêm {year}" for year in years)
        columns = ("Tỉnh, thành phố", "Hiện có", "Tổng số", "Giao thêm", *named_years)
        counts = [
            (e.numerator or 0, e.denominator or 0, e.added or 0, *map(e.in_year, years))
            for e in lines
        ]
        names = [programme.unit[each.unit_code].name for each in lines]
        sums = tuple(map(sum, zip(*counts, strict=True)))
        named = zip((*names, "Cộng"), (*counts, sums), strict=True)
        yield AnnexTable(title, columns, tuple((name, *cells) for name, cells in named))


def annex(report: ReportDocument, shares: Sequence[KeptShare]) -> Paper:
    """Return the annex: a table for each indicator. It is no document before it is signed."""
    years = years_of(shares)
    tables = tuple(map(_paper_table, annex_tables(report.programme, shares)))
    return Paper(
        title=f"Phụ lục giao chỉ tiêu: {shares[0].scenario}",
        kind="PHỤ LỤC",
        subject=f"Giao chỉ tiêu giai đoạn {years[0]}–{years[-1]} cho các tỉnh, thành phố",
        blocks=fitted_blocks((plain(UNSIGNED), *tables), wide=False),
        warning=report.warning,
        scope_sentence=report.scope_sentence,
    )


def assignment_letters(
    report: ReportDocument, shares: Sequence[KeptShare]
) -> tuple[tuple[Unit, Paper], ...]:
    """Return a letter to each unit of which something is asked, by name."""
    units = report.programme.unit
    ordered = sorted(shares, key=lambda each: alphabetical(units[each.unit_code].name))
    grouped = groupby(ordered, key=lambda each: each.unit_code)
    return tuple((units[code], _letter(report, units[code], tuple(own))) for code, own in grouped)


def _letter(report: ReportDocument, unit: Unit, shares: tuple[KeptShare, ...]) -> Paper:
    known = correspondent_of(unit, report.correspondents)
    last = max(each.milestone for each in shares)
    subject = f"V/v dự kiến giao chỉ tiêu đến năm {last}"
    return letter(report, unit, known, subject, tuple(_blocks(report, unit, shares, known.body)))


def _blocks(
    report: ReportDocument, unit: Unit, shares: tuple[KeptShare, ...], body: str | None
) -> Iterator[Block]:
    decision = report.programme.document[report.selection.document or ""]
    name = writer(report) or Field("Tên cơ quan ban hành")
    yield plain(
        f"Thực hiện {cited(decision)}, ",
        name,
        f" dự kiến giao chỉ tiêu cho {unit_title(unit)} như sau:",
    )
    sentences = (share_sentence(report.programme, each) for each in shares)
    yield from lettered(tuple((each,) for each in sentences))
    yield plain(
        f"Đề nghị {body} nghiên cứu, cho ý kiến về chỉ tiêu dự kiến giao trước ngày ",
        Field("ngày, tháng, năm"),
        ".",
    )
    yield plain(version_sentence(report))
    yield plain(name, f" trân trọng đề nghị {body} quan tâm, phối hợp./.")


def _paper_table(table: AnnexTable) -> PaperTable:
    columns = tuple(TableColumn(title, at > 0) for at, title in enumerate(table.columns))
    rows = tuple(
        tuple(cell if isinstance(cell, str) else written(cell) for cell in row)
        for row in table.rows
    )
    shares = (_PLACE, *(_NUMBER for _ in columns[1:]))
    return PaperTable(table.title, columns, rows, shares)
