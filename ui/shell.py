"""The script Streamlit runs at each rerun: navigation, then the page."""

from copy import copy

import streamlit as st

from data_access.store.problems import Problem
from ui.access import account, sign_in
from ui.frame import words
from ui.frame.data import NotHeld
from ui.frame.pages import HOME, ICON, PAGES, SECTIONS, registered, tab_title
from ui.frame.waiting import running


def _show() -> None:
    # `st.navigation` marks the page that is run: each run takes copies.
    pages = {each: copy(registered(each)) for each in PAGES}
    # Streamlit drops the address of the default page, so this one shows nothing of its own: the
    # server redirects "/" to the overview before it can be reached.
    root = st.Page(lambda: st.switch_page(pages[HOME]), title="", default=True, visibility="hidden")
    sections = {name: [pages[each] for each in listed] for name, listed in SECTIONS.items()}
    page = st.navigation({**sections, "": [root, *sections[""]]}, position="top")
    st.set_page_config(page_title=tab_title(page.title), page_icon=ICON, layout="wide")
    try:
        visitor = sign_in.visitor()
        account.badge(visitor)
        if visitor.may_read:
            page.run()
        else:
            account.instead(visitor)
    except NotHeld as missing:
        st.info(words.literal(str(missing)), icon=":material/inventory_2:")
    except Problem as problem:
        st.error(words.literal(str(problem)))


with running.script(lambda: sign_in.visitor().may_read):
    _show()
