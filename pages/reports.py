from ui import frame, report_drawer, report_filters, report_list, reports
from ui.pages import REPORTS

view = reports.focused(frame.open_page(REPORTS))
chain, second = reports.chains(view)

reports.header(view, chain)
report_filters.show(view, chain)
matrix, follow_up = frame.columns(11, 5)
with matrix:
    reports.matrix(view, chain)
with follow_up:
    report_list.follow_up(view, chain)
reports.second(view, second)
report_list.plans(view)
report_drawer.drawer(view)
