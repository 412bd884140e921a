"""The annexes: every fact, movement, province, task, report and clause as tables."""

from collections.abc import Iterator
from dataclasses import replace

from exports.official.citations import clause_of
from exports.official.parts import Annex, Block, PaperTable, paper_tables, plain
from exports.report import ReportDocument, Section
from exports.report.parts import table_columns
from progress.judging.explanations import gap_words
from progress.judging.statements import verdict_sentence
from progress.judging.targets import TargetFact
from progress.judging.words import fact_title, milestone_words, path_words, range_words, value_words
from progress.model.numbers import day, written
from progress.model.records import Measure
from progress.model.titles import target_words
from progress.model.units import NATION
from progress.tasks.agencies import names
from progress.tasks.words import task_state_words, time_words

CLAUSES, REPORTS, MOVED = "Mục tiêu, nguyên văn và điều khoản", "Báo cáo hằng năm", "Chuyển biến"
PROVINCES, TASKS = "Kết quả theo tỉnh, thành phố", "Nhiệm vụ của Bộ"
NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def annexes(report: ReportDocument, sections: dict[str, Section]) -> Iterator[Annex]:
    """Yield the annexes in which something stands, numbered on.

    The body refers to them by these numbers; of targets the first two are figures and clauses.
    """
    country = report.selection.scope == NATION
    where = (
        ("Kết quả từng chỉ tiêu", True, (_facts(report),) if report.facts else ()),
        (CLAUSES, True, _clauses(report, sections)),
        (REPORTS, False, paper_tables(sections["bao-cao"], (34, 24, 14, 14, 20))),
        (MOVED, True, paper_tables(sections["chuyen-bien"], (30, 7, 8, 7, 10, 11, 11, 16))),
        (PROVINCES, False, _provinces(sections) if country else ()),
        (TASKS, True, (_tasks(report),) if country and report.programme.tasks else ()),
    )
    filled = (each for each in where if each[-1])
    for number, (title, wide, blocks) in zip(NUMBERS, filled, strict=False):
        yield Annex(number, title, wide, blocks)


def _facts(report: ReportDocument) -> PaperTable:
    columns = table_columns(
        "#TT | Chỉ tiêu | Mốc | #Năm số liệu | #Tử số | #Mẫu số | #Kết quả | #Đơn vị có số liệu | "
        "#Khoảng có thể | #Đường tiến độ | Kết luận | Còn thiếu"
    )
    rows = tuple(_fact(report, number, fact) for number, fact in enumerate(report.facts, start=1))
    title = "Điều khoản của từng chỉ tiêu: Phụ lục II"
    return PaperTable(title, columns, rows, (4, 24, 12, 6, 8, 8, 9, 8, 11, 8, 16, 15))


def _fact(report: ReportDocument, number: int, fact: TargetFact) -> tuple[str, ...]:
    total, share = fact.total, fact.indicator.measure is Measure.SHARE
    return (
        str(number),
        fact_title(report.programme, fact),
        milestone_words(fact),
        str(total.year) if total else "–",
        written(total.numerator) if total else "chưa có",
        (written(total.denominator) if total else "chưa có") if share else "",
        value_words(fact),
        f"{len(total.reported)}/{total.expected}" if total else "–",
        range_words(fact).removeprefix("từ "),
        path_words(fact),
        verdict_sentence(fact),
        gap_words(fact),
    )


def _provinces(sections: dict[str, Section]) -> tuple[Block, ...]:
    section = sections["tinh-thanh"]
    notes = tuple(plain(each) for each in section.notes)
    return (*notes, *paper_tables(section, (8, 26, 18, 18, 14, 24)))


def _tasks(report: ReportDocument) -> PaperTable:
    columns = table_columns(
        "Mục | Nhiệm vụ | Đơn vị thực hiện | Thời gian | Trạng thái | Minh chứng"
    )
    facts = next(each.tasks for each in report.sections if each.code == "nhiem-vu")
    rows = tuple(
        (
            fact.task.code,
            fact.task.title,
            names(report.programme, fact.task.leads),
            time_words(fact.task),
            task_state_words(fact),
            fact.current.proof,
        )
        for fact in facts
    )
    title = f"Trạng thái tính đến ngày {day(report.selection.as_of)}"
    return PaperTable(title, columns, rows, (6, 42, 18, 10, 12, 18))


def _clauses(report: ReportDocument, sections: dict[str, Section]) -> tuple[Block, ...]:
    columns = table_columns("Chỉ tiêu | #Mốc | Mục tiêu | Nguyên văn | Văn bản, điều khoản")
    rows = tuple(
        (
            fact_title(report.programme, fact),
            str(target.year),
            target_words(fact.indicator, target),
            f"“{target.wording}”",
            clause_of(report.programme.document[target.document_code], target),
        )
        for fact in report.facts
        for target in fact.milestones
    )
    documents = replace(sections["van-ban"], tables=sections["van-ban"].tables[:1])
    listed = paper_tables(documents, (18, 52, 24, 12))
    if not rows:
        return listed
    return PaperTable("Mục tiêu và điều khoản", columns, rows, (18, 5, 9, 36, 32)), *listed
