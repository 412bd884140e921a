"""The tables of a page as a reader finds them: plain HTML, read back into rows."""

import gzip
import json
import re
from html.parser import HTMLParser
from typing import Any

import pandas as pd
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from charts.theme import SYMBOLS
from ui.frame import contents


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")
        elif tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_data(self, data: str) -> None:
        self.rows[-1][-1] += data


def tables(part: Any, name: str = "") -> list[pd.DataFrame]:
    """Return the tables of a page, or of a part of one, in their order; cells without symbols.

    With a `name`, those that are called so to screen readers.
    """
    # One piece of HTML may hold several tables.
    bodies = "".join(each.proto.body for each in part.get("html"))
    named = f'aria-label="{name}"' if name else ""
    read = [
        _read(each) for each in re.findall('<div class="plain.*?</div>', bodies) if named in each
    ]
    return [
        pd.DataFrame([[_words(cell) for cell in row] for row in rows], columns=head)
        for head, *rows in (each.rows for each in read)
    ]


def options(part: Any, key: str) -> dict[str, str]:
    """Return the names that a list of our own offers, by their codes and in its order."""
    listed = [json.loads(each.proto.json) for each in part.get("bidi_component") if each.proto.json]
    (data,) = (each for each in listed if each["key"] == key)
    return {code: name for code, name, _ in json.loads(fetched(data["address"]))}


def fetched(address: str) -> str:
    """Return what a page fetches from an address that it was given."""
    return gzip.decompress(contents.kept(address.rpartition("/")[2])).decode()


def pick_place(at: AppTest, key: str, code: str) -> AppTest:
    """Pick from a list of places as its script does: AppTest itself knows no components."""
    protos = (each.proto for each in at.get("bidi_component") if each.proto.json)
    (component,) = (each for each in protos if json.loads(each.json)["key"] == key)
    states = at._tree.get_widget_states()
    picked = states.widgets.add()
    picked.id = _make_trigger_id(component.id, "events")
    picked.json_trigger_value = json.dumps([{"event": "picked", "value": code}])
    return at._run(states)


def links(part: Any) -> list[str]:
    """Return the addresses to which the rows of all tables lead."""
    return [link for each in part.get("html") for link in _read(each.proto.body).links]


def _words(cell: str) -> str:
    return cell[2:] if cell[1:2] == " " and cell[0] in set(SYMBOLS.values()) else cell


def _read(body: str) -> _Reader:
    reader = _Reader()
    by_address = re.search('data-rows="(.+?)"', body)
    content = fetched(by_address[1]) if by_address else body
    reader.feed(content.partition("<table>")[2])
    return reader
