from ui.documents import report_files
from ui.frame import frame
from ui.frame.pages import REPORTS
from ui.reports import correspondents, drawer, filters, follow_up, reminders, sections

view = sections.focused(frame.open_page(REPORTS))
chain, second = sections.chains(view)

sections.header(view, chain)
filters.show(view, chain)
left, right = frame.columns(11, 5)
with left:
    sections.matrix(view, chain)
with right:
    follow_up.follow_up(view, chain)
    if (chain.owing or chain.sent) and not chain.inside:
        report_files.letters_link(view)
reminders.show(view)
correspondents.show(view)
sections.second(view, second)
follow_up.plans(view)
drawer.drawer(view)
