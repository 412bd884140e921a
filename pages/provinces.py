from progress.judging.targets import target_facts
from progress.model.units import NATION
from ui.frame import filters, frame, why
from ui.frame.pages import PROVINCES
from ui.overview import standing, targets
from ui.provinces import communes, identity, listing, peers, sections, trends

view = frame.open_page(PROVINCES)
programme, selection = view.programme, view.selection

if selection.scope == NATION:
    listing.start(view)
else:
    facts = view.derive(target_facts, programme, selection)
    sections.header(view, facts)
    filters.show_shared(programme, selection)
    targets.empty_state(facts)
    targets.gauges(view, facts)
    identity.identity(view)
    targets.comparison(view, facts)
    sections.two_plans(view)
    row = trends.chosen_row(view, facts)
    trends.trend_of(view, facts, row)
    trends.all_trends(view, facts)
    peers.compared(view, row)
    sections.needed(view, facts)
    sections.own_tasks(view)
    communes.coverage(view)
    communes.own_plans(view)
    sections.before(view)
    sections.narrated(view)
    sections.record(view)
    why.drawer(view, facts, standing.questions(view, facts))
