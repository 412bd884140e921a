"""The report as PDF: the paper of `exports.official`, set by Typst, without a word processor.

Tagged for screen readers (PDF/UA-1), in Vietnamese, with its own letters. The data go to the
template `report.typ` as JSON: no word of theirs is ever read as markup.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Any

from exports.official import paper
from exports.report import Report
from exports.shared.archive import moment, printable

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "shared" / "fonts"


def report_pdf(report: Report) -> bytes:
    """Return the report as PDF; the same report gives the same bytes."""
    # Not at the start: a page would wait for what few ask for.
    import typst

    content = typst.compile(
        HERE / "report.typ",
        root=HERE,
        font_paths=_faces(),
        sys_inputs={"paper": json.dumps(_plain(paper(report)), ensure_ascii=False)},
        pdf_standards="ua-1",
        timestamp=moment(report.selection.as_of).replace(tzinfo=UTC),
    )
    if not isinstance(content, bytes):
        raise TypeError("a PDF is one file")
    return content


def _plain(value: Any) -> Any:
    """Return dataclasses as objects that name their class, for the template to tell apart."""
    if is_dataclass(value):
        made = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        return {"is": type(value).__name__, **made}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return printable(value) if isinstance(value, str) else value


@cache
def _faces() -> Any:
    """Return our own fonts alone: those of a machine would make another file of the same report."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
