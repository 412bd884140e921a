from ui.frame import frame
from ui.frame.pages import PLANS
from ui.plans import drawer, filters, sections

view = frame.open_page(PLANS, own=filters.OWN)
selected = filters.selection(view)
shown = sections.lines(view, selected)

sections.header(view, shown)
filters.show(view, selected)
filters.few(view, selected)
sections.comparison(view, selected, shown)
sections.differences(view, selected, shown)
sections.disagreements(view, selected)
drawer.drawer(view)
