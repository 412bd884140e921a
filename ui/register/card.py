"""One institution's card: what is known of it, and its results by year."""

import streamlit as st

from data_access.register import cards
from progress.model.numbers import UNKNOWN, day, written
from progress.model.titles import unit_title
from progress.places.register import InstitutionCard, state_on
from ui.frame import frame, opening, url_state
from ui.frame.frame import View
from ui.frame.words import literal, ownership_words
from ui.register import tables
from ui.register.selection import CARD


def card(view: View) -> None:
    """Open the card of the institution that the address names."""
    code = url_state.value(CARD)
    if code is None:
        return
    known = view.source.read(cards.card, code)
    if known is None:
        st.warning(literal(f"Danh bạ không có thiết chế nào mã «{code}»."))
    else:
        opening.drawer(CARD, known.institution.name, _fill, view, known)


def _fill(view: View, known: InstitutionCard) -> None:
    institution, programme = known.institution, view.programme
    place = [institution.commune, unit_title(programme.unit[institution.province_code])]
    category = programme.category[institution.category_code]
    state = state_on(institution.opened_on, institution.closed_on, view.selection.as_of)
    coordinates = (
        f"{written(institution.latitude, 5)}; {written(institution.longitude, 5)}"
        if institution.latitude is not None and institution.longitude is not None
        else UNKNOWN
    )
    texts = {
        "Mã": institution.code,
        "Loại": category.name,
        "Địa bàn": ", ".join(part for part in place if part),
        "Sở hữu": ownership_words(institution.ownership),
        "Tình trạng": f"{state.label} (ngày {day(view.selection.as_of)})",
        "Ngày mở cửa": day(institution.opened_on),
        "Ngày đóng cửa": "không" if institution.closed_on is None else day(institution.closed_on),
        "Vĩ độ; kinh độ": coordinates,
        "Nguồn": tables.provenance_words(known.provenance),
    }
    st.markdown("  \n".join(f"**{label}.** {literal(text)}" for label, text in texts.items()))
    if category.ended_on is not None:
        st.markdown(f"Loại thiết chế này không còn từ sau ngày {day(category.ended_on)}.")
    st.markdown("**Kết quả theo năm**")
    if known.results:
        frame.table(tables.results(programme, known))
    else:
        st.markdown("Chưa có kết quả nào được ghi nhận cho thiết chế này.")
