"""What records are called where people read them: units, documents, series and targets."""

from progress.model.numbers import alphabetical, asked, day
from progress.model.programme import Programme, grouped
from progress.model.records import NO_CATEGORY, Document, Indicator, Measure, Series, Target
from progress.model.selection import Selection
from progress.model.units import NATION, Kind, Unit

CERTAINTY = {
    "read": "đã đọc trong văn bản hoặc trang dẫn nguyên văn",
    "restated": "biết qua văn bản nêu lại",
    "conflicting": "các nguồn nêu khác nhau",
}
"""Certainties of a target in words."""
POSITIONAL = "positional"
"""How the note of a target begins that another plan's order gave its number."""


def unit_title(unit: Unit) -> str:
    """Return a unit's name with its type: `tỉnh Lai Châu`, `thành phố Huế`; the country's own."""
    if unit.kind is Kind.NATION:
        return unit.short_name
    title = f"{unit.type_name or ''} {unit.name}".strip()
    return f"{title} (đến {unit.valid_to:%d/%m/%Y})" if unit.valid_to else title


def short_title(unit: Unit) -> str:
    """Return a unit's name; of an ended one `Vĩnh Long (cũ)`, since one of today may share it."""
    return f"{unit.name} (cũ)" if unit.valid_to else unit.name


_RENAMED = {"46": (2024, "tỉnh Thừa Thiên Huế")}
"""Last year of an earlier name and type, by unit: Resolution 175/2024/QH15, from 1 January 2025."""


def title_in_year(unit: Unit, year: int) -> str:
    """Return a unit's title as documents say it of a year: with its name of then, if another."""
    last, name = _RENAMED.get(unit.code, (0, ""))
    return f"{unit_title(unit)} (đến 31/12/{last} là {name})" if year <= last else unit_title(unit)


def ended_sentence(unit: Unit) -> str:
    """Say that nothing can be asked any more of a unit that has ended; "" of one that stands."""
    if unit.valid_to is None:
        return ""
    return f"Đơn vị đã kết thúc ngày {day(unit.valid_to)} nên không tính phần còn cần."


def selection_sentence(programme: Programme, selection: Selection) -> str:
    """Return what is shown, in one sentence that headers, footers and exports print.

    A milestone chosen is named; one that is past by the chosen year is judged on its own year.
    """
    document = programme.document.get(selection.document or "")
    parts = [
        unit_title(programme.unit[selection.scope]),
        f"số liệu năm {min(selection.year, selection.milestone or selection.year)}",
        *((f"mốc {selection.milestone}",) if selection.milestone else ()),
        f"tính đến {day(selection.as_of)}",
    ]
    if document is not None:
        parts.append(document_title(document))
    return " · ".join(parts)


def document_title(document: Document) -> str:
    """Return a document's short name: its number, or its issuer where the number is unknown."""
    return document.number or f"Kế hoạch của {document.issuer}"


def papers(documents: tuple[Document, ...]) -> list[tuple[Document, ...]]:
    """Return documents by paper: the parts of a decision that assigns something are one."""
    return list(grouped(((each.paper, each.is_assigned), each) for each in documents).values())


def paper_name(programme: Programme, parts: tuple[Document, ...]) -> str:
    """Return the title of a paper: of several parts that of the first, without its unit's name."""
    first, *others = parts
    whom = f" cho {unit_title(programme.unit[first.unit_code])}" if others else ""
    return first.title.removesuffix(whom)


def paper_scope(programme: Programme, parts: tuple[Document, ...]) -> str:
    """Return whom a paper binds: the title of a unit, or how many it assigns something to."""
    if len(parts) > 1:
        return f"{len(parts)} đơn vị được giao"
    return unit_title(programme.unit[parts[0].unit_code])


def units_word(scope: str) -> str:
    """Return what the reporting units of a scope are called."""
    return "tỉnh, thành phố" if scope == NATION else "đơn vị"


def series_title(programme: Programme, series: Series) -> str:
    """Return what a series is about: `Thư viện công cộng cấp xã có dịch vụ học tập suốt đời`."""
    indicator, category = programme.indicator[series[0]], programme.category[series[1]]
    sector = programme.sector[indicator.sector_code]
    predicate = indicator.short_name.removeprefix(f"{sector.name} ")
    if category.code == NO_CATEGORY or predicate == indicator.short_name:
        return indicator.short_name
    return f"{category.name} {predicate}"


def target_words(indicator: Indicator, target: Target) -> str:
    """Return what a target asks for: `60%`, `tăng 10–15% mỗi năm`, or its words."""
    if target.low is None:
        return target.wording
    if indicator.measure is Measure.GROWTH:
        return f"tăng {asked(target.low, target.high)} mỗi năm"
    return asked(target.low, target.high, indicator.unit_of_measure or "")


def asked_words(programme: Programme, target: Target) -> str:
    """Return what a target asks for: a number, or that it is put in words alone."""
    indicator = programme.indicator[target.indicator_code]
    return "nêu bằng lời" if target.low is None else target_words(indicator, target)


def note_words(target: Target) -> str:
    """Return a target's note as people read it; empty where there is none."""
    note = target.note or ""
    if note.startswith(POSITIONAL):
        return f"Hiểu theo thứ tự nêu: {note.removeprefix(POSITIONAL).lstrip(': ')}"
    return note


def unit_names(programme: Programme, codes: tuple[str, ...]) -> str:
    """Return the units' names in the order of the Vietnamese alphabet."""
    return ", ".join(sorted((programme.unit[code].name for code in codes), key=alphabetical))
