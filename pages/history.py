from ui.access import reader
from ui.frame import frame, snapshots
from ui.frame.pages import HISTORY
from ui.history import drawer, sections, selection

view = frame.open_page(HISTORY, own=selection.OWN)
snapshots.only_today(view.source, HISTORY.title, "lịch sử thay đổi")
access = reader.access()
found = sections.listed(view, access)

sections.header(view, found, access)
selection.question(view, found.asked, names=access.names)
sections.rows(found)
drawer.drawer(view, access)
