"""Files of Office as the schemas of Office Open XML have them, which programs forgive unequally."""

import zipfile

import openxml_audit
import pytest

from exports.brief.sheet_word import brief_word
from exports.document import document
from exports.document.building import papers_file
from exports.facts_workbook import facts_workbook
from exports.letters.contents import letters
from exports.slides.pptx.presentation import presentation
from tests import reports
from tests.nightly import nightly

FALSE_FINDING = ("/word/glossary/document.xml", "Value 'bbPlcHdr' is not in allowed values")
"""The tool takes the type of a section for that of a building block, as bbPlcHdr is."""


def _letters(report, _atlas) -> bytes:
    papers = [paper for _, paper in letters(report)]
    return papers_file(papers, report.selection.as_of)


WRITERS = {
    "bao-cao.docx": lambda report, _: document(report),
    "tom-tat.docx": brief_word,
    "cong-van.docx": _letters,
    "trinh-chieu.pptx": presentation,
    "so-lieu.xlsx": lambda report, _: facts_workbook(report),
}


def findings(path) -> list[str]:
    """Return what the tool finds, but for its one false finding."""
    part, words = FALSE_FINDING
    found = openxml_audit.OpenXmlValidator(max_errors=0).validate(path).errors
    return [str(e) for e in found if e.part_uri != part or words not in e.description]


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("case", ["full", "empty", nightly("province")])
def test_a_file_is_valid(kind, case, atlas, tmp_path):
    report = reports.CASES[case]()
    if kind == "cong-van.docx" and not letters(report):
        report = reports.report()
    file = tmp_path / kind
    file.write_bytes(WRITERS[kind](report, atlas))
    assert findings(file) == []


def test_a_fault_is_found(tmp_path):
    content = document(reports.report())
    broken = tmp_path / "broken.docx"
    source = tmp_path / "source.docx"
    source.write_bytes(content)
    with zipfile.ZipFile(source) as packed, zipfile.ZipFile(broken, "w") as written:
        for name in packed.namelist():
            part = packed.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:body>", b"<w:body><w:nobody/>", 1)
            written.writestr(name, part)
    assert findings(broken)
