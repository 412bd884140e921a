"""A ministry's own file of boundaries: what is refused, how it is said, and what is stored."""

import json
import os
from contextlib import nullcontext
from copy import deepcopy
from types import SimpleNamespace

import pytest
from shapely.geometry import MultiPolygon, Point, box, shape

from commands.database import boundaries as command
from data_access.boundaries import (
    basis_of,
    boundaries_file,
    check_boundaries,
    files,
    install,
    read_boundaries,
    storing,
    uninstall,
)
from data_access.boundaries.atlas import atlas
from data_access.boundaries.places import labels
from data_access.store.problems import Problem
from data_access.store.settings import SEED_FOLDER
from progress.judging.coverage import Basis
from tests.forked import BOUNDARIES, fork_instead
from tests.provinces import provinces

UNITS = provinces()
TODAY = json.loads((SEED_FOLDER / "provinces_34.geojson").read_text(encoding="utf-8"))
BEFORE = json.loads((SEED_FOLDER / "provinces_63.geojson").read_text(encoding="utf-8"))


@pytest.fixture
def official():
    """A file in order, to be spoilt."""
    return deepcopy(TODAY)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Where installed files go, and a command that needs no database."""
    monkeypatch.setattr(files, "FOLDER", tmp_path / "var")
    monkeypatch.setattr(command, "connection", nullcontext)
    known = SimpleNamespace(provinces=UNITS)
    monkeypatch.setattr(command, "read_programme", lambda _connection: known)
    return tmp_path / "var"


@pytest.fixture(autouse=True)
def forked_children(monkeypatch):
    """Start no Python to check a file: to import takes longer."""
    fork_instead(monkeypatch, BOUNDARIES)


@pytest.fixture(autouse=True)
def lettered(monkeypatch):
    """Which places of words were looked for; to find them takes long, one test really does."""
    asked = []

    def none(basis, grounds, names):
        asked.append((basis, set(grounds)))
        return {"words": [], "values": []}

    monkeypatch.setattr(storing, "labels", none)
    return asked


@pytest.fixture
def saved(tmp_path, official):
    def saved(content=official):
        path = tmp_path / "chinh-thuc.geojson"
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
        return path

    return saved


def feature(geojson, code):
    return next(each for each in geojson["features"] if each["properties"]["code"] == code)


def inset_of(each):
    return each["properties"].get("inset")


def outline(geojson, code):
    """The outline of a province that is one polygon."""
    return feature(geojson, code)["geometry"]["coordinates"][0]


def without(code):
    def spoil(geojson):
        geojson["features"].remove(feature(geojson, code))

    return spoil


def with_property(code, name, value):
    def spoil(geojson):
        feature(geojson, code)["properties"][name] = value

    return spoil


def with_geometry(code, geometry):
    def spoil(geojson):
        feature(geojson, code)["geometry"] = geometry

    return spoil


def with_point(code, point):
    def spoil(geojson):
        outline(geojson, code)[3] = point

    return spoil


def without_islands_of(code):
    def spoil(geojson):
        geometry = feature(geojson, code)["geometry"]
        geometry["coordinates"] = [p for p in geometry["coordinates"] if p[0][0][0] < 110.5]

    return spoil


def twice(geojson):
    geojson["features"].append(feature(geojson, "01"))


def open_ring(geojson):
    outline(geojson, "04").pop()


def exchanged(geojson):
    one, other = feature(geojson, "01"), feature(geojson, "96")
    one["geometry"], other["geometry"] = other["geometry"], one["geometry"]


def overlapping(geojson):
    """Hà Nội claims all of Hưng Yên too."""
    both = [feature(geojson, code)["geometry"]["coordinates"] for code in ("01", "33")]
    feature(geojson, "01")["geometry"] = {"type": "MultiPolygon", "coordinates": both}


def too_fine(geojson):
    """Twice the points."""
    for each in geojson["features"]:
        geometry = each["geometry"]
        several = geometry["coordinates"]
        for polygon in [several] if geometry["type"] == "Polygon" else several:
            polygon[0] = [
                point
                for (a, b), (c, d) in zip(polygon[0], polygon[0][1:], strict=False)
                for point in ([a, b], [(a + c) / 2, (b + d) / 2])
            ] + [polygon[0][-1]]


@pytest.mark.parametrize("geojson", [TODAY, BEFORE], ids=["34", "63"])
def test_the_built_in_files_are_in_order(geojson):
    assert check_boundaries(geojson, UNITS) == ()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(without("46"), ["Thiếu Huế («46»)", "34 đối tượng"], id="one-missing"),
        pytest.param(twice, ["«01» có 2 lần", "MultiPolygon"], id="one-twice"),
        pytest.param(
            with_property("46", "code", "47"), ["«47» không có", "Thiếu Huế"], id="unknown-code"
        ),
        pytest.param(
            with_property("46", "code", "86@2024"), ["«86@2024» không có"], id="unknown-ended-code"
        ),
        pytest.param(
            with_property("46", "code", 46), ["thiếu thuộc tính code"], id="code-a-number"
        ),
        pytest.param(
            with_property("46", "name", "Đà Nẵng"),
            ["«46»: tên «Đà Nẵng» phải là «Huế»"],
            id="wrong-name",
        ),
        pytest.param(
            with_geometry("46", {"type": "Point", "coordinates": [107.5, 16.3]}),
            ["Huế («46»)", "không phải «Point»"],
            id="not-an-area",
        ),
        pytest.param(with_geometry("46", None), ["Huế («46»)", "Polygon"], id="no-geometry"),
        pytest.param(
            with_geometry("46", {"type": "Polygon", "coordinates": []}),
            ["Huế («46»): thiếu tọa độ"],
            id="no-coordinates",
        ),
        pytest.param(
            with_geometry("46", {"type": "Polygon", "coordinates": [[[107, 16], [108, 16]] * 2]}),
            ["Huế («46»)", "không khép kín"],
            id="never-closed",
        ),
        pytest.param(
            with_geometry(
                "46", {"type": "Polygon", "coordinates": [[[107, 16], [108, 16], [107, 16]]]}
            ),
            ["Huế («46»)", "chỉ 3 điểm"],
            id="too-few-points",
        ),
        pytest.param(
            with_geometry("46", {"type": "Polygon", "coordinates": [[[107, 16]] * 4]}),
            ["Huế («46»)", "không có diện tích"],
            id="no-area",
        ),
        pytest.param(open_ring, ["Cao Bằng («04»)", "không khép kín"], id="open-ring"),
        pytest.param(
            with_point("04", [588000.0, 2329000.0]),
            ["Cao Bằng («04»)", "ngoài khung", "VN-2000"],
            id="in-metres",
        ),
        pytest.param(
            with_point("04", [22.6, 106.1]),
            ["Cao Bằng («04»)", "kinh độ trước"],
            id="latitude-first",
        ),
        pytest.param(
            with_point("04", ["106,1", "22,6"]), ["không phải một điểm"], id="not-numbers"
        ),
        pytest.param(with_point("04", [float("nan"), 22.6]), ["không phải một điểm"], id="nan"),
        pytest.param(
            without_islands_of("48"), ["Đà Nẵng («48»)", "quần đảo Hoàng Sa"], id="no-hoang-sa"
        ),
        pytest.param(
            without_islands_of("56"), ["Khánh Hòa («56»)", "quần đảo Trường Sa"], id="no-truong-sa"
        ),
        pytest.param(exchanged, ["Hà Nội («01»)", "Cà Mau («96»)", "nhầm mã"], id="exchanged"),
        pytest.param(
            overlapping, ["Hà Nội («01») và Hưng Yên («33») chồng lên nhau"], id="overlapping"
        ),
        pytest.param(too_fine, ["nhiều nhất là 250.000", "giản lược"], id="too-large"),
    ],
)
def test_a_file_that_is_not_in_order_is_refused_in_words(spoil, said, official):
    spoil(official)
    sentences = "\n".join(check_boundaries(official, UNITS))
    assert all(words in sentences for words in said), sentences


@pytest.mark.parametrize(
    "geojson",
    [{}, {"type": "Topology"}, {"type": "FeatureCollection", "features": []}, TODAY["features"][0]],
    ids=["empty", "topojson", "no-features", "one-feature"],
)
def test_what_is_no_collection_is_refused(geojson):
    assert "FeatureCollection" in "".join(check_boundaries(geojson, UNITS))


def test_codes_tell_the_34_from_the_63():
    assert (basis_of(TODAY), basis_of(BEFORE)) == (Basis.TODAY, Basis.BEFORE)


def test_both_archipelagos_are_asked_of_the_63_too():
    spoilt = deepcopy(BEFORE)
    without_islands_of("48@2025")(spoilt)
    assert "Đà Nẵng («48@2025»): thiếu quần đảo Hoàng Sa" in check_boundaries(spoilt, UNITS)[0]


@pytest.mark.parametrize("name", ["Thành phố Huế", "Thừa Thiên Huế", "huế"])
def test_a_name_may_be_the_full_or_a_former_one(name, official):
    feature(official, "46")["properties"]["name"] = name
    assert check_boundaries(official, UNITS) == ()


def test_the_built_in_files_are_drawn_until_one_is_installed(folder, official):
    assert boundaries_file(Basis.TODAY) == SEED_FOLDER / "provinces_34.geojson"
    install(official, UNITS)
    assert boundaries_file(Basis.TODAY) == folder / "boundaries_34.geojson"
    assert boundaries_file(Basis.BEFORE) == SEED_FOLDER / "provinces_63.geojson"


def test_what_is_stored_has_official_names_insets_and_clockwise_outlines(official, lettered):
    changed = feature(official, "04")
    changed["properties"] = {"code": "04", "name": "Tỉnh Cao Bằng", "MA_TINH": 4}
    geometry = changed["geometry"]["coordinates"]
    geometry[0] = [[x + 1e-7, y, 12.5] for x, y in reversed(geometry[0])]
    install(official, UNITS)
    stored = json.loads(boundaries_file(Basis.TODAY).read_text(encoding="utf-8"))
    found = feature(stored, "04")
    assert found["geometry"] == feature(TODAY, "04")["geometry"]
    assert found["properties"].keys() == {"code", "name", "short_name", "words", "values"}
    assert found["properties"]["name"] == "Cao Bằng"
    assert lettered == [(Basis.TODAY, {unit.code for unit in UNITS if unit.valid_to is None})]
    insets = [[each for each in of["features"] if inset_of(each)] for of in (stored, TODAY)]
    assert insets[0] == insets[1]
    assert check_boundaries(stored, UNITS) == ()


def test_an_outline_that_crosses_itself_is_mended(official):
    ring = outline(official, "04")
    ring[4], ring[5] = ring[5], ring[4]
    assert not shape(feature(official, "04")["geometry"]).is_valid
    install(official, UNITS)
    stored = json.loads(boundaries_file(Basis.TODAY).read_text(encoding="utf-8"))
    mended, before = (shape(feature(of, "04")["geometry"]) for of in (stored, TODAY))
    assert mended.is_valid
    assert mended.area == pytest.approx(before.area, rel=0.01)


@pytest.mark.thorough
def test_places_of_words_are_looked_for_in_any_file():
    """Three provinces far from each other, one of them too small for its name."""
    drawn = {
        "48": box(112.0, 16.5, 112.1, 16.6),
        "10": box(104, 20, 106, 22),
        "11": box(107, 14, 109, 16),
        "12": box(105, 9, 105.1, 9.1),
    }
    names = {"48": "Đà Nẵng", "10": "Lai Châu", "11": "Huế", "12": "Thừa Thiên"}
    islands = {code: MultiPolygon([ground]) for code, ground in drawn.items()}
    found = labels(Basis.TODAY, islands, names)
    words = {label.code: label for label in found["words"]}
    assert words["11"].stacked
    assert words["11"].leader is None
    assert words["12"].leader is not None
    assert drawn["12"].contains(Point(words["12"].leader[0]))
    assert "12" not in {label.code for label in found["values"]}
    assert labels(Basis.TODAY, islands, names) == found


def test_an_installed_file_is_drawn_until_it_is_replaced_or_removed(official):
    built_in = atlas(Basis.TODAY)
    path = install(official, UNITS)
    drawn = atlas(Basis.TODAY)
    assert len(drawn.places) == 34
    assert drawn.letterings[0].labels == ()
    before = path.stat()
    [x, y] = outline(official, "04")[1]
    outline(official, "04")[1] = [x, round(y + 0.0001, 4)]
    install(official, UNITS)
    # Clocks of some disks tell only seconds apart.
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert atlas(Basis.TODAY).version not in (drawn.version, built_in.version)
    uninstall(Basis.TODAY)
    assert atlas(Basis.TODAY) is built_in


@pytest.mark.thorough
def test_the_command_installs_and_goes_back(saved, folder, capsys):
    assert command.main([str(saved())]) == 0
    assert "34 tỉnh, thành phố nay dùng ranh giới này" in capsys.readouterr().out
    assert [path.name for path in folder.iterdir()] == ["boundaries_34.geojson"]
    assert command.main(["--remove", "34"]) == 0
    assert "đã dùng lại ranh giới kèm theo" in capsys.readouterr().out
    assert list(folder.iterdir()) == []


def test_a_dry_run_writes_nothing(saved, folder, capsys):
    assert command.main([str(saved(BEFORE)), "--dry-run"]) == 0
    assert "63 tỉnh, thành phố trước 01/07/2025" in capsys.readouterr().out
    assert not folder.exists()


def test_a_refused_file_leaves_the_installed_one(saved, official, folder):
    command.main([str(saved())])
    before = boundaries_file(Basis.TODAY).read_bytes()
    without("46")(official)
    with pytest.raises(Problem, match=r"vẫn như cũ. Lỗi \(1\):\n  Thiếu Huế"):
        command.main([str(saved(official))])
    assert boundaries_file(Basis.TODAY).read_bytes() == before


def test_a_write_that_fails_leaves_nothing_behind(official, folder, monkeypatch):
    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.Path, "replace", full)
    with pytest.raises(Problem, match="ranh giới vẫn như cũ"):
        install(official, UNITS)
    assert list(folder.iterdir()) == []


def test_many_problems_are_counted_and_not_all_listed(saved):
    empty = {"type": "FeatureCollection", "features": [feature(TODAY, "01")]}
    with pytest.raises(Problem) as refused:
        command.main([str(saved(empty))])
    assert "Lỗi (33):" in str(refused.value)
    assert "… và 3 lỗi khác." in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('{"type": ', "không phải JSON đúng, sai từ dòng 1, cột 10", id="cut-off"),
        pytest.param("[]", "không phải GeoJSON", id="a-list"),
    ],
)
def test_what_cannot_be_read_is_said(text, said, saved):
    with pytest.raises(Problem, match=said):
        read_boundaries(saved(text))


def test_another_encoding_is_said(tmp_path):
    path = tmp_path / "tcvn.geojson"
    path.write_bytes('{"name": "Huế"}'.encode("cp1258", "replace") + b"\xff")
    with pytest.raises(Problem, match="UTF-8"):
        read_boundaries(path)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(Problem, match="Không mở được tệp"):
        read_boundaries(tmp_path / "khong-co.geojson")


def test_a_file_beyond_reading_is_said(saved, monkeypatch):
    monkeypatch.setattr(files, "READABLE", 10)
    with pytest.raises(Problem, match="giản lược"):
        read_boundaries(saved())


@pytest.mark.parametrize("arguments", [[], ["a.geojson", "--remove", "34"], ["--remove", "35"]])
def test_arguments_that_make_no_sense_are_a_usage_error(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(arguments)
    assert ended.value.code == 2
