from progress.coverage import coverage
from progress.coverage_words import BASES, coverage_headline
from ui import coverage_drawing, coverage_map, frame
from ui.coverage_question import question
from ui.pages import MAP

view = frame.open_page(MAP)
asked, wrong = question(view)
facts = view.derive(coverage, view.programme, asked.selection, asked.row, asked.shown)
headline = coverage_headline(view.programme, facts, asked.selection.year)

frame.warn(wrong)
frame.header(view, headline, basis=BASES[asked.shown], selection=asked.selection)
coverage_map.ask(view, asked)
drawing, details = coverage_drawing.places(asked)
with details:
    coverage_map.switches(view, asked)
    coverage_map.key(view, asked, facts)
    coverage_map.province(view, asked, facts)
    coverage_map.table(view, asked, facts)
    coverage_drawing.to_keep(view, asked, facts)
with drawing:
    coverage_drawing.drawing(view, asked, facts)
coverage_map.explained(view, asked, facts)
