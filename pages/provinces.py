from progress.records import NATION
from progress.targets import target_facts
from ui import (
    filters,
    frame,
    province_communes,
    province_peers,
    province_trends,
    provinces,
    report_downloads,
    why,
)
from ui.pages import PROVINCES

view = frame.open_page(PROVINCES)
programme, chosen = view.programme, view.selection

if chosen.scope == NATION:
    provinces.start(view)
else:
    facts = view.derive(target_facts, programme, chosen)
    provinces.header(view, facts)
    filters.show(programme, chosen)
    provinces.identity(view, facts)
    report_downloads.menu(view)
    provinces.verdicts(view, facts)
    provinces.two_plans(view)
    row = province_trends.chosen_row(view, facts)
    province_trends.trend_of(view, facts, row)
    province_trends.all_trends(view, facts)
    province_peers.compared(view, row)
    provinces.needed(view, facts)
    province_communes.coverage(view)
    provinces.before(view)
    provinces.record(view)
    why.drawer(view, facts, {})
