"""Where made-up institutions stand: the communes of today, by province."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

import sqlalchemy as sa

from data_access.store.tables import UnitRow
from progress.model.programme import Programme
from progress.model.units import Kind

# Hoàng Sa and Trường Sa are shown on every map with what is known, and get nothing invented.
_LEFT_ALONE = ("20333", "22736")


@dataclass(frozen=True, slots=True)
class CommunePlace:
    """A commune with the place its label stands."""

    code: str
    name: str
    type_name: str
    province: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class InstitutionSites:
    """All sites, those of each province, and the provinces' written names and weights."""

    sites: tuple[CommunePlace, ...]
    by_province: Mapping[str, tuple[CommunePlace, ...]]
    names: Mapping[str, str]
    weights: Mapping[str, int]

    def provinces(self, number: int, luck: Random) -> Iterator[str]:
        """Yield provinces: every one once, then the populous ones more often."""
        codes = list(self.names)
        yield from codes[:number]
        further = max(0, number - len(codes))
        yield from luck.choices(codes, [self.weights[code] for code in codes], k=further)


def institution_sites(connection: sa.Connection, programme: Programme) -> InstitutionSites:
    """Return the communes of today that institutions can be placed in."""
    row = UnitRow
    query = (
        sa.select(row.code, row.name, row.type_name, row.parent_code, row.latitude, row.longitude)
        .where(row.kind == Kind.COMMUNE, row.valid_to.is_(None))
        .where(row.code.not_in(_LEFT_ALONE))
    )
    every = (
        CommunePlace(code, name, type_name or "xã", province, latitude, longitude)
        for code, name, type_name, province, latitude, longitude in connection.execute(query)
        if province is not None and latitude is not None and longitude is not None
    )
    sites = tuple(sorted(every, key=lambda site: site.code))
    by_province: dict[str, list[CommunePlace]] = {}
    for site in sites:
        by_province.setdefault(site.province, []).append(site)
    units = [programme.unit[code] for code in sorted(by_province)]
    return InstitutionSites(
        sites=sites,
        by_province={code: tuple(each) for code, each in by_province.items()},
        names={unit.code: f"{unit.type_name or 'tỉnh'} {unit.name}" for unit in units},
        weights={unit.code: unit.population or 1 for unit in units},
    )
