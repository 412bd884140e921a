"""Elements of WordprocessingML that python-docx has no words for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from progress.model.letters import printable


def element(tag: str, *children: Any, **attributes: str | int) -> Any:
    """Return an element of the main namespace with its attributes and children."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def fixed_table(widths: list[int], margin: int, *borders: Any) -> Any:
    """Return a table without rows: widths of its columns and the cells' margin in twips."""
    sides = (element(side, w=margin, type="dxa") for side in ("left", "right"))
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=sum(widths), type="dxa"),
            *borders,
            element("tblLayout", type="fixed"),
            element("tblCellMar", *sides),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
    )


def run(words: str, *, bold: bool = False, italic: bool = False, size: int = 0) -> Any:
    """Return a run of words; `size` in half points, 0 for that of its paragraph."""
    return element("r", _look(bold=bold, italic=italic, size=size), _text(words))


def mark(tag: str, **attributes: str | int) -> Any:
    """Return a footnote's number: in the text, or before the note itself."""
    about = element("rPr", element("rStyle", val="FootnoteReference"))
    return element("r", about, element(tag, **attributes))


def field(hint: str, number: int, block: str, **look: Any) -> Any:
    """Return a content control that shows its hint until somebody writes into it.

    `block` names the building block that holds the hint for when it is emptied again; `look` is as
    of `run`. The control is for any text: LibreOffice drops the look of what is plain text alone.
    """
    properties = element(
        "sdtPr",
        element("alias", val=hint[:64]),
        element("tag", val=f"truong-{number}"),
        element("id", val=1000 + number),
        element("placeholder", element("docPart", val=block)),
        element("showingPlcHdr"),
    )
    return element("sdt", properties, element("sdtContent", shown_hint(hint, **look)))


def shown_hint(hint: str, **look: Any) -> Any:
    """Return the run that stands in a place to fill; `look` as of `run`."""
    return element("r", _look(**look, open_place=True), _text(f"[{hint}]"))


def page_number() -> list[Any]:
    """Return the runs of a field that counts pages."""
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", _text(" PAGE ", "instrText")),
        element("r", element("fldChar", fldCharType="separate")),
        element("r", element("t")),
        element("r", element("fldChar", fldCharType="end")),
    ]


def _look(
    *, bold: bool = False, italic: bool = False, size: int = 0, open_place: bool = False
) -> Any:
    """Return a run's properties, in the order that the schema asks for."""
    made = element("rPr")
    if open_place:
        made.append(element("rStyle", val="PlaceholderText"))
    if bold:
        made.append(element("b"))
    if italic:
        made.append(element("i"))
    if size:
        made.extend((element("sz", val=size), element("szCs", val=size)))
    made.append(element("lang", val="vi-VN"))
    return made


def _text(words: str, tag: str = "t") -> Any:
    made = element(tag)
    made.text = printable(words)
    made.set(qn("xml:space"), "preserve")
    return made
