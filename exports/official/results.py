"""Part I: what was reached, sector by sector; clauses and inputs of each figure are in annexes."""

from collections.abc import Iterator, Mapping

from exports.official.annexes import MOVED, PROVINCES
from exports.official.citations import CONFLICTING, DIFFERENT_SOURCES, cited_again
from exports.official.parts import Block, Footnote, Heading, Piece, lettered, plain
from exports.report import ReportDocument, Section
from progress.judging.explanations import past_words
from progress.judging.rule_words import rule_words
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.model.numbers import upper_first
from progress.overview.headlines import fact_sentence


def results(
    report: ReportDocument, sections: dict[str, Section], numbers: Mapping[str, str]
) -> Iterator[Block]:
    """Yield the part; what a scope does not have is left out and the rest counted on.

    `numbers` are those of the annexes by title.
    """
    asked_by = cited_again(report.programme.document[report.selection.document or ""])
    yield Heading("I. KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU", 1)
    where = (
        f" Mục tiêu theo {asked_by}; số liệu của từng chỉ tiêu: Phụ lục I; nguyên văn và điều "
        "khoản: Phụ lục II."
    )
    yield plain(sections["toan-canh"].title, where if report.facts else "")
    number = 0
    for number, sector in enumerate(report.programme.sectors, start=1):
        yield Heading(f"{number}. {sector.name}", 2)
        section = sections[f"linh-vuc-{sector.code}"]
        yield plain(upper_first(section.title.removeprefix(f"{sector.name}: ")))
        yield from lettered(tuple(_point(report, fact) for fact in section.facts))
        places = sections.get(f"ban-do-{sector.code}")
        if places is not None and places.provinces:
            yield plain(places.title)
    moved = sections["chuyen-bien"]
    yield Heading(f"{number + 1}. Chuyển biến từ năm báo cáo đầu tiên", 2)
    compared = (
        "Chỉ so các đơn vị đã báo cáo cả hai năm, khi đủ "
        f"{rule_words().compared_part} số phải báo cáo."
    )
    if moved.tables:
        detail = f" Chi tiết: Phụ lục {numbers[MOVED]}."
        yield plain(moved.title, Footnote(compared), detail)
    else:
        yield plain(moved.title)
    if "tinh-thanh" in sections:
        yield Heading(f"{number + 2}. Theo tỉnh, thành phố", 2)
        ranked = f" Cách xếp và chi tiết: Phụ lục {numbers[PROVINCES]}."
        yield plain(sections["tinh-thanh"].title, ranked)


def _point(report: ReportDocument, fact: TargetFact) -> tuple[str | Piece, ...]:
    past = past_words(fact) if fact.total and fact.verdict is not Verdict.NOT_APPLICABLE else ""
    different = fact.milestone.certainty == CONFLICTING
    return (
        fact_sentence(report.programme, fact),
        Footnote(DIFFERENT_SOURCES) if different else "",
        f" Mốc năm {past}." if past else "",
    )
