from progress.judging.targets import target_facts
from progress.model.records import NATION
from ui.documents import downloads
from ui.frame import filters, frame, why
from ui.frame.pages import PROVINCES
from ui.provinces import communes, peers, sections, trends

view = frame.open_page(PROVINCES)
programme, chosen = view.programme, view.selection

if chosen.scope == NATION:
    sections.start(view)
else:
    facts = view.derive(target_facts, programme, chosen)
    sections.header(view, facts)
    filters.show(programme, chosen)
    sections.identity(view, facts)
    downloads.menu(view)
    sections.verdicts(view, facts)
    sections.two_plans(view)
    row = trends.chosen_row(view, facts)
    trends.trend_of(view, facts, row)
    trends.all_trends(view, facts)
    peers.compared(view, row)
    sections.needed(view, facts)
    communes.coverage(view)
    sections.before(view)
    sections.record(view)
    why.drawer(view, facts, {})
