"""The open data of a site: what the programming interface answers, as files."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from data_access.interface.published import published_lists
from exports.interface.facts import facts
from exports.site import DataFile
from progress.model.programme import Programme
from progress.model.selection import Selection
from ui.interface.answers import as_csv, as_json
from ui.interface.description import TARGET_COLUMNS

_SCOPE = "scope"
_FACTS = "Kết quả đánh giá"


def data_files(
    programme: Programme, selection: Selection, provinces: Sequence[str]
) -> tuple[list[DataFile], dict[str, bytes]]:
    """Return which sets of data there are, and every file under its place in the site."""
    described: list[DataFile] = []
    files: dict[str, bytes] = {}
    for listed, columns, rows in published_lists(programme):
        made = DataFile(listed.name, listed.title, len(rows), columns, ("json", "csv"))
        content = {"version": programme.version, "rows": rows, "next": None}
        files |= {made.path("json"): as_json(content), made.path("csv"): as_csv(columns, rows)}
        described.append(made)
    targets: list[dict[str, Any]] = []
    for made, facts_of_scope in _facts(programme, selection, provinces):
        files[made.path("json")] = as_json(facts_of_scope)
        targets += [{_SCOPE: facts_of_scope[_SCOPE], **each} for each in facts_of_scope["targets"]]
        described.append(made)
    columns = (_SCOPE, *TARGET_COLUMNS)
    flat = DataFile("targets-judged", f"{_FACTS}: mọi phạm vi", len(targets), columns, ("csv",))
    files[flat.path("csv")] = as_csv(columns, targets)
    return [*described, flat], files


def _facts(
    programme: Programme, selection: Selection, provinces: Sequence[str]
) -> Iterator[tuple[DataFile, dict[str, Any]]]:
    """Yield the facts of the country and of each province, as the command `facts` prints them."""
    asked = replace(selection, document=None, milestone=None)
    for code in (selection.scope, *provinces):
        unit = programme.unit[code]
        name = "facts" if code == selection.scope else f"facts-{code}"
        facts_of_scope = facts(programme, replace(asked, scope=code))
        yield (
            DataFile(name, f"{_FACTS}: {unit.name}", None, tuple(facts_of_scope), ("json",)),
            facts_of_scope,
        )
