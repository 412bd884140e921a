from ui.frame import frame
from ui.frame.pages import INDICATORS
from ui.indicators import choice, provinces, sections, sector

view = frame.open_page(INDICATORS)
chosen = choice.choice(view)
shown = sections.subject(view, chosen)

if shown is None:
    sector.header(view, chosen)
    choice.show_filters(view, chosen)
    sector.comparison(view, chosen)
else:
    sections.header(view, shown)
    choice.show_filters(view, chosen)
    trend, words = frame.columns(8, 5)
    with trend:
        sections.nation(view, shown)
    with words:
        sections.definition(view, shown)
    provinces.comparison(view, shown, chosen)
    sections.drawer(view, shown)
