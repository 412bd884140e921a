"""What a request asks of a list or of the facts: the parameters of addresses, read strictly.

Their names are those of the pages. What is not known is refused, since an answer that left it out
would be taken for the answer to what was asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from data_access.interface.asking import selection
from data_access.interface.lists import TableList
from data_access.store import clock
from data_access.store.problems import Problem
from progress.model.selection import Selection
from ui.documents.report_files import day_of, source_of
from ui.frame import url_state
from ui.frame.data import Data

LIMIT, AFTER = "limit", "after"
FROM, TO = "tu", "den"
"""Parameters for two data versions."""
MOST, USUAL = 1_000, 100
"""Rows of a page."""
_OF_COLUMN = {
    "year": url_state.YEAR,
    "occurrence_year": url_state.YEAR,
    "unit_code": url_state.SCOPE,
    "indicator_code": url_state.INDICATOR,
    "category_code": url_state.CATEGORY,
    "document_code": url_state.DOCUMENT,
    "sector_code": url_state.SECTOR,
    "task_code": "nhiem-vu",
    "institution_code": "thiet-che",
}
"""The parameter that filters a column, in whatever list it stands."""
_UNIT, _WORDS = "unit", "words"


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which rows of a list are asked for: `conditions` by column, those behind `after`, how many.

    `versions` are two data versions to be compared, None for the rows as they stand.
    """

    conditions: Mapping[str, Any]
    after: tuple[Any, ...] | None
    limit: int
    versions: tuple[int, int] | None = None


def filters(listed: TableList) -> dict[str, str]:
    """Return the parameters that filter a list, each with the column or the rule that it means."""
    conditions = {
        parameter: column.name
        for column in listed.columns
        if (parameter := _OF_COLUMN.get(column.name)) is not None
    }
    if url_state.SCOPE in conditions or listed.name == "units":
        conditions[url_state.SCOPE] = _UNIT
    if listed.searched:
        conditions[url_state.WORDS] = _WORDS
    return conditions


def page_of(listed: TableList, query: Mapping[str, str]) -> PageRequest:
    """Return what is asked of a list as it stands; Problem for what is no such question."""
    known = filters(listed)
    _refuse_others(query, (*known, LIMIT, AFTER))
    conditions = {
        column: whole(query[name], name) if name == url_state.YEAR else query[name]
        for name, column in known.items()
        if name in query
    }
    return PageRequest(conditions, _after(listed, query), _limit(query))


def comparison_of(listed: TableList, query: Mapping[str, str], version: int) -> PageRequest:
    """Return what is asked of two data versions; the later one is today's where none is named."""
    _refuse_others(query, (FROM, TO, LIMIT, AFTER))
    if FROM not in query:
        raise Problem(f"Hãy cho biết từ phiên bản dữ liệu nào: {FROM}=SỐ.")
    first = whole(query[FROM], FROM)
    last = whole(query[TO], TO) if TO in query else version
    if not first <= last <= version:
        raise Problem(
            f"Phiên bản phải theo thứ tự {FROM} ≤ {TO}, không quá phiên bản hiện nay ({version})."
        )
    return PageRequest({}, _after(listed, query), _limit(query), (first, last))


def facts_asked(query: Mapping[str, str]) -> tuple[Data, Selection]:
    """Return the data and the selection of the facts that are asked for, with the defaults."""
    asked = {
        "scope": url_state.SCOPE,
        "document": url_state.DOCUMENT,
        "year": url_state.YEAR,
        "milestone": url_state.MILESTONE,
    }
    _refuse_others(query, (*asked.values(), url_state.AS_OF, url_state.SNAPSHOT))
    source = source_of(query.get)
    given: dict[str, Any] = {
        name: whole(query[parameter], parameter)
        if name in ("year", "milestone")
        else query[parameter]
        for name, parameter in asked.items()
        if parameter in query
    }
    years = {target.year for target in source.programme.targets}
    if given.get("milestone", min(years)) not in years:
        raise Problem(
            f"Không có mốc năm {given['milestone']}: {', '.join(map(str, sorted(years)))}."
        )
    return source, selection(source.programme, given, _as_of(source, query.get(url_state.AS_OF)))


def next_query(query: Mapping[str, str], after: str) -> str:
    """Return the query of the next page."""
    return urlencode({**query, AFTER: after})


def written(listed: TableList, row: Mapping[str, Any]) -> str:
    """Return the key of a row, as the parameter for what comes after it."""
    return ",".join(str(row[column.name]) for column in listed.key)


def whole(text: str, name: str) -> int:
    """Return a parameter that is a whole number; Problem for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= DIGITS):
        raise Problem(f"Tham số {name} phải là số nguyên không âm, không phải «{text}».")
    return int(text)


DIGITS = 9


def _limit(query: Mapping[str, str]) -> int:
    limit = whole(query.get(LIMIT, str(USUAL)), LIMIT)
    if not 1 <= limit <= MOST:
        raise Problem(f"Tham số {LIMIT} phải từ 1 đến {MOST}.")
    return limit


def _after(listed: TableList, query: Mapping[str, str]) -> tuple[Any, ...] | None:
    if AFTER not in query:
        return None
    parts = query[AFTER].split(",")
    if len(parts) != len(listed.key):
        names = ",".join(column.name for column in listed.key)
        raise Problem(f"Tham số {AFTER} phải là khóa của dòng cuối đã nhận: {names}.")
    return tuple(
        whole(part, AFTER) if column.type.python_type is int else part
        for part, column in zip(parts, listed.key, strict=True)
    )


def _as_of(source: Data, code: str | None) -> date:
    if code is not None:
        return day_of(code)
    return source.snapshot.as_of if source.snapshot else clock.today()


def _refuse_others(query: Mapping[str, str], known: tuple[str, ...]) -> None:
    others = [f"«{name}»" for name in query if name not in known]
    if others:
        raise Problem(f"Không có tham số {', '.join(others)}. Các tham số: {', '.join(known)}.")
