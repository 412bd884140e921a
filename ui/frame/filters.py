"""The filters of the programme: one row of widgets, one frozen Selection."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import lru_cache, partial

import streamlit as st

from progress.model.numbers import alphabetical, day
from progress.model.programme import Programme
from progress.model.records import NATION, Document
from progress.model.selection import FIRST_YEAR, LAST_YEAR, Selection
from progress.model.territory import scopes
from progress.model.titles import document_title, scope_title
from progress.reporting.reporting import latest_due_year
from ui.frame import url_state

MOST_LETTERS = 80
"""Length of what one can look for."""
NEXT = "ke-tiep"
"""Code of the milestone that the method itself puts in view."""


def selection(
    programme: Programme, today: date, *, until: int = 0, own: Collection[str] = ()
) -> tuple[Selection, tuple[str, ...]]:
    """Read the address; return what is shown and a sentence for each value it could not use.

    Years after that of the day asked for are of use up to `until`. Parameters that are the page's
    `own` mean something else there and keep their defaults here.
    """
    wrong: list[str] = []
    as_of = _date(url_state.value(url_state.AS_OF), today, wrong)
    known = scopes(programme)
    scope = _one_of(url_state.SCOPE, known, NATION, "phạm vi", wrong, own)
    ahead = range(as_of.year + 1, until + 1)
    chosen_years = [str(year) for year in (*years(as_of), *ahead)]
    due = min(max(latest_due_year(programme, as_of), FIRST_YEAR), LAST_YEAR)
    year = _one_of(url_state.YEAR, chosen_years, str(due), "năm", wrong)
    plans = [document.code for document in plans_of(programme, scope)]
    default = plans[0] if plans else ""
    document = _one_of(url_state.DOCUMENT, plans, default, "văn bản", wrong, own)
    marks = [NEXT, *milestones(programme, document)]
    milestone = _one_of(url_state.MILESTONE, marks, NEXT, "mốc", wrong, own)
    return Selection(
        as_of=as_of,
        year=int(year),
        scope=scope,
        milestone=None if milestone == NEXT else int(milestone),
        document=document,
    ), tuple(wrong)


def show(programme: Programme, chosen: Selection) -> None:
    """Place the widgets; each writes its code to the address."""
    marks = [NEXT, *milestones(programme, chosen.document or "")]
    several = len(plans_of(programme, chosen.scope)) > 1
    place = st.container(key="shared-filters")
    columns = place.columns([3, 1, 2, 3] if several else [3, 1, 2], vertical_alignment="top")
    with columns[0]:
        scope(programme, chosen)
    with columns[1]:
        year(programme, chosen)
    with columns[2]:
        _mark(programme, marks, NEXT if chosen.milestone is None else str(chosen.milestone))
    if several:
        with columns[3]:
            document(programme, chosen)


def scope(programme: Programme, chosen: Selection, *, parts_only: bool = False) -> None:
    """Place the list of scopes; `parts_only` leaves the country out, as if none was picked yet."""
    names = _scope_names(programme)
    code: str | None = chosen.scope
    if parts_only:
        names = {each: name for each, name in names.items() if each != NATION}
        code = None if code == NATION else code
    write = partial(_write, programme, url_state.SCOPE)
    pick(
        "Phạm vi",
        url_state.SCOPE,
        list(names),
        code,
        names.__getitem__,
        chosen=write,
        placeholder="Chọn tỉnh, thành phố",
    )


def year(programme: Programme, chosen: Selection) -> None:
    """Place the list of years, the latest first."""
    listed = [str(each) for each in reversed(years(chosen.as_of))]
    write = partial(_write, programme, url_state.YEAR)
    pick("Năm số liệu", url_state.YEAR, listed, str(chosen.year), str, chosen=write)


def document(programme: Programme, chosen: Selection) -> None:
    """Place the list of plans that bind the scope."""
    plans = {each.code: document_title(each) for each in plans_of(programme, chosen.scope)}
    write = partial(_write, programme, url_state.DOCUMENT)
    code = chosen.document or ""
    pick("Văn bản", url_state.DOCUMENT, list(plans), code, plans.__getitem__, chosen=write)


def years(as_of: date) -> list[int]:
    """Return the years one can look at, in order."""
    return list(range(FIRST_YEAR, min(max(as_of.year, FIRST_YEAR), LAST_YEAR) + 1))


def plans_of(programme: Programme, scope: str) -> list[Document]:
    """Return the documents with judged targets that bind a scope, the national one first."""
    judged = {target.document_code for target in programme.targets if target.low is not None}
    return [each for each in programme.binding_documents(scope) if each.code in judged]


def milestones(programme: Programme, document: str) -> list[str]:
    """Return the years of a document's milestones, as codes, in order."""
    found = {t.year for t in programme.targets if t.document_code == document and t.low is not None}
    return [str(year) for year in sorted(found)]


@lru_cache(maxsize=4)
def _scope_names(programme: Programme) -> dict[str, str]:
    """Return the scopes by code, the country first, then by the Vietnamese alphabet."""
    names = {code: scope_title(programme, code) for code in scopes(programme)}
    bare = {code: alphabetical(f"{programme.unit[code].name} {code}") for code in names}
    order = sorted(names, key=lambda code: (code != NATION, bare[code]))
    return {code: names[code] for code in order}


def _date(code: str | None, today: date, wrong: list[str]) -> date:
    if code is None:
        return today
    try:
        return date.fromisoformat(code)
    except ValueError:
        wrong.append(
            f"Địa chỉ có ngày «{code}» không đúng dạng 2026-03-31; đang xem ngày {day(today)}."
        )
        return today


def _one_of(
    name: str,
    known: Sequence[str],
    default: str,
    label: str,
    wrong: list[str],
    own: Collection[str] = (),
) -> str:
    code = None if name in own else url_state.value(name)
    if code is None or code in known:
        return code or default
    wrong.append(f"Địa chỉ có {label} «{code}» không dùng được ở đây; đang xem giá trị mặc định.")
    return default


def code_of(name: str, known: Sequence[str], default: str, label: str) -> str:
    """Return a parameter of the page; say so where the address has one it cannot use."""
    wrong: list[str] = []
    code = _one_of(name, known, default, label, wrong)
    for sentence in wrong:
        st.warning(sentence)
    return code


def search(label: str, placeholder: str) -> None:
    """Place the field in which one looks for words; they are written to the address."""
    key = f"filter-{url_state.WORDS}"
    st.session_state[key] = url_state.value(url_state.WORDS) or ""
    st.text_input(
        label,
        key=key,
        on_change=lambda: url_state.choose(
            url_state.WORDS, st.session_state[key].strip()[:MOST_LETTERS] or None
        ),
        placeholder=placeholder,
        max_chars=MOST_LETTERS,
    )


def pick(
    label: str,
    name: str,
    codes: Sequence[str],
    code: str | None,
    words: Callable[[str], str],
    *,
    chosen: Callable[[str], None] | None = None,
    placeholder: str = "Chọn",
) -> None:
    """Place a list of codes, shown in words; what is picked is written to the address as `name`.

    `code` None stands for nothing picked yet. `chosen` writes in place of the default, where one
    choice means several parameters.
    """
    key = f"filter-{name}"
    st.session_state[key] = code
    write = chosen or (lambda picked: url_state.choose(name, picked))
    st.selectbox(
        label,
        codes,
        format_func=words,
        key=key,
        on_change=lambda: write(st.session_state[key]),
        placeholder=placeholder,
    )


def switch(
    label: str, name: str, codes: Sequence[str], code: str, words: Callable[[str], str]
) -> None:
    """Place a few codes side by side, one of them chosen, which is written to the address."""
    key = f"filter-{name}"
    st.session_state[key] = code
    st.segmented_control(
        label,
        codes,
        format_func=words,
        key=key,
        on_change=lambda: url_state.choose(name, st.session_state[key]),
        required=True,
    )


def _mark(programme: Programme, codes: Sequence[str], code: str) -> None:
    key = f"filter-{url_state.MILESTONE}"
    st.session_state[key] = code
    st.segmented_control(
        "Mốc đang xét",
        codes,
        format_func=lambda each: "Kế tiếp" if each == NEXT else each,
        key=key,
        on_change=lambda: _write(programme, url_state.MILESTONE, st.session_state[key]),
        required=True,
    )


def _write(programme: Programme, name: str, code: str) -> None:
    """Write a choice, and drop what was chosen before and does not go with it."""
    url_state.choose(name, code)
    plans = [each.code for each in plans_of(programme, url_state.value(url_state.SCOPE) or NATION)]
    if url_state.value(url_state.DOCUMENT) not in (None, *plans):
        url_state.choose(url_state.DOCUMENT, None)
    document = url_state.value(url_state.DOCUMENT) or (plans[0] if plans else "")
    marks = (None, NEXT, *milestones(programme, document))
    if url_state.value(url_state.MILESTONE) not in marks:
        url_state.choose(url_state.MILESTONE, None)
