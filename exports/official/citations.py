"""How an official report cites: in full the first time, by kind and number after it.

Clause II.6.b of Appendix I of Decree 30/2020/NĐ-CP. How sure a target is, and which plans restate
it, is for the workbook and the pages: a report names the decision, and a clause read in it.
"""

from datetime import date

from exports.official.parts import Field
from progress.model.numbers import lower_first
from progress.model.records import Document, Target

_KINDS = {"/QĐ-": "Quyết định", "/TT-": "Thông tư", "/KH-": "Kế hoạch"}
_NO_NUMBER = "chưa rõ số"
READ, CONFLICTING = "read", "conflicting"
DIFFERENT_SOURCES = "Các văn bản nêu lại mục tiêu này khác nhau; xem Phụ lục II."
"""The footnote of a target of which the sources do not say the same."""
_CLAUSE = "Mục "
"""How a clause begins that was read in the document itself."""


def cited(document: Document) -> str:
    """Return kind, number, date, issuer and subject; what is unknown of them is left out."""
    kind = _kind(document)
    if not kind:
        return f"{document.title} ({document.number or _NO_NUMBER}, {document.issuer})"
    when = f" {_long_day(document.issued_on)}" if document.issued_on else ""
    about = document.title
    if about.startswith(kind):
        about = about.removeprefix(kind).strip()
    elif kind == "Quyết định":
        whole = about.removesuffix(f" của {document.issuer}")
        about = f"ban hành {lower_first(whole)}"
    else:
        about = f"về {lower_first(about)}"
    return f"{kind} số {document.number}{when} của {document.issuer} {about}"


def cited_to_fill(document: Document) -> tuple[str | Field, ...]:
    """Return the same with a place to fill where the number is unknown: people have the paper."""
    before, unknown, after = cited(document).partition(_NO_NUMBER)
    return (before, Field("số, ký hiệu"), after) if unknown else (before,)


def cited_again(document: Document) -> str:
    """Return a document as named after its first citation: kind and number, else its title."""
    kind = _kind(document)
    return f"{kind} số {document.number}" if kind else document.title


def clause_of(document: Document, target: Target) -> str:
    """Return where a target stands: its document, and the clause where that was read in it."""
    name = cited_again(document)
    if target.certainty == CONFLICTING:
        return f"{name}. {target.clause}"
    if target.certainty == READ and target.clause.startswith(_CLAUSE):
        return f"{name}, {lower_first(target.clause)}"
    return name


def _kind(document: Document) -> str:
    number = document.number or ""
    return next((kind for mark, kind in _KINDS.items() if mark in number), "")


def _long_day(value: date) -> str:
    """Return a day as letters write it: `ngày 09 tháng 12 năm 2022` (clause II.4.b)."""
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"
