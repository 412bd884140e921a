from ui.data_entry import issues, plan, sections
from ui.frame import frame, snapshots
from ui.frame.pages import DATA_ENTRY

view = frame.open_page(DATA_ENTRY)
snapshots.only_today(view.source, DATA_ENTRY.title, "mẫu báo cáo và việc nhập số liệu")
sections.header()
form, upload = frame.columns(5, 6)
with form:
    sections.template(view)
with upload:
    entry = sections.upload(view)
if entry is not None:
    issues.show(view, entry)
    plan.show(view, entry)
