from progress.judging.targets import target_facts
from progress.overview.headlines import headline
from progress.reporting.reporting import scope_reports
from progress.tasks.schedule import task_facts
from ui.documents import report_files
from ui.frame import downloads, filters, frame, why
from ui.frame.pages import HOME
from ui.overview import needs, sections, standing, targets

view = frame.open_page(HOME)
programme, selection = view.programme, view.selection
facts = view.derive(target_facts, programme, selection)
reports = view.derive(scope_reports, programme, selection.scope, selection.year, selection.as_of)
tasks = view.derive(task_facts, programme, selection.as_of)
title = view.derive(headline, facts)

frame.header(view, title, basis=targets.basis(reports))
downloads.copied(view, title, facts)
filters.show_shared(programme, selection)
targets.empty_state(facts)
first, second = frame.columns(5, 9)
with first:
    needs.needs(view, facts, reports, tasks, report_files.yearly_draft)
with second:
    targets.gauges(view, facts)
    sections.counts(view, facts, reports, tasks)
targets.comparison(view, facts)
report_files.menu(view)
asked = {**sections.questions(view, reports, tasks), **standing.questions(view, facts)}
why.drawer(view, facts, asked)
