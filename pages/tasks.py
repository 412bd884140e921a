from progress.tasks.agenda import matching_tasks
from progress.tasks.schedule import document_task_facts
from ui.frame import frame, url_state
from ui.frame.pages import TASKS
from ui.tasks import drawer, filters, sections

view = frame.open_page(TASKS, ahead=True, own=(url_state.DOCUMENT,))
plan = filters.plan(view)
wanted = filters.wanted(view, plan)
facts = view.derive(document_task_facts, view.programme, plan, view.selection.as_of)
shown = view.derive(matching_tasks, view.programme, facts, wanted)

sections.header(view, plan, wanted, shown, facts)
sections.empty_state(view)
filters.show(view, plan, wanted, facts, sections.way(plan))
if shown:
    sections.body(view, plan, wanted, shown, len(facts))
    drawer.choose(view, facts)
    sections.disagreements(view, shown)
else:
    filters.way_back()
drawer.drawer(view, facts)
