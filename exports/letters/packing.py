"""The letters as Word files: one a unit and all in one, in a ZIP file."""

import zipfile
from dataclasses import replace
from io import BytesIO

from exports.document.building import papers_file
from exports.letters.contents import letters
from exports.report import ReportDocument
from exports.report.names import file_name
from exports.shared.archive import reproducible_zip

KIND = "cong-van"


def packed_letters(report: ReportDocument) -> bytes:
    """Return the ZIP file; empty where nobody is to be written to. Same report, same bytes."""
    as_of, found = report.selection.as_of, letters(report)
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for unit, paper in found:
            whose = replace(report, selection=replace(report.selection, scope=unit.code))
            packed.writestr(file_name(whose, KIND, "docx"), papers_file((paper,), as_of))
        if found:
            every = tuple(paper for _, paper in found)
            packed.writestr(file_name(report, f"{KIND}-tat-ca", "docx"), papers_file(every, as_of))
    return reproducible_zip(made.getvalue(), as_of)
