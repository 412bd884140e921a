"""What the brief says, in the order of a decision: aim, state, dangers, what is asked for, map."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exports.official.citations import cited_again
from exports.report import ReportDocument
from exports.report.budgets import money_of
from exports.report.building import DOCUMENT
from exports.report.opening import sector
from exports.report.requests import endangered, judged, nothing_asked, requests
from exports.report.targets_over_time import needed
from progress.budgets.words import money_headline
from progress.judging.coverage import Basis, ProvinceFact, coverage
from progress.judging.coverage_words import BASES
from progress.judging.explanations import gap_words
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title
from progress.model.numbers import written
from progress.model.reported import Stage
from progress.model.titles import target_words, title_in_year
from progress.model.units import NATION
from progress.overview.headlines import fact_sentence, headline

MOST_DANGERS = 3
NO_DANGER = "Trong {} chỉ tiêu đánh giá được, không có chỉ tiêu nào không đạt hay chậm tiến độ."
DANGER_UNKNOWN = "Chưa có chỉ tiêu nào đánh giá được nên chưa thể nói về nguy cơ."


@dataclass(frozen=True, slots=True)
class BriefPart:
    """A part under its heading: sentences, each a point of its own."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Brief:
    """One sheet. `provinces` are drawn as its map, on which `units` are set apart.

    `wordings` are the parts in full, then with fewer and fewer words: a sheet takes the first that
    it has room for. `provinces` is empty where no target is there to be mapped; `warning` where no
    data is made up.
    """

    title: str
    subject: str
    wordings: tuple[tuple[BriefPart, ...], ...]
    map_title: str
    provinces: tuple[ProvinceFact, ...]
    units: tuple[str, ...]
    scope_sentence: str
    warning: str

    @property
    def parts(self) -> tuple[BriefPart, ...]:
        """The parts in full."""
        return self.wordings[0]


def brief(report: ReportDocument, basis: Basis = Basis.TODAY) -> Brief:
    """Return the brief of a report's scope, its map drawn on the provinces of a basis."""
    unit, year = report.programme.unit[report.selection.scope], report.selection.year
    provinces = _mapped(report, basis)
    mapped = fact_title(report.programme, provinces[0].fact) if provinces else ""
    of_then = f" ({BASES[basis]})" if basis is Basis.BEFORE else ""
    aim, state, asked = (
        BriefPart("1. Mục tiêu", tuple(_aim(report))),
        BriefPart("2. Kết quả", tuple(_state(report))),
        BriefPart("4. Kiến nghị", requests(report) or (nothing_asked(report),)),
    )
    return Brief(
        title="BÁO CÁO TÓM TẮT",
        subject=f"{report.occasion.title}: {title_in_year(unit, year)}, năm {year}",
        wordings=tuple((aim, state, each, asked) for each in _dangers(report)),
        map_title=f"5. Bản đồ: {mapped}{of_then}" if mapped else "5. Bản đồ",
        provinces=provinces,
        units=(unit.code, *report.programme.predecessors.get(unit.code, ())),
        scope_sentence=report.scope_sentence,
        warning=report.warning,
    )


def _aim(report: ReportDocument) -> Iterator[str]:
    """Yield what is asked of the scope, and of the lead indicator of each sector."""
    facts = [fact for fact in report.facts if fact.verdict is not Verdict.NOT_APPLICABLE]
    document = report.programme.document[report.selection.document or ""]
    if not facts:
        yield f"{cited_again(document)} không còn đặt chỉ tiêu nào cho phạm vi này."
        return
    leads = [
        f"{fact_title(report.programme, fact)} "
        f"{target_words(fact.indicator, fact.milestone)} (năm {fact.milestone.year})"
        for each in report.programme.sectors
        if (fact := sector(report, each).lead) is not None and fact in facts
    ]
    named = f"; chỉ tiêu chính: {'; '.join(leads)}" if leads else ""
    yield f"{cited_again(document)} đặt {written(len(facts))} chỉ tiêu bằng số đang áp dụng{named}."


def _state(report: ReportDocument) -> Iterator[str]:
    """Yield the headline, the verdict of each sector's lead indicator with counts, the money."""
    yield headline(report.facts)
    for each in report.programme.sectors:
        section = sector(report, each)
        if section.facts:
            yield f"{section.title}{_lead(report, section.lead)}"
    money = money_of(report)
    if money.by_unit:
        stages = (Stage.ALLOCATED, Stage.SPENT)
        yield money_headline(report.programme, report.selection.scope, money, stages)


def _lead(report: ReportDocument, fact: TargetFact | None) -> str:
    """Return a lead indicator's value and verdict; what it still needs stands under its danger."""
    sentence = fact_sentence(report.programme, fact) if fact else ""
    needed = gap_words(fact) if fact else ""
    return f" {sentence.removesuffix(f'; {needed}.').rstrip('.')}." if sentence else ""


def _dangers(report: ReportDocument) -> Iterator[BriefPart]:
    """Yield the gravest dangers and where the pace leads, then without the pace, then fewer."""
    known, pace = judged(report), needed(report).statements
    no_danger = NO_DANGER.format(written(known)) if known else DANGER_UNKNOWN
    for most, closing in ((MOST_DANGERS, pace), *((n, ()) for n in range(MOST_DANGERS, 0, -1))):
        named = tuple(_gravest(report, most)) or (no_danger,)
        yield BriefPart("3. Nguy cơ", (*named, *closing))


def _gravest(report: ReportDocument, most: int) -> Iterator[str]:
    """Yield the gravest; of a lead indicator, whose value stands above, what it still needs."""
    dangers = endangered(report)
    leads = [sector(report, each).lead for each in report.programme.sectors]
    for fact in dangers[:most]:
        needs = gap_words(fact)
        if fact in leads and needs:
            title, verdict = fact_title(report.programme, fact), fact.verdict.label.lower()
            yield f"{title}: {verdict}; {needs}."
        else:
            yield fact_sentence(report.programme, fact)
    if len(dangers) > most:
        yield f"{written(len(dangers) - most)} chỉ tiêu khác: xem báo cáo đầy đủ."


def _mapped(report: ReportDocument, basis: Basis) -> tuple[ProvinceFact, ...]:
    """Return the provinces by the first lead indicator of which anything is known."""
    if DOCUMENT not in report.programme.document:
        return ()
    national = replace(report.selection, scope=NATION, document=DOCUMENT)
    programme = report.programme
    coverages = [coverage(programme, national, each.lead, basis) for each in programme.sectors]
    known = (facts for facts in coverages if any(fact.fact.value is not None for fact in facts))
    return next(known, next(filter(None, coverages), ()))
