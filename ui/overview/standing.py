"""One bar a sector, cut by verdict as a status page is; each part leads to the list of its targets.

It is HTML: the parts are links, with symbols and numbers that a grey print still shows.
"""

from collections.abc import Callable
from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from charts.theme import SYMBOLS, Theme
from exports.shared.markup import Html, element, joined
from progress.judging.targets import TargetFact
from progress.judging.words import fact_title
from progress.model.records import Sector
from progress.overview.headlines import fact_sentence, sector_sentence
from progress.overview.sector_standings import BarSegment, sector_parts
from ui.frame import url_state, words
from ui.frame.frame import View
from ui.frame.pages import Page


def bar(sector: Sector, facts: tuple[TargetFact, ...], theme: Theme) -> Html:
    """Return the name and the bar of a sector; its sentence is read to those who cannot see."""
    parts = "".join(_part(sector, part, theme) for part in sector_parts(facts))
    name = element("strong", sector.name)
    if not parts:
        return name
    sentence = f"{sector.name}: {sector_sentence(facts)}"
    return joined((name, element("ul", Html(parts), class_="standing", aria_label=sentence)))


def questions(view: View, facts: tuple[TargetFact, ...]) -> dict[str, Callable[[], None]]:
    """Return how each part of each bar is listed, by its name in the address."""
    return {
        _key(sector, part): partial(_listed, view, sector, part)
        for sector in view.programme.sectors
        for part in view.derive(sector_parts, of_sector(facts, sector))
    }


def of_sector(facts: tuple[TargetFact, ...], sector: Sector) -> tuple[TargetFact, ...]:
    """Return the targets of one sector."""
    return tuple(fact for fact in facts if fact.indicator.sector_code == sector.code)


def address(page: Page | None = None, **chosen: str) -> str:
    """Return the address of a page, or of this one, with what is shown and what is chosen."""
    asked = {**url_state.brought(), **{k.replace("_", "-"): code for k, code in chosen.items()}}
    return escape(f"{page.address if page else ''}?{urlencode(asked)}")


def _part(sector: Sector, part: BarSegment, theme: Theme) -> str:
    number, judged = len(part.facts), part.verdict.is_judgement
    # The grey of marks is too pale for words on it; that of words is not.
    colour = theme.mark(part.verdict) if judged else theme.text(part.verdict)
    words = escape(f"{part.label}: {number} chỉ tiêu")
    return (
        f'<li style="flex-grow:{number}"><a href="{address(vi_sao=_key(sector, part))}" '
        f'style="background:{colour};color:{theme.on(colour)}" '
        f'title="{words}">{SYMBOLS[part.verdict]} {number}</a></li>'
    )


def _key(sector: Sector, part: BarSegment) -> str:
    return f"{sector.code}.{part.code}"


def _listed(view: View, sector: Sector, part: BarSegment) -> None:
    st.markdown(
        f"**{words.literal(sector.name)}: {len(part.facts)} chỉ tiêu, {part.label.lower()}**"
    )
    st.html(f'<ul class="needs">{"".join(_line(view, fact) for fact in part.facts)}</ul>')


def _line(view: View, fact: TargetFact) -> str:
    title = fact_title(view.programme, fact)
    rest = fact_sentence(view.programme, fact).removeprefix(title)
    return f'<li><a href="{address(vi_sao=fact.key)}">{escape(title)}</a>{escape(rest)}</li>'
