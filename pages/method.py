import streamlit as st

from ui.frame import frame
from ui.frame.pages import METHOD
from ui.method import sections

view = frame.open_page(METHOD)
frame.name(view, METHOD.title)
rules, documents, differences, sources = st.tabs(
    ("Cách đánh giá", "Văn bản và mục tiêu", "Khác nhau giữa các văn bản", "Nguồn dữ liệu")
)
with rules:
    sections.rules()
with documents:
    sections.documents(view)
with differences:
    sections.differences(view)
with sources:
    sections.sources()
