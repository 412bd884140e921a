"""The registry of formats: every file that is made of a report."""

from collections.abc import Callable
from dataclasses import dataclass

from exports.report import ReportDocument, SlideSelection, with_chosen_slides
from exports.report.names import file_name
from progress.indicators.atlas import Atlas

SHOWN = "trinh-chieu"
"""Kind of the files that are shown and not read."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file of a report: `kind` and `ending` name it, `title` is what people read.

    `writer` makes the file; the atlas of today's provinces is for formats with maps.
    """

    kind: str
    ending: str
    title: str
    mime: str
    writer: Callable[[ReportDocument, Atlas], bytes]

    @property
    def code(self) -> str:
        """Its name in addresses and commands: `bao-cao.docx`."""
        return f"{self.kind}.{self.ending}"

    def write(
        self, report: ReportDocument, atlas: Atlas, chosen_slides: SlideSelection = ()
    ) -> bytes:
        """Return the file; only what is shown follows a presenter's choice of slides."""
        shown = with_chosen_slides(report, chosen_slides) if self.kind == SHOWN else report
        return self.writer(shown, atlas)

    def name(self, report: ReportDocument) -> str:
        """Return what the file of a report is called."""
        return file_name(report, self.kind, self.ending)


# The libraries of a format take a tenth of a second and more to import: only who asks for such a
# file waits, so the formats are imported here and nowhere else inside a function.


def _presentation(report: ReportDocument, atlas: Atlas) -> bytes:
    from exports.slides.pptx.presentation import presentation

    return presentation(report, atlas)


def _show_pdf(report: ReportDocument, atlas: Atlas) -> bytes:
    from exports.slides.show_pdf import show_pdf

    return show_pdf(report, atlas)


def _show(report: ReportDocument, atlas: Atlas) -> bytes:
    from exports.show import show

    return show(report, atlas)


def _document(report: ReportDocument, _atlas: Atlas) -> bytes:
    from exports.document import document

    return document(report)


def _report_pdf(report: ReportDocument, _atlas: Atlas) -> bytes:
    from exports.report_pdf import report_pdf

    return report_pdf(report)


def _facts_workbook(report: ReportDocument, _atlas: Atlas) -> bytes:
    from exports.facts_workbook import facts_workbook

    return facts_workbook(report)


_OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = "application/pdf"
HTML = "text/html; charset=utf-8"
FORMATS = (
    Format(
        SHOWN,
        "pptx",
        "Trình chiếu để sửa (PowerPoint)",
        f"{_OFFICE}.presentationml.presentation",
        _presentation,
    ),
    Format(SHOWN, "pdf", "Trình chiếu để in và gửi (PDF)", PDF, _show_pdf),
    Format(SHOWN, "html", "Trình chiếu mở bằng trình duyệt (HTML)", HTML, _show),
    Format(
        "bao-cao",
        "docx",
        "Báo cáo theo mẫu văn bản hành chính (Word)",
        f"{_OFFICE}.wordprocessingml.document",
        _document,
    ),
    Format("bao-cao", "pdf", "Báo cáo để in và gửi (PDF)", PDF, _report_pdf),
    Format(
        "so-lieu",
        "xlsx",
        "Toàn bộ số liệu, căn cứ và công thức (Excel)",
        f"{_OFFICE}.spreadsheetml.sheet",
        _facts_workbook,
    ),
)
