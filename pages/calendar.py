from ui.calendar import filters, sections
from ui.frame import frame
from ui.frame.pages import CALENDAR

view = filters.focused(frame.open_page(CALENDAR, ahead=True))
entries = sections.all_entries(view)

sections.header(view, entries)
filters.show(view, entries)
months, listed = frame.columns(11, 6)
with months:
    sections.months(view, entries)
with listed:
    sections.listed(view, entries)
