"""What Word shows again in a place to fill when somebody empties it: the hint, not its own English.

Hints lie in a part of building blocks, which python-docx does not make; a place names its block.
"""

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exports.document.elements import element, shown_hint


class Placeholders:
    """The hints of one document's places to fill, each hint once."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, hint: str) -> str:
        """Return the name of the block that holds a hint."""
        return self._names.setdefault(hint, f"goi-y-{len(self._names) + 1}")

    def attach(self, made: Document) -> None:
        """Put the part into the document's package; none where nothing is left to fill."""
        if not self._names:
            return
        blocks = element("docParts", *(_block(hint, name) for hint, name in self._names.items()))
        hints = element("glossaryDocument", blocks)
        part = _part(made, "document", CONTENT_TYPE.WML_DOCUMENT_GLOSSARY, hints)
        made.part.relate_to(part, RELATIONSHIP_TYPE.GLOSSARY_DOCUMENT)
        # Hints look as the styles of their own part say: the document's are not known to it.
        styles = _part(made, "styles", CONTENT_TYPE.WML_STYLES, made.styles.element)
        part.relate_to(styles, RELATIONSHIP_TYPE.STYLES)


def _part(made: Document, name: str, content_type: str, root: Any) -> Part:
    uri = PackURI(f"/word/glossary/{name}.xml")
    return Part(uri, content_type, serialize_part_xml(root), made.part.package)


def _block(hint: str, name: str) -> Any:
    about = element(
        "docPartPr",
        element("name", val=name),
        element("category", element("name", val="General"), element("gallery", val="placeholder")),
        element("types", element("type", val="bbPlcHdr")),
        element("behaviors", element("behavior", val="content")),
    )
    return element("docPart", about, element("docPartBody", element("p", shown_hint(hint))))
