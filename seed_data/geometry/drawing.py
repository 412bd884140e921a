"""The drawing: the outlines of the npm package, by the codes of the provinces, in degrees."""
# ruff: noqa: S603 (the one command line that runs here was written here)

import base64
import hashlib
import json
import math
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

PACKAGE = "@svg-maps/vietnam@2.0.0"
SHA512 = "aLgrlx5xI+fPrkxiQk40rC+Hp3bbrg+zfc9RnJzdExa51M8udP81KjiA9iJKNq6m79Dwt+kEsnUSKUhBMvTfCA=="
STYLISED = ("hoangsa", "truongsa")
"""Drawn out of their place in the package; islands.csv has the true positions."""

# Fitted to the centres of sixty provinces; the drawing is a Mercator map.
LON, LON_STEP = 102.145261, 0.0192229556
MERCATOR, MERCATOR_STEP = 24.0706289, -0.0193463990

SMALLEST = 1e-4
"""Area below which a part is a slip of the pen (square degrees; about a square kilometre)."""

Row = dict[str, str]
Shapes = dict[str, MultiPolygon]
"""Code of a province to its ground."""
TOKEN = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")


def drawn(codes: Iterable[str], units: dict[str, Row]) -> Shapes:
    """Return the polygons of the package by the codes of the provinces, in degrees."""
    by_name: dict[str, str] = {}
    for code in sorted(codes):
        names = [units[code]["name"], *units[code]["former_names"].split("|")]
        by_name |= {letters(name): code for name in names if name}
    shapes = {}
    for location in downloaded()["locations"]:
        if location["id"] not in STYLISED:
            rings = [[degrees(*point) for point in ring] for ring in traced(location["path"])]
            parts = [shapely.make_valid(Polygon(ring)) for ring in rings if len(ring) > 3]
            shapes[by_name[letters(location["name"])]] = polygons(shapely.union_all(parts))
    return dict(sorted(shapes.items()))


def letters(name: str) -> str:
    """Return the plain letters of a name: «Đắk Lắk» and "Dak Lak" are the same."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if "a" <= letter <= "z")


def downloaded() -> Any:
    """Return the contents of the package, fetched by npm and checked against its hash."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed to fetch the drawing: install Node.js.")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", PACKAGE, "--json", "--silent", "--pack-destination", folder]
        answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if answer.returncode:
            sys.exit(f"npm could not fetch {PACKAGE}:\n{answer.stdout}{answer.stderr}")
        archive = next(Path(folder).glob("*.tgz"))
        if digest(archive) != SHA512:
            sys.exit(f"{PACKAGE} is not the package this script was made for: another hash.")
        with tarfile.open(archive) as package:
            package.extract("package/index.js", folder, filter="data")
        text = (Path(folder) / "package" / "index.js").read_text(encoding="utf-8")
    return json.loads(text.removeprefix("export default ").rstrip().rstrip(";"))


def digest(file: Path) -> str:
    """Return the SHA-512 of a file as npm writes it."""
    return base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()


def traced(path: str) -> Iterator[list[tuple[float, float]]]:
    """Yield the rings of an SVG path made of moves and straight lines, as this drawing's are."""
    tokens = TOKEN.findall(path)
    x = y = 0.0
    ring: list[tuple[float, float]] = []
    command, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
            if command in "zZ":
                yield ring
                (x, y), ring = ring[0], []
            continue
        if command not in "mMlL":
            raise ValueError(f"unknown in an outline: {command}")
        dx, dy = float(tokens[at]), float(tokens[at + 1])
        x, y = (x + dx, y + dy) if command.islower() else (dx, dy)
        ring.append((x, y))
        at += 2


def degrees(x: float, y: float) -> tuple[float, float]:
    """Return longitude and latitude of a point of the drawing."""
    mercator = math.radians(MERCATOR + MERCATOR_STEP * y)
    return LON + LON_STEP * x, math.degrees(2 * math.atan(math.exp(mercator)) - math.pi / 2)


def polygons(shape: BaseGeometry) -> MultiPolygon:
    """Return the parts of a shape that are areas: no lines, no slips of the pen.

    No province surrounds another, so that a hole is a slip too.
    """
    parts = shapely.get_parts(shapely.get_parts(shape)).tolist()
    areas = [part for part in parts if isinstance(part, Polygon) and part.area >= SMALLEST]
    return MultiPolygon([Polygon(part.exterior) for part in areas])
