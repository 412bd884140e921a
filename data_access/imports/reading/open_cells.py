"""What the elements of an OpenDocument spreadsheet say: attributes, values and words of cells."""

import math
from datetime import datetime
from functools import cache
from typing import Any

LONGEST = 32_767
"""Most letters of a cell."""
_NAMESPACES = "urn:oasis:names:tc:opendocument:xmlns"
_FIRST_YEAR = 1901


@cache
def name_of(name: str) -> str:
    """Return a name such as `table:table-cell` as the parser has it."""
    prefix, _, local = name.partition(":")
    kind = "datastyle" if prefix == "number" else prefix
    return f"{{{_NAMESPACES}:{kind}:1.0}}{local}"


def attribute(element: Any, name: str) -> str:
    """Return an attribute such as `table:style-name`, "" where there is none."""
    return str(element.get(name_of(name), ""))


def repeats(element: Any, name: str) -> int:
    """Return how often an element stands there, or over how many it reaches: once at least."""
    return max(1, int(attribute(element, f"table:{name}") or 1))


def is_hidden(element: Any) -> bool:
    """Tell whether a row or a column is not seen."""
    return attribute(element, "table:visibility") in ("collapse", "filter")


def annotation(cell: Any) -> Any | None:
    """Return the comment of a cell; None where it bears none."""
    return cell.find(name_of("office:annotation"))


def has_content(cell: Any) -> bool:
    """Tell whether a cell holds a value or a formula."""
    return bool(attribute(cell, "office:value-type") or attribute(cell, "table:formula"))


def value_of(cell: Any) -> str | float | bool | datetime:
    """Return what a cell holds, in a form that Excel has for it."""
    match attribute(cell, "office:value-type"):
        case "boolean":
            return attribute(cell, "office:boolean-value") == "true"
        case "date":
            day = attribute(cell, "office:date-value")
            moment = datetime.fromisoformat(day).replace(tzinfo=None)
            return moment if moment.year >= _FIRST_YEAR else day  # Excel knows no earlier day
        case "float" | "percentage" | "currency":
            number = float(attribute(cell, "office:value"))
            return number if math.isfinite(number) else str(number)
    return words_of(cell) or attribute(cell, "office:string-value")


def words_of(element: Any) -> str:
    """Return the paragraphs of a cell or a comment, each on a line."""
    return "\n".join(_text(each) for each in element if each.tag == name_of("text:p"))


def _text(element: Any) -> str:
    """Return the words of a paragraph, with the spaces that are written as tags."""
    words = element.text or ""
    for each in element:
        match each.tag.rpartition("}")[2]:
            case "s":
                words += " " * min(int(attribute(each, "text:c") or 1), LONGEST)
            case "tab" | "line-break":
                words += " "
            case "annotation" | "note":
                pass
            case _:
                words += _text(each)
        words = (words + (each.tail or ""))[:LONGEST]
    return words
