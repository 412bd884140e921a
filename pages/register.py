from ui.frame import frame, snapshots
from ui.frame.pages import REGISTER
from ui.register import card, question, sections

view = frame.open_page(REGISTER)
snapshots.only_today(view.source, REGISTER.title, "danh bạ thiết chế")
found = sections.listed(view)

sections.header(view, found)
question.question(view, found.asked)
sections.places(view, found)
sections.rows(view, found)
card.card(view)
