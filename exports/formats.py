"""The registry of formats: every file that is made of a report."""

from collections.abc import Callable
from dataclasses import dataclass

from exports.report import ReportDocument, SlideSelection, with_chosen_slides
from exports.report.names import file_name
from progress.indicators.atlas import Atlas
from progress.judging.coverage import Basis, basis_of_year

PACKED = "zip"
"""Ending of a format of several files, which browsers take as one."""
SHOWN, HANDOUT = "trinh-chieu", "tai-lieu-kem-theo"
"""Kinds of the files that are shown and not read, and of those that go with them."""

BRIEF = "tom-tat"
"""Kind of the one-page briefs."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file of a report: `kind` and `ending` name it, `title` is what people read.

    One `on_request` is no part of a conference's files: it is made for who asks for it by name.
    """

    kind: str
    ending: str
    title: str
    mime: str
    on_request: bool = False

    @property
    def code(self) -> str:
        """Its name in addresses and commands: `bao-cao.docx`; of several files only their kind."""
        return self.kind if self.ending == PACKED else f"{self.kind}.{self.ending}"

    def write(
        self,
        report: ReportDocument,
        atlas: Atlas,
        chosen_slides: SlideSelection = (),
        template: bytes = b"",
    ) -> bytes:
        """Return the file; only what is shown follows a presenter's choice of slides.

        The atlas is for formats with maps, and is of the provinces that `basis` names. `template`
        is a department's own for the format that can be edited; empty: ours.
        """
        shown = with_chosen_slides(report, chosen_slides) if self.kind == SHOWN else report
        return _writer(self.code, template)(shown, atlas)

    def basis(self, report: ReportDocument) -> Basis:
        """Return the provinces its maps are drawn on: a brief has those of its year."""
        return basis_of_year(report.selection.year) if self.kind == BRIEF else Basis.TODAY

    def name(self, report: ReportDocument) -> str:
        """Return what the file of a report is called."""
        return file_name(report, self.kind, self.ending)


def _writer(code: str, template: bytes = b"") -> Callable[[ReportDocument, Atlas], bytes]:
    # The libraries of a format take a tenth of a second and more to import: only who asks for such
    # a file waits, so the formats are imported here and nowhere else inside a function.
    match code:
        case "trinh-chieu.pptx":
            from exports.slides.pptx.presentation import presentation

            return lambda report, atlas: presentation(report, atlas, template)
        case "trinh-chieu.pdf":
            from exports.slides.show_pdf import show_pdf

            return show_pdf
        case "trinh-chieu.html":
            from exports.show import show

            return show
    return _paper_writer(code)


def _paper_writer(code: str) -> Callable[[ReportDocument, Atlas], bytes]:
    match code:
        case "bao-cao.docx":
            from exports.document import document

            return lambda report, _: document(report)
        case "bao-cao.pdf":
            from exports.report_pdf import report_pdf

            return lambda report, _: report_pdf(report)
        case "tai-lieu-kem-theo.docx":
            from exports.document import handout_document

            return lambda report, _: handout_document(report)
        case "tai-lieu-kem-theo.pdf":
            from exports.report_pdf import handout_pdf

            return lambda report, _: handout_pdf(report)
        case "cong-van":
            from exports.letters.packing import packed_letters

            return lambda report, _: packed_letters(report)
        case "tom-tat.docx":
            from exports.brief.sheet_word import brief_word

            return brief_word
        case "tom-tat.pdf":
            from exports.brief.sheet_pdf import brief_pdf

            return brief_pdf
        case "so-lieu.xlsx":
            from exports.facts_workbook import facts_workbook

            return lambda report, _: facts_workbook(report)
    raise ValueError(f"{code}: no import in _paper_writer, exports/formats.py")


_OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = "application/pdf"
HTML = "text/html; charset=utf-8"
FORMATS = (
    Format(
        SHOWN, "pptx", "Trình chiếu để sửa (PowerPoint)", f"{_OFFICE}.presentationml.presentation"
    ),
    Format(SHOWN, "pdf", "Trình chiếu để in và gửi (PDF)", PDF),
    Format(SHOWN, "html", "Trình chiếu mở bằng trình duyệt (HTML)", HTML),
    Format(
        HANDOUT,
        "docx",
        "Tài liệu kèm theo trình chiếu (Word)",
        f"{_OFFICE}.wordprocessingml.document",
    ),
    Format(HANDOUT, "pdf", "Tài liệu kèm theo trình chiếu (PDF)", PDF),
    Format(
        "bao-cao",
        "docx",
        "Báo cáo theo mẫu văn bản hành chính (Word)",
        f"{_OFFICE}.wordprocessingml.document",
    ),
    Format("bao-cao", "pdf", "Báo cáo để in và gửi (PDF)", PDF),
    Format(
        BRIEF,
        "docx",
        "Tóm tắt một trang (Word)",
        f"{_OFFICE}.wordprocessingml.document",
    ),
    Format(BRIEF, "pdf", "Tóm tắt một trang để in và gửi (PDF)", PDF),
    Format(
        "so-lieu",
        "xlsx",
        "Toàn bộ số liệu, căn cứ và công thức (Excel)",
        f"{_OFFICE}.spreadsheetml.sheet",
    ),
    Format(
        "cong-van",
        PACKED,
        "Công văn đôn đốc, mỗi đơn vị một tệp (Word)",
        "application/zip",
        on_request=True,
    ),
)
