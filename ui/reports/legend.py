"""The states of reports in words: what each mark means, how many there are, by which rule."""

from charts.theme import SYMBOLS
from progress.reporting.chains import Chain
from progress.reporting.reporting import ReportState
from progress.reporting.words import STATES, source, state_rule
from ui.frame import words

_WITH_DAYS = (ReportState.LATE, ReportState.MISSING)


def legend(chain: Chain) -> str:
    """Return the counts, which add up, as a written legend."""
    states = [f"{words.coloured(state)} {_words(chain, state)}" for state in _shown(chain)]
    total = f"tổng **{len(chain.facts)}** đơn vị năm {chain.year}"
    return " &emsp; ".join(each.replace(" ", "\u00a0") for each in (*states, total))


def plain(chain: Chain) -> str:
    """Return the same without marks of Markdown, for pictures."""
    states = [f"{SYMBOLS[state]} {_words(chain, state)}" for state in _shown(chain)]
    return ", ".join([*states, f"tổng {len(chain.facts)} đơn vị"]).replace("**", "")


def rules(chain: Chain) -> str:
    """Return a row for each state: when it holds, how many there are, and the document."""
    basis = words.literal(source(chain.rule)) if chain.rule else "không có văn bản"
    lines = ["| Trạng thái | Số đơn vị | Khi nào | Căn cứ |", "| --- | ---: | --- | --- |"]
    lines += [
        f"| {words.coloured(state)} {state.label} | {chain.counts[state]} "
        f"| {words.literal(state_rule(chain, state))} | {basis} |"
        for state in _shown(chain)
    ]
    return "\n".join([*lines, f"| Tổng | {len(chain.facts)} | | |"])


def _shown(chain: Chain) -> list[ReportState]:
    """Return the states that the chain can have, and any that it has."""
    if chain.last_day is not None:
        usual = {ReportState.ON_TIME, ReportState.LATE, ReportState.MISSING, ReportState.AWAITED}
    elif chain.asked:
        usual = {ReportState.RECEIVED, ReportState.NOT_RECEIVED}
    else:
        usual = {ReportState.RECEIVED, ReportState.NOT_ASKED}
    return [state for state in STATES if state in usual or chain.counts[state]]


def _words(chain: Chain, state: ReportState) -> str:
    days = " (số ngày)" if state in _WITH_DAYS else ""
    return f"{state.label}{days} **{chain.counts[state]}**"
