from ui import frame, plans
from ui.pages import PLANS

view = frame.open_page(PLANS, own=plans.OWN)
chosen = plans.choice(view)
shown = plans.lines(view, chosen)

plans.header(view, shown)
plans.show_filters(view, chosen)
plans.comparison(view, shown)
plans.differences(view, shown)
plans.disagreements(view, chosen)
plans.drawer(view)
