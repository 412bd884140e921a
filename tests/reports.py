"""Reports of small Programmes: full, with nothing reported, of a province, with long names."""

from dataclasses import replace
from datetime import date

from exports.report import OCCASIONS, ReportDocument, ReportSnapshot, build_report
from exports.report.occasions import YEARLY
from progress.model.programme import Programme
from progress.model.selection import Selection
from tests import factories

AS_OF = factories.TODAY
FROZEN = ReportSnapshot("so-ket-2027", "Sơ kết 05 năm", date(2026, 11, 20), "0123456789abcdef" * 4)
MINISTRY = "Bộ Văn hóa, Thể thao và Du lịch"
DECISION = replace(
    factories.DECISION,
    title="Quyết định phê duyệt Chương trình “Học tập suốt đời đến năm 2030”",
    issuer="Thủ tướng Chính phủ",
    issued_on=date(2022, 12, 9),
)
PLAN = replace(
    factories.document("1346", number="1346/QĐ-BVHTTDL"),
    title="Kế hoạch triển khai thực hiện Chương trình “Học tập suốt đời đến năm 2030”",
    issuer=MINISTRY,
    issued_on=date(2023, 1, 26),
    report_to="Thủ tướng Chính phủ",
)
CIRCULAR = replace(
    factories.CIRCULAR,
    title="Thông tư quy định về chế độ báo cáo",
    number="14/2022/TT-BVHTTDL",
    report_to=MINISTRY,
)
HUE = replace(
    factories.document("hue", "46"),
    issuer="Ủy ban nhân dân thành phố Huế",
    report_to="Ủy ban nhân dân (qua Sở Văn hóa và Thể thao thành phố Huế)",
)
DOCUMENTS = (PLAN, DECISION, CIRCULAR, HUE)
TARGETS = (
    *factories.milestones(y2025=40, y2030=60),
    *factories.milestones(y2025=50, row=factories.DISTRICT),
    *factories.milestones(y2025=70, y2030=100, row=factories.MUSEUMS),
    *factories.COUNTS,
    *factories.GROWTH,
)
FIGURES = (
    *factories.figures(("01", "46", *factories.VINH_LONG), 2022, 10, 100),
    *factories.figures(("01", "46"), 2025, 37, 111),
    *factories.figures(("01", "46", *factories.VINH_LONG), 2024, 3, 7, row=factories.DISTRICT),
    *factories.figures(("01", "46", "86"), 2025, 2, 3, row=factories.MUSEUMS),
    *factories.figures(("01", "46", "86"), 2025, 1, row=factories.PROGRAMMES),
    *factories.figures(("01", "46", *factories.VINH_LONG), 2022, 1000, row=factories.VISITS),
    *factories.figures(("01", "46", "86"), 2025, 1500, row=factories.VISITS),
)
TASKS = (
    factories.task("I.1"),
    factories.task("I.2", yearly=True, position=2),
    factories.task("II.1", 2026, 2030, position=3),
)


def country(**given: object) -> Programme:
    """A Programme in which every kind of verdict's inputs occurs; Vĩnh Long left figures out."""
    parts: dict[str, object] = {
        "documents": DOCUMENTS,
        "targets": TARGETS,
        "figures": FIGURES,
        "tasks": TASKS,
        "task_records": (factories.task_record("I.2", 2025, date(2025, 6, 1)),),
        "reports": (factories.report("01", 2025), factories.report("46", 2025)),
        "demonstration": True,
    }
    return factories.programme(**{**parts, **given})


def report(
    scope: str = "VN", year: int = 2025, *, frozen: ReportSnapshot | None = None, **given: object
) -> ReportDocument:
    """The yearly report of a scope."""
    return build_report(country(**given), Selection(AS_OF, year, scope), YEARLY, frozen)


def empty(scope: str = "VN") -> ReportDocument:
    """A report of plans by which nothing was reported yet."""
    return report(scope, figures=(), reports=(), task_records=(), demonstration=False)


def bare() -> ReportDocument:
    """A report of a Programme that sets no target and has no tasks."""
    return report(targets=(), figures=(), reports=(), tasks=(), task_records=())


def long_named() -> ReportDocument:
    """A report whose names are as long as any can be, and hold what no XML can."""
    longest = "Thư viện công cộng cấp xã " * 12 + "\x00\x0b<b>&amp;</b>"
    categories = tuple(
        replace(each, name=longest) if each.code == "public_commune" else each
        for each in factories.CATEGORIES
    )
    units = tuple(
        replace(each, name=f"{each.name} {longest}") if each.code == "46" else each
        for each in factories.UNITS
    )
    return report(categories=categories, units=units)


CASES = {
    "full": report,
    "snapshot": lambda: report(frozen=FROZEN),
    "empty": empty,
    "bare": bare,
    "province": lambda: report("46"),
    "ended-province": lambda: report("86@2025", 2024),
    "long": long_named,
    "final": lambda: build_report(country(), Selection(AS_OF, 2025), OCCASIONS[2]),
}
