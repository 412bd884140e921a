"""Downloads: what a page shows, as a file to keep or to send."""

import pickle
from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from charts.spec import Spec
from charts.theme import LIGHT, Theme
from data_access.child_processes import run
from exports.shared.markup import Html, element
from exports.shared.pictures import PictureFormat, picture, sheet
from exports.shared.tables import csv_bytes
from progress.judging.targets import TargetFact
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.titles import selection_sentence
from progress.overview.quotations import quotation
from ui.frame import frame, url_state, widgets, words
from ui.frame.frame import View
from ui.frame.lists import plain_tables
from ui.frame.waiting.queues import MAKING, MAKING_LIMITS


def table(rows: pd.DataFrame, name: str) -> None:
    """Place the download of a table as `name`.csv.

    The bytes are made at once: Streamlit can also make them at the click, but then a rerun between
    the click and the answer loses the file, and the reader gets nothing.
    """
    content = plain_tables.remembered(rows, "csv", partial(csv_bytes, rows))
    _file("Tải bảng (CSV)", content, f"{name}.csv", "text/csv")


def text(content: str, name: str) -> None:
    """Place the download of a text as `name`.txt, with the mark by which Windows knows UTF-8."""
    encoded = content.replace("\n", "\r\n").encode("utf-8-sig")
    _file("Tải danh sách (TXT)", encoded, f"{name}.txt", "text/plain")


def calendar(content: bytes, name: str) -> None:
    """Place the download of a calendar as `name`.ics; the bytes are made at once, as a table's."""
    _file("Tải lịch (ICS)", content, f"{name}.ics", "text/calendar", ":material/event:")


def _file(label: str, content: bytes, name: str, mime: str, icon: str | None = None) -> None:
    st.download_button(
        label, content, file_name=_named(name), mime=mime, icon=icon, on_click="ignore"
    )


def on_demand(
    key: str, make: Callable[[], pd.DataFrame], name: str, shown: list[str] | None = None
) -> None:
    """Place a table and its download under a heading that opens them; made only then.

    `shown` are the columns that fit on a page; None: all of them.
    """
    if place := widgets.unfolded(words.TABLE, key):
        with place:
            rows = make()
            frame.table(rows[shown] if shown else rows)
            table(rows, name)


def figure(
    pages: Callable[[], Sequence[Spec]],
    name: str,
    kinds: Sequence[PictureFormat] = (*PictureFormat,),
    *,
    whole: Callable[[], Sequence[Spec]] | None = None,
) -> None:
    """Place the downloads of a figure as `name`.png, .svg and .pdf, drawn at the click.

    `pages` gives its sheets (`exports.shared.pictures.sheet`); of several only a PDF can be made,
    and `whole` gives the one sheet for the formats that have no pages.
    """
    place = widgets.opened("Tải hình", f"figures-{name}", ":material/image:")
    if place is None:
        return
    with place:
        for kind in kinds:
            st.download_button(
                kind.name,
                partial(
                    _drawn, pages if kind is PictureFormat.PDF or whole is None else whole, kind
                ),
                file_name=_named(f"{name}.{kind}"),
                mime=kind.mime,
                on_click="ignore",
                width="stretch",
                key=f"figure-{name}-{kind}",
            )


def _named(name: str) -> str:
    """Return a file's name with the snapshot its figures are from."""
    code, (stem, _, ending) = url_state.snapshot_shown(), name.rpartition(".")
    return f"{stem}-ban-chot-{code}.{ending}" if code else name


def chart(
    view: View,
    draw: Callable[[Theme], Spec],
    name: str,
    title: str,
    *,
    selection: Selection | None = None,
    notes: Sequence[str] = (),
    width: int = 1000,
) -> None:
    """Place the downloads of a page's chart, with its headline and what it shows, as of when.

    `draw` makes it for paper. `selection` is what it shows where that is not what the address says.
    """
    sentence = selection_sentence(view.programme, selection or view.selection)
    lines = [" · ".join((sentence, *view.provenance)), *notes]

    def sheets() -> list[Spec]:
        return [sheet(draw(LIGHT), width=width, title=title, notes=lines, background=LIGHT.page)]

    figure(sheets, name)


def _drawn(pages: Callable[[], Sequence[Spec]], kind: PictureFormat) -> bytes:
    specs = tuple(pages())
    key = (kind, pickle.dumps(specs))
    return MAKING.ask(key, lambda _report: run(MAKING_LIMITS, None, picture, specs, kind)).wait()


def copied(view: View, words: str, facts: tuple[TargetFact, ...]) -> None:
    """Place the buttons that copy a sentence about targets and the address of what is shown."""
    sentence = view.derive(copying, view.programme, view.selection, words, facts)
    address = view.block(_copying_address, view.selection)
    st.html(element("p", sentence, address, class_="copying", aria_live="polite"))


def copying(
    programme: Programme, chosen: Selection, words: str, facts: tuple[TargetFact, ...]
) -> Html:
    """Return the button that copies a sentence about targets.

    The script of the document (`ui/copying.js`) does it: the server is not asked.
    """
    text = quotation(programme, chosen, words, facts)
    return element("button", "Chép câu kèm nguồn", type="button", data_copy=text)


def _copying_address(chosen: Selection) -> Html:
    """Return the button that copies an address which shows the same when time goes on."""
    why = url_state.value(url_state.WHY)
    asked = {
        **url_state.brought(),
        url_state.YEAR: str(chosen.year),
        url_state.SCOPE: chosen.scope,
        url_state.AS_OF: chosen.as_of.isoformat(),
        **({url_state.WHY: why} if why else {}),
    }
    address = f"?{urlencode(asked)}"
    return element("button", "Chép liên kết", type="button", data_address=address)
