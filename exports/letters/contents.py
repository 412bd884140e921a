"""What each letter says: what is missing, since when and by which document; own figures behind.

A letter is a draft: number, signer and the new day are for people to fill. Silence alone accuses
nobody (method, section 8): only a report that is due by a document, in a year in which any was
recorded, is called missing, and who has sent it all the same is asked for its number. Of a
milestone that has passed since, only what was missed is held against a unit.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from exports.official.citations import cited, cited_again
from exports.official.letterhead import letterhead, recipients, writer
from exports.official.parts import Block, Field, Paper, Text, lettered, plain
from exports.report import ReportDocument
from progress.judging.targets import TargetFact, target_facts
from progress.judging.verdicts import BAD, Verdict
from progress.model.numbers import alphabetical, day, written
from progress.model.titles import unit_title
from progress.model.units import NATION, Kind, Unit
from progress.overview.headlines import fact_sentence
from progress.reporting.chains import Chain
from progress.reporting.correspondents import Correspondent, correspondent_of
from progress.reporting.reporting import ReportFact

_URGE, _BEHIND = "gửi báo cáo", "rà soát, thực hiện các chỉ tiêu của Chương trình"


@dataclass(frozen=True, slots=True)
class UrgedUnit:
    """A unit that is written to: the reports it owes, its targets that are behind, and to whom."""

    unit: Unit
    late: tuple[ReportFact, ...]
    behind: tuple[TargetFact, ...]
    correspondent: Correspondent

    @property
    def body(self) -> str:
        """The body that is asked."""
        return self.correspondent.body or ""


def national(report: ReportDocument) -> tuple[ReportDocument, Chain]:
    """Return the report as the country's, which is who writes, and the chain of reports to it."""
    whole = replace(report, selection=replace(report.selection, scope=NATION))
    return whole, whole.chain


def urged_units(report: ReportDocument) -> tuple[UrgedUnit, ...]:
    """Return each province of today that owes a report or is behind, by name.

    Of a province itself alone; none below.
    """
    scope, (_, chain) = report.selection.scope, national(report)
    letters = (
        _urged(report, chain, unit)
        for unit in report.programme.units
        if unit.kind is Kind.PROVINCE and unit.valid_to is None and scope in (NATION, unit.code)
    )
    urged = [each for each in letters if each.late or each.behind]
    return tuple(sorted(urged, key=lambda each: alphabetical(each.unit.name)))


def _urged(report: ReportDocument, chain: Chain, unit: Unit) -> UrgedUnit:
    programme, selection = report.programme, report.selection
    codes = (unit.code, *programme.predecessors.get(unit.code, ()))
    facts = target_facts(programme, replace(selection, scope=unit.code))
    return UrgedUnit(
        unit,
        tuple(fact for fact in chain.owing if fact.unit_code in codes),
        tuple(fact for fact in facts if _is_behind(fact, selection.as_of)),
        correspondent_of(unit, report.correspondents),
    )


def letters(report: ReportDocument) -> tuple[tuple[Unit, Paper], ...]:
    """Return a letter to each unit that is urged."""
    return tuple((each.unit, _letter(*national(report), each)) for each in urged_units(report))


def _letter(report: ReportDocument, chain: Chain, urged: UrgedUnit) -> Paper:
    late, behind = urged.late, urged.behind
    about = " và ".join([*([_URGE] if late else []), *([_BEHIND] if behind else [])])
    subject = f"V/v {about} năm {report.selection.year}"
    blocks = tuple(_blocks(report, chain, urged))
    return letter(report, urged.unit, urged.correspondent, subject, blocks)


def letter(
    report: ReportDocument,
    unit: Unit,
    correspondent: Correspondent,
    subject: str,
    blocks: tuple[Block, ...],
) -> Paper:
    """Return a letter of who makes the country's report to a unit, to be numbered and signed."""
    head, body, place = letterhead(report), correspondent.body or "", correspondent.address
    number, issuer = head.sign
    words = number.words.replace("BC-", "") if isinstance(number, Text) else ""
    sign = (Text(words), issuer, Text("-"), Field("viết tắt đơn vị soạn thảo"))
    return Paper(
        title=f"Công văn gửi {body} {subject}",
        letterhead=replace(head, sign=sign),
        kind="",
        subject=subject,
        addressee=Text(f"{body} ({place})" if place else body),
        blocks=blocks,
        recipients=recipients(report),
        warning=report.warning,
        scope_sentence=report.scope_sentence_of(unit),
    )


def _is_behind(fact: TargetFact, as_of: date) -> bool:
    """Tell whether figures of the year show a target missed, or in danger while it still can be."""
    missed = fact.verdict is Verdict.MISSED
    return fact.verdict in BAD and fact.current and (missed or fact.milestone.year >= as_of.year)


def _blocks(report: ReportDocument, chain: Chain, urged: UrgedUnit) -> Iterator[Block]:
    decision = report.programme.document[report.selection.document or ""]
    name, title = writer(report) or Field("Tên cơ quan ban hành"), unit_title(urged.unit)
    year = report.selection.year
    yield plain(
        f"Thực hiện {cited(decision)}, ", name, f" theo dõi kết quả năm {year} của {title}."
    )
    if urged.late:
        yield from map(plain, late_sentences(chain, urged))
        yield plain(
            f"Đề nghị {urged.body} gửi báo cáo trước ngày ",
            Field("ngày, tháng, năm"),
            f"; {ALREADY_SENT}",
        )
    if urged.behind:
        yield plain(behind_sentence(report, urged))
        facts = (fact_sentence(report.programme, fact) for fact in urged.behind)
        yield from lettered(tuple((sentence,) for sentence in facts))
        yield plain(
            f"Đề nghị {urged.body} {ASKED_OF_TARGETS} và báo cáo kết quả trước ngày ",
            Field("ngày, tháng, năm"),
            ".",
        )
    yield plain(version_sentence(report))
    yield plain(name, f" trân trọng đề nghị {urged.body} quan tâm, chỉ đạo thực hiện./.")


def version_sentence(report: ReportDocument) -> str:
    """Say on which figures a letter rests: those that are recorded after it are not in it."""
    frozen, version = report.frozen, written(report.programme.version)
    which = f"bản chốt số liệu “{frozen.title}”" if frozen else f"phiên bản dữ liệu {version}"
    return (
        f"Văn bản này lập theo số liệu ghi nhận đến ngày {day(report.selection.as_of)} ({which}); "
        "số liệu ghi nhận hoặc điều chỉnh sau đó chưa được tính."
    )


ALREADY_SENT = "trường hợp đã gửi, đề nghị thông báo số, ngày của báo cáo để đối chiếu."
ASKED_OF_TARGETS = "rà soát số liệu và nguyên nhân, có giải pháp thực hiện"


def late_sentences(chain: Chain, urged: UrgedUnit) -> Iterator[str]:
    """Yield which reports are missing, by which document, since when."""
    rule = chain.rule
    if rule is not None:
        to = f" đến {rule.report_to}" if rule.report_to else ""
        due = f" trước ngày {day(chain.last_day + timedelta(1))}" if chain.last_day else ""
        yield f"Theo {cited(rule)}, báo cáo năm {chain.year} được gửi{to}{due}."
    for fact in urged.late:
        since = "" if fact.days_late is None else f", quá hạn {written(fact.days_late)} ngày"
        whose = chain.units[fact.unit_code]
        merged = " trước sáp nhập" if whose.valid_to else ""
        name = unit_title(replace(whose, valid_to=None))
        yield f"Đến ngày {day(chain.as_of)} chưa ghi nhận báo cáo của {name}{merged}{since}."


def behind_sentence(report: ReportDocument, urged: UrgedUnit) -> str:
    """Say on what figures and how the targets are judged that are named after it."""
    selection = report.selection
    decision = report.programme.document[selection.document or ""]
    return (
        f"Theo số liệu năm {selection.year} của {unit_title(urged.unit)} đã được báo cáo, tính đến "
        f"ngày {day(selection.as_of)}, kết quả các chỉ tiêu sau theo {cited_again(decision)} được "
        f"đánh giá {_verdicts(urged.behind)}:"
    )


def _verdicts(behind: tuple[TargetFact, ...]) -> str:
    """Return the verdicts that occur, the gravest first, each in quotation marks."""
    verdicts = {fact.verdict for fact in behind}
    return " hoặc ".join(f"“{each.label.lower()}”" for each in BAD if each in verdicts)
