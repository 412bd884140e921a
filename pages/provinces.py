from progress.province import is_country
from progress.targets import target_facts
from ui import filters, frame, provinces, report_downloads, why
from ui.pages import PROVINCES

view = frame.open_page(PROVINCES)
programme, chosen = view.programme, view.selection
facts = view.derive(target_facts, programme, chosen)

if is_country(chosen.scope):
    provinces.start(view)
else:
    provinces.header(view, facts)
    filters.show(programme, chosen)
    provinces.identity(view, facts)
    report_downloads.menu(view)
    provinces.verdicts(view, facts)
    row = provinces.chosen_row(view, facts)
    provinces.trend_of(view, facts, row)
    provinces.compared(view, row)
    provinces.needed(view, facts)
    provinces.record(view)
why.drawer(view, facts, {})
