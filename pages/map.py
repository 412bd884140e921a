from progress.judging.coverage import coverage
from progress.judging.coverage_words import BASES, coverage_headline
from ui.frame import frame
from ui.frame.pages import MAP
from ui.map import drawing, listing, sections
from ui.map.selection import map_selection

view = frame.open_page(MAP)
shown, problems = map_selection(view)
basis = shown.table_basis
facts = view.derive(coverage, view.programme, shown.selection, shown.row, basis)
headline = coverage_headline(view.programme, facts)

frame.warn(problems)
frame.header(view, headline, basis=BASES[basis], selection=shown.selection)
sections.place_filters(view, shown)
left, right = drawing.places(facts)
with right:
    listing.listing(view, shown, facts)
    sections.province(view, shown, facts)
    drawing.download(view, shown, facts)
with left:
    drawing.drawing(view, shown, facts)
    sections.key(view, shown, facts)
sections.explained(view, shown, facts)
