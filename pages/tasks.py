from progress.agenda import chosen
from progress.schedule import task_facts
from ui import frame, task_drawer, task_filters, tasks
from ui.pages import TASKS

view = frame.open_page(TASKS, until=task_filters.LAST_YEAR)
wanted = task_filters.wanted(view)
facts = view.derive(task_facts, view.programme, view.selection.as_of)
shown = view.derive(chosen, view.programme, facts, wanted)

tasks.header(view, wanted, shown, len(facts))
tasks.empty_state(view)
task_filters.show(view, wanted, facts)
tasks.look(view, facts)
if shown:
    tasks.body(view, wanted, shown)
    tasks.disagreements(view, shown)
else:
    task_filters.way_back()
task_drawer.drawer(view, facts)
