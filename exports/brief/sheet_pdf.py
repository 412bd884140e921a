"""The brief as PDF, set by Typst."""

from pathlib import Path

from charts.theme import LIGHT
from exports.brief.contents import brief
from exports.brief.layout import layout, map_of
from exports.official.parts import foot
from exports.report import ReportDocument
from exports.shared.typesetting import typeset
from exports.slides.svg import svg
from progress.indicators.atlas import Atlas

TEMPLATE = Path(__file__).resolve().parent / "brief.typ"


def brief_pdf(report: ReportDocument, atlas: Atlas) -> bytes:
    """Return the brief as one page; the same report and atlas give the same bytes."""
    made = brief(report, atlas.basis)
    fitted, drawn = layout(made), map_of(made, atlas)
    data = {
        "title": made.title,
        "subject": made.subject,
        "scope": made.scope_sentence,
        "warning": made.warning,
        "foot": foot(made.scope_sentence, made.warning),
        "size": fitted.size,
        "parts": [
            {"heading": part.heading, "sentences": list(part.sentences)} for part in fitted.parts
        ],
        "map_title": made.map_title,
        "svg": str(svg(drawn, LIGHT, alone=True)),
        "alternative": drawn.alternative,
    }
    return typeset(TEMPLATE, "brief", data, report.selection.as_of)
