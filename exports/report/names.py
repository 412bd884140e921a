"""What the files of a report are called: what it is, of whom, of which year, from what data."""

import re

from exports.report.parts import ReportDocument
from progress.model.numbers import plain

MADE_UP = "minh-hoa"
"""Ends the name of a file that holds demonstration data."""


def file_name(report: ReportDocument, kind: str, ending: str) -> str:
    """Return a name such as `trinh-chieu_ca-nuoc_2027_so-ket-2027.pptx`: any system takes it.

    `kind` says in a word or two what the file is, `ending` its format without a dot. A report of
    no snapshot has its as-of day in place of the snapshot's code.
    """
    selection = report.selection
    frozen = report.frozen.code if report.frozen else f"den-{selection.as_of.isoformat()}"
    parts = [kind, report.programme.unit[selection.scope].short_name, str(selection.year), frozen]
    if report.is_demonstration:
        parts.append(MADE_UP)
    return f"{'_'.join(_slug(part) for part in parts)}.{ending}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")
