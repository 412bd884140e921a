"""The files of a scenario: its annex as Word and Excel, its letters as Word."""

from collections.abc import Sequence
from io import BytesIO

from exports.assignment.contents import annex, annex_tables, assignment_letters
from exports.report import ReportDocument
from exports.shared.workbooks import write_workbook
from progress.assignment.scenarios import KeptShare
from progress.assignment.words import UNSIGNED


def annex_word(report: ReportDocument, shares: Sequence[KeptShare]) -> bytes:
    """Return the annex as DOCX; the same scenario gives the same bytes."""
    # As in exports/formats.py: only who asks for the file waits for its library.
    from exports.document.building import papers_file

    return papers_file((annex(report, shares),), report.selection.as_of)


def annex_workbook(report: ReportDocument, shares: Sequence[KeptShare]) -> bytes:
    """Return the annex as XLSX: the indicator stands in each row, so that rows can be filtered."""
    tables = list(annex_tables(report.programme, shares))
    columns = tuple(dict.fromkeys(name for table in tables for name in table.columns))
    rows = [
        (table.title, *(dict(zip(table.columns, row, strict=True)).get(c, "") for c in columns))
        for table in tables
        for row in table.rows
    ]
    made = BytesIO()
    write_workbook(
        made,
        title="Giao chỉ tiêu",
        columns=("Chỉ tiêu", *columns),
        widths=(46, 24, *(12 for _ in columns[1:])),
        rows=rows,
        notes=(f"Phương án: {shares[0].scenario}", UNSIGNED, report.scope_sentence),
    )
    return made.getvalue()


def letters_word(report: ReportDocument, shares: Sequence[KeptShare]) -> bytes:
    """Return the letters as a ZIP file: one for each unit, and all in one."""
    from exports.letters.packing import packed

    return packed(report, assignment_letters(report, shares), "cong-van-giao-chi-tieu")
