"""How documents are cited: in full the first time, by kind and number after it (clause II.6.b)."""

from datetime import date

from progress.judging.explanations import why
from progress.judging.targets import TargetFact
from progress.model.programme import Programme
from progress.model.records import Document, Target
from progress.model.titles import CERTAINTY
from progress.reporting.words import named

_KINDS = {"/QĐ-": "Quyết định", "/TT-": "Thông tư", "/KH-": "Kế hoạch"}


def cited(document: Document) -> str:
    """Return kind, number, date, issuer and subject; what is unknown of them is left out."""
    number = document.number or ""
    kind = next((kind for mark, kind in _KINDS.items() if mark in number), "")
    if not kind:
        return f"{document.title} ({number or 'chưa rõ số'}, {document.issuer})"
    when = f" {long_day(document.issued_on)}" if document.issued_on else ""
    about = document.title
    if about.startswith(kind):
        about = about.removeprefix(kind).strip()
    elif kind == "Quyết định":
        about = f"ban hành {about[:1].lower()}{about[1:]}"
    else:
        about = f"về {about[:1].lower()}{about[1:]}"
    return f"{kind} số {number}{when} của {document.issuer} {about}"


def grounds(programme: Programme, fact: TargetFact) -> str:
    """Return the footnote of a fact: clause, certainty, and the figures that it rests on."""
    lines = {line.label: line.text for line in why(programme, fact)}
    return f"{clause(programme, fact.milestone)} Số liệu: {lines['Kết quả']}"


def clause(programme: Programme, target: Target) -> str:
    """Return document, clause and certainty of a target."""
    document = named(programme.document[target.document_code])
    return f"{document}. {target.clause}. Độ chắc chắn: {CERTAINTY[target.certainty]}."


def long_day(value: date) -> str:
    """Return a day as letters write it: `ngày 09 tháng 12 năm 2022` (clause II.4.b)."""
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"
