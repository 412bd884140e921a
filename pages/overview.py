from progress.judging.targets import target_facts
from progress.overview.headlines import attention, headline
from progress.reporting.reporting import scope_reports
from progress.tasks.schedule import task_facts
from ui.documents import downloads
from ui.frame import filters, frame, why
from ui.frame.pages import HOME
from ui.overview import sections

view = frame.open_page(HOME)
programme, chosen = view.programme, view.selection
facts = view.derive(target_facts, programme, chosen)
reports = view.derive(scope_reports, programme, chosen.scope, chosen.year, chosen.as_of)
tasks = view.derive(task_facts, programme, chosen.as_of)

frame.header(view, headline(facts), basis=sections.basis(reports))
filters.show(programme, chosen)
sections.empty_state(facts)
sections.counts(view, facts, reports, tasks)
sections.gauges(view, facts)
bullets, notes = frame.columns(11, 4)
with bullets:
    sections.comparison(view, facts)
with notes:
    sections.needs(view.derive(attention, programme, facts, reports, tasks))
    downloads.menu(view)
why.drawer(view, facts, sections.questions(view, reports, tasks))
