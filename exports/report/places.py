"""Sections about provinces: coverage of each sector, who is ahead or behind, commendation."""

from exports.report.opening import MAPS, sources
from exports.report.parts import ReportDocument, Section, Table, table_columns, tables
from progress.indicators.sentences import missing_sentence, provinces_sentence
from progress.judging.counts import LEFT_OUT, closing
from progress.judging.coverage import Basis, coverage
from progress.judging.coverage_words import BASES, coverage_headline, tally_words
from progress.judging.ranking import Rank
from progress.model.numbers import written
from progress.model.records import Sector
from progress.overview.standings import (
    CRITERIA,
    Standing,
    candidates,
    candidates_headline,
    standings,
    standings_headline,
    unranked_sentence,
)
from progress.overview.standings import places as ranked
from progress.reporting.words import units_state

PEOPLE_DECIDE = (
    "Danh sách chỉ đếm theo tiêu chí đã nêu; việc khen thưởng do cấp có thẩm quyền quyết định."
)


def coverage_map(report: ReportDocument, sector: Sector) -> Section:
    """Return the provinces of a sector's lead indicator."""
    programme, selection = report.programme, report.selection
    facts = coverage(programme, selection, sector.lead, Basis.TODAY)
    sentences = (provinces_sentence(facts), missing_sentence(programme, facts))
    return Section(
        f"{MAPS}{sector.code}",
        f"Theo tỉnh, thành phố: {sector.name.lower()}",
        coverage_headline(programme, facts),
        tuple(sentence for sentence in sentences if sentence),
        provinces=facts,
        notes=(f"{BASES[Basis.TODAY]}: {tally_words(facts)}.",),
        sources=sources(programme, (facts[0].fact,) if facts else ()),
    )


def provinces(report: ReportDocument) -> Section:
    """Return all provinces of today, those ahead first."""
    province_standings = standings(report.programme, report.selection)
    rows = tuple(
        _row(report, rank, each)
        for rank, each in zip(ranked(province_standings), province_standings, strict=True)
    )
    good = (
        "đã đạt" if closing(each.count for each in province_standings) else "đạt hoặc đúng tiến độ"
    )
    columns = table_columns(
        f"#Hạng | Tỉnh, thành phố | #{good.capitalize()} | #Không tính | #Mốc đã đạt | Báo cáo năm"
    )
    return Section(
        "tinh-thanh",
        "Tỉnh, thành phố",
        standings_headline(province_standings),
        tables=(Table(f"Theo phần chỉ tiêu {good}", columns, rows),),
        notes=(
            *filter(None, (unranked_sentence(province_standings),)),
            f"Xếp theo phần chỉ tiêu {good} trong số chỉ tiêu đánh giá được của từng tỉnh; bằng "
            "nhau thì cùng hạng. Mốc đã đạt: trong số mốc đã qua mà đánh giá được. "
            "Chỉ xếp hạng nơi đã báo cáo đủ mọi chỉ tiêu của năm. Không tính: "
            f"{', '.join(LEFT_OUT.values())}.",
        ),
    )


def commendation(report: ReportDocument) -> Section:
    """Return the candidates for commendation, with the criteria they were counted by."""
    province_standings = standings(report.programme, report.selection)
    commended = candidates(province_standings)
    rows = tuple(
        (
            str(number),
            report.programme.unit[each.code].name,
            "/".join(written(count) for count in each.milestones_met),
            units_state(each.reports),
        )
        for number, each in enumerate(commended, start=1)
    )
    titles = "#TT | Tỉnh, thành phố | #Mốc đã đạt | Báo cáo năm"
    return Section(
        "khen-thuong",
        "Đề nghị xem xét khen thưởng",
        candidates_headline(province_standings, commended),
        tuple(f"Tiêu chí: {criterion}." for criterion in CRITERIA),
        tables=tables("Đơn vị đáp ứng tiêu chí", titles, rows),
        notes=(PEOPLE_DECIDE,),
    )


def _row(report: ReportDocument, rank: Rank | None, standing: Standing) -> tuple[str, ...]:
    counted = standing.count
    met, judged = standing.milestones_met[0], standing.milestones_judged
    return (
        "–" if rank is None else str(rank.place),
        report.programme.unit[standing.code].name,
        f"{counted.good}/{counted.judged}" if counted.judged else "–",
        written(counted.left_out),
        f"{met}/{judged}" if judged else "–",
        units_state(standing.reports),
    )
