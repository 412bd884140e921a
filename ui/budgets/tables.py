"""Money as tables: by source, by unit, row by row, exact for files; and what plans say of it."""

from collections.abc import Iterable

import pandas as pd

from progress.budgets.totals import YearOfMoney, amounts_of
from progress.budgets.words import (
    NOT_REPORTED,
    amount_words,
    clause_words,
    payer,
    plan_words,
    source_rows,
)
from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.records import Document
from progress.model.reported import Budget, Stage
from progress.model.titles import document_title
from progress.model.units import NATION

UNIT, SOURCE, GROUNDS = "Đơn vị", "Nguồn kinh phí", "Căn cứ, minh chứng"


def by_source(of: YearOfMoney) -> pd.DataFrame:
    """Return a row for each source, and one for all of them."""
    return pd.DataFrame(source_rows(of), columns=[SOURCE, *(stage.label for stage in Stage)])


def unit_order(programme: Programme, of: YearOfMoney) -> tuple[str, ...]:
    """Return the units as they are listed: those that reported first, the Ministry before all."""

    def place(code: str) -> tuple[bool, bool, object]:
        return code not in of.by_unit, code != NATION, alphabetical(programme.unit[code].name)

    return tuple(sorted(of.units, key=place))


def by_unit(programme: Programme, of: YearOfMoney) -> pd.DataFrame:
    """Return a row for each unit, with the plans that its money is for and the papers."""
    return pd.DataFrame(
        _row(programme, payer(programme, code), of.by_unit.get(code, ()))
        for code in unit_order(programme, of)
    )


def row_by_row(programme: Programme, of: YearOfMoney) -> pd.DataFrame:
    """Return what each unit reported of each source; of one that is silent, that it is."""
    several = len(of.units) > 1
    rows = []
    for code in unit_order(programme, of):
        name = {UNIT: payer(programme, code)} if several else {}
        for row in of.by_unit.get(code) or (None,):
            label, own = (row.source.label, (row,)) if row else (NOT_REPORTED, ())
            rows.append({**name, **_row(programme, label, own, SOURCE)})
    return pd.DataFrame(rows)


def communes(programme: Programme, names: dict[str, str], rows: tuple[Budget, ...]) -> pd.DataFrame:
    """Return a row for each commune that reported money, by its name."""
    codes = sorted({row.unit_code for row in rows}, key=lambda code: alphabetical(names[code]))
    return pd.DataFrame(
        _row(programme, names[code], tuple(row for row in rows if row.unit_code == code))
        for code in codes
    )


def exact(programme: Programme, rows: Iterable[Budget]) -> pd.DataFrame:
    """Return every row to the đồng, for files; an amount that was not reported is empty."""
    return pd.DataFrame(
        {
            "Mã": row.unit_code,
            UNIT: payer(programme, row.unit_code),
            "Năm": str(row.year),
            SOURCE: row.source.label,
            **{f"{s.label} (đồng)": str("" if (a := row.amount(s)) is None else a) for s in Stage},
            "Theo văn bản": plan_words(programme, row),
            "Văn bản chứng minh": row.paper or "",
        }
        for row in rows
    )


def clauses(programme: Programme, documents: tuple[Document, ...]) -> pd.DataFrame:
    """Return a row for each plan, with what it says of money."""
    return pd.DataFrame(
        {
            "Văn bản": document_title(each),
            "Cơ quan ban hành": each.issuer,
            "Điều khoản về kinh phí": clause_words(each),
        }
        for each in documents
    )


def _row(
    programme: Programme, name: str, rows: tuple[Budget, ...], heading: str = UNIT
) -> dict[str, str]:
    plans = dict.fromkeys(plan_words(programme, row) for row in rows)
    papers = dict.fromkeys(row.paper for row in rows if row.paper)
    return {
        heading: name,
        **{stage.label: amount_words(each) for stage, each in amounts_of(rows).items()},
        GROUNDS: "; ".join((*plans, *papers)),
    }
