from ui import frame, method
from ui.pages import METHOD

view = frame.open_page(METHOD)
frame.name(METHOD.title)
rules, documents, differences, sources = frame.tabs(
    "Cách đánh giá", "Văn bản và mục tiêu", "Khác nhau giữa các văn bản", "Nguồn dữ liệu"
)
with rules:
    method.rules()
with documents:
    method.documents(view)
with differences:
    method.differences(view)
with sources:
    method.sources()
