"""The clock: on every day of the programme and after it pages say what the data say, no more."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from data_access.boundaries import atlas
from data_access.imports import import_file
from data_access.people.authors import Author
from data_access.programme.queries import programme as read_programme
from data_access.store import clock
from data_access.store.engine import engine_for, reading
from exports.interface.facts import facts as facts_of
from exports.report import OCCASIONS, build_report
from exports.show.document import show
from progress.judging.counts import count
from progress.judging.coverage import Basis
from progress.judging.targets import target_facts
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.territory import reporting_units
from progress.reporting.years import year_shown_first
from tests.databases import PLANS
from tests.pages.conftest import headline, opening
from ui.frame.pages import CALENDAR, HOME, INDICATORS, MAP, PAGES, PROVINCES, REPORTS, TASKS

LAST_DAY = date(2032, 3, 1)
"""The day on which the results are brought in: later than every report."""
YEARS = range(2022, 2031)
SERIES = {
    "library_service,public_commune": (20, 6),
    "museum_programme,museum": (30, 9),
    "centre_clubs,centre_commune_village": (15, 4),
}
"""Percent of 2022, and points a year since."""
DAYS = ("2025-12-20", "2026-12-16", "2027-06-30", "2030-12-20", "2031-02-01", "2032-03-01")
ALWAYS = {("results", "2026-12-16"), ("results", "2032-03-01"), ("empty", "2031-02-01")}
CASES = [
    pytest.param(state, day, id=f"{state}-{day}")
    if (state, day) in ALWAYS
    else pytest.param(state, day, id=f"{state}-{day}", marks=pytest.mark.nightly)
    for state in ("results", "single", "empty")
    for day in DAYS
]


def lines_of(programme: Programme, only: str | None) -> dict[str, list[str]]:
    """Return plausible results of every year: most report in time, one late, one in 2025 never."""
    figures = ["unit_code,indicator_code,category_code,year,numerator,denominator"]
    reports = ["unit_code,year,received_on,cut_off_on"]
    for year in YEARS:
        for place, unit in enumerate(reporting_units(programme, "VN", year)):
            if only not in (None, unit) or (only is None and place == 7 and year == 2025):
                continue
            late = place == 3
            reports.append(f"{unit},{year},{year}-12-{20 if late else 10},{year}-11-30")
            for series, (start, pace) in SERIES.items():
                share = min(start + place % 9 + pace * (year - 2022), 100)
                figures.append(f"{unit},{series},{year},{share * 2},200")
            visits = round(50000 * 1.12 ** (year - 2022)) + 1000 * place
            figures.append(f"{unit},library_visits,none,{year},{visits},")
    task = "task_code,occurrence_year,state,finished_on,proof"
    tasks = [task, "I.5,2025,done,2025-10-20,45/BC-BVHTTDL", "I.1.3,2025,in_progress,,"]
    return {"figure": figures, "report": reports, "task_record": tasks}


@pytest.fixture(scope="module")
def filled(sqlite_copies, tmp_path_factory):
    """Give the address of a database with results of all provinces, of one, or of none."""

    @cache
    def filled(state: str) -> str:
        folder = tmp_path_factory.mktemp(state)
        url = sqlite_copies.copy(PLANS, folder / "dashboard.db")
        if state == "empty":
            return url
        engine = engine_for(sa.make_url(url))
        with reading(engine) as connection:
            plans = read_programme(connection)
        for name, lines in lines_of(plans, "46" if state == "single" else None).items():
            path = folder / f"{name}.csv"
            path.write_text("\n".join(lines), encoding="utf-8")
            outcome = import_file(
                engine, path, reason="thử", dry_run=False, today=LAST_DAY, author=Author("thử")
            )
            assert not outcome.refused, outcome
        engine.dispose()
        return url

    return filled


def texts(at: AppTest) -> Iterator[str]:
    """Yield what is claimed on a page: titles, counts, sentences, tables, alternative texts."""
    for each in (*at.title, *at.header, *at.markdown, *at.info, *at.caption):
        yield each.value
    # One piece of HTML may hold several claims.
    for body in bodies(at):
        yield from re.split("</p>|</li>", body)
    for chart in at.get("vega_lite_chart"):
        yield chart.proto.alt


@pytest.mark.parametrize(("state", "day"), CASES)
def test_pages_say_what_the_data_say(filled, monkeypatch, shown, state, day):
    as_of = date.fromisoformat(day)
    monkeypatch.setattr(clock, "today", lambda: as_of)
    url = filled(state)
    monkeypatch.setenv("DATABASE_URL", url)
    engine = engine_for(sa.make_url(url))
    with reading(engine) as connection:
        programme = read_programme(connection)
    engine.dispose()
    year = year_shown_first(programme, "VN", as_of)
    selection = Selection(as_of, year, document="1520")
    facts = facts_of(programme, selection)
    at = opening().run()
    for page in PAGES:
        at.switch_page(f"../{page.script}")
        at.run()
        assert not at.exception, page.address
        said = list(texts(at))
        check_words(page.address, said, as_of, recorded=bool(programme.task_records))
        if page in (HOME, MAP, INDICATORS):
            assert f"số liệu năm {year}" in at.caption[0].value
        if page is HOME:
            check_counts(at, programme, selection, facts, shown)
        if page is MAP:
            legend = next(b for b in bodies(at) if 'class="legend"' in b)
            assert sum(map(int, re.findall(r"<b[^>]*>(\d+)</b>", legend))) == 34
        if page is REPORTS:
            years = at.selectbox(key="filter-nam").options
            assert max(map(int, years)) == min(as_of.year, 2030)
            check_reports(said, facts)
        if page in (TASKS, CALENDAR):
            assert "2031" not in headline(at)
    check_addresses(at, as_of, selection.year, recorded=bool(programme.task_records))
    check_documents(programme, selection)


def bodies(at: AppTest) -> list[str]:
    return [each.proto.body for each in at.get("html")]


def check_counts(at: AppTest, programme: Programme, selection: Selection, facts, shown) -> None:
    counted = count(target_facts(programme, selection))
    assert counted.judged + counted.left_out == counted.whole == len(facts["targets"])
    judged = f"{counted.good} / {counted.judged}" if counted.judged else "–"
    assert shown(at).counts[0] == judged
    if counted.judged:
        assert counted.year == selection.year
        assert f"{counted.year}" in headline(at)
    for row in facts["targets"]:
        if row["current"]:
            assert row["judged_year"] == min(selection.year, row["milestone"])
    milestones = at.segmented_control(key="filter-moc").options
    assert ("Kế tiếp" in milestones) == (selection.year < 2030)


def check_words(address: str, said: list[str], as_of: date, *, recorded: bool) -> None:
    if address == "phuong-phap":
        return  # it explains every word
    for sentence in said:
        if not recorded:
            assert not re.search(r"\d+ (trên \d+ )?nhiệm vụ (có việc )?quá hạn", sentence), sentence
        if as_of.year > 2030:
            assert "đúng tiến độ" not in sentence, (address, sentence)
            assert "kế tiếp" not in sentence.lower(), (address, sentence)
            assert not re.search(r"20(3[1-9]|4\d).*(chưa gửi|quá hạn)", sentence), sentence


def check_reports(said: list[str], facts) -> None:
    if all(row["state"] in ("missing", "not_asked", "awaited") for row in facts["reports"]):
        assert not any("chưa gửi, quá hạn" in sentence for sentence in said)


def check_addresses(at: AppTest, as_of: date, year: int, *, recorded: bool) -> None:
    """Pages with an address: one province, a past milestone, a year after the programme."""
    for page, address in (
        (PROVINCES, {"pham-vi": "46"}),
        (MAP, {"moc": "2025"}),
        (REPORTS, {"nam": "2031"}),
    ):
        at.switch_page(f"../{page.script}")
        at.query_params.clear()
        at.query_params.update(address)
        at.run()
        assert not at.exception, page.address
        check_words(page.address, list(texts(at)), as_of, recorded=recorded)
        if page is MAP:
            assert f"số liệu năm {min(year, 2025)} · mốc 2025" in at.caption[0].value
        if page is REPORTS:
            assert "năm «2031» không dùng được" in at.warning[0].value


def check_documents(programme: Programme, selection: Selection) -> None:
    """The report and the show stand on the same facts: they are written, and name the year."""
    for occasion in OCCASIONS:
        report = build_report(programme, selection, occasion, None)
        content = show(report, atlas(Basis.TODAY)).decode()
        year = report.selection.year  # a review looks no further than its own year
        assert year <= selection.year
        assert f"năm {year}" in content.lower()
        assert "Kế tiếp" not in content
        if year == 2030:
            assert "tới mốc" not in content
