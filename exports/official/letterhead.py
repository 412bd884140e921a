"""Who writes to whom: from the documents and units that are recorded, else left to be filled.

The country's report goes from the body whose plan names the one it answers to; a province's from
its department to the Ministry; that of a unit with a plan of its own from who issued the plan.
"""

import re

from exports.official.parts import Field, Letterhead, Piece, Text
from exports.report import ReportDocument
from progress.model.programme import Programme
from progress.model.records import Document
from progress.model.units import NATION, Kind, Unit
from progress.reporting.reporting import ministry_rule

SEAT = "Hà Nội"
"""Seat of the Ministry (clause II.4.a: the province-level unit where the body resides)."""


def asking(programme: Programme) -> Document | None:
    """Return the national plan whose issuer reports on the whole; None where none is recorded."""
    national = programme.plans.get(NATION, ())
    return next((each for each in national if each.report_to and not each.report_day), None)


def letterhead(report: ReportDocument) -> Letterhead:
    """Return the issuing body with number, sign, place and year."""
    unit = report.programme.unit[report.selection.scope]
    national, provincial = unit.kind is Kind.NATION, unit.kind is Kind.PROVINCE
    plan = asking(report.programme) if national else None
    name = _issuer(report)
    hint = "TÊN SỞ PHỤ TRÁCH VĂN HÓA" if provincial else "TÊN CƠ QUAN BAN HÀNH"
    sign = Text((plan.number or "").rpartition("-")[2]) if plan else Field("ký hiệu")
    return Letterhead(
        parent=f"UBND {_title(unit)}".upper() if provincial else "",
        issuer=_lines(name) if name else Field(hint),
        sign=(Text("Số:         /BC-"), sign),
        place=Text(SEAT) if national else Field("Địa danh"),
        year=report.selection.as_of.year,
    )


def addressee(report: ReportDocument) -> Text | Field:
    """Return who the report is written to."""
    programme, unit = report.programme, report.programme.unit[report.selection.scope]
    rule = asking(programme) if unit.kind is Kind.NATION else None
    rule = ministry_rule(programme, report.selection.year) if unit.kind is Kind.PROVINCE else rule
    known = rule.report_to if rule is not None else None
    return Text(known) if known else Field("Cơ quan nhận báo cáo")


def recipients(report: ReportDocument) -> tuple[tuple[Piece, ...], ...]:
    """Return the lines under "Nơi nhận" (clause II.9.d)."""
    unit = report.programme.unit[report.selection.scope]
    above = unit.kind is Kind.PROVINCE
    return (
        (Text("- Như trên;"),),
        *(((Text(f"- UBND {_title(unit)} (để báo cáo);"),),) if above else ()),
        (Text("- "), Field("cơ quan, đơn vị, cá nhân nhận khác"), Text(";")),
        (Text("- Lưu: VT, "), Field("đơn vị soạn thảo, số bản"), Text(".")),
    )


def writer(report: ReportDocument) -> str:
    """Return the issuing body as a sentence names it; "" where it is not known."""
    unit, name = report.programme.unit[report.selection.scope], _issuer(report)
    return f"{name} {_title(unit)}" if name and unit.kind is Kind.PROVINCE else name


def _issuer(report: ReportDocument) -> str:
    programme, unit = report.programme, report.programme.unit[report.selection.scope]
    plan = programme.own_plan(unit.code, report.selection.as_of)
    if unit.kind is Kind.PROVINCE:
        return _department(plan, unit)
    plan = asking(programme) if unit.kind is Kind.NATION else plan
    return plan.issuer if plan else ""


def _department(plan: Document | None, unit: Unit) -> str:
    """Return the department to which the province's own plan sends reports; "" if none says."""
    named = _DEPARTMENT.search((plan and plan.report_to) or "")
    return named.group().removesuffix(f" {_title(unit)}").strip() if named else ""


_DEPARTMENT = re.compile(r"Sở [^()]+")


def _lines(name: str) -> Text:
    """Return a name in capitals; a long one is broken before "và", or near its middle."""
    name = name.upper()
    if len(name) <= _LINE:
        return Text(name)
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    before = [each for each in spaces if name[each:].startswith(" VÀ ")]
    near = [each for each in before if each > len(name) / 3] or spaces
    place = min(near, key=lambda each: abs(each - len(name) / 2))
    return Text(f"{name[:place]}\n{name[place + 1 :]}")


_LINE = 26
"""Letters of a body's name on one line of the title block."""


def _title(unit: Unit) -> str:
    return f"{unit.type_name or ''} {unit.name}".strip()
