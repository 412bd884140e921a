"""Small Programmes without a database: plain functions with sensible defaults.

The country of the tests has two provinces that never changed, Hà Nội (`01`) and Huế (`46`), and
Vĩnh Long (`86`), made on 1 July 2025 from Bến Tre, Trà Vinh and the old Vĩnh Long: five reporting
units until 2024, three from 2025. Its programme asks for 40% by 2025 and 60% by 2030.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from progress.judging.targets import TargetFact, target_facts
from progress.model.programme import Programme
from progress.model.records import (
    Category,
    Document,
    Indicator,
    Measure,
    ReportBy,
    Sector,
    Series,
    Target,
    Task,
)
from progress.model.reported import (
    Budget,
    Figure,
    Narrative,
    NarrativeTheme,
    Report,
    Source,
    TaskRecord,
)
from progress.model.selection import Selection
from progress.model.units import NATION, Agency, Kind, Succession, Unit

MERGED_ON = date(2025, 7, 1)
TODAY = date(2026, 11, 21)
VINH_LONG = ("83@2025", "84@2025", "86@2025")
"""The predecessors of Vĩnh Long."""

SERVICE: Series = ("library_service", "public_commune")
DISTRICT: Series = ("library_service", "public_district")
PROVINCIAL: Series = ("library_service", "public_province")
MUSEUMS: Series = ("museum_programme", "museum")
PROGRAMMES: Series = ("museum_programme_count", "museum")
VISITS: Series = ("library_visits", "none")


def province(
    code: str,
    name: str | None = None,
    *,
    valid_from: date | None = None,
    valid_to: date | None = None,
    kind: Kind = Kind.PROVINCE,
    type_name: str | None = "tỉnh",
    parent_code: str | None = NATION,
) -> Unit:
    return Unit(
        code=code,
        official_code=code.partition("@")[0],
        name=name or f"Tỉnh {code}",
        short_name=name or f"Tỉnh {code}",
        former_names=(),
        kind=kind,
        type_name=type_name,
        region=None,
        parent_code=parent_code,
        former_parent_code=None,
        valid_from=valid_from,
        valid_to=valid_to,
        latitude=None,
        longitude=None,
        population=None,
        area_km2=None,
    )


def ended(code: str, name: str | None = None, *, valid_to: date | None = None) -> Unit:
    """A province whose last day was the eve of the merger."""
    return province(code, name, valid_to=valid_to or MERGED_ON - timedelta(days=1))


def nation() -> Unit:
    return province(NATION, "Cả nước", kind=Kind.NATION, type_name=None, parent_code=None)


def commune(code: str, name: str | None = None, *, valid_to: date | None = None) -> Unit:
    return province(
        code, name, kind=Kind.COMMUNE, type_name="xã", parent_code="01", valid_to=valid_to
    )


UNITS = (
    nation(),
    province("01", "Hà Nội", type_name="thành phố"),
    province("46", "Huế", type_name="thành phố"),
    province("86", "Vĩnh Long", valid_from=MERGED_ON),
    ended("83@2025", "Bến Tre"),
    ended("84@2025", "Trà Vinh"),
    ended("86@2025", "Vĩnh Long"),
)


def succession(predecessor: str, successor: str, effective_on: date = MERGED_ON) -> Succession:
    return Succession(predecessor, successor, effective_on)


SUCCESSIONS = tuple(succession(code, "86") for code in VINH_LONG)


def document(
    code: str = "1520",
    unit_code: str = NATION,
    *,
    number: str | None = None,
    first_year: int | None = 2023,
    last_year: int | None = 2030,
    before: tuple[int, int] | None = None,
) -> Document:
    """A plan; `before` is the month and day before which its yearly report is due."""
    return Document(
        code=code,
        title=f"Kế hoạch {code}",
        number=number or f"{code}/QĐ",
        issuer="Cơ quan ban hành",
        issued_on=None,
        unit_code=unit_code,
        first_year=first_year,
        last_year=last_year,
        report_month=before and before[0],
        report_day=before and before[1],
        report_to=None,
        report_clause=None,
        report_from=None,
        report_by=ReportBy.PROVINCE if unit_code == NATION else ReportBy.COMMUNE,
    )


DECISION = document("1520", number="1520/QĐ-TTg")
CIRCULAR = document("tt14", first_year=None, last_year=None, before=(12, 15))


def category(
    code: str,
    name: str | None = None,
    *,
    sector_code: str | None = "library",
    ended_on: date | None = None,
    position: int = 1,
) -> Category:
    return Category(code, sector_code, name or code, None, ended_on, position)


CATEGORIES = (
    category("none", "Không phân loại", sector_code=None),
    category("public_province", "Thư viện cấp tỉnh", position=2),
    category("public_district", "Thư viện cấp huyện", ended_on=date(2025, 6, 30), position=3),
    category("public_commune", "Thư viện cấp xã", position=4),
    category("museum", "Bảo tàng", sector_code="museum", position=5),
)


def indicator(
    code: str,
    measure: Measure | None = Measure.SHARE,
    *,
    short_name: str | None = None,
    unit_of_measure: str | None = "%",
    sector_code: str = "library",
    position: int = 1,
) -> Indicator:
    return Indicator(
        code=code,
        sector_code=sector_code,
        name=short_name or code,
        short_name=short_name or code,
        measure=measure,
        unit_of_measure=unit_of_measure,
        definition="",
        part_of=None,
        position=position,
    )


INDICATORS = (
    indicator("library_service", short_name="Thư viện có dịch vụ"),
    indicator(
        "library_visits",
        Measure.GROWTH,
        short_name="Lượt người sử dụng thư viện",
        unit_of_measure="lượt",
        position=2,
    ),
    indicator(
        "museum_programme",
        short_name="Bảo tàng có chương trình giáo dục",
        sector_code="museum",
        position=3,
    ),
    indicator(
        "museum_programme_count",
        Measure.COUNT,
        short_name="Số chương trình của bảo tàng",
        unit_of_measure="chương trình",
        sector_code="museum",
        position=4,
    ),
)


def sector(code: str, name: str, lead: Series, *, position: int = 1) -> Sector:
    return Sector(code, name, "vu", *lead, position)


SECTORS = (
    sector("library", "Thư viện", SERVICE),
    sector("museum", "Bảo tàng", MUSEUMS, position=2),
)


def target(
    year: int,
    low: float | Fraction | None,
    high: float | None = None,
    *,
    row: Series = SERVICE,
    document: str = "1520",
    wording: str = "Lời của mục tiêu",
    clause: str = "Điều 1",
    certainty: str = "read",
    base_year: int | None = None,
    note: str | None = None,
) -> Target:
    return Target(
        document_code=document,
        indicator_code=row[0],
        category_code=row[1],
        year=year,
        low=None if low is None else Fraction(low),
        high=None if high is None else Fraction(high),
        wording=wording,
        clause=clause,
        certainty=certainty,
        base_year=base_year,
        note=note,
    )


def milestones(*, row: Series = SERVICE, document: str = "1520", **by_year: float) -> tuple:
    """Targets of one row from words like `y2025=40`."""
    return tuple(
        target(int(year.removeprefix("y")), low, row=row, document=document)
        for year, low in by_year.items()
    )


TARGETS = milestones(y2025=40, y2030=60)
COUNTS = milestones(y2025=1, y2030=3, row=PROGRAMMES)
GROWTH = (target(2025, 10, row=VISITS), target(2030, 10, 15, row=VISITS))


def figure(
    unit_code: str,
    year: int,
    numerator: int,
    denominator: int | None = None,
    *,
    row: Series = SERVICE,
    origin: str = "reported",
    note: str | None = None,
    written_on: date | None = None,
) -> Figure:
    """A figure; `written_on` is the day it was first written, None where it always counts."""
    values = (year, numerator, denominator, origin, note)
    return Figure(unit_code, *row, *values, change_id=1, first_written_on=written_on)


def figures(
    unit_codes: Iterable[str],
    year: int,
    numerator: int,
    denominator: int | None = None,
    *,
    row: Series = SERVICE,
) -> tuple[Figure, ...]:
    """The same figure of several units."""
    return tuple(figure(code, year, numerator, denominator, row=row) for code in unit_codes)


def report(
    unit_code: str,
    year: int,
    received_on: date | None = None,
    cut_off_on: date | None = None,
) -> Report:
    received = received_on or date(year, 12, 1)
    return Report(unit_code, year, received, cut_off_on, None, None, None, change_id=1)


def narrative(
    unit_code: str, year: int, theme: NarrativeTheme, text: str, written_on: date | None = None
) -> Narrative:
    return Narrative(unit_code, year, theme, text, 1, written_on)


def budget(
    unit_code: str,
    year: int,
    planned: int | None = None,
    allocated: int | None = None,
    spent: int | None = None,
    *,
    source: Source = Source.STATE_BUDGET,
    document_code: str = "1520",
    paper: str | None = None,
    written_on: date | None = None,
) -> Budget:
    """Money of a unit and year, in đồng."""
    amounts = (planned, allocated, spent)
    key = (unit_code, document_code, year, source)
    return Budget(*key, *amounts, paper, None, change_id=1, first_written_on=written_on)


def task(
    code: str = "I.1",
    first_year: int | None = 2024,
    last_year: int | None = 2025,
    *,
    yearly: bool = False,
    position: int = 1,
) -> Task:
    appendix, _, number = code.partition(".")
    return Task(
        code=code,
        document_code="1346",
        appendix=appendix,
        number=number,
        group_number="1",
        group_title="Nhóm",
        title=f"Nhiệm vụ {code}",
        short_title=f"Nhiệm vụ {code}",
        product=None,
        sector_code=None,
        first_year=first_year,
        last_year=last_year,
        yearly=yearly,
        time_as_written=None,
        position=position,
        leads=("vu",),
        coordinators=(),
    )


def task_record(
    task_code: str = "I.1", occurrence_year: int = 2025, finished_on: date | None = None
) -> TaskRecord:
    """Work reported or, with its day, a completion."""
    state = "done" if finished_on else "in_progress"
    proof = "12/BC" if finished_on else None
    return TaskRecord(task_code, occurrence_year, state, finished_on, proof, None, change_id=1)


def agency(code: str = "vu", name: str = "Vụ Thư viện") -> Agency:
    return Agency(code, name, None, None, None, None)


def programme(**given: object) -> Programme:
    """A Programme; whatever is not given is the country described above, without figures."""
    defaults: dict[str, object] = {
        "version": 1,
        "demonstration": False,
        "documents": (DECISION, CIRCULAR),
        "units": UNITS,
        "successions": SUCCESSIONS,
        "agencies": (agency(),),
        "sectors": SECTORS,
        "categories": CATEGORIES,
        "indicators": INDICATORS,
        "targets": TARGETS,
        "conflicts": (),
        "figures": (),
        "reports": (),
        "tasks": (),
        "task_records": (),
        "observances": (),
    }
    records = {name: tuple(v) if isinstance(v, list) else v for name, v in given.items()}
    return Programme(**{**defaults, **records})


def of_provinces(*codes: str, **given: object) -> Programme:
    """A Programme of a country whose provinces never changed."""
    units = (nation(), *(province(code) for code in codes))
    return programme(units=units, successions=(), **given)


def facts(
    made: Programme,
    year: int,
    scope: str = "01",
    *,
    milestone: int | None = None,
    as_of: date | None = None,
) -> tuple[TargetFact, ...]:
    """Facts of a year, by default on a day when the year is closed and its reports have come."""
    return target_facts(made, Selection(as_of or date(year + 1, 3, 1), year, scope, milestone))


def judged(
    figures: Iterable[Figure],
    year: int,
    scope: str = "01",
    *,
    milestone: int | None = None,
    as_of: date | None = None,
    targets: Iterable[Target] = TARGETS,
    **more: object,
) -> TargetFact:
    """The one fact of a Programme with these figures and targets."""
    made = programme(figures=tuple(figures), targets=tuple(targets), **more)
    (only,) = facts(made, year, scope, milestone=milestone, as_of=as_of)
    return only
