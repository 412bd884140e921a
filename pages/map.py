from progress.judging.coverage import coverage
from progress.judging.coverage_words import BASES, coverage_headline
from ui.frame import frame
from ui.frame.pages import MAP
from ui.map import drawing as coverage_drawing
from ui.map import sections
from ui.map.question import question

view = frame.open_page(MAP)
asked, wrong = question(view)
facts = view.derive(coverage, view.programme, asked.selection, asked.row, asked.shown)
headline = coverage_headline(view.programme, facts, asked.selection.year)

frame.warn(wrong)
frame.header(view, headline, basis=BASES[asked.shown], selection=asked.selection)
sections.ask(view, asked)
drawing, details = coverage_drawing.places(asked)
with details:
    sections.switches(view, asked)
    sections.key(view, asked, facts)
    sections.province(view, asked, facts)
    sections.table(view, asked, facts)
    coverage_drawing.to_keep(view, asked, facts)
with drawing:
    coverage_drawing.drawing(view, asked, facts)
sections.explained(view, asked, facts)
