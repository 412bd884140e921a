from ui.calendar import filters, sections
from ui.frame import frame
from ui.frame.pages import CALENDAR

view = filters.focused(frame.open_page(CALENDAR, until=filters.LAST_YEAR))
found = sections.found(view)

sections.header(view, found)
filters.show(view, found)
months, listed = frame.columns(11, 6)
with months:
    sections.months(view, found)
with listed:
    sections.listed(view, found)
