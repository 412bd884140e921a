"""The parts of the page "Tỉnh, thành": one province, what binds it and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from data_access.programme.communes import commune_numbers, communes_on_former_ground
from progress.judging.targets import TargetFact, target_facts
from progress.model.numbers import UNKNOWN, alphabetical, day, written
from progress.model.records import Kind, Unit
from progress.model.titles import unit_title
from progress.overview.headlines import headline
from progress.places.province import binding_sentences, successor
from progress.places.province_list import listed_headline, provinces_listed
from progress.plans.deviations import NATIONAL_PLAN
from progress.plans.two_plans import side_by_side, verdicts_sentence
from progress.reporting.reporting import scope_reports
from ui.frame import downloads, filters, frame, plain_tables, url_state
from ui.frame.frame import View
from ui.frame.pages import PROVINCES, REGISTER
from ui.overview import sections as overview
from ui.provinces import tables


def start(view: View) -> None:
    """Place what one sees before a province is chosen: where all of them stand, each a link."""
    asked = url_state.value(url_state.WORDS) or ""
    found = view.derive(provinces_listed, view.programme, view.selection, asked)
    every = view.derive(provinces_listed, view.programme, view.selection)
    frame.header(view, listed_headline(every, view.selection.year))
    _choice(view)
    if not found:
        st.info(listed_headline(found, view.selection.year), icon=":material/info:")
        return
    rows = tables.listed(found, communes_of(view))
    links = [f"?{urlencode(there(each.unit.code))}" for each in found]
    st.caption(
        f"«Đạt hoặc đúng tiến độ»: số chỉ tiêu trên số đánh giá được theo Quyết định 1520/QĐ-TTg, "
        f"số liệu năm {view.selection.year}. Bấm tên để mở trang của tỉnh, thành phố."
    )
    plain_tables.table(rows, view.theme, "Các tỉnh, thành phố", links=links)
    downloads.table(rows, f"tinh-thanh-{view.selection.year}")


def header(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place the province's headline."""
    chosen = view.selection
    name = unit_title(view.programme.unit[chosen.scope])
    sent = view.derive(scope_reports, view.programme, chosen.scope, chosen.year, chosen.as_of)
    title = f"{name[:1].upper()}{name[1:]}: {headline(facts)}"
    frame.header(view, title, basis=overview.basis(sent))


def identity(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Say what the unit is, what it was merged from, and which plans bind it."""
    programme, code = view.programme, view.selection.scope
    unit = programme.unit[code]
    text = [_described(view, unit), *view.derive(binding_sentences, programme, code)]
    with st.container(key="identity"):
        st.markdown("\n\n".join(text))
        linked = list(programme.predecessors.get(code, ()))
        linked += [after] if (after := successor(programme, code)) else []
        with st.container(horizontal=True, gap="medium", key="elsewhere"):
            for each in linked:
                frame.link(PROVINCES, f"Mở {unit_title(programme.unit[each])}", there(each))
            if unit.kind is Kind.PROVINCE:
                frame.link(REGISTER, "Thiết chế của đơn vị", there(code))
    overview.empty_state(facts)


def verdicts(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place gauges and a bullet for every target of the chosen document, and the table."""
    if not facts:
        st.markdown("Không có chỉ tiêu bằng số ràng buộc đơn vị này.")
        return
    overview.gauges(view, facts)
    overview.comparison(view, facts)


def two_plans(view: View) -> None:
    """Place the unit's own plan beside Decision 1520: targets and verdicts of either."""
    programme, code = view.programme, view.selection.scope
    plans = [each for each in filters.plans_of(programme, code) if each.unit_code == code]
    if programme.unit[code].kind is not Kind.PROVINCE:
        return
    for plan in plans:
        sides = [
            view.derive(target_facts, programme, replace(view.selection, document=document))
            for document in (NATIONAL_PLAN, plan.code)
        ]
        found = side_by_side(programme, sides[0], sides[1])
        st.header("Kế hoạch riêng bên cạnh Quyết định 1520/QĐ-TTg", anchor=False)
        st.markdown(verdicts_sentence(programme, found, plan))
        rows = tables.plans(programme, tuple(each for each in found if each.own))
        plain_tables.table(rows, view.theme, "Mục tiêu và kết luận theo hai văn bản")
        downloads.table(rows, f"hai-van-ban-{code}-{view.selection.year}")


def needed(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place what is still needed until the last milestone, and how much of it each year."""
    if not facts:
        return
    last = max(target.year for fact in facts for target in fact.milestones)
    chosen = replace(view.selection, milestone=last)
    st.header(f"Cần thêm mỗi năm đến {last}", anchor=False)
    unit = view.programme.unit[chosen.scope]
    if unit.valid_to is not None:
        after = successor(view.programme, unit.code)
        into = f" Xem trang của {unit_title(view.programme.unit[after])}." if after else ""
        st.markdown(
            f"Đơn vị đã kết thúc ngày {day(unit.valid_to)} nên không tính phần còn cần.{into}"
        )
        return
    st.caption(
        "Số thiết chế còn cần, trên tổng số đã báo cáo; chỉ tiêu lượt người: mức tăng mỗi năm "
        "còn cần."
    )
    rows = tables.needed(view.programme, view.derive(target_facts, view.programme, chosen))
    plain_tables.table(rows, view.theme, "Số cần thêm mỗi năm")
    downloads.table(rows, f"can-them-{chosen.scope}-{chosen.year}")


def before(view: View) -> None:
    """Place, on demand, the figures of the provinces that this one was made from."""
    programme = view.programme
    codes = programme.predecessors.get(view.selection.scope, ())
    if not codes:
        return
    st.header("Số liệu của các đơn vị trước sắp xếp", anchor=False)
    for code in sorted(codes, key=lambda code: alphabetical(programme.unit[code].name)):
        title = unit_title(programme.unit[code])
        place = st.expander(title, on_change="rerun", key=f"before-{code}")
        if place.open:
            with place:
                chosen = replace(view.selection, scope=code, document=NATIONAL_PLAN, milestone=None)
                facts = view.derive(target_facts, programme, chosen)
                rows = tables.before(programme, facts)
                plain_tables.table(rows, view.theme, f"Số liệu của {title}")
                downloads.table(rows, f"truoc-sap-xep-{code}")


def record(view: View) -> None:
    """Place the reports to the Ministry year by year; of a commune those it sent."""
    rows = tables.reports(view.programme, view.selection)
    title = "Báo cáo gửi Bộ qua các năm"
    if view.programme.unit[view.selection.scope].kind is not Kind.PROVINCE:
        title = "Báo cáo qua các năm"
    st.header(title, anchor=False)
    if rows.empty:
        st.markdown("Không có báo cáo nào của đơn vị này.")
        return
    plain_tables.table(rows, view.theme, title)
    downloads.table(rows, f"bao-cao-{view.selection.scope}")


def communes_of(view: View) -> Mapping[str, int]:
    """Return the number of communes of each province, on the day asked for; none on a snapshot."""
    if view.source.snapshot is not None:
        return {}
    return dict(view.derive(view.source.read, commune_numbers, view.selection.as_of))


def there(code: str) -> dict[str, str]:
    """Return what a link to another province's page takes along; plans are not its own."""
    left = (url_state.DOCUMENT, url_state.MILESTONE)
    kept = {name: each for name, each in url_state.brought().items() if name not in left}
    return {**kept, url_state.SCOPE: code}


def _choice(view: View) -> None:
    """Place what narrows the list, and the list of all scopes."""
    places = st.container(key="list-filters").columns([3, 3, 1], vertical_alignment="top")
    with places[0]:
        filters.search("Tìm", "hue, Thừa Thiên Huế, Bến Tre")
    with places[1]:
        filters.scope(view.programme, view.selection, parts_only=True)
    with places[2]:
        filters.year(view.programme, view.selection)


def _described(view: View, unit: Unit) -> str:
    """Say type, region, size, since when and from what."""
    programme = view.programme
    said = [
        f"Loại: {unit.type_name or UNKNOWN}",
        f"Vùng: {unit.region or UNKNOWN}",
        f"Dân số: {written(unit.population)}",
        f"Diện tích: {written(unit.area_km2, 1)}{' km²' if unit.area_km2 else ''}",
    ]
    if unit.kind is Kind.PROVINCE and view.source.snapshot is None:
        said.append(f"Xã, phường: {written(communes_of(view).get(unit.code))}")
    text = f"{' · '.join(said)}."
    before = programme.predecessors.get(unit.code, ())
    after = successor(programme, unit.code)
    if before:
        names = sorted((programme.unit[each].name for each in before), key=alphabetical)
        text += f" Được sắp xếp từ {', '.join(names)}, từ {day(unit.valid_from)}."
    elif unit.kind is Kind.PROVINCE and unit.valid_to is None:
        text += " Địa giới cấp tỉnh không đổi khi sắp xếp ngày 01/07/2025."
    if unit.former_names:
        # The others are other spellings of it.
        text += f" Tên trước đây: {unit.former_names[0]}."
    if unit.valid_to is not None:
        into = f", nay thuộc {unit_title(programme.unit[after])}" if after else ""
        # The lists of communes begin on 1 July 2025: an earlier end is inferred.
        sure = "" if unit.kind is Kind.PROVINCE else " (ngày suy ra, chưa thấy văn bản)"
        text += f" Tồn tại đến {day(unit.valid_to)}{sure}{into}."
        text += _ground_words(view, unit.code)
    return text


def _ground_words(view: View, code: str) -> str:
    """Say how many communes lie today where an ended province was; "" where nobody knows."""
    if view.source.snapshot is not None:
        return ""
    ground = dict(view.derive(view.source.read, communes_on_former_ground, view.selection.as_of))
    if code not in ground:
        return ""
    return f" Địa bàn này nay có {written(ground[code])} xã, phường."
