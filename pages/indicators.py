from ui import frame, indicator_choice, indicator_provinces, indicators, sector
from ui.pages import INDICATORS

view = frame.open_page(INDICATORS)
chosen = indicator_choice.choice(view)
shown = indicators.subject(view, chosen)

if shown is None:
    sector.header(view, chosen)
    indicator_choice.show_filters(view, chosen)
    sector.comparison(view, chosen)
else:
    indicators.header(view, shown)
    indicator_choice.show_filters(view, chosen)
    trend, words = frame.columns(8, 5)
    with trend:
        indicators.nation(view, shown)
    with words:
        indicators.definition(view, shown)
    indicator_provinces.comparison(view, shown, chosen)
    indicators.drawer(view, shown)
