from ui.access import sign_in
from ui.frame import frame
from ui.frame.pages import SHOW
from ui.show import sections

chosen = sections.opened(frame.open_page(SHOW))

sections.header(chosen)
sections.place_filters(chosen)
sections.ways(chosen)
sections.slides(chosen)
sections.keeping(chosen, sign_in.lead())
sections.keys()
