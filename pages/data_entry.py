from ui import data_entry, data_entry_issues, data_entry_plan, frame, snapshots
from ui.pages import DATA_ENTRY

view = frame.open_page(DATA_ENTRY)
snapshots.only_today(view.source, DATA_ENTRY.title, "mẫu báo cáo và việc nhập số liệu")
data_entry.header()
form, upload = frame.columns(5, 6)
with form:
    data_entry.template(view)
with upload:
    entry = data_entry.upload(view)
if entry is not None:
    data_entry_issues.show(view, entry)
    data_entry_plan.show(view, entry)
