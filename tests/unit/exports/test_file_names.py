"""Names of the files that a report is written to."""

from dataclasses import replace
from datetime import date

import pytest

from exports.formats import FORMATS
from exports.report import OCCASIONS, ReportSnapshot, build_report
from exports.report.names import file_name
from progress.model.selection import Selection
from tests import factories

FROZEN = ReportSnapshot("so-ket-2027", "Sơ kết 05 năm", date(2027, 7, 1), "ab" * 32)


@pytest.mark.parametrize(
    ("scope", "frozen", "demonstration", "name"),
    [
        pytest.param("VN", FROZEN, False, "trinh-chieu_ca-nuoc_2027_so-ket-2027", id="snapshot"),
        pytest.param("86", None, False, "trinh-chieu_vinh-long_2027_den-2027-06-30", id="today"),
        pytest.param("46", FROZEN, True, "trinh-chieu_hue_2027_so-ket-2027_minh-hoa", id="made-up"),
    ],
)
def test_a_name_says_of_whom_of_when_and_from_what(scope, frozen, demonstration, name):
    made = factories.programme(demonstration=demonstration)
    report = build_report(made, Selection(date(2027, 6, 30), 2027, scope), OCCASIONS[1], frozen)
    assert file_name(report, "Trình chiếu", "pptx") == f"{name}.pptx"


def test_what_no_system_takes_is_left_out():
    made = factories.programme()
    report = build_report(made, Selection(date(2027, 6, 30), 2027), OCCASIONS[1], FROZEN)
    odd = replace(report, frozen=replace(FROZEN, code="chốt: số 1/2"))
    assert file_name(odd, "bao-cao", "docx") == "bao-cao_ca-nuoc_2027_chot-so-1-2.docx"


def test_no_two_files_of_a_report_have_one_name():
    codes = [each.code for each in FORMATS]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.code)
def test_every_format_has_its_writer(form):
    assert callable(form.imported())
