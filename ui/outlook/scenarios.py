"""Scenarios of assignments: everybody sees those that were kept; leads keep, sign and write."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from data_access.child_processes import run
from data_access.imports import ImportOutcome
from data_access.imports.assigning import AssigningDecision, keep_scenario, sign_decision
from data_access.letters.correspondents import correspondents
from data_access.people.authors import Writer
from data_access.programme.assignments import kept_assignments
from data_access.store import clock
from data_access.store.problems import Problem
from exports.assignment.files import annex_word, annex_workbook, letters_word
from exports.formats import WORD, WORKBOOK
from exports.official.letterhead import asking
from exports.report import ReportDocument
from exports.report.names import file_name
from exports.report.occasions import YEARLY
from progress.assignment.assignments import Assignment
from progress.assignment.scenarios import KeptShare, kept_shares
from progress.assignment.words import kept_headline, standing_sentence
from progress.model.letters import one_line
from progress.model.numbers import plain
from progress.model.selection import Selection
from progress.model.titles import selection_sentence
from ui.access.sign_in import lead, ordered
from ui.frame import downloads, frame, url_state, widgets, words
from ui.frame.filters import Filter
from ui.frame.frame import View
from ui.frame.lists import plain_tables
from ui.frame.waiting.queues import MAKING, MAKING_LIMITS
from ui.map.selection import MapSelection, code_of
from ui.outlook import tables

SCENARIO = "phuong-an"
"""Parameter of this view: the name of the scenario that is shown; none: what is computed now."""
ASSIGNED = "assigned"
"""Key of the list of provinces, beside which nothing stands on paper."""
LONGEST_NAME = 80
_NAME, _NUMBER, _DAY, _ISSUER, _SAID = (
    f"scenario-{each}" for each in ("name", "number", "day", "issuer", "said")
)
Shares = tuple[KeptShare, ...]


def stored(view: View) -> Shares:
    """Return all lines that were kept; a snapshot has none."""
    if view.source.snapshot is not None:
        return ()
    return view.derive(view.source.read, kept_assignments)


def choice(every: Shares) -> Filter | None:
    """Return the list of scenarios; None where none was kept."""
    names = {name: name for name in dict.fromkeys(each.scenario for each in every)}
    if not names:
        return None
    code = url_state.value(SCENARIO)
    shown = code if code in names else None
    return Filter("Phương án đã lưu", SCENARIO, names, shown, width=230, everything="Tính mới")


def chosen(every: Shares, problems: list[str]) -> Shares:
    """Return the lines of the scenario that the address names; none where it names none."""
    names = {each.scenario for each in every}
    name = url_state.known_value(SCENARIO, names, "phương án", problems, "phương án tính mới")
    return tuple(each for each in every if each.scenario == name)


def header(view: View, shown: MapSelection, lines: Shares) -> Shares:
    """Place the headline of a scenario; return its lines of the indicator that is shown."""
    own = tuple(each for each in lines if each.series == shown.row)
    frame.header(view, kept_headline(lines[0].scenario, own), selection=shown.selection)
    return own


def show(view: View, shown: MapSelection, lines: Shares, own: Shares) -> None:
    """Place a scenario's provinces, its files and, for a lead, what is done with it."""
    listed, beside = frame.columns(8, 4)
    with listed.container(key=ASSIGNED):
        if own:
            rows = view.derive(tables.kept, view.programme, own)
            plain_tables.table(rows, "Phương án giao chỉ tiêu")
            downloads.table(rows, f"phuong-an-{code_of(shown.row)}")
    with beside:
        standing = standing_sentence(view.programme, lines)
        st.info(words.literal(standing), icon=":material/edit_note:")
        widgets.say_once(_SAID, st.info)
        _files(view, shown.selection, lines)
        if lead() is not None:
            _to_sign(view, lines)
            taken = partial(keep_scenario, shares=(), before=lines)
            st.button(
                "Xóa phương án này",
                icon=":material/delete:",
                on_click=_order,
                args=(view, taken, "Đã xóa phương án; hoàn tác được ở trang Lịch sử.", None),
            )


def to_keep(view: View, shared: Assignment, every: Shares) -> None:
    """Place the form by which a lead keeps what is computed; nothing for others."""
    if lead() is None or view.source.snapshot is not None or not shared.asks:
        return
    widgets.say_once(_SAID, st.info)
    with st.form("keep", enter_to_submit=False):
        st.text_input("Lưu phương án này với tên", key=_NAME, max_chars=LONGEST_NAME)
        st.form_submit_button(
            "Lưu", icon=":material/save:", on_click=_keep, args=(view, shared, every)
        )


def _keep(view: View, shared: Assignment, every: Shares) -> None:
    name = one_line(st.session_state[_NAME])
    if not name:
        st.session_state[_SAID] = "Hãy đặt tên cho phương án."
        return
    before = tuple(
        each for each in every if (each.scenario, each.series) == (name, shared.fact.series)
    )
    order = partial(keep_scenario, shares=kept_shares(shared, name), before=before)
    replaced = "Đã thay phương án cùng tên của chỉ tiêu này; hoàn tác được ở trang Lịch sử."
    _order(view, order, replaced if before else "Đã lưu phương án.", name)


def _to_sign(view: View, lines: Shares) -> None:
    """Place the form by which a lead takes the decision that was signed."""
    paper = asking(view.programme)
    with st.form("sign", enter_to_submit=False):
        st.markdown(
            "**Ghi quyết định đã ký.** Mỗi nơi được giao có một kế hoạch theo quyết định, được "
            "đánh giá như mọi kế hoạch khác; hoàn tác được ở trang Lịch sử thay đổi."
        )
        st.text_input("Số, ký hiệu", key=_NUMBER, max_chars=60, placeholder="12/QĐ-BVHTTDL")
        st.date_input("Ngày ký", None, key=_DAY, format="DD/MM/YYYY", max_value=clock.today())
        issuer = paper.issuer if paper else ""
        st.text_input("Cơ quan ban hành", issuer, key=_ISSUER, max_chars=120)
        st.form_submit_button(
            "Ghi quyết định", icon=":material/gavel:", on_click=_sign, args=(view, lines)
        )


def _sign(view: View, lines: Shares) -> None:
    number, signed_on, issuer = (st.session_state[key] for key in (_NUMBER, _DAY, _ISSUER))
    order = partial(
        sign_decision, shares=lines, decision=AssigningDecision(number, signed_on, issuer)
    )
    done = "Đã ghi quyết định: mỗi nơi được giao có kế hoạch của mình."
    _order(view, order, done, lines[0].scenario)


def _order(view: View, order: Callable[..., ImportOutcome], done: str, shown: str | None) -> None:
    """Have something written in a lead's name, say what came of it, and show a scenario then."""

    def write(writer: Writer) -> None:
        outcome = view.source.write(partial(order, today=clock.today(), author=writer))
        if outcome.refused:
            raise Problem(outcome.refusal)
        st.session_state[_SAID] = done
        url_state.choose(SCENARIO, shown)

    ordered("ghi", write, _SAID)


def _files(view: View, selection: Selection, lines: Shares) -> None:
    """Place the downloads, made at the click; letters are for who may write to units."""
    sentence = " · ".join((selection_sentence(view.programme, selection), *view.provenance))
    report = ReportDocument(view.programme, selection, YEARLY, None, sentence, (), ())
    kinds = [
        ("Phụ lục (Word)", annex_word, "docx", WORD),
        ("Phụ lục (Excel)", annex_workbook, "xlsx", WORKBOOK),
    ]
    if lead() is not None:
        known = view.derive(view.source.read, correspondents)
        report = replace(report, correspondents=known)
        kinds.append(("Công văn gửi từng nơi (Word)", letters_word, "zip", "application/zip"))
    slug = "-".join(plain(lines[0].scenario).split())
    with st.container(horizontal=True):
        for label, make, ending, mime in kinds:
            st.download_button(
                label,
                partial(_made, make, report, lines),
                file_name=file_name(report, f"giao-chi-tieu-{slug}", ending),
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
            )


def _made(make: Callable[..., bytes], report: ReportDocument, lines: Shares) -> bytes:
    programme = report.programme.version, report.programme.demonstration
    key = (make.__name__, programme, report.selection, lines, report.correspondents)
    return MAKING.ask(key, lambda _report: run(MAKING_LIMITS, None, make, report, lines)).wait()
