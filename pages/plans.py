from ui.frame import frame
from ui.frame.pages import PLANS
from ui.plans import sections

view = frame.open_page(PLANS, own=sections.OWN)
chosen = sections.choice(view)
shown = sections.lines(view, chosen)

sections.header(view, shown)
sections.show_filters(view, chosen)
sections.comparison(view, shown)
sections.differences(view, shown)
sections.disagreements(view, chosen)
sections.drawer(view)
