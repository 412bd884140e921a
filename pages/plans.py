from ui.frame import frame
from ui.frame.pages import PLANS
from ui.plans import drawer, filters, sections

view = frame.open_page(PLANS, own=filters.OWN)
selected = filters.selection(view)
shown = sections.lines(view, selected)

sections.header(view, shown)
filters.show(view, selected)
sections.comparison(view, shown)
sections.differences(view, shown)
sections.disagreements(view, selected)
drawer.drawer(view)
