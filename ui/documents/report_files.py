"""Files of a report: links beside the facts, and the server's answer when one is followed.

As widgets the files would be made at each rerun, and a rerun between click and answer would lose
them. Here each has an address that says all it was asked with, and is made when somebody asks.
"""

import weakref
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from urllib.parse import urlencode

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.boundaries import atlas
from data_access.child_processes import Job, run
from data_access.letters.correspondents import correspondents
from data_access.presentations import stored
from data_access.register.commune_records import commune_records
from data_access.store.callbacks import OnProgress
from data_access.store.clock import ZONE
from data_access.store.problems import Problem
from exports.formats import FORMATS, HANDOUT, SHOWN, Format
from exports.report import (
    OCCASIONS,
    Occasion,
    ReportDocument,
    ReportSnapshot,
    SlideSelection,
    build_report,
    usual_slides,
)
from exports.report.occasions import YEARLY
from progress.model.selection import Selection
from progress.model.snapshots import short_code
from progress.model.territory import scopes
from progress.reporting.correspondents import Correspondent
from progress.reporting.years import years_offered
from ui.access.requests.http_sign_in import visitor_of
from ui.access.sign_in import Visitor
from ui.documents import made_files, slide_selection
from ui.frame import url_state, widgets
from ui.frame.data import Data, data, frozen, presenters_file, stored_slides
from ui.frame.frame import View
from ui.frame.waiting.queues import MAKING, MAKING_LIMITS

FOLDER = "du-lieu"
"""First step of the addresses of downloads."""
OCCASION = "dip"
"""Parameter of the occasion; the yearly report where it is not named."""


def menu(
    view: View,
    *,
    label: str = "Tải báo cáo",
    occasion: Occasion = YEARLY,
    slides: Mapping[str, str | None] | None = None,
) -> None:
    """Place the links to the files of what the page shows.

    `slides` are the parameters of a presenter's choice. A yearly report is read and not
    shown; the show as HTML has an address of its own, beside the live one.
    """
    asked = {OCCASION: None if occasion is YEARLY else occasion.code, **(slides or {})}
    place = widgets.opened(label, "report-files", ":material/description:")
    if place is None:
        return
    with place:
        for each in FORMATS:
            if _offered(each, occasion):
                st.link_button(
                    each.title,
                    _address(each.code, view, asked),
                    icon=":material/download:",
                    width="stretch",
                )
        st.caption("Tệp được tạo khi bấm, từ chính số liệu đang xem; có thể mất vài giây.")


def letters_link(view: View) -> None:
    """Place the link to the draft letters to units that owe a report or are behind."""
    form = next(each for each in FORMATS if each.on_request)
    st.link_button(form.title, _address(form.code, view), icon=":material/download:")


def _address(
    code: str, view: View, asked: Mapping[str, str | None] | None = None, *, year: int | None = None
) -> str:
    """Return the address of a file of what the page shows; `year` replaces the year chosen."""
    chosen, snapshot = view.selection, view.source.snapshot
    parameters = {
        url_state.SCOPE: chosen.scope,
        url_state.YEAR: str(year or chosen.year),
        url_state.MILESTONE: str(chosen.milestone) if chosen.milestone else None,
        url_state.DOCUMENT: chosen.document,
        url_state.AS_OF: chosen.as_of.isoformat(),
        url_state.SNAPSHOT: snapshot.code if snapshot else None,
        **(asked or {}),
    }
    query = urlencode({name: code for name, code in parameters.items() if code})
    return f"{FOLDER}/{code}?{query}"


def yearly_draft(view: View, year: int) -> str:
    """Return the address of the draft of a year's report, to be completed in Word."""
    return _address("bao-cao.docx", view, year=year)


async def report_file(request: Request) -> Response:
    """Answer with the file of a report, made now or kept from the last who asked."""
    form = next(each for each in FORMATS if request.url.path.endswith(f"/{each.code}"))

    def ask() -> Job[tuple[str, bytes]]:
        return _file(form, request.query_params.get, visitor_of(request))

    return await made_files.answer(request, ask, made_files.saved(form.mime))


ROUTES = [Route(f"/{FOLDER}/{each.code}", report_file) for each in FORMATS]


def _offered(form: Format, occasion: Occasion) -> bool:
    if form.on_request:
        return False
    if form.kind in (SHOWN, HANDOUT):
        return occasion is not YEARLY and (form.kind, form.ending) != (SHOWN, "html")
    return True


def _file(form: Format, value: Callable[[str], str | None], who: Visitor) -> Job[tuple[str, bytes]]:
    source = source_of(value)
    selection, occasion = selection_of(source, value), _occasion(value)
    slides: SlideSelection = ()
    template = b""
    if form.kind == SHOWN:
        report = report_of(source, selection, occasion)
        slides, _ = asked_slides(source, report, value, presents=who.presents)
        template = presenters_file(stored.TEMPLATE, value(slide_selection.TEMPLATE) or "")

    known: tuple[Correspondent, ...] = ()
    if form.on_request and who.person is not None and source.snapshot is None:
        known = source.derive(source.read, correspondents)

    def make(_report: OnProgress) -> tuple[str, bytes]:
        made = replace(report_of(source, selection, occasion), correspondents=known)
        drawn_on = atlas(form.basis(made))
        content = run(MAKING_LIMITS, None, form.write, made, drawn_on, slides, template)
        return form.name(made), content

    # The file outlives the data it was made of.
    key = (weakref.ref(source), selection, occasion, form, slides, known, short_code(template))
    return MAKING.ask(key, make)


def asked_slides(
    source: Data,
    report: ReportDocument,
    value: Callable[[str], str | None],
    *,
    presents: bool,
) -> tuple[SlideSelection, dict[str, str | None]]:
    """Return the slides that an address asks for, and what the address has to say of them."""
    kept = stored_slides(source) or source.derive(usual_slides, report)
    codes = tuple(each.code for each in report.sections)
    more = slide_selection.addable(report)
    picture = partial(presenters_file, stored.PICTURE)
    slides = slide_selection.selection_of(
        value, kept, codes, more, presents=presents, picture=picture
    )
    return slides, slide_selection.parameters(slides, kept, codes, more)


def source_of(value: Callable[[str], str | None]) -> Data:
    """Return the data an address asks for: a snapshot's, or today's; Problem for an unknown one."""
    code = value(url_state.SNAPSHOT)
    source = data(value(url_state.SCOPE) or "")
    if code is not None and (source.snapshot is None or source.snapshot.code != code):
        return frozen(source, code)
    return source


def selection_of(source: Data, value: Callable[[str], str | None]) -> Selection:
    """Return what an address asks for; Problem where it is unclear."""
    programme, scope = source.programme, value(url_state.SCOPE) or ""
    if scope not in scopes(programme):
        raise Problem(f"Địa chỉ có phạm vi «{scope}» không dùng được ở đây.")
    document = value(url_state.DOCUMENT)
    if document is not None and document not in programme.document:
        raise Problem(f"Địa chỉ có văn bản «{document}» không dùng được ở đây.")
    as_of, milestone = day_of(value(url_state.AS_OF)), value(url_state.MILESTONE)
    offered = years_offered(programme, as_of.year)
    targets = (t.year for t in programme.targets if document in (None, t.document_code))
    return Selection(
        as_of,
        _year(value(url_state.YEAR), "năm", offered),
        scope,
        None if milestone is None else _year(milestone, "mốc", targets),
        document,
    )


def _occasion(value: Callable[[str], str | None]) -> Occasion:
    dip = value(OCCASION) or YEARLY.code
    occasion = next((each for each in OCCASIONS if each.code == dip), None)
    if occasion is None:
        raise Problem(f"Địa chỉ có dịp «{dip}» không dùng được ở đây.")
    return occasion


def day_of(code: str | None) -> date:
    """Return the day that an address names; Problem for anything else."""
    try:
        return date.fromisoformat(code or "")
    except ValueError as error:
        raise Problem(f"Địa chỉ có ngày «{code}» không đúng dạng 2026-03-31.") from error


def _year(code: str | None, label: str, offered: Iterable[int]) -> int:
    """Return a year of the address, among those that pages offer, too; Problem for any other."""
    known = {str(year): year for year in offered}
    if code not in known:
        raise Problem(f"Địa chỉ có {label} «{code}» không dùng được ở đây.")
    return known[code]


def report_of(source: Data, selection: Selection, occasion: Occasion) -> ReportDocument:
    """Return the report of what is shown, built once a version for all viewers."""
    records = None
    if source.snapshot is None:
        asked = (source.programme, selection.scope, selection.as_of)
        records = source.derive(source.read, commune_records, *asked)
    frozen = _frozen(source)
    return source.derive(build_report, source.programme, selection, occasion, frozen, records)


def _frozen(source: Data) -> ReportSnapshot | None:
    shown = source.snapshot
    if shown is None:
        return None
    taken_on = shown.taken_at.astimezone(ZONE).date()
    return ReportSnapshot(shown.code, shown.title, taken_on, shown.sha256)
