from ui import frame, history, history_access, history_drawer, history_selection, snapshots
from ui.pages import HISTORY

view = frame.open_page(HISTORY, own=history_selection.OWN)
snapshots.only_today(view.source, HISTORY.title, "lịch sử thay đổi")
access = history_access.access()
found = history.listed(view, access)

history.header(view, found, access)
history_selection.question(view, found.asked, names=access.names)
history.rows(found)
history_drawer.drawer(view, access)
