"""What is asked for: requests from a fixed list, each resting on a fact."""

from collections.abc import Iterator
from fractions import Fraction

from exports.report.parts import ReportDocument, Section
from exports.report.places import PEOPLE_DECIDE
from progress.judging.targets import TargetFact
from progress.judging.verdicts import BAD, Verdict
from progress.judging.words import fact_title
from progress.model.numbers import lower_first, written
from progress.model.titles import unit_names
from progress.model.units import NATION
from progress.overview.decisions import leads_words
from progress.overview.standings import candidates, candidates_headline, standings
from progress.reporting.reporting import ReportState
from progress.tasks.schedule import TaskFact, TaskState

NOTHING_ASKED = "Số liệu đã có không cho thấy việc nào cần xin ý kiến."
NO_GROUND = "Chưa có chỉ tiêu nào đánh giá được nên chưa có căn cứ để kiến nghị."
_FEW_NAMES = 5


def proposals(report: ReportDocument) -> Section:
    """Return what is asked for, and who may be considered for commendation."""
    asked = requests(report)
    provinces = standings(report.programme, report.selection)
    commended = candidates(provinces)
    codes = tuple(each.code for each in commended)
    names = f": {unit_names(report.programme, codes)}" if codes else ""
    praise = candidates_headline(provinces, commended).removesuffix(".")
    title = f"{written(len(asked))} việc kiến nghị xem xét, chỉ đạo" if asked else ""
    return Section(
        "de-nghi",
        "Kiến nghị và khen thưởng",
        title or nothing_asked(report),
        (*asked, f"Khen thưởng: {lower_first(praise)}{names}."),
        notes=(PEOPLE_DECIDE,),
    )


def requests(report: ReportDocument) -> tuple[str, ...]:
    """Return what is asked for; () where the facts ask for nothing."""
    return tuple(_requests(report))


def nothing_asked(report: ReportDocument) -> str:
    """Say why nothing is asked for."""
    return NOTHING_ASKED if judged(report) else NO_GROUND


def judged(report: ReportDocument) -> int:
    """Return how many targets are judged by figures of the year."""
    return sum(fact.verdict.is_judgement and fact.current for fact in report.facts)


def endangered(report: ReportDocument) -> list[TargetFact]:
    """Return targets in danger: missed, at risk, behind, then by gap a year over denominator."""

    def weight(fact: TargetFact) -> Fraction:
        whole = fact.total.denominator if fact.total else 0
        return Fraction(fact.gap_per_year or 0, whole) if whole else Fraction(0)

    behind = [fact for fact in report.facts if fact.verdict in BAD and fact.current]
    return sorted(behind, key=lambda fact: (BAD.index(fact.verdict), -weight(fact)))


def _requests(report: ReportDocument) -> Iterator[str]:
    programme, selection = report.programme, report.selection
    country = selection.scope == NATION
    sent = report.chain.facts
    late = tuple(each.unit_code for each in sent if each.state is ReportState.MISSING)
    if late:
        names = f": {unit_names(programme, late)}" if len(late) <= _FEW_NAMES else ""
        urged = f"Đôn đốc {written(len(late))} đơn vị gửi" if country else "Chỉ đạo gửi"
        yield f"{urged} báo cáo năm {selection.year} đã quá hạn{names if country else ''}."
    work = report.ministry_tasks
    yield from _of_tasks(report, work, TaskState.OVERDUE, "Chỉ đạo hoàn thành", "quá hạn")
    yield from _of_tasks(
        report,
        work,
        TaskState.UNRECORDED,
        "Yêu cầu báo cáo kết quả",
        "đã qua hạn, chưa có ghi nhận",
    )
    for fact in endangered(report)[:1]:
        if not fact.unit_ends:
            yield f"Chỉ đạo khắc phục trước hết chỉ tiêu {fact_title(programme, fact)}."
    unsure = [fact for fact in report.facts if fact.verdict is Verdict.INSUFFICIENT]
    lacking = [fact for fact in unsure if fact.current and fact.total and fact.total.missing]
    if lacking:
        yield f"Yêu cầu bổ sung số liệu còn thiếu để kết luận {written(len(lacking))} chỉ tiêu."


def _of_tasks(
    report: ReportDocument, work: tuple[TaskFact, ...], state: TaskState, asked: str, how: str
) -> Iterator[str]:
    tasks = [fact.task for fact in work if fact.state is state]
    if tasks:
        codes = ", ".join(task.code for task in tasks) if len(tasks) <= _FEW_NAMES else ""
        leads = leads_words(report.programme, tasks, report.selection.as_of)
        named = f"{codes} ({leads})" if codes else leads
        yield f"{asked} {written(len(tasks))} nhiệm vụ {how}: {named}."
