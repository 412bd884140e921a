"""The provinces of the seed data as records, for tests that need all of them and no database."""

import csv
from collections.abc import Iterator
from datetime import date

from data_access.store.settings import SEED_FOLDER
from progress.model.units import Kind, Unit


def rows(stem: str) -> list[dict[str, str]]:
    with (SEED_FOLDER / f"{stem}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def provinces() -> tuple[Unit, ...]:
    return tuple(_provinces())


def _provinces() -> Iterator[Unit]:
    for row in rows("unit"):
        if row["kind"] == Kind.PROVINCE:
            cells = {name: row[name] or None for name in Unit.__dataclass_fields__}
            for name in ("valid_from", "valid_to"):
                cells[name] = date.fromisoformat(row[name]) if row[name] else None
            for name in ("latitude", "longitude", "area_km2"):
                cells[name] = float(row[name])
            cells |= {"kind": Kind.PROVINCE, "population": int(row["population"])}
            cells["former_names"] = tuple(filter(None, row["former_names"].split("|")))
            yield Unit(**cells)
