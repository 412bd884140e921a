"""Part I: what was reached, sector by sector, each figure with what it rests on.

Documents are cited in full the first time, by kind and number after it (clause II.6.b).
"""

from collections.abc import Iterator
from datetime import date

from exports.official.parts import Block, Footnote, Heading, Piece, lettered, plain
from exports.report import ReportDocument, Section
from progress.judging.explanations import why
from progress.judging.rule_words import rule_words
from progress.judging.targets import TargetFact
from progress.model.programme import Programme
from progress.model.records import Document, Target
from progress.model.titles import CERTAINTY
from progress.overview.headlines import fact_sentence
from progress.reporting.words import named

_KINDS = {"/QĐ-": "Quyết định", "/TT-": "Thông tư", "/KH-": "Kế hoạch"}


def results(report: ReportDocument, sections: dict[str, Section]) -> Iterator[Block]:
    """Yield the part; what a scope does not have is left out and the rest counted on."""
    yield Heading("I. KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU", 1)
    yield plain(
        sections["toan-canh"].title,
        " Chi tiết từng chỉ tiêu: Phụ lục I; nguyên văn từng mục tiêu: Phụ lục VI.",
    )
    number = 0
    for number, sector in enumerate(report.programme.sectors, start=1):
        yield Heading(f"{number}. {sector.name}", 2)
        section = sections[f"linh-vuc-{sector.code}"]
        yield plain(section.title)
        yield from lettered(tuple(_point(report, fact) for fact in section.facts))
        places = sections.get(f"ban-do-{sector.code}")
        if places is not None and places.provinces:
            lead = places.provinces[0].fact
            note = Footnote(_clause(report.programme, lead.milestone))
            yield plain(f"Theo tỉnh, thành phố: {places.title}", note)
    moved = sections["chuyen-bien"]
    yield Heading(f"{number + 1}. Chuyển biến từ năm báo cáo đầu tiên", 2)
    compared = (
        "So giá trị của năm báo cáo đầu tiên với năm xét, chỉ trên các đơn vị đã báo cáo cả hai "
        f"năm; không nêu khi số đơn vị đó chưa bằng {rule_words().compared_part} số phải báo cáo."
    )
    yield plain(moved.title, Footnote(compared) if moved.tables else "", " Chi tiết: Phụ lục II.")
    if "tinh-thanh" in sections:
        standing = sections["tinh-thanh"]
        yield Heading(f"{number + 2}. Theo tỉnh, thành phố", 2)
        ranked = " ".join(standing.notes)
        yield plain(standing.title, Footnote(ranked), " Chi tiết: Phụ lục III.")


def _point(report: ReportDocument, fact: TargetFact) -> tuple[str | Piece, ...]:
    programme = report.programme
    lines = {line.label: line.text for line in why(programme, fact)}
    past = lines.get("Các mốc đã qua")
    past_words = f" Mốc đã qua: {past}." if past and fact.total else ""
    note = Footnote(f"{_clause(programme, fact.milestone)} Số liệu: {lines['Kết quả']}")
    return fact_sentence(programme, fact), note, past_words


def cited(document: Document) -> str:
    """Return kind, number, date, issuer and subject; what is unknown of them is left out."""
    number = document.number or ""
    kind = next((kind for mark, kind in _KINDS.items() if mark in number), "")
    if not kind:
        return f"{document.title} ({number or 'chưa rõ số'}, {document.issuer})"
    when = f" {_long_day(document.issued_on)}" if document.issued_on else ""
    about = document.title
    if about.startswith(kind):
        about = about.removeprefix(kind).strip()
    elif kind == "Quyết định":
        about = f"ban hành {about[:1].lower()}{about[1:]}"
    else:
        about = f"về {about[:1].lower()}{about[1:]}"
    return f"{kind} số {number}{when} của {document.issuer} {about}"


def _clause(programme: Programme, target: Target) -> str:
    document = named(programme.document[target.document_code])
    return f"{document}. {target.clause}. Độ chắc chắn: {CERTAINTY[target.certainty]}."


def _long_day(value: date) -> str:
    """Return a day as letters write it: `ngày 09 tháng 12 năm 2022` (clause II.4.b)."""
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"
