"""What is asked about, in the words of commands and other systems, with the page's defaults."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from data_access.store.problems import Problem
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.territory import scopes
from progress.model.units import NATION
from progress.reporting.years import year_shown_first


class NoSuchYear(Problem):
    """A year of which nothing can be asked."""


def selection(programme: Programme, asked: Mapping[str, Any], as_of: date) -> Selection:
    """Return what is asked for, with the page's defaults; Problem where it is not there."""
    scope, document, year = asked.get("scope") or NATION, asked.get("document"), asked.get("year")
    if scope not in scopes(programme):
        raise Problem(
            f"Không có phạm vi «{scope}». Hãy dùng VN, mã một tỉnh, thành phố (ví dụ 46, "
            "86@2025) hoặc mã một đơn vị có kế hoạch riêng."
        )
    if document is not None and document not in programme.document:
        known = ", ".join(programme.document)
        raise Problem(f"Không có văn bản «{document}». Các mã văn bản: {known}.")
    if year is None:
        year = year_shown_first(programme, scope, as_of)
    last = programme.programme_years[-1]
    if not 1900 <= year <= last:
        raise NoSuchYear(f"Không có số liệu năm {year}: hãy chọn năm từ 1900 đến {last}.")
    return Selection(as_of, year, scope, asked.get("milestone"), document)
