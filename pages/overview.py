from progress.headlines import attention, headline
from progress.reporting import scope_reports
from progress.schedule import task_facts
from progress.targets import target_facts
from ui import filters, frame, overview, report_downloads, why
from ui.pages import HOME

view = frame.open_page(HOME)
programme, chosen = view.programme, view.selection
facts = view.derive(target_facts, programme, chosen)
reports = view.derive(scope_reports, programme, chosen.scope, chosen.year, chosen.as_of)
tasks = view.derive(task_facts, programme, chosen.as_of)

frame.header(view, headline(facts), basis=overview.basis(reports))
filters.show(programme, chosen)
overview.empty_state(facts)
overview.counts(view, facts, reports, tasks)
overview.gauges(view, facts)
bullets, notes = frame.columns(11, 4)
with bullets:
    overview.comparison(view, facts)
with notes:
    overview.needs(view.derive(attention, programme, facts, reports, tasks))
    report_downloads.menu(view)
why.drawer(view, facts, overview.questions(view, reports, tasks))
