"""The filters of the reports: scope, year, state and words, each in the address."""

from progress.reporting.chains import Chain
from progress.reporting.reporting import ReportState
from progress.reporting.words import STATES
from ui.frame import filters, url_state
from ui.frame.filters import Filter
from ui.frame.frame import View

STATE = "trang-thai"
"""Name, in the address, of the state in the year asked for; its values are those of the method."""


def show(view: View, chain: Chain) -> None:
    """Place the row of filters."""
    filters.show(
        filters.scope(view.programme, view.selection),
        filters.year(view.programme, view.selection, "Năm báo cáo"),
        _state(chain),
        Filter("Tìm đơn vị", url_state.WORDS, {}, None, placeholder="tên hoặc tên cũ"),
    )


def state(problems: list[str]) -> ReportState | None:
    """Return the state asked for; None where the address has none that is known."""
    known = [*ReportState]
    code = url_state.known_value(STATE, known, "trạng thái", problems, "mọi trạng thái")
    return ReportState(code) if code else None


def _state(chain: Chain) -> Filter:
    counts, asked = chain.counts, state([])
    names = {
        each.value: f"{each.label} ({counts[each]})"
        for each in STATES
        if counts[each] or each is asked
    }
    label, code = f"Trạng thái năm {chain.year}", asked and asked.value
    return Filter(label, STATE, names, code, width=240, everything="Mọi trạng thái")
