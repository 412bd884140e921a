from ui import frame, register, register_card, register_question, snapshots
from ui.pages import REGISTER

view = frame.open_page(REGISTER)
snapshots.only_today(view.source, REGISTER.title, "danh bạ thiết chế")
found = register.listed(view)

register.header(view, found)
register_question.question(view, found.asked)
register.places(view, found)
register.rows(view, found)
register_card.card(view)
