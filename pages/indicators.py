from ui.frame import frame
from ui.frame.pages import INDICATORS
from ui.indicators import filters, provinces, sections, sector, trends
from ui.indicators.subject import subject

view = frame.open_page(INDICATORS)
selected = filters.selection(view)
shown = subject(view, selected)

if shown is None:
    sector.header(view, selected)
    filters.show(view, selected)
    sector.comparison(view, selected)
else:
    sections.header(view, shown)
    filters.show(view, selected)
    trend, words = frame.columns(8, 5)
    with trend:
        trends.nation(view, shown)
    with words:
        sections.definition(view, shown)
    provinces.comparison(view, shown, selected)
    sections.drawer(view, shown)
