from ui.access import sign_in
from ui.frame import frame
from ui.frame.pages import SHOW
from ui.show import additions, sections
from ui.show.chosen import opened

chosen = opened(frame.open_page(SHOW))

sections.header(chosen)
sections.place_filters(chosen)
sections.ways(chosen)
sections.slides(chosen)
additions.show(chosen, sign_in.lead())
sections.keeping(chosen, sign_in.lead())
sections.keys()
