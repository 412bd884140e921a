import streamlit as st

from progress.outlook.provinces import province_outlooks
from ui.frame import frame
from ui.frame.pages import OUTLOOK
from ui.outlook import assignment, sections
from ui.outlook.selection import outlook_selection

view = frame.open_page(OUTLOOK)
shown, problems = outlook_selection(view)

frame.warn(problems)
if assignment.is_chosen():
    assignment.show(view, shown)
    st.stop()

places = view.derive(province_outlooks, view.programme, shown.selection, shown.row)
sections.header(view, shown, places)
sections.place_filters(view, shown)
if places:
    drawn, told = frame.columns(5, 7)
    with told:
        sections.listed(view, shown, places)
    with drawn:
        sections.outcomes(view, shown, places)
        sections.fan(view, shown)
        sections.earlier(view, shown, places)
