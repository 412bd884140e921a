"""Tổng quan: the number on the page is the number of the facts, in each of the three states."""

import csv
import re
from collections import Counter
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from charts.theme import DARK, LIGHT, SYMBOLS
from data_access.store import clock
from progress.judging.verdicts import Verdict
from tests.pages.html_tables import tables
from ui.frame import words
from ui.overview.needs import MORE

SEED = Path(__file__).resolve().parents[2] / "seed_data"
GOOD = {"met", "on_track"}
BAD = {"missed", "at_risk", "behind"}


def seed(name: str) -> list[dict[str, str]]:
    with (SEED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


LEFT_OUT = {
    "insufficient": "chưa đủ căn cứ",
    "other_year": "chỉ có số liệu năm khác",
    "no_data": "chưa có số liệu",
    "not_applicable": "không còn áp dụng",
}


def kind(row) -> str:
    """Return how a row is counted: its verdict, where that is a current one of the year."""
    apart = row["current"] or row["verdict"] in ("no_data", "not_applicable")
    return row["verdict"] if apart else "other_year"


def tallied(facts) -> tuple[int, int, str]:
    """Count the rows anew: good, judged, and the words for each kind left out."""
    counts = Counter(map(kind, facts["targets"]))
    good, bad = (sum(counts[each] for each in kinds) for kinds in (GOOD, BAD))
    left_out = [f"{counts[code]} {words}" for code, words in LEFT_OUT.items() if counts[code]]
    return good, good + bad, ", ".join(left_out)


def overdue(facts) -> int:
    """Count the tasks whose occurrence of today's year, or else the nearest, is overdue."""
    year = int(facts["as_of"][:4])
    by_task: dict[str, list[dict]] = {}
    for row in facts["tasks"]:
        by_task.setdefault(row["code"], []).append(row)
    current = [
        max((r for r in rows if r["occurrence"] <= year), key=lambda r: r["occurrence"], default={})
        for rows in by_task.values()
    ]
    return sum(row.get("state") == "overdue" for row in current)


def of(facts, indicator: str, category: str = "none") -> dict:
    (row,) = (
        r for r in facts["targets"] if (r["indicator"], r["category"]) == (indicator, category)
    )
    return row


def vietnamese(number: float, digits: int = 1) -> str:
    return f"{number:,.{digits}f}".translate(str.maketrans(",.", ".,"))


# Full: the demonstration data


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_headline_counts_the_verdicts_of_the_facts(visit, shown, facts, year):
    page = shown(visit(nam=str(year)))
    good, judged, left_out = tallied(facts("full", year))
    if judged:
        assert f"Năm {year}, {good} trên {judged} chỉ tiêu đánh giá được" in page.headline
        assert page.cards[0][0].endswith(f"năm {year}")
    assert page.counts[0] == (f"{good} / {judged}" if judged else "–")
    assert left_out == page.cards[0][2]
    for part in left_out.split(", "):
        number, words = part.split(" ", 1)
        assert f"{number} chỉ tiêu {words}" in page.headline


def test_year_in_which_nothing_can_be_judged_claims_nothing(visit, shown, facts):
    page = shown(visit(nam="2022"))
    _, judged, left_out = tallied(facts("full", 2022))
    assert (judged, page.counts[0]) == (0, "–")
    assert left_out == "15 chưa đủ căn cứ, 2 không còn áp dụng"  # a start is no progress
    assert page.headline == (
        "Chưa thể đánh giá năm 2022: 15 chỉ tiêu chưa đủ căn cứ, 2 chỉ tiêu không còn áp dụng"
    )


def test_four_counts_are_those_of_the_facts(visit, shown, facts):
    page, said = shown(visit(nam="2025")), facts("full", 2025)
    received = [r for r in said["reports"] if r["state"] in ("on_time", "late")]
    visits = of(said, "library_visits")
    assert page.counts[1:] == [
        f"{len(received)} / 34",
        f"{overdue(said)} / 35",
        f"+{vietnamese(visits['growth'])}%/năm",
    ]
    assert 0 < len(received) < 34  # some are missing, or the sentence below proves nothing
    notes = [note for _, _, note in page.cards]
    assert notes[1] == f"{sum(report['state'] == 'late' for report in received)} gửi muộn"
    panel = f"{visits['panel']}/{visits['expected']} tỉnh, thành phố so sánh được, gốc 2022"
    assert panel in notes[3]


def test_header_says_what_is_shown_as_of_when_and_from_how_many(visit, shown, facts):
    page = shown(visit(nam="2024"))
    received = sum(r["state"] in ("on_time", "late") for r in facts("full", 2024)["reports"])
    assert page.basis == (
        f"Cả nước · số liệu năm 2024 · tính đến 01/03/2026 · 1520/QĐ-TTg · "
        f"{received}/63 đơn vị đã gửi báo cáo năm 2024"
    )


def test_demonstration_data_are_marked(visit, shown):
    assert shown(visit("full")).banner


def test_each_sector_has_a_gauge_on_its_lead_indicator(visit, shown, facts):
    page, said = shown(visit(nam="2025")), facts("full", 2025)
    for (alt, drawing), sector in zip(page.gauges, seed("sector"), strict=True):
        fact = of(said, sector["lead_indicator_code"], sector["lead_category_code"])
        drawn = str(drawing["words"])
        assert f"{vietnamese(fact['value'])}%" in drawn
        label = Verdict(fact["verdict"]).label
        assert f"{SYMBOLS[Verdict(fact['verdict'])]} {label}" in drawn
        assert label.lower() in alt


def test_every_national_target_has_its_row_with_value_verdict_and_gap(visit, shown, facts):
    rows = shown(visit(nam="2025")).rows
    said = facts("full", 2025)["targets"]
    assert [row["key"] for row in rows] == [
        f"1520.{fact['indicator']}.{fact['category']}" for fact in said
    ]
    wanted = {(t["indicator_code"], t["category_code"]) for t in of_document("1520")}
    assert {tuple(row["key"].split(".")[1:]) for row in rows} == wanted
    for row, fact in zip(rows, said, strict=True):
        verdict = Verdict(fact["verdict"])
        assert row["verdict"] == basis_beside(fact)
        assert row["value"].startswith(SYMBOLS[verdict])
        if fact["gap"] and fact["catch_up"] is None:
            assert row["gap"] == vietnamese(fact["gap"], 0)
        assert row["past"].count("2025") == len(fact["past"])
    assert any(row["gap"] for row in rows)
    assert any(row["past"] for row in rows)


def basis_beside(fact) -> str:
    """The verdict as rows print it: with how many reported, or are compared, where not all."""
    label = Verdict(fact["verdict"]).label
    growing = {each["code"] for each in seed("indicator") if each["measure"] == "growth"}
    size = (fact["panel"] or 0) if fact["indicator"] in growing else fact["reported"]
    part = size is not None and size < fact["expected"] and label != "Không còn áp dụng"
    return f"{label} ({size}/{fact['expected']})" if part else label


def of_document(code: str) -> list[dict[str, str]]:
    return [t for t in seed("target") if t["document_code"] == code and t["low"]]


@pytest.fixture
def unfolded(start, shown):
    """Open the page with all that needs attention unfolded."""

    def unfolded(state="full", **address):
        at = start(state)
        at.query_params.update({name.replace("_", "-"): code for name, code in address.items()})
        at.session_state[MORE] = True
        at.run()
        assert not at.exception, at.exception
        return shown(at)

    return unfolded


def test_what_needs_attention_names_missing_units_and_every_target_that_lags(unfolded, facts):
    page, said = unfolded(nam="2025"), facts("full", 2025)
    missing = sum(report["state"] == "missing" for report in said["reports"])
    assert f"{missing} tỉnh, thành phố chưa gửi báo cáo năm 2025" in page.attention
    late = [each for each, _ in page.needs if "quá hạn" in each]
    assert len(late) == overdue(said) <= 3
    assert all(re.search(r" \((Cục|Vụ) .*\): quá hạn \d+ ngày\.$", words) for words in late)
    wanting = [row for row in said["targets"] if kind(row) in BAD | {"insufficient"}]
    silent = [each for each, _ in page.needs if "đã qua hạn, chưa có ghi nhận" in each]
    assert len(page.needs) == 1 + len(late) + len(silent) + len(wanting)
    assert sum("Chủ trì: " in each for each, _ in page.needs) == len(wanting)


def test_each_thing_that_needs_attention_leads_to_the_page_that_shows_it(unfolded, facts):
    links = [link for _, link in unfolded(nam="2025").needs]
    assert links[0] == "bao-cao?nam=2025"
    assert "nhiem-vu?nam=2025&nhiem-vu=I.1.3" in links
    rows = [row for row in facts("full", 2025)["targets"] if kind(row) in BAD]
    for row in rows:
        chosen = f"chi-tieu={row['indicator']}&loai={row['category']}"
        assert f"chi-tieu?nam=2025&{chosen}" in links


def test_a_province_sees_its_own_and_no_task_of_the_ministry(unfolded):
    page = unfolded(nam="2025", pham_vi="12", ngay="2026-11-27")
    assert page.needs
    for said, link in page.needs:
        assert "nhiệm vụ" not in said
        assert "Chủ trì" not in said
        assert "pham-vi=12" in link
    ((due, link),) = page.decisions
    assert "14/12/2026 (còn 17 ngày); chưa ghi nhận báo cáo" in due
    assert "Thông tư 14/2022/TT-BVHTTDL" in due
    assert link == "bao-cao?nam=2026&pham-vi=12&ngay=2026-11-27"


def test_what_is_to_be_decided_leads_to_page_and_draft(visit, shown):
    page = shown(visit(ngay="2026-11-27"))
    headers = [header.value for header in page.at.header]
    assert headers[:2] == ["Cần chú ý", "Cần quyết định đến 25/02/2027"]
    assert [link.partition("?")[0] for _, link in page.decisions] == [
        "bao-cao",
        "nhiem-vu",
        "nhiem-vu",
    ]
    assert page.decisions[0][0].startswith("Hạn báo cáo năm 2026 của tỉnh, thành phố")
    assert "du-lieu/bao-cao.docx?pham-vi=VN&amp;nam=2026&amp;" in bodies(page)


def bodies(page) -> str:
    return "".join(each.proto.body for each in page.at.get("html"))


@pytest.mark.parametrize("year", [2022, 2023, 2025, 2026])
@pytest.mark.parametrize("scope", ["VN", "12"])
@pytest.mark.parametrize("state", ["full", "empty"])
def test_the_parts_of_the_bars_are_all_targets(visit, shown, facts, state, scope, year):
    page = shown(visit(state, nam=str(year), pham_vi=scope))
    said = facts(state, year, scope)["targets"]
    assert sum(number for _, number, _ in page.parts) == len(said)
    for verdict in ("behind", "at_risk", "missed", "insufficient", "no_data", "not_applicable"):
        wanted = sum(kind(row) == verdict for row in said)
        label = Verdict(verdict).label
        assert wanted == sum(n for named, n, _ in page.parts if named.startswith(f"{label}:"))


@pytest.mark.parametrize("day", ["2022-12-20", "2025-11-01", "2030-11-01", "2032-03-01"])
@pytest.mark.parametrize("state", ["full", "partly", "empty"])
def test_every_year_is_designed_and_nothing_comes_after_the_end(visit, shown, words_of, state, day):
    page = shown(visit(state, ngay=day))
    coming = [each.value for each in page.at.header if each.value.startswith("Cần quyết định")]
    assert len(coming) == (day < "2031")
    if day == "2032-03-01":
        assert page.decisions == []
    if state == "empty":
        assert "quá hạn" not in page.attention


def test_the_headline_can_be_copied_with_document_day_and_that_it_is_made_up(visit, shown):
    page = shown(visit(nam="2025", ngay="2026-11-27"))
    headline = page.headline
    quoted = f"{headline}, theo Quyết định số 1520/QĐ-TTg (tính đến 27/11/2026, số liệu minh họa)."
    assert f'data-copy="{quoted}"' in bodies(page)
    assert 'data-address="?nam=2025&amp;ngay=2026-11-27&amp;pham-vi=VN"' in bodies(page)


def test_a_figure_is_copied_with_the_clause_of_its_milestone(visit, shown):
    said = bodies(shown(visit(nam="2025")))
    copied = [unescape(text) for text in re.findall('data-copy="([^"]*)"', said)]
    assert len(copied) == 4  # the headline and three gauges
    for text, sector in zip(copied[1:], seed("sector"), strict=True):
        (clause,) = (
            row["clause"]
            for row in of_document("1520")
            if (row["indicator_code"], row["category_code"], row["year"])
            == (sector["lead_indicator_code"], sector["lead_category_code"], "2030")
        )
        assert f"theo Quyết định số 1520/QĐ-TTg, {clause[0].lower()}{clause[1:]} (tính" in text


def test_graver_things_come_first(unfolded):
    said = unfolded(nam="2025").attention
    places = [said.index(word) for word in ("chưa gửi báo cáo", "quá hạn", "nguy cơ", "chậm tiến")]
    assert places == sorted(places)


def test_table_holds_the_rows_of_the_chart(start, shown, facts):
    at = start()
    at.query_params["nam"] = "2025"
    at.session_state["targets-table"] = True
    at.run()
    (table,) = tables(at)
    said = facts("full", 2025)["targets"]
    assert len(table) == len(said)
    assert list(table["Kết luận"]) == [Verdict(row["verdict"]).label for row in said]
    assert set(table["Nguồn số liệu"]) == {words.DEMONSTRATION}
    assert all(table["Điều khoản"])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_charts_follow_the_theme_of_the_reader(start, shown, theme):
    at = start()
    at.context["theme"] = theme.name
    at.run()
    assert not at.exception
    colours = {spec["config"]["text"]["color"] for spec in shown(at).specs}
    assert colours == {theme.ink} == {each["words"][0][3] for _, each in shown(at).gauges}


# Empty: plans, tasks and units, but nothing was reported


def test_nothing_reported_is_not_zero(visit, shown):
    page = shown(visit("empty"))
    assert page.headline == (
        "Chưa thể đánh giá năm 2025: 15 chỉ tiêu chưa có số liệu, 2 chỉ tiêu không còn áp dụng"
    )
    assert page.counts[0] == page.counts[3] == "–"
    assert page.counts[1] == "0 / 34"
    assert [info.value for info in page.at.info] == [words.EMPTY]
    assert {row["verdict"] for row in page.rows} == {"Chưa có số liệu", "Không còn áp dụng"}
    assert all(row["end"] == 0 for row in page.rows)
    assert all("chưa có số liệu" in text for text in page.alternatives)
    assert all("chưa có số liệu" in text for text, _ in page.gauges)


def test_without_demonstration_data_nothing_says_so(visit, shown, words_of):
    page = shown(visit("empty"))
    assert not page.banner
    assert "minh họa" not in words_of(page.at.main)


def test_full_and_partly_filled_do_not_say_that_they_are_empty(visit):
    assert not visit("full").info
    assert not visit("partly").info


def test_tasks_are_judged_without_any_figure(visit, shown):
    of_ministry = [task for task in seed("task") if task["document_code"] == "1346"]
    ended = [t for t in of_ministry if t["last_year"] and int(t["last_year"]) <= 2025]
    for state, silent in (("empty", len(ended)), ("partly", len(ended) - 1)):  # one is done
        page = shown(visit(state))
        # Silence is no proof of delay, nor of work in time.
        assert page.counts[2] == ("–" if state == "empty" else "0 / 35")
        assert page.cards[2][2].startswith(f"{silent} đã qua hạn, chưa có ghi nhận")
        assert f"{silent} nhiệm vụ đã qua hạn, chưa có ghi nhận" in page.attention


def test_a_year_without_any_recorded_report_accuses_nobody(visit, shown, words_of):
    page = shown(visit("empty", nam="2025"))
    assert "Chưa ghi nhận văn bản báo cáo nào của năm 2025" in page.attention
    assert "chưa gửi" not in words_of(page.at.main)


# Partly reported: three provinces of 34, worked by hand


def test_three_provinces_judge_themselves_but_not_the_country(visit, shown):
    page = shown(visit("partly"))
    assert page.headline == (
        "Chưa thể đánh giá năm 2025: 3 chỉ tiêu chưa đủ căn cứ, 12 chỉ tiêu chưa có số liệu, "
        "2 chỉ tiêu không còn áp dụng"
    )
    assert page.counts[:2] == ["–", "3 / 34"]
    assert page.cards[1][2] == "1 gửi muộn"
    assert not page.banner
    assert "31 tỉnh, thành phố chưa gửi báo cáo năm 2025" in page.attention
    row = next(r for r in page.rows if r["key"] == "1520.library_service.public_commune")
    assert (row["value"], row["verdict"]) == ("◌ 42,0%", "Chưa đủ căn cứ (3/34)")  # 95 of 226


def test_province_with_two_figures(visit, shown):
    page = shown(visit("partly", pham_vi="46"))
    assert page.headline == (
        "Mới đánh giá được 2 chỉ tiêu, 13 chỉ tiêu chưa có số liệu, 2 chỉ tiêu không còn áp dụng; "
        "năm 2025, 2 trên 2 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ tới mốc 2030"
    )
    assert page.counts[:2] == ["2 / 2", "1 / 1"]
    assert page.counts[3] == "+10,0%/năm"  # 100,000 to 133,100 in three years
    service = next(r for r in page.rows if r["key"] == "1520.library_service.public_commune")
    # 20 of 40 where 24 would be 60%; the milestone of 2025 (40%) is reached.
    assert service["value"] == "● 50,0%"
    assert (service["verdict"], service["gap"], service["past"]) == ("Đúng tiến độ", "4", "2025 ✔")


def test_province_behind_its_path(visit, shown):
    page = shown(visit("partly", pham_vi="12"))
    service = next(r for r in page.rows if r["key"] == "1520.library_service.public_commune")
    # 12 of 60: 5 points a year so far, 8 a year required, not more than twice as many.
    assert service["value"] == "▲ 20,0%"
    assert (service["verdict"], service["gap"], service["past"]) == ("Chậm tiến độ", "24", "2025 ✖")
    assert page.counts[0] == "0 / 1"


# The day


@pytest.mark.parametrize(
    ("day", "year"),
    [
        pytest.param(date(2025, 10, 1), 2024, id="few-have-sent-2025"),
        pytest.param(date(2025, 12, 14), 2025, id="most-have-sent-2025"),
        pytest.param(date(2026, 12, 16), 2025, id="nobody-sent-2026"),
        pytest.param(date(2032, 3, 1), 2030, id="after-the-programme"),
    ],
)
def test_default_year_is_the_latest_that_most_have(visit, shown, monkeypatch, day, year):
    monkeypatch.setattr(clock, "today", lambda: day)
    page = shown(visit())
    assert f"số liệu năm {year} · tính đến {day:%d/%m/%Y}" in page.basis


def test_day_in_the_address_moves_tasks_reports_and_what_is_known(visit, shown, facts):
    early, late = (shown(visit(nam="2025", ngay=day)) for day in ("2025-12-01", "2026-03-01"))
    for page, day in ((early, date(2025, 12, 1)), (late, date(2026, 3, 1))):
        rows = facts("full", 2025, as_of=day)["targets"]
        assert [row["verdict"] for row in page.rows] == [basis_beside(row) for row in rows]
    assert early.rows != late.rows
    assert early.counts[1:3] != late.counts[1:3]
    said = facts("full", 2025, as_of=date(2025, 12, 1))
    received = sum(report["state"] in ("on_time", "late") for report in said["reports"])
    assert early.counts[1] == f"{received} / 34"
    assert early.counts[2] == f"{overdue(said)} / 35"
