from ui import frame, register
from ui.pages import REGISTER

view = frame.open_page(REGISTER)
found = register.listed(view)

register.header(view, found)
register.question(view, found)
register.rows(view, found)
register.card(view)
