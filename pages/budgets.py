from ui.budgets import sections
from ui.frame import frame
from ui.frame.pages import BUDGETS

view = frame.open_page(BUDGETS, ahead=True)
money = sections.of_year(view)

sections.header(view, money)
sections.place_filters(view)
drawn, listed = frame.columns(6, 8)
with drawn:
    sections.years(view, money)
    sections.sources(view, money)
with listed:
    sections.units(view, money)
sections.communes(view)
sections.clauses(view)
