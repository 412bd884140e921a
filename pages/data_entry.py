from ui.data_entry import drafts, issues, keys, locks, plan, sections
from ui.frame import frame
from ui.frame.pages import DATA_ENTRY

view = frame.open_page(DATA_ENTRY)
frame.only_today(view, DATA_ENTRY, "mẫu báo cáo và việc nhập số liệu")
sections.header(view)
form, upload = frame.columns(5, 6)
with form:
    chosen = sections.template(view)
with upload:
    entry = sections.upload(view)
entry = entry or sections.typed(view, chosen)
drafts.lists()
if entry is not None:
    issues.show(view, entry)
    plan.show(view, entry)
    drafts.steps(entry)
locks.show(view)
keys.show()
