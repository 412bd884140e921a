"""A database for each state a page is designed for, and visits to its pages on a fixed day."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.testing.v1.element_tree import Block, Element
from streamlit.testing.v1.local_script_runner import LocalScriptRunner
from streamlit.util import calc_hash

from data_access.imports import import_file
from data_access.people.authors import Author
from data_access.programme.queries import programme as read_programme
from data_access.store import clock
from data_access.store.engine import engine_for, reading
from exports.interface.facts import facts as facts_of
from progress.model.programme import Programme
from progress.model.selection import Selection
from tests.databases import DEMONSTRATION, PLANS
from tests.forked import READING, fork_instead
from ui.frame import data, words
from ui.frame.pages import HOME, Page

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 3, 1)
"""A day on which the reports of 2025 are due and those of 2026 are not."""

FEW = {
    "figure": (
        "unit_code,indicator_code,category_code,year,numerator,denominator",
        "46,library_service,public_commune,2023,30,100",
        "46,library_service,public_commune,2025,20,40",
        "46,library_visits,none,2022,100000,",
        "46,library_visits,none,2025,133100,",
        "12,library_service,public_commune,2023,10,100",
        "12,library_service,public_commune,2025,12,60",
        "01,library_service,public_commune,2025,63,126",
        "01,museum_programme,museum,2025,7,7",
        "19753,library_service,public_commune,2025,1,1",
        "19774,library_service,public_commune,2025,0,1",
    ),
    "report": (
        "unit_code,year,received_on,cut_off_on",
        "46,2022,2022-12-10,2022-11-30",
        "46,2023,2023-12-10,2023-11-30",
        "12,2023,2023-12-10,2023-11-30",
        "01,2025,2025-12-01,2025-11-30",
        "12,2025,2025-12-14,2025-11-30",
        "46,2025,2025-12-20,2025-11-30",
    ),
    "task_record": (
        "task_code,occurrence_year,state,finished_on,proof",
        "I.5,2025,done,2025-10-20,45/BC-BVHTTDL",
    ),
}
"""What three provinces, two communes and the Ministry reported where it is partly filled."""
MONEY = {
    "budget": (
        "unit_code,year,source,planned,allocated,spent,paper",
        "46,2025,state_budget,6800,6100,5900,125/QĐ-UBND",
        "46,2025,donations,,350,,",
        "19753,2025,state_budget,,12,11,",
    ),
}
"""The money of a province and of a commune in it, beside that, where it is `funded`."""


@pytest.fixture(autouse=True)
def today(monkeypatch) -> date:
    """Stop the only clock."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return TODAY


@pytest.fixture(autouse=True)
def no_components(monkeypatch) -> None:
    """Look for no components of Streamlit in installed packages: it takes most of a first run."""
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", list)


@pytest.fixture(scope="session", autouse=True)
def awaited_runs() -> Iterator[None]:
    """Wait for the thread of a run: Streamlit asks it a thousand times a second if it ended."""
    give_up = local_script_runner.require_widgets_deltas

    def wait(runner: LocalScriptRunner, timeout: float) -> None:
        runner._script_thread.join(timeout)
        if not runner.script_stopped():
            give_up(runner, 0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture(scope="session", autouse=True)
def kept_programmes() -> Iterator[None]:
    """Keep the Programmes of all states: tests go from one to the other and back.

    A server keeps two, and looks for garbage before it reads the next one.
    """
    wider = st.cache_resource(max_entries=6, show_spinner=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "_data", wider(data._read))
        patch.setattr(data, "gc", SimpleNamespace(collect=lambda: 0))
        yield


@pytest.fixture(autouse=True)
def forked_children(monkeypatch) -> None:
    """Start no Python for files: to import takes longer than most of them."""
    fork_instead(
        monkeypatch,
        READING,
        "ui.documents.report_files",
        "ui.frame.downloads",
        "ui.register.institution_files",
        "ui.show.route",
    )


@pytest.fixture(scope="session")
def database(sqlite_copies, tmp_path_factory) -> Callable[[str], str]:
    """Give the address of a database: `full`, `empty`, `partly` filled, or `funded` beside that."""

    @cache
    def database(state: str) -> str:
        folder = tmp_path_factory.mktemp(state)
        content = DEMONSTRATION if state == "full" else PLANS
        url = sqlite_copies.copy(content, folder / "dashboard.db")
        if state in ("partly", "funded"):
            report_a_little(url, folder, FEW | (MONEY if state == "funded" else {}))
        return url

    return database


def report_a_little(url: str, folder: Path, files: Mapping[str, tuple[str, ...]] = FEW) -> None:
    engine = engine_for(sa.make_url(url))
    for name, lines in files.items():
        path = folder / f"{name}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        outcome = import_file(
            engine, path, reason="sáp nhập", dry_run=False, today=TODAY, author=Author("thử")
        )
        assert not outcome.refused, outcome
    engine.dispose()


@pytest.fixture(scope="session")
def stored(database) -> Callable[[str], Programme]:
    """Read the Programme of a database, without the page."""

    @cache
    def stored(state: str) -> Programme:
        engine = engine_for(sa.make_url(database(state)))
        with reading(engine) as connection:
            found = read_programme(connection)
        engine.dispose()
        return found

    return stored


@pytest.fixture
def facts(stored) -> Callable[..., dict[str, Any]]:
    """Give what `manage.py facts` prints: the page must say the same."""

    def facts(state: str, year: int = 2025, scope: str = "VN", **more: Any) -> dict[str, Any]:
        selection = Selection(more.pop("as_of", TODAY), year, scope, **{"document": "1520", **more})
        return facts_of(stored(state), selection)

    return facts


def opening(page: Page = HOME) -> AppTest:
    """Come to a page first: `switch_page` finds it only after the overview was shown."""
    at = AppTest.from_file(ROOT / "ui" / "shell.py", default_timeout=60)
    at._page_hash = calc_hash(page.address)
    return at


@pytest.fixture
def start(database, monkeypatch) -> Callable[..., AppTest]:
    """Come to a page by its bare address."""

    def start(state: str = "full", page: Page = HOME) -> AppTest:
        monkeypatch.setenv("DATABASE_URL", database(state))
        return opening(page)

    return start


@pytest.fixture
def visit(start) -> Callable[..., AppTest]:
    """Open a page of a database by its address; `pham_vi="46"` stands for `pham-vi=46`."""

    def visit(state: str = "full", page: Page = HOME, **address: str) -> AppTest:
        at = start(state, page)
        at.query_params.update({name.replace("_", "-"): code for name, code in address.items()})
        at.run()
        assert not at.exception, at.exception
        return at

    return visit


def as_read(markdown: str) -> str:
    """Return Markdown of plain text as one reads it."""
    return re.sub(r":small\[\]|\\(?=[^\w\s]|_)", "", markdown)


def headline(at: AppTest) -> str:
    """Return the title of the page as one reads it: what does not fit is in small type."""
    return as_read(re.sub(r"(?<!\\)\](?= ?:small\[|$)|:small\[(?!\])", "", at.title[0].value))


def _text(item: str) -> str:
    return unescape(re.sub("<[^>]*>", "", item)).strip()


class Shown:
    """What a reader finds on the page, by what it is and not by where it stands."""

    def __init__(self, at: AppTest) -> None:
        self.at = at

    @property
    def headline(self) -> str:
        """The title of the page."""
        return headline(self.at)

    @property
    def basis(self) -> str:
        """The line under the title."""
        return self.at.caption[0].value

    @property
    def counts(self) -> list[str]:
        """The four counts."""
        return [value for _, value, _ in self.cards]

    @property
    def cards(self) -> list[tuple[str, str, str]]:
        """The four counts, each with what it counts and the note beneath it."""
        bodies = "".join(each.proto.body for each in self.at.get("html"))
        found = re.findall(
            '<p class="of">([^<]*)</p><p class="value">(.*?)</p><p class="note">(.*?)</p>', bodies
        )
        return [tuple(map(unescape, each)) for each in found]

    @property
    def gauges(self) -> list[tuple[str, dict[str, Any]]]:
        """The gauges: the alternative text of each, and what is drawn."""
        bodies = "".join(each.proto.body for each in self.at.get("html"))
        found = re.findall('aria-label="([^"]*)" data-drawn="([^"]*)"', bodies)
        return [(unescape(alt), json.loads(unescape(drawn))) for alt, drawn in found]

    @property
    def banner(self) -> bool:
        """Whether the page says that the data are demonstration data."""
        return any(
            f"<summary>{words.DEMONSTRATION}" in each.proto.body for each in self.at.get("html")
        )

    @property
    def warnings(self) -> list[str]:
        """What in the address could not be used."""
        return [as_read(warning.value) for warning in self.at.warning]

    @property
    def alternatives(self) -> list[str]:
        """The alternative texts of Vega's charts: the bullets, then the drawer's."""
        return [chart.proto.alt for chart in self.at.get("vega_lite_chart")]

    @property
    def specs(self) -> list[dict[str, Any]]:
        """The specifications of the charts."""
        return [json.loads(chart.proto.spec) for chart in self.at.get("vega_lite_chart")]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of the bullets, without the headings."""
        (chart,) = (each for each in self.at.get("vega_lite_chart") if "bullets" in each.proto.id)
        values = json.loads(chart.proto.spec)["layer"][0]["data"]["values"]
        return [row for row in values if "key" in row]

    @property
    def attention(self) -> str:
        """What is said to need attention, an item a line; what is folded as far as it is open."""
        return "\n".join(words for words, _ in self.needs)

    @property
    def needs(self) -> list[tuple[str, str]]:
        """The items that need attention, each with the address that its first link leads to."""
        return self._items("<b class=")

    @property
    def decisions(self) -> list[tuple[str, str]]:
        """What is to be decided, each with the address that its first link leads to."""
        return self._items("<a href=")

    def _items(self, begin: str) -> list[tuple[str, str]]:
        bodies = (each.proto.body for each in self.at.get("html"))
        lists = (body for body in bodies if body.startswith('<ul class="needs"'))
        items = [
            item for body in lists for item in body.split("<li>")[1:] if item.startswith(begin)
        ]
        return [(_text(item), unescape(re.findall('href="([^"]*)"', item)[0])) for item in items]

    @property
    def parts(self) -> list[tuple[str, int, str]]:
        """The parts of all bars by verdict: words, targets, and the address of their list."""
        bodies = "".join(each.proto.body for each in self.at.get("html"))
        found = re.findall(r'flex-grow:(\d+)"><a href="([^"]*)"[^>]*title="([^"]*)"', bodies)
        return [(words, int(number), unescape(link)) for number, link, words in found]

    @property
    def drawer(self) -> Block | None:
        """The open explanation, None where there is none."""
        return next(iter(self.at.get("dialog")), None)

    @property
    def explanation(self) -> str:
        """The sentences of the open explanation."""
        assert self.drawer is not None
        return "\n".join(each.value for each in self.drawer.markdown)


@pytest.fixture
def shown() -> Callable[[AppTest], Shown]:
    """Read a page."""
    return Shown


@pytest.fixture
def words_of() -> Callable[[Block], str]:
    """Give every word that stands in a part of the page."""

    def words_of(block: Block) -> str:
        said = []
        for each in block.children.values():
            said.append(getattr(each, "label", "") or "")
            if isinstance(each, Block):
                said.append(words_of(each))
            elif isinstance(each, Element) and isinstance(getattr(each, "value", None), str):
                said.append(each.value)
        return "\n".join(said)

    return words_of
