"""The outlooks of all provinces for one series, counted by outcome, and a sentence of them."""

from collections import Counter
from dataclasses import dataclass, replace

from progress.judging.coverage import Basis, basis_units
from progress.judging.targets import TargetFact, target_fact
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title
from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.records import Series
from progress.model.selection import Selection
from progress.outlook.outlooks import Outcome, Outlook, outlook_of

ORDER = (Outcome.WOULD_MISS, Outcome.OPEN, Outcome.WOULD_MEET, Outcome.NONE)
"""Outcomes in the order of a list: what asks for action comes first."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaceOutlook:
    """A province and its outlook; None where it has none: `reason` then says why."""

    code: str
    fact: TargetFact
    outlook: Outlook | None

    @property
    def kind(self) -> Outcome | Verdict:
        """The outcome; where there is no outlook, the verdict that says why not."""
        if self.outlook is not None:
            return self.outlook.outcome
        ended = self.fact.verdict is Verdict.NOT_APPLICABLE
        return Verdict.NOT_APPLICABLE if ended else Verdict.NO_DATA

    @property
    def reason(self) -> str:
        """Why there is no outlook; "" where there is one."""
        if self.outlook is not None:
            return ""
        year = f" năm {self.fact.asked_year}" if self.kind is Verdict.NO_DATA else ""
        return f"{self.kind.label}{year}"


def outlook_ahead(
    programme: Programme, selection: Selection, series: Series
) -> PlaceOutlook | None:
    """Return the outlook of a scope for the milestone chosen, or for the next one.

    None where no target is set, or no milestone is still to come.
    """
    programme = programme.known_by(selection.as_of)
    ahead = selection.milestone if (selection.milestone or 0) > selection.year else None
    fact = target_fact(programme, replace(selection, milestone=ahead), series)
    if fact is None or fact.milestone.year <= selection.year:
        return None
    return PlaceOutlook(selection.scope, fact, outlook_of(programme, fact))


def province_outlooks(
    programme: Programme, selection: Selection, series: Series
) -> tuple[PlaceOutlook, ...]:
    """Return every province of today, what asks for action first; () where nothing is ahead."""
    places = [
        outlook_ahead(programme, replace(selection, scope=code), series)
        for code in basis_units(programme, Basis.TODAY)
    ]
    known = [each for each in places if each is not None]
    return tuple(sorted(known, key=lambda each: _place(programme, each)))


def provinces_headline(programme: Programme, places: tuple[PlaceOutlook, ...]) -> str:
    """Say how many provinces would meet the milestone at their pace, and count all the others."""
    if not places:
        return "Không còn mốc nào sau năm đã chọn."
    fact = places[0].fact
    kinds = Counter(each.kind for each in places)
    unknown, ended = kinds[Outcome.NONE] + kinds[Verdict.NO_DATA], kinds[Verdict.NOT_APPLICABLE]
    title, milestone = fact_title(programme, fact), fact.milestone.year
    rest = [f"{ended} không còn áp dụng"] if ended else []
    if ended == len(places):
        return f"{title}: không còn áp dụng ở mốc {milestone}."
    if unknown + ended == len(places):
        start = f"{title}: chưa tỉnh, thành phố nào đủ số liệu đến năm {fact.asked_year} để dự báo"
        return f"{'; '.join((f'{start} mốc {milestone}', *rest))}."
    parts = [
        f"{kinds[Outcome.WOULD_MISS]} không đạt",
        f"{kinds[Outcome.OPEN]} chưa xác định",
        *([f"{unknown} chưa dự báo được"] if unknown else []),
        *rest,
    ]
    return (
        f"{title}: theo số liệu năm {fact.asked_year}, nếu giữ tốc độ, {kinds[Outcome.WOULD_MEET]} "
        f"trên {len(places)} tỉnh, thành phố sẽ đạt mốc {milestone}; {', '.join(parts)}."
    )


def _place(programme: Programme, each: PlaceOutlook) -> tuple[object, ...]:
    """Return the place in the list: by outcome, then by what would be missing, then by name."""
    outcome = len(ORDER) if each.outlook is None else ORDER.index(each.outlook.outcome)
    short = each.outlook.short if each.outlook else None
    return outcome, -(short[1] if short else 0), alphabetical(programme.unit[each.code].name)
