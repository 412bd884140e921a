"""The report as PDF: the paper of `exports.official`, set by Typst."""

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from exports.official.building import paper
from exports.official.handout import handout
from exports.report import ReportDocument
from exports.shared.typesetting import typeset

TEMPLATE = Path(__file__).resolve().parent / "report.typ"


def report_pdf(report: ReportDocument) -> bytes:
    """Return the report as PDF; the same report gives the same bytes."""
    return typeset(TEMPLATE, "paper", _plain(paper(report)), report.selection.as_of)


def handout_pdf(report: ReportDocument) -> bytes:
    """Return the handout of a show as PDF; the same report gives the same bytes."""
    return typeset(TEMPLATE, "paper", _plain(handout(report)), report.selection.as_of)


def _plain(value: Any) -> Any:
    """Return dataclasses as objects that name their class, for the template to tell apart."""
    if is_dataclass(value):
        made = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        return {"is": type(value).__name__, **made}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
