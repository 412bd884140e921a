"""A year of the Programme: what it holds, when, by which clause; and its file, opened again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from charts.theme import DARK, LIGHT
from exports.calendar_file import REMINDERS, calendar_file
from progress.model.records import Conflict, ConflictSide, Observance, ReportBy
from progress.overview.year_calendar import EntryKind, by_day, dated, entries, undated, upcoming
from progress.overview.year_words import entry_day, entry_details, year_headline
from tests.factories import DECISION, document, programme, task, task_record
from ui.calendar import year_view

TODAY = date(2026, 11, 21)
PLAN = replace(document("1346"), title="Kế hoạch của Bộ", number="1346/QĐ")
CIRCULAR = replace(
    document("tt14", first_year=None, last_year=None, before=(12, 15)),
    title="Thông tư về báo cáo",
    number="14/TT",
    report_to="Bộ",
    report_clause="Điều 9",
)
HUE = replace(
    document("hue", "46", first_year=2026, before=(10, 5)), report_to="Sở", report_clause="Đoạn kết"
)
VINH_LONG = replace(
    document("vinh_long", "86@2025", before=(11, 15)),
    report_to="tỉnh",
    report_clause="Đoạn kết",
    report_from="các huyện",
    report_by=ReportBy.DISTRICT,
)


def observance(
    code: str = "museum_day",
    month: int | None = 5,
    day: int | None = 18,
    *,
    days: int | None = 1,
    first_year: int | None = 2023,
    tasks: tuple[str, ...] = (),
) -> Observance:
    return Observance(code, f"Ngày {code}", month, day, days, first_year, "1346", "Mục 1", tasks)


def made(*observances: Observance, tasks=(), plans=(), **more):
    documents = (DECISION, PLAN, CIRCULAR, *plans)
    return programme(documents=documents, observances=observances, tasks=tuple(tasks), **more)


def year_of(world, year: int = 2026, scope: str = "VN", as_of: date = TODAY):
    return entries(world, scope, year, as_of)


def of_kind(found, kind: EntryKind):
    return [entry for entry in found if entry.kind is kind]


@pytest.mark.parametrize(
    ("given", "year", "first", "last"),
    [
        pytest.param({}, 2026, date(2026, 5, 18), date(2026, 5, 18), id="a-day"),
        pytest.param({"days": 7}, 2026, date(2026, 5, 18), date(2026, 5, 24), id="a-week"),
        pytest.param({"days": None}, 2026, date(2026, 5, 18), date(2026, 5, 18), id="no-length"),
        pytest.param({"month": None, "day": None}, 2026, None, None, id="undated"),
        pytest.param({"month": 10, "day": None}, 2026, None, None, id="month-without-day"),
        pytest.param(
            {"month": 2, "day": 29}, 2028, date(2028, 2, 29), date(2028, 2, 29), id="leap-day"
        ),
        pytest.param({"month": 2, "day": 29}, 2027, None, None, id="year-without-the-leap-day"),
    ],
)
def test_an_observance_is_on_the_day_a_document_names_and_on_no_other(given, year, first, last):
    (found,) = of_kind(year_of(made(observance(**given)), year), EntryKind.OBSERVANCE)
    assert (found.first, found.last) == (first, last)
    assert found.source == "Kế hoạch 1346/QĐ. Mục 1"
    assert bool(found.note) is (first is None)


@pytest.mark.parametrize(
    ("year", "there"), [(2022, False), (2023, True), (2030, True), (2031, False)]
)
def test_observances_are_those_of_the_plans_years(year, there):
    found = year_of(made(observance(first_year=None)), year)
    assert bool(of_kind(found, EntryKind.OBSERVANCE)) is there


@pytest.mark.parametrize(
    ("year", "codes"),
    [(2024, ["I.4.1"]), (2025, ["I.4.1", "II.3.1"]), (2026, ["II.3.1"])],
)
def test_tasks_hang_on_an_observance_in_their_own_years(year, codes):
    tasks = (
        task("I.4.1", 2023, 2025, yearly=True),
        task("II.3.1", 2025, 2030, yearly=True, position=2),
    )
    world = made(observance(tasks=("I.4.1", "II.3.1", "unknown")), tasks=tasks)
    (found,) = of_kind(year_of(world, year), EntryKind.OBSERVANCE)
    assert [each.code for each in found.tasks] == codes
    assert all(code in entry_details(found) for code in codes)


@pytest.mark.parametrize(
    ("scope", "year", "days"),
    [
        pytest.param("VN", 2026, ["14/12/2026"], id="country"),
        pytest.param("46", 2026, ["04/10/2026", "14/12/2026"], id="province-with-a-plan"),
        pytest.param("46", 2025, ["14/12/2025"], id="before-the-plan-binds"),
        pytest.param("46", 2031, [], id="after-the-programme"),
        pytest.param("01", 2026, ["14/12/2026"], id="province-without-a-plan"),
        pytest.param("86@2025", 2024, ["14/11/2024", "14/12/2024"], id="while-it-lasted"),
        pytest.param("86@2025", 2025, ["14/12/2025"], id="ended-province"),
        pytest.param("86", 2026, ["14/12/2026"], id="nothing-is-inherited"),
    ],
)
def test_deadlines_are_those_that_bind_the_scope(scope, year, days):
    found = year_of(made(plans=(HUE, VINH_LONG)), year, scope)
    deadlines = of_kind(found, EntryKind.DEADLINE)
    assert [entry_day(entry) for entry in deadlines] == days
    assert all("văn bản ghi trước ngày" in entry.note for entry in deadlines)


@pytest.mark.parametrize(
    ("scope", "names"),
    [
        pytest.param("VN", ["Ngày national"], id="country"),
        pytest.param("01", ["Ngày national"], id="another-province"),
        pytest.param("46", ["Ngày national", "Ngày own"], id="the-plans-own-province"),
    ],
)
def test_an_observance_of_a_plan_stands_in_the_calendar_of_its_unit_only(scope, names):
    own = replace(observance("own"), document_code="hue")
    found = year_of(made(observance("national"), own, plans=(HUE,)), scope=scope)
    assert [entry.title for entry in of_kind(found, EntryKind.OBSERVANCE)] == names


@pytest.mark.parametrize(
    ("plan", "scope", "year", "title"),
    [
        pytest.param(HUE, "46", 2026, "của cấp xã của", id="communes"),
        pytest.param(VINH_LONG, "86@2025", 2024, "của các huyện của", id="districts"),
    ],
)
def test_a_deadline_names_whom_the_clause_asks(plan, scope, year, title):
    found = of_kind(year_of(made(plans=(plan,)), year, scope), EntryKind.DEADLINE)
    assert title in found[0].title


def test_a_report_without_a_day_is_listed_undated():
    silent = replace(document("lai_chau", "01", before=None), report_clause="Mục IV.8")
    found = undated(year_of(made(plans=(silent,)), scope="01"))
    assert [(entry.source, entry.note) for entry in found] == [
        ("Kế hoạch lai_chau/QĐ. Mục IV.8", "văn bản không ghi ngày")
    ]


@pytest.mark.parametrize(
    ("given", "year", "days"),
    [
        pytest.param({"yearly": True}, 2024, ["31/12/2024"], id="yearly"),
        pytest.param({}, 2024, [], id="in-the-middle-of-a-span"),
        pytest.param({}, 2025, ["31/12/2025"], id="end-of-a-span"),
        pytest.param({"first_year": None, "last_year": None}, 2025, [], id="no-time"),
    ],
)
def test_tasks_stand_at_the_end_of_their_occurrences(given, year, days):
    found = year_of(made(tasks=(task("I.1", **given),)), year)
    assert [entry_day(entry) for entry in of_kind(found, EntryKind.TASK)] == days


def test_a_task_has_its_state_on_the_day_of_viewing():
    world = made(
        tasks=(task("I.1", 2025, 2025),), task_records=(task_record("I.1", 2025, date(2025, 6, 1)),)
    )
    for as_of, state in ((date(2025, 5, 31), "in_progress"), (date(2025, 6, 1), "done")):
        (found,) = of_kind(year_of(world, 2025, as_of=as_of), EntryKind.TASK)
        assert found.occurrence is not None
        assert found.occurrence.state.value == state


def test_a_review_says_that_documents_conflict_about_its_year():
    review = replace(task("II.7.2", 2027, 2027), title="Sơ kết 05 năm triển khai Chương trình.")
    conflict = Conflict(
        "mid_term", "Năm sơ kết: 2025 hay 2027", "Hai phụ lục ghi khác nhau.",
        (ConflictSide("1346", "Phụ lục II, 7.2", "2027"),),
    )  # fmt: skip
    (found,) = of_kind(
        year_of(made(tasks=(review,), conflicts=(conflict,)), 2027), EntryKind.REVIEW
    )
    assert "không ghi ngày" in found.note
    assert "Năm sơ kết: 2025 hay 2027: Hai phụ lục ghi khác nhau." in found.note
    assert found.source == "Kế hoạch 1346/QĐ. Phụ lục II, 7.2"


def test_entries_are_in_order_of_the_days_and_those_without_one_last():
    world = made(observance("week", None, None), observance("late", 11, 23), observance("early"))
    found = year_of(world)
    assert [entry_day(entry) for entry in found] == [
        "18/05/2026", "23/11/2026", "14/12/2026", "Chưa rõ ngày",
    ]  # fmt: skip
    assert len(dated(found)) == 3


def test_an_observance_over_the_new_year_is_cut_at_the_year():
    found = year_of(made(observance("feast", 12, 30, days=4)))
    assert [day for day in by_day(found, 2026) if day.month == 12 and day.day > 20] == [
        date(2026, 12, 30), date(2026, 12, 31),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        pytest.param(date(2026, 5, 17), "museum_day, 18/05/2026 (còn 1 ngày).", id="eve"),
        pytest.param(date(2026, 5, 18), "18/05/2026 (hôm nay).", id="today"),
        pytest.param(date(2026, 5, 19), "18/05/2026 (đang diễn ra).", id="its-second-day"),
        pytest.param(date(2026, 5, 20), "14/12/2026 (còn 208 ngày).", id="the-day-after"),
        pytest.param(date(2026, 12, 31), "hưởng ứng, 1 hạn báo cáo.", id="over"),
        pytest.param(date(2025, 12, 31), "18/05/2026 (còn 138 ngày).", id="the-year-before"),
        pytest.param(date(2027, 1, 1), "hưởng ứng, 1 hạn báo cáo.", id="past"),
    ],
)  # fmt: skip
def test_headline_says_what_comes_next(as_of, said):
    found = year_of(made(observance(days=2)), as_of=as_of)
    assert year_headline(found, 2026, as_of).endswith(said)


def test_an_empty_year_is_said_to_be():
    assert year_headline((), 2022, TODAY) == "Năm 2022 không có mốc nào của Chương trình."
    assert upcoming((), TODAY) is None


def opened(content: bytes) -> Calendar:
    found = Calendar.from_ical(content)
    assert isinstance(found, Calendar)
    return found


def written(found, as_of: date = TODAY, version: int = 7) -> bytes:
    return calendar_file(found, name="Chương trình 1520, năm 2026", as_of=as_of, version=version)


WORLD = made(
    observance("week", None, None),
    observance("feast", 9, 1, days=7, tasks=("I.1",)),
    tasks=(task("I.1", 2025, 2026),),
)


def test_an_event_reminds_before_it_begins_in_the_morning():
    found = year_of(WORLD)
    kinds = {entry.title: entry.kind for entry in dated(found)}
    for event in opened(written(found)).walk("VEVENT"):
        alarms = event.walk("VALARM")
        days = REMINDERS[kinds[str(event["summary"])]]
        assert [a["trigger"].dt for a in alarms] == [timedelta(days=-d, hours=9) for d in days]
        assert all(str(a["action"]) == "DISPLAY" for a in alarms)
        for alarm, left in zip(alarms, days, strict=True):
            assert str(alarm["description"]) == f"Còn {left} ngày: {event['summary']}"


def test_file_is_read_again_with_whole_days_and_an_exclusive_end():
    found = year_of(WORLD)
    events = {str(event["summary"]): event for event in opened(written(found)).walk("VEVENT")}
    assert len(events) == len(dated(found)) == 3
    feast = events["Ngày feast"]
    assert (feast["dtstart"].dt, feast["dtend"].dt) == (date(2026, 9, 1), date(2026, 9, 8))
    assert all(
        event["dtend"].dt - event["dtstart"].dt >= timedelta(days=1) for event in events.values()
    )
    assert "Nhiệm vụ gắn với dịp này: I.1 Nhiệm vụ I.1." in str(feast["description"])
    assert "Căn cứ: Kế hoạch 1346/QĐ. Mục 1." in str(feast["description"])


def test_file_has_what_the_standard_asks_for():
    content = written(year_of(WORLD))
    calendar = opened(content)
    assert str(calendar["version"]) == "2.0"
    assert str(calendar["prodid"])
    assert str(calendar["x-wr-calname"]) == "Chương trình 1520, năm 2026"
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    for event in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(event)
        assert event["dtstamp"].dt == datetime(2026, 11, 21, tzinfo=UTC)


def test_the_same_entries_give_the_same_bytes_and_the_same_names_for_ever():
    def names(content: bytes) -> list[str]:
        return sorted(str(event["uid"]) for event in opened(content).walk("VEVENT"))

    one, other = written(year_of(WORLD)), written(year_of(WORLD))
    assert one == other
    later = written(year_of(WORLD, as_of=date(2026, 12, 31)), date(2026, 12, 31), 8)
    assert names(later) == names(one)
    assert len(set(names(one))) == 3
    assert not set(names(written(year_of(WORLD, 2025)))) & set(names(one))


def test_a_file_of_nothing_is_still_a_calendar():
    assert opened(written(())).walk("VEVENT") == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("year", [2024, 2026, 2028])
def test_sheet_has_every_day_of_the_year_once(year, theme):
    drawn = year_view.months(year_of(WORLD, year), year, TODAY, theme)
    cells = drawn.count("<td") - drawn.count("<td></td>")
    assert cells == (366 if year in (2024, 2028) else 365)
    assert drawn.count("<caption>") == 12


def test_sheet_marks_the_days_names_them_and_rings_the_day_of_viewing():
    drawn = year_view.months(year_of(WORLD), 2026, TODAY, LIGHT)
    assert drawn.count("<td class='observance'") == 7
    assert drawn.count("Ngày feast</li>") == 1
    assert f"<td class='now'>{TODAY.day}</td>" in drawn
    assert "<td class='now'" not in year_view.months(year_of(WORLD, 2025), 2025, TODAY, LIGHT)


def test_list_holds_every_entry_with_its_source_and_escapes_what_was_entered():
    world = made(replace(observance(), name="<b>Ngày</b>", clause="Mục <1>"))
    said = year_view.listed(year_of(world), 2026, TODAY, LIGHT)
    assert "&lt;b&gt;Ngày&lt;/b&gt;" in said
    assert "Mục &lt;1&gt;" in said
    assert "<b>Ngày" not in said
    assert said.index("Sắp tới") < said.index("Đã qua")
