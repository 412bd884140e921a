"""The outlooks of random programmes, by the product and by a second reading of the method."""

import random
from dataclasses import astuple, replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from progress.model.selection import Selection
from progress.outlook.outlooks import outlooks
from tests.factories import (
    DECISION,
    DISTRICT,
    MUSEUMS,
    PROGRAMMES,
    SERVICE,
    VISITS,
    category,
    document,
    ended,
    figure,
    nation,
    programme,
    province,
    report,
    succession,
    target,
)
from tests.unit.progress.outlook.second_reading import second_reading

EDGE = date(2025, 7, 1)
FIRST_EDGE = date(2023, 6, 30)
YEARS = range(2021, 2030)
AS_OF = date(2031, 1, 1)


def twice(code: str):
    """A province that was made by one merger and ended by the next."""
    return province(
        code,
        valid_from=FIRST_EDGE + timedelta(days=1),
        valid_to=EDGE - timedelta(days=1),
    )


def random_programme(seed: int):
    """Provinces that stayed, merged or were made; figures with gaps, of few and of many."""
    draw = random.Random(seed)  # noqa: S311  an order, not a secret
    stayed = [f"{place:02}" for place in range(draw.randint(0, 3))]
    merged = {f"8{place}": draw.randint(1, 3) for place in range(draw.randint(0, 2))}
    parts = {code: [f"{code}.{each}" for each in range(n)] for code, n in merged.items()}
    units = [nation(), *(province(code) for code in stayed)]
    units += [province(code, valid_from=EDGE) for code in merged]
    older = {each: [] for codes in parts.values() for each in codes}
    for each in older:
        if draw.random() < 0.3:  # itself made of two, a few years before
            older[each] = [f"{each}a", f"{each}b"]
    units += [ended(each) if not those else twice(each) for each, those in older.items()]
    units += [ended(each, valid_to=FIRST_EDGE) for those in older.values() for each in those]
    if draw.random() < 0.2:
        units.append(province("99", valid_from=EDGE))
    codes = [unit.code for unit in units[1:]]
    if not codes:
        return random_programme(seed + 1_000_000)
    made_of = [*parts.items(), *older.items()]
    steps = [succession(each, code) for code, those in made_of for each in those]
    categories = [category("none"), category("museum", sector_code="museum")]
    categories += [category("public_commune"), category("public_province")]
    end = draw.choice([None, date(2027, 6, 30), date(2025, 6, 30), date(2028, 12, 31)])
    categories.append(category("public_district", ended_on=end))
    rows = draw.sample([SERVICE, DISTRICT, MUSEUMS, PROGRAMMES, VISITS], draw.randint(1, 3))
    figures = [each for row in rows for each in _figures(draw, codes, row)]
    targets = [each for row in rows for each in _targets(draw, row)]
    targets += [replace(each, document_code="own") for row in rows for each in _targets(draw, row)]
    reports = [
        report(
            code, year, date(year + 1, 1, 5), date(year, 12, 31) - timedelta(draw.randint(0, 70))
        )
        for code in codes
        for year in YEARS
        if draw.random() < 0.3
    ]
    return programme(
        documents=(DECISION, document("own", draw.choice(codes))),
        units=units,
        successions=steps,
        categories=categories,
        figures=figures,
        targets=targets,
        reports=reports,
    )


def _figures(draw, codes, row):
    present, size = draw.choice([0.5, 0.8, 0.95, 1]), draw.choice([2, 6, 40, 1000])
    rising = draw.choice([-0.06, 0, 0.03, 0.08])
    wholes = {code: draw.randint(0, size) for code in codes}
    for code in codes:
        for year in YEARS:
            if draw.random() > present:
                continue
            if draw.random() < 0.15:
                wholes[code] = draw.randint(0, size)
            whole = max(0, wholes[code] + draw.choice([0, 0, 0, 1, -1]))
            part = min(1.0, max(0.0, 0.4 + rising * (year - 2022) + draw.uniform(-0.1, 0.1)))
            shared = row in (SERVICE, DISTRICT, MUSEUMS)
            yield figure(code, year, round(whole * part), whole if shared else None, row=row)


def _targets(draw, row):
    years = sorted(draw.sample([2024, 2025, 2027, 2028, 2030], draw.randint(1, 3)))
    low = {PROGRAMMES: 4, VISITS: 8}.get(row, 50) + draw.randint(-3, 40 if row is SERVICE else 3)
    base = draw.choice([None, 2022, 2023]) if row is VISITS else None
    return [
        target(year, min(low + 2 * i, 100), row=row, base_year=base) for i, year in enumerate(years)
    ]


def answers(made, scope, year):
    """The product's outlooks as the plain tuples of the second reading."""
    found = []
    for each in outlooks(made, Selection(AS_OF, year, scope)):
        fact = each.fact
        of = (fact.document.code, *fact.series, each.milestone.year)
        size = (len(fact.total.reported), fact.total.expected)
        paces = (each.mean, each.last)
        plain = [None if pace is None else astuple(pace)[:7] for pace in paces]
        found.append(((*of, *size), (each.outcome.value, each.still, *plain)))
    return found


def rounded(answer):
    """The same with roots as written numbers: the two readings take them in different ways."""
    if isinstance(answer, tuple | list):
        return tuple(rounded(each) for each in answer)
    exact = isinstance(answer, Fraction | int | str) or answer is None
    return answer if exact else pytest.approx(answer)


@pytest.mark.thorough
@pytest.mark.parametrize("first", range(0, 120, 60))
def test_two_readings_of_the_method_agree(first):
    outcomes = set()
    for seed in range(first, first + 60):
        made = random_programme(seed)
        for scope in (unit.code for unit in made.units):
            for year in (2023, 2024, 2025, 2026, 2028):
                expected = sorted(second_reading(made, scope, year), key=lambda row: row[0])
                own = sorted(answers(made, scope, year), key=lambda row: row[0])
                assert rounded(own) == tuple(map(tuple, expected)), (seed, scope, year)
                outcomes |= {row[1][0] for row in own}
    assert outcomes == {"none", "open", "would_meet", "would_miss"}
