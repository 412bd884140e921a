"""Every file that is made of a report: one list for the command, the pages and the bench."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exports.report import Report, SlideChoice, with_chosen_slides
from exports.report.names import file_name
from progress.indicators.atlas import Atlas

Write = Callable[[Report, Atlas, Sequence[SlideChoice]], bytes]
"""Makes a file. The atlas of today's provinces is for those with maps, the presenter's choice for
those that are shown; a document says all."""
SHOWN = "trinh-chieu"
"""Kind of the files that are shown and not read."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file of a report: `kind` and `ending` name it, `title` is what people read."""

    kind: str
    ending: str
    title: str
    mime: str
    write: Write

    @property
    def code(self) -> str:
        """Its name in addresses and commands: `bao-cao.docx`."""
        return f"{self.kind}.{self.ending}"

    def name(self, report: Report) -> str:
        """Return what the file of a report is called."""
        return file_name(report, self.kind, self.ending)


# What a writer imports takes a tenth of a second and more: only who asks for its file waits.


def _presentation(report: Report, atlas: Atlas, story: Sequence[SlideChoice]) -> bytes:
    from exports.slides import presentation

    return presentation(report, atlas, story)


def _show_pdf(report: Report, atlas: Atlas, story: Sequence[SlideChoice]) -> bytes:
    from exports.slides import show_pdf

    return show_pdf(report, atlas, story)


def _show(report: Report, atlas: Atlas, story: Sequence[SlideChoice]) -> bytes:
    from exports.show import show

    return show(with_chosen_slides(report, story), atlas)


def _document(report: Report, _atlas: Atlas, _story: Sequence[SlideChoice]) -> bytes:
    from exports.document import document

    return document(report)


def _report_pdf(report: Report, _atlas: Atlas, _story: Sequence[SlideChoice]) -> bytes:
    from exports.report_pdf import report_pdf

    return report_pdf(report)


def _facts_workbook(report: Report, _atlas: Atlas, _story: Sequence[SlideChoice]) -> bytes:
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
