from progress.judging.targets import target_facts
from progress.overview.headlines import attention, headline
from progress.reporting.reporting import scope_reports
from progress.tasks.schedule import task_facts
from ui.documents import report_files
from ui.frame import filters, frame, why
from ui.frame.pages import HOME
from ui.overview import sections, targets

view = frame.open_page(HOME)
programme, selection = view.programme, view.selection
facts = view.derive(target_facts, programme, selection)
reports = view.derive(scope_reports, programme, selection.scope, selection.year, selection.as_of)
tasks = view.derive(task_facts, programme, selection.as_of)

frame.header(view, headline(facts), basis=targets.basis(reports))
filters.show_shared(programme, selection)
targets.empty_state(facts)
sections.counts(view, facts, reports, tasks)
targets.gauges(view, facts)
bullets, notes = frame.columns(11, 4)
with bullets:
    targets.comparison(view, facts)
with notes:
    sections.needs(view.derive(attention, programme, facts, reports, tasks))
    report_files.menu(view)
why.drawer(view, facts, sections.questions(view, reports, tasks))
