from progress.tasks.agenda import matching_tasks
from progress.tasks.schedule import task_facts
from ui.frame import frame
from ui.frame.pages import TASKS
from ui.tasks import drawer, filters, sections

view = frame.open_page(TASKS, ahead=True)
wanted = filters.wanted(view)
facts = view.derive(task_facts, view.programme, view.selection.as_of)
shown = view.derive(matching_tasks, view.programme, facts, wanted)

sections.header(view, wanted, shown, len(facts))
sections.empty_state(view)
filters.show(view, wanted, facts, sections.way())
if shown:
    sections.body(view, wanted, shown)
    drawer.choose(view, facts)
    sections.disagreements(view, shown)
else:
    filters.way_back()
drawer.drawer(view, facts)
