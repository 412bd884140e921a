"""Footnotes: the part of the package that python-docx does not make.

Word wants the part itself with two separators, its relationship, its type, and the separators named
in the settings.
"""

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from exports.document.elements import element, mark, run
from exports.document.styles import FOOTNOTE_ID

_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}


class Footnotes:
    """The footnotes of one document, numbered from 1 as they are referred to."""

    def __init__(self) -> None:
        self._root: Any = element("footnotes")
        self._last = 0
        for number, kind in _SEPARATORS.items():
            line = element("p", element("r", element(kind)))
            self._root.append(element("footnote", line, type=kind, id=number))

    def add(self, words: str) -> Any:
        """Keep a note and return the run that refers to it."""
        self._last += 1
        line = element(
            "p",
            element("pPr", element("pStyle", val=FOOTNOTE_ID)),
            mark("footnoteRef"),
            run(f" {words}"),
        )
        self._root.append(element("footnote", line, id=self._last))
        return mark("footnoteReference", id=self._last)

    def attach(self, made: Document) -> None:
        """Put the part into the document's package."""
        part = Part(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            serialize_part_xml(self._root),
            made.part.package,
        )
        made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings: Any = made.settings.element
        named = element("footnotePr", *(element("footnote", id=each) for each in _SEPARATORS))
        settings.find(qn("w:compat")).addprevious(named)
