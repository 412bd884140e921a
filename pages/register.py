from ui.frame import frame
from ui.frame.pages import REGISTER
from ui.register import card, filters, sections

view = frame.open_page(REGISTER)
frame.only_today(view, REGISTER, "danh bạ thiết chế")
matching = sections.matching_institutions(view)

sections.header(view, matching)
filters.show(view, matching.query)
sections.places(view, matching)
sections.rows(view, matching)
card.card(view)
