"""Units by whatever officers call them: code, name of today or of the past, any spelling."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from progress.model.programme import Programme
from progress.model.search import bare_words, search_terms
from progress.model.units import NATION, Unit

_CODE_BEHIND = re.compile(r"\(([0-9]+(?:@[0-9]{4})?)\)$")
_KINDS = (
    ("thanh", "pho"),
    ("dac", "khu"),
    ("thi", "tran"),
    ("tinh",),
    ("phuong",),
    ("xa",),
    ("tp",),
    ("tx",),
    ("tt",),
    ("dk",),
    ("p",),
    ("x",),
    ("t",),
)


class UnitNames:
    """The names of some units, as of a day."""

    def __init__(self, known: Programme, units: Iterable[Unit], day: date) -> None:
        self._known, self._day = known, day
        self._codes = {unit.code for unit in units}
        self._names: dict[str, list[str]] = {}
        for code in sorted(self._codes):
            for name in _names(known.unit[code]):
                self._names.setdefault(name, []).append(code)

    def codes(self, text: str) -> tuple[str, ...]:
        """Return the units that a text may mean: none, one, or several of the same name.

        A unit that has ended stands for what it became, where that is among the units.
        """
        match = _CODE_BEHIND.search(text)
        given = match[1] if match else text
        if given in self._codes or given == NATION:
            return (given,)
        if given.isdigit():
            padded = (given.zfill(2), given.zfill(5))
            return tuple(dict.fromkeys(code for code in padded if code in self._codes))
        codes = self._names.get(_canonical(text)) or self._names.get(_without_kind(text), [])
        living = [code for each in codes for code in self._living(each)]
        return tuple(dict.fromkeys(living))

    def _living(self, code: str) -> Iterator[str]:
        if self._known.unit[code].valid_on(self._day):
            yield code
            return
        after = [s.successor_code for s in self._known.successions if s.predecessor_code == code]
        if not after:
            yield code
        for successor in after:
            if successor in self._codes:
                yield from self._living(successor)


@lru_cache(maxsize=8192)
def _names(unit: Unit) -> frozenset[str]:
    """Return the names of a unit; kept: a file asks for them twice, a form on a page again."""
    names = [unit.name, unit.short_name, *unit.former_names]
    names += [f"{unit.type_name} {name}" for name in names if unit.type_name]
    bare_names = {_canonical(name) for name in names} | {_without_kind(name) for name in names}
    return frozenset(bare_names - {""})


def _canonical(text: str) -> str:
    """Return bare words, each in the one form that its spellings share."""
    return " ".join(term[-1] for word in bare_words(text) for term in search_terms(word, {}))


def _without_kind(text: str) -> str:
    words = tuple(bare_words(text))
    for kind in _KINDS:
        if words[: len(kind)] == kind and len(words) > len(kind):
            return _canonical(" ".join(words[len(kind) :]))
    return _canonical(text)
