"""What each letter says: what is missing, since when and by which document; own figures behind.

A letter is a draft: number, signer and the new day are for people to fill. Silence alone accuses
nobody (method, section 8): only a report that is due by a document, in a year in which any was
recorded, is called missing, and who has sent it all the same is asked for its number. Of a
milestone that has passed since, only what was missed is held against a unit.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from exports.official.citations import cited, cited_again
from exports.official.letterhead import letterhead, writer
from exports.official.parts import Block, Field, Paper, Text, lettered, plain
from exports.report import ReportDocument
from exports.report.parts import DEMONSTRATION
from progress.judging.targets import TargetFact, target_facts
from progress.judging.verdicts import BAD, Verdict
from progress.model.numbers import alphabetical, day, written
from progress.model.records import NATION, Kind, Unit
from progress.model.titles import unit_title
from progress.overview.headlines import fact_sentence
from progress.reporting.chains import Chain, ministry_chain
from progress.reporting.reporting import ReportFact

_URGE, _BEHIND = "gửi báo cáo", "rà soát, thực hiện các chỉ tiêu của Chương trình"


def letters(report: ReportDocument) -> tuple[tuple[Unit, Paper], ...]:
    """Return a letter to each province of today that owes a report or is behind, by name.

    Of a province the letter to itself; none below.
    """
    programme, selection = report.programme, report.selection
    national = replace(report, selection=replace(selection, scope=NATION))
    chain = ministry_chain(programme, NATION, selection.year, selection.as_of)
    addressed = [
        unit
        for unit in programme.units
        if unit.kind is Kind.PROVINCE
        and unit.valid_to is None
        and selection.scope in (NATION, unit.code)
    ]
    made = ((unit, _letter(national, chain, unit)) for unit in addressed)
    found = [(unit, paper) for unit, paper in made if paper is not None]
    return tuple(sorted(found, key=lambda each: alphabetical(each[0].name)))


def _letter(report: ReportDocument, chain: Chain, unit: Unit) -> Paper | None:
    programme, selection = report.programme, report.selection
    codes = (unit.code, *programme.predecessors.get(unit.code, ()))
    late = [fact for fact in chain.owing if fact.unit_code in codes]
    facts = target_facts(programme, replace(selection, scope=unit.code))
    behind = [fact for fact in facts if _is_behind(fact, selection.as_of)]
    if not late and not behind:
        return None
    about = " và ".join([*([_URGE] if late else []), *([_BEHIND] if behind else [])])
    subject = f"V/v {about} năm {selection.year}"
    head = letterhead(report)
    number, body = head.sign
    words = number.words.replace("BC-", "") if isinstance(number, Text) else ""
    sign = (Text(words), body, Text("-"), Field("viết tắt đơn vị soạn thảo"))
    return Paper(
        title=f"Công văn gửi {_body(unit)} {subject}",
        letterhead=replace(head, sign=sign),
        kind="",
        subject=subject,
        addressee=Text(_body(unit)),
        blocks=tuple(_blocks(report, chain, unit, late, behind)),
        recipients=(
            (Text("- Như trên;"),),
            (Text("- "), Field("cơ quan, đơn vị, cá nhân nhận khác"), Text(";")),
            (Text("- Lưu: VT, "), Field("đơn vị soạn thảo, số bản"), Text(".")),
        ),
        signature=(Field("QUYỀN HẠN, CHỨC VỤ"), Field("Họ và tên người ký")),
        annexed_to=(),
        annexes=(),
        warning=DEMONSTRATION if report.is_demonstration else "",
        scope_sentence=report.scope_sentence.replace(
            unit_title(programme.unit[NATION]), unit_title(unit), 1
        ),
    )


def _is_behind(fact: TargetFact, as_of: date) -> bool:
    """Tell whether figures of the year show a target missed, or in danger while it still can be."""
    missed = fact.verdict is Verdict.MISSED
    return fact.verdict in BAD and fact.current and (missed or fact.milestone.year >= as_of.year)


def _body(unit: Unit) -> str:
    return f"Ủy ban nhân dân {unit_title(unit)}"


def _blocks(
    report: ReportDocument,
    chain: Chain,
    unit: Unit,
    late: list[ReportFact],
    behind: list[TargetFact],
) -> Iterator[Block]:
    decision = report.programme.document[report.selection.document or ""]
    name = writer(report) or Field("Tên cơ quan ban hành")
    year = report.selection.year
    yield plain(
        f"Thực hiện {cited(decision)}, ",
        name,
        f" theo dõi kết quả năm {year} của {unit_title(unit)}.",
    )
    if late:
        yield from _about_reports(report, chain, unit, late)
    if behind:
        yield plain(
            f"Theo số liệu năm {year} của {unit_title(unit)} đã được báo cáo, tính đến ngày "
            f"{day(report.selection.as_of)}, kết quả các chỉ tiêu sau theo "
            f"{cited_again(decision)} được đánh giá {_verdicts(behind)}:"
        )
        yield from lettered(tuple((fact_sentence(report.programme, fact),) for fact in behind))
        yield plain(
            f"Đề nghị {_body(unit)} rà soát số liệu và nguyên nhân, có giải pháp thực hiện và báo "
            "cáo kết quả trước ngày ",
            Field("ngày, tháng, năm"),
            ".",
        )
    yield plain(name, f" trân trọng đề nghị {_body(unit)} quan tâm, chỉ đạo thực hiện./.")


def _about_reports(
    report: ReportDocument, chain: Chain, unit: Unit, late: list[ReportFact]
) -> Iterator[Block]:
    rule, as_of = chain.rule, day(report.selection.as_of)
    if rule is not None:
        to = f" đến {rule.report_to}" if rule.report_to else ""
        due = f" trước ngày {day(chain.last_day + timedelta(1))}" if chain.last_day else ""
        yield plain(f"Theo {cited(rule)}, báo cáo năm {chain.year} được gửi{to}{due}.")
    for fact in late:
        since = "" if fact.days_late is None else f", quá hạn {written(fact.days_late)} ngày"
        whose = chain.units[fact.unit_code]
        merged = " trước sáp nhập" if whose.valid_to else ""
        name = unit_title(replace(whose, valid_to=None))
        yield plain(f"Đến ngày {as_of} chưa ghi nhận báo cáo của {name}{merged}{since}.")
    yield plain(
        f"Đề nghị {_body(unit)} gửi báo cáo trước ngày ",
        Field("ngày, tháng, năm"),
        "; trường hợp đã gửi, đề nghị thông báo số, ngày của báo cáo để đối chiếu.",
    )


def _verdicts(behind: list[TargetFact]) -> str:
    """Return the verdicts that occur, the gravest first, each in quotation marks."""
    found = {fact.verdict for fact in behind}
    return " hoặc ".join(f"“{each.label.lower()}”" for each in BAD if each in found)
