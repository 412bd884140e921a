"""Institutions as rows: the same words on the page and in both downloads."""

from collections.abc import Iterable
from datetime import date
from operator import itemgetter

import pandas as pd

from data_access.store import clock
from exports.shared.tables import Cell
from progress.model.numbers import UNKNOWN, day, written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import unit_title
from progress.places.register import (
    Institution,
    InstitutionCard,
    InstitutionResult,
    Provenance,
    state_on,
)
from ui.frame import words

COLUMNS = (
    "Mã",
    "Tên thiết chế",
    "Loại",
    "Tỉnh, thành phố",
    "Xã, phường",
    "Sở hữu",
    "Ngày mở",
    "Ngày đóng",
    "Tình trạng",
    "Vĩ độ",
    "Kinh độ",
    "Nguồn",
)
"""Columns of the downloads."""


def page(programme: Programme, institutions: Iterable[Institution], as_of: date) -> pd.DataFrame:
    """Return the rows of a page of the list."""
    shown = ("Tên thiết chế", "Loại", "Tỉnh, thành phố", "Xã, phường", "Sở hữu", "Tình trạng", "Mã")
    cells = itemgetter(*map(COLUMNS.index, shown))
    rows = [written_row(cells(row(programme, each, as_of))) for each in institutions]
    return pd.DataFrame(rows, columns=shown)


def row(programme: Programme, institution: Institution, as_of: date) -> tuple[Cell, ...]:
    """Return an institution in the order of the columns; None where nothing is known."""
    return (
        institution.code,
        institution.name,
        programme.category[institution.category_code].name,
        unit_title(programme.unit[institution.province_code]),
        institution.commune,
        words.ownership_words(institution.ownership),
        institution.opened_on,
        institution.closed_on,
        state_on(institution.opened_on, institution.closed_on, as_of).label,
        institution.latitude,
        institution.longitude,
        words.DEMONSTRATION if institution.demonstration else "Danh bạ của đơn vị",
    )


def written_row(cells: tuple[Cell, ...]) -> list[str]:
    """Return a row as texts, for people and spreadsheets that take nothing else."""
    return [_written(cell) for cell in cells]


def results(programme: Programme, card: InstitutionCard) -> pd.DataFrame:
    """Return one row for each result, the latest year first, with where it comes from."""
    return pd.DataFrame(
        {
            "Năm": str(each.year),
            "Kết quả": result_words(programme, each),
            "Chỉ tiêu": programme.indicator[each.indicator_code].short_name,
            "Nguồn": provenance_words(each.provenance),
        }
        for each in card.results
    )


def result_words(programme: Programme, result: InstitutionResult) -> str:
    """Return a result in words: yes or no where the indicator is a share, else the number."""
    if result.value is None:
        return UNKNOWN
    share = programme.indicator[result.indicator_code].measure is Measure.SHARE
    if share and result.value in (0, 1):
        return "có" if result.value else "không"
    return written(result.value)


def provenance_words(provenance: Provenance) -> str:
    """Say with which change something came."""
    if provenance.demonstration:
        kind = words.DEMONSTRATION
    elif provenance.file_name:
        kind = f"tệp {provenance.file_name}"
    else:
        kind = "đơn vị báo cáo"
    made_on = provenance.at.astimezone(clock.ZONE).date()
    return f"{kind} · thay đổi số {provenance.change_id}, {day(made_on)}"


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return day(cell)
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell
