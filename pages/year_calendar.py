from ui import frame, year_calendar, year_filters
from ui.pages import CALENDAR

view = year_filters.focused(frame.open_page(CALENDAR, until=year_filters.LAST_YEAR))
found = year_calendar.found(view)

year_calendar.header(view, found)
year_filters.show(view, found)
months, listed = frame.columns(11, 6)
with months:
    year_calendar.months(view, found)
with listed:
    year_calendar.listed(view, found)
