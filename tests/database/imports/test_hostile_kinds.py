"""What a format allows and no table needs: refused in a sentence, or read as any other file."""

import json
import time
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from data_access.boundaries.files import read_and_check
from data_access.imports import File, import_apart
from data_access.people.authors import COMMAND_LINE
from data_access.store.engine import reading
from data_access.store.problems import Problem
from data_access.store.settings import SEED_FOLDER
from data_access.store.tables import ChangeRow
from tests import hostile_kinds
from tests.forked import BOUNDARIES, READING, fork_instead
from tests.nightly import nightly
from tests.provinces import provinces

pytestmark = pytest.mark.thorough
LONGEST = 400
"""Most letters of a sentence that a person reads, names of files and columns with it."""
PATIENCE = 20
"""Seconds that one may take on a busy machine; the limit is of processor."""


@pytest.fixture
def forked_children(monkeypatch):
    """Start no Python anew for each file."""
    fork_instead(monkeypatch, READING, BOUNDARIES)


def brought(engine: sa.Engine, content: bytes, *, dry_run: bool = False):
    options = {"reason": None, "dry_run": dry_run, "today": date(2026, 3, 31)}
    return import_apart(engine, File("la.xlsx", content), **options, author=COMMAND_LINE)


def changes(engine: sa.Engine) -> int:
    with reading(engine) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(ChangeRow))


@pytest.mark.usefixtures("forked_children")
@pytest.mark.parametrize("kind", hostile_kinds.REFUSED)
def test_a_kind_that_no_table_needs_is_refused_at_once(untouched, kind):
    make, words = hostile_kinds.REFUSED[kind]
    content, before, began = make(), changes(untouched), time.monotonic()
    with pytest.raises(Problem) as problem:
        brought(untouched, content)
    assert words in str(problem.value)
    assert len(str(problem.value)) < LONGEST
    assert time.monotonic() - began < PATIENCE
    assert changes(untouched) == before


@pytest.mark.usefixtures("forked_children")
@pytest.mark.parametrize("kind", [nightly(each) for each in hostile_kinds.READ])
def test_a_kind_that_costs_little_is_read(untouched, kind):
    outcome = brought(untouched, hostile_kinds.READ[kind](), dry_run=True)
    assert outcome.errors == ()
    assert [len(plan.to_write) for plan in outcome.plans] == [1]
    assert not Path("/outside.txt").exists()


# Boundaries

BUILT_IN = json.loads((SEED_FOLDER / "provinces_34.geojson").read_text("utf-8"))


def spoilt(part: str, text: str) -> str:
    """Return the built-in boundaries with a text in place of a part of the first province."""
    made = deepcopy(BUILT_IN)
    first = made["features"][0]
    if part == "geometry":
        first["geometry"] = "@@"
    else:
        first["properties"][part] = "@@"
    return json.dumps(made, ensure_ascii=False).replace('"@@"', text)


def polygon(coordinates: str) -> str:
    return f'{{"type":"Polygon","coordinates":{coordinates}}}'


def crossing(points: int) -> str:
    """Return an outline that crosses itself at nearly every step."""
    ring = [[105 + n * 0.618034 % 1 * 2, 20 + n * 0.754877 % 1 * 2] for n in range(points)]
    return polygon(json.dumps([[*ring, ring[0]]]))


SPOILT = {
    "not-a-number": ("geometry", polygon("[[[NaN,21],[105,Infinity],[106,22],[NaN,21]]]"), "«[nan"),
    "without-bounds": ("geometry", polygon("[[[1e308,21],[105,1e400],[1,2],[3,4]]]"), "nằm ngoài"),
    "deep": ("geometry", polygon("[" * 900 + "]" * 900), "không phải một điểm"),
    "a-point-of-millions": ("geometry", polygon(f"[[[{'1.5,' * 2_000_000}1]]]"), "nằm ngoài"),
    "no-numbers": ("geometry", polygon('[[[true,false],["1","2"]]]'), "không phải một điểm"),
    "kind-of-20-MB": ("geometry", f'{{"type":"{"a" * 20_000_000}"}}', "Polygon"),
    "name-of-20-MB": ("name", f'"{"ệ" * 7_000_000}"', "phải là"),
    "code-of-20-MB": ("code", f'"{"1" * 20_000_000}"', "không có trong"),
}
"""A part of the first province, what stands in its place, and a part of the sentence."""


@pytest.mark.usefixtures("forked_children")
@pytest.mark.parametrize("kind", SPOILT)
def test_a_hostile_part_of_boundaries_is_told_in_a_short_sentence(tmp_path, kind):
    part, text, words = SPOILT[kind]
    path = tmp_path / "la.geojson"
    path.write_text(spoilt(part, text), encoding="utf-8")
    geojson, wrong = read_and_check(path, provinces())
    assert words in wrong[0]
    assert max(map(len, wrong)) < LONGEST
    assert geojson == {}


@pytest.mark.usefixtures("forked_children")
def test_as_many_wrong_features_as_a_file_holds_are_not_all_told(tmp_path):
    features = ",".join(f'{{"properties":{{"code":"x{n}"}}}}' for n in range(50_000))
    path = tmp_path / "la.geojson"
    path.write_text(f'{{"type":"FeatureCollection","features":[{features}]}}', encoding="utf-8")
    assert len(read_and_check(path, provinces())[1]) == 1_000


@pytest.mark.usefixtures("forked_children")
def test_what_is_no_boundary_stays_in_the_process_that_read_it(tmp_path):
    path = tmp_path / "them.geojson"
    more = {**BUILT_IN, "more": [1.5] * 100_000}
    path.write_text(json.dumps(more, ensure_ascii=False), encoding="utf-8")
    geojson, wrong = read_and_check(path, provinces())
    assert wrong == ()
    assert set(geojson) == {"type", "features"}
    assert all(set(each["properties"]) == {"code", "name"} for each in geojson["features"])


@pytest.mark.nightly
@pytest.mark.parametrize("points", [3_000, 200_000])
def test_an_outline_that_crosses_itself_everywhere_ends_in_a_sentence(tmp_path, points):
    path = tmp_path / "la.geojson"
    path.write_text(spoilt("geometry", crossing(points)), encoding="utf-8")
    with pytest.raises(Problem, match="giản lược đường biên"):
        read_and_check(path, provinces())
