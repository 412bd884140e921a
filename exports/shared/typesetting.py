"""PDF set by Typst, without a word processor: tagged (PDF/UA-1), with its fonts in it.

The data go to a template as JSON: no word of theirs is ever read as markup.
"""

import json
from datetime import UTC, date
from functools import cache
from pathlib import Path
from typing import Any

import typst

from exports.shared.archive import moment
from exports.shared.pictures import FONTS
from exports.shared.texts import with_texts
from progress.model.letters import printable_in_pdf


def typeset(template: Path, name: str, data: Any, day: date) -> bytes:
    """Return the PDF that a template makes of data, which it knows by a name, dated that day."""
    shown = with_texts(data, printable_in_pdf)
    content = typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        sys_inputs={name: json.dumps(shown, ensure_ascii=False)},
        pdf_standards="ua-1",
        timestamp=moment(day).replace(tzinfo=UTC),
    )
    if not isinstance(content, bytes):
        raise TypeError("a PDF is one file")
    return content


@cache
def _fonts() -> typst.Fonts:
    """Return our fonts and, for letters they lack, those of Typst.

    The fonts of a machine would make another file of the same report.
    """
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
