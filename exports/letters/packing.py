"""The letters as Word files: one a unit and all in one, in a ZIP file."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from exports.document.building import papers_file
from exports.letters.contents import letters
from exports.official.parts import Paper
from exports.report import ReportDocument
from exports.report.names import file_name
from exports.shared.archive import reproducible_zip
from progress.model.units import Unit

KIND = "cong-van"


def packed_letters(report: ReportDocument) -> bytes:
    """Return the ZIP file; empty where nobody is to be written to. Same report, same bytes."""
    return packed(report, letters(report), KIND)


def packed(report: ReportDocument, letters: Sequence[tuple[Unit, Paper]], kind: str) -> bytes:
    """Return letters in a ZIP file, a file for each unit and one of all."""
    as_of, made = report.selection.as_of, BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for unit, paper in letters:
            whose = replace(report, selection=replace(report.selection, scope=unit.code))
            file.writestr(file_name(whose, kind, "docx"), papers_file((paper,), as_of))
        if letters:
            every = tuple(paper for _, paper in letters)
            file.writestr(file_name(report, f"{kind}-tat-ca", "docx"), papers_file(every, as_of))
    return reproducible_zip(made.getvalue(), as_of)
