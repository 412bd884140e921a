from ui.frame import frame
from ui.frame.pages import REPORTS
from ui.reports import drawer, filters, sections
from ui.reports import follow_up as report_list

view = sections.focused(frame.open_page(REPORTS))
chain, second = sections.chains(view)

sections.header(view, chain)
filters.show(view, chain)
matrix, follow_up = frame.columns(11, 5)
with matrix:
    sections.matrix(view, chain)
with follow_up:
    report_list.follow_up(view, chain)
sections.second(view, second)
report_list.plans(view)
drawer.drawer(view)
