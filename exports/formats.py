"""The registry of formats: every file that is made of a report."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

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

    `writer` names the module and its function, which gets the atlas too where the file `is_drawn`.
    It is imported by who asks for such a file: its libraries take a tenth of a second and more.
    One `on_request` is no part of a conference's files: it is made for who asks for it by name.
    """

    kind: str
    ending: str
    title: str
    mime: str
    writer: str
    is_drawn: bool = False
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
        own = {"template": template} if self.ending == "pptx" else {}
        return self.imported()(shown, *((atlas,) if self.is_drawn else ()), **own)

    def imported(self) -> Callable[..., bytes]:
        """Return the function that writes it."""
        module, _, name = self.writer.partition(":")
        function: Callable[..., bytes] = getattr(import_module(f"exports.{module}"), name)
        return function

    def basis(self, report: ReportDocument) -> Basis:
        """Return the provinces its maps are drawn on: a brief has those of its year."""
        return basis_of_year(report.selection.year) if self.kind == BRIEF else Basis.TODAY

    def name(self, report: ReportDocument) -> str:
        """Return what the file of a report is called."""
        return file_name(report, self.kind, self.ending)


_OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{_OFFICE}.wordprocessingml.document"
SLIDES = f"{_OFFICE}.presentationml.presentation"
WORKBOOK = f"{_OFFICE}.spreadsheetml.sheet"
PDF = "application/pdf"
HTML = "text/html; charset=utf-8"
FORMATS = (
    Format(
        SHOWN,
        "pptx",
        "Trình chiếu để sửa (PowerPoint)",
        SLIDES,
        "slides.pptx.presentation:presentation",
        is_drawn=True,
    ),
    Format(
        SHOWN,
        "pdf",
        "Trình chiếu để in và gửi (PDF)",
        PDF,
        "slides.show_pdf:show_pdf",
        is_drawn=True,
    ),
    Format(
        SHOWN, "html", "Trình chiếu mở bằng trình duyệt (HTML)", HTML, "show:show", is_drawn=True
    ),
    Format(
        HANDOUT, "docx", "Tài liệu kèm theo trình chiếu (Word)", WORD, "document:handout_document"
    ),
    Format(HANDOUT, "pdf", "Tài liệu kèm theo trình chiếu (PDF)", PDF, "report_pdf:handout_pdf"),
    Format(
        "bao-cao", "docx", "Báo cáo theo mẫu văn bản hành chính (Word)", WORD, "document:document"
    ),
    Format("bao-cao", "pdf", "Báo cáo để in và gửi (PDF)", PDF, "report_pdf:report_pdf"),
    Format(
        BRIEF,
        "docx",
        "Tóm tắt một trang (Word)",
        WORD,
        "brief.sheet_word:brief_word",
        is_drawn=True,
    ),
    Format(
        BRIEF,
        "pdf",
        "Tóm tắt một trang để in và gửi (PDF)",
        PDF,
        "brief.sheet_pdf:brief_pdf",
        is_drawn=True,
    ),
    Format(
        "so-lieu",
        "xlsx",
        "Toàn bộ số liệu, căn cứ và công thức (Excel)",
        WORKBOOK,
        "facts_workbook:facts_workbook",
    ),
    Format(
        "cong-van",
        PACKED,
        "Công văn đôn đốc, mỗi đơn vị một tệp (Word)",
        "application/zip",
        "letters.packing:packed_letters",
        on_request=True,
    ),
)
