from ui import frame, show, sign_in
from ui.pages import SHOW

chosen = show.opened(frame.open_page(SHOW))

show.header(chosen)
show.filters(chosen)
show.ways(chosen)
show.slides(chosen)
show.keeping(chosen, sign_in.lead())
show.keys()
