from ui.access import reader
from ui.frame import frame
from ui.frame.pages import HISTORY
from ui.history import drawer, filters, sections

view = frame.open_page(HISTORY, own=filters.OWN)
frame.only_today(view, HISTORY, "lịch sử thay đổi")
access = reader.access()
matching = sections.matching_changes(view, access)

sections.header(view, matching, access)
filters.show(view, matching.selection, names=access.names)
sections.rows(matching)
drawer.drawer(view, access)
