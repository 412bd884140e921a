"""Text that somebody stored, or wrote into an address or a file, is Markdown in no view."""

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from data_access.people import owner
from data_access.people.authors import Author
from data_access.recorded.definition.forms import text
from data_access.recorded.registry import RECORDED
from data_access.snapshots import keep_chosen_slides, take_snapshot
from data_access.store.engine import engine_for, writing
from data_access.store.tables import AssignmentRow, Base, ChangeRow
from progress.model.snapshots import SlideChoice
from tests.databases import DEMONSTRATION
from tests.pages.conftest import TODAY, opening
from ui.frame import url_state
from ui.frame.pages import (
    DATA_ENTRY,
    HISTORY,
    HOME,
    INDICATORS,
    MAP,
    OUTLOOK,
    PAGES,
    PLANS,
    PROVINCES,
    REGISTER,
    REPORTS,
    TASKS,
    Page,
)

WORDS = (
    ":material/home: :red[x] [y](https://e.vn) https://e.vn www.e.vn a@e.vn $x$ <b>z</b> `c` *d*"
)
MARKUP = (
    *(":material/home:", ":red[x]", "[y](", "https://e.vn", "www.e.vn", "a@e.vn", "$x$"),
    *("<b>z", "`c`", "*d*"),
)
"""What of it Streamlit would make something of, as it stands there without a sign of escape."""
PLAIN = {
    *("Text.body", "Code.code_text"),
    *("Selectbox.options", "Selectbox.raw_value", "Selectbox.placeholder", "TextInput.value"),
    "TextInput.default",
    *(
        "VegaLiteChart.spec",
        "BidiComponent.json",
        "DeckGlJsonChart.json",
        "DeckGlJsonChart.tooltip",
    ),
    *("LinkButton.url", "DownloadButton.url", "PageLink.query_string", "ButtonGroup.raw_values"),
}
"""Fields that a browser shows as they are; `tests/browser` sees that it does."""
NAMES = {"id", "key", "alt", "form_id", "element_id", "query_param_key"}
"""Fields that tell one element from another, or its picture in words."""
CODES = {
    "change": {"kind", "file_sha256"},
    "person": {"role"},
    "snapshot": {"sha256"},
    "unit": {"kind", "official_code"},
    "document": {"report_by"},
    "report": {"status"},
    "narrative": {"status"},
    "budget": {"status"},
    "sector": {"lead_indicator_code", "lead_category_code"},
    "story": {"slide"},
    "category": {"level"},
    "indicator": {"measure"},
    "task": {"appendix", "number", "group_number"},
    "figure": {"origin", "status"},
    "target": {"certainty"},
    "task_record": {"state"},
    "institution_result": {"status"},
    "institution_entry": {"words"},
    "assignment": {"rule", "status"},
}
"""Columns that hold one of a few words of the program; all other texts are anybody's."""
KEYS = {"assignment": {"scenario"}}
"""Keys that are anybody's text; `spoil` writes a row of each."""


def texts(table: sa.Table) -> list[sa.Column]:
    # Versions refer to nothing, and yet hold the codes of what the current rows refer to.
    current = Base.metadata.tables[table.name.removesuffix("_version")]
    codes = {*CODES.get(current.name, ()), *({"status"} if current is not table else ())}
    return [
        column
        for column in table.columns
        if isinstance(column.type, sa.String) and not column.primary_key
        if column.name not in codes and not current.columns[column.name].foreign_keys
    ]


@pytest.fixture(scope="module")
def hostile(sqlite_copies, tmp_path_factory) -> str:
    """A database in which every text begins with markup, and a snapshot of it."""
    url = sqlite_copies.copy(DEMONSTRATION, tmp_path_factory.mktemp("hostile") / "a.db")
    spoil(url)
    return url


def spoil(url: str) -> None:
    """Let every text of a database begin with markup, and take a snapshot of it."""
    engine = engine_for(sa.make_url(url))
    author = Author(WORDS)
    with writing(engine) as connection:
        for table in Base.metadata.sorted_tables:
            if columns := texts(table):
                said = {each: sa.func.coalesce(each, "").op("||")(" ") for each in columns}
                cells = {each.name: sa.literal(WORDS + " ").op("||")(said[each]) for each in said}
                connection.execute(sa.update(table).values(cells))
        written = sa.select(sa.func.max(ChangeRow.id)).scalar_subquery()
        about = {"indicator_code": "library_service", "category_code": "public_commune"}
        about |= {"scenario": WORDS, "unit_code": "46", "rule": "level", "status": "current"}
        counts = {"year": 2025, "first_year": 2026, "milestone": 2030}
        counts |= {"numerator": 1, "denominator": 9, "added": 3}
        values = {**about, **counts, "change_id": written}
        connection.execute(sa.insert(AssignmentRow).values(values))
    take_snapshot(engine, "chot", f"{WORDS} chốt"[:80], TODAY, author)
    keep_chosen_slides(engine, "chot", (SlideChoice("bia", WORDS),), author)
    engine.dispose()


def signs(field: str) -> tuple[str, ...]:
    """Return what is markup in a field: the browser reads HTML, and most others as Markdown."""
    return ("<b>z",) if field == "Html.body" else () if field in PLAIN else MARKUP


def strings(message: Message) -> Iterator[tuple[str, str]]:
    """Yield every text of a message, with the name of its field."""
    for field, value in message.ListFields():
        several = value if field.is_repeated else [value]
        for each in several if not isinstance(value, dict) else ():
            if isinstance(each, Message):
                yield from strings(each)
            elif isinstance(each, str):
                yield f"{field.containing_type.name}.{field.name}", each


def messages(node) -> Iterator[Message]:
    if getattr(node, "proto", None):
        yield node.proto
    for child in getattr(node, "children", {}).values():
        yield from messages(child)


def markup(at: AppTest) -> list[str]:
    """Return what a page would make something of, with the field that says it."""
    found = [each for message in messages(at._tree) for each in strings(message)]
    assert len(found) > 5
    return [
        f"{field}: {text.replace(WORDS, '‹P›')[:400]}"
        for field, text in dict.fromkeys(found)
        if field.rpartition(".")[2] not in NAMES
        if any(re.search(rf"(?<!\\){re.escape(sign)}", text) for sign in signs(field))
    ]


LIBRARY = "1520.library_service.public_commune"
DRAWERS: list[tuple[Page, dict[str, str]]] = [
    *((HOME, {"vi-sao": key}) for key in ("chi-tieu", "bao-cao", "nhiem-vu", LIBRARY)),
    (HOME, {"vi-sao": "library.behind"}),
    (MAP, {"vi-sao": LIBRARY, "pham-vi": "46", "chi-tieu": "library_service"}),
    *((TASKS, {"nhiem-vu": each}) for each in ("I.1.3", "I.5", "II.1.1")),
    *((REPORTS, {"bao-cao": "46.2025", "pham-vi": scope}) for scope in ("VN", "46")),
    (PROVINCES, {"vi-sao": LIBRARY, "pham-vi": "46"}),
    (INDICATORS, {"vi-sao": f"{LIBRARY}.46", "chi-tieu": "library_service"}),
    (PLANS, {"vi-sao": "hue.library_service.public_district.2025"}),
    (PLANS, {"vi-sao": f"{LIBRARY}.2030"}),
    (REGISTER, {"thiet-che": "TV-01-00001"}),
    *((HISTORY, {"thay-doi": each}) for each in "123"),
]
VIEWS: list[tuple[Page, dict[str, str]]] = [
    *((page, {}) for page in PAGES),
    *((MAP, {"hinh": each}) for each in ("o-luoi", "hinh-ve", "bon-nam")),
    (MAP, {"lop": "thiet-che", "pham-vi": "01"}),
    *((TASKS, {"xem": each}) for each in ("don-vi", "theo-nam", "bang")),
    (TASKS, {"xem": "don-vi", "don-vi": "cuc_thu_vien"}),
    *((PROVINCES, {"pham-vi": each}) for each in ("01", "45", "19753")),
    (INDICATORS, {"linh-vuc": "library"}),
    (INDICATORS, {"chi-tieu": "library_visits"}),
    (REGISTER, {"tim": "thu vien"}),
    *((OUTLOOK, {"xem": "giao-chi-tieu", **more}) for more in ({}, {"phuong-an": WORDS})),
    *DRAWERS,
]
ALSO = [(page, each) for page in PAGES for each in ({"pham-vi": "46"}, {"ban-chot": "chot"})]


def of_each(views: list[tuple[Page, dict[str, str]]]) -> pytest.MarkDecorator:
    ids = [f"{page.address}-{address}" for page, address in views]
    return pytest.mark.parametrize(("page", "address"), views, ids=ids)


@pytest.fixture
def come(hostile, monkeypatch):
    """Open a page with all that unfolds unfolded, as the owner of the server."""
    monkeypatch.setenv("DATABASE_URL", hostile)
    monkeypatch.setattr("ui.frame.widgets.is_open", lambda place: True)
    monkeypatch.setattr(owner, "is_owner", lambda _headers, _cookies: True)

    def come(page: Page, **address: str) -> AppTest:
        at = opening(page)
        at.query_params.update(address)
        at.run()
        assert not at.exception, at.exception
        return at

    return come


def test_every_text_that_people_record_is_tried():
    for table in RECORDED:
        tried = {column.name for column in texts(table.row.__table__)} | KEYS.get(table.name, set())
        written = {each.name for each in table.columns if each.form is text and not each.references}
        assert written <= tried, table.title


@of_each([*VIEWS, *ALSO])
def test_nothing_stored_is_markup(come, page, address):
    at = come(page, **address)
    assert markup(at) == []
    assert bool(at.get("dialog")) == ((page, address) in DRAWERS)


@of_each(VIEWS)
def test_nothing_in_an_address_is_markup(come, page, address, monkeypatch):
    asked, value = set(), url_state.value
    monkeypatch.setattr(url_state, "value", lambda name: [asked.add(name), value(name)][1])
    come(page, **address)
    assert len(asked) > 3
    assert markup(come(page, **{**dict.fromkeys(asked, WORDS), **address})) == []


@pytest.mark.parametrize("numerator", ["20", WORDS])
def test_nothing_in_a_file_is_markup(come, numerator):
    at = come(DATA_ENTRY)
    lines = (
        "unit_code,indicator_code,category_code,year,numerator,denominator,note",
        f'46,library_service,public_commune,2025,"{numerator}",40,"{WORDS}"',
    )
    content = "\n".join(lines).encode()
    at.file_uploader[0].set_value((f"{WORDS.replace('/', '')}.csv", content, "text/csv")).run()
    assert markup(at) == []
    order = [button for button in at.button if button.label == "Ghi"]
    assert bool(order) == (numerator == "20")
    for each in order:
        for box in at.checkbox:
            box.check()
        for field in at.text_input:
            field.input(WORDS)
        each.click().run()
        assert any("Đã ghi" in said.value for said in at.success)
        assert markup(at) == []
