"""A computed sentence as a speech or a letter quotes it: with document, clause and day."""

from progress.judging.targets import TargetFact
from progress.model.numbers import day, lower_first
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.reporting.words import named


def quotation(
    programme: Programme, selection: Selection, sentence: str, facts: tuple[TargetFact, ...]
) -> str:
    """Return a sentence with the document that sets its targets, their clause and the day.

    Where targets stand in several clauses the document alone is named. Made-up data are said to be.
    """
    document = programme.document.get(selection.document or "")
    source = ""
    if document is not None:
        title, number = named(document), document.number
        cited = title.replace(number, f"số {number}") if number and "số" not in title else title
        clauses = {fact.milestone.clause for fact in facts}
        clause = clauses.pop() if len(clauses) == 1 else ""
        source = f", theo {cited}{f', {lower_first(clause)}' if clause else ''}"
    made_up = ", số liệu minh họa" if programme.demonstration else ""
    return f"{sentence.removesuffix('.')}{source} (tính đến {day(selection.as_of)}{made_up})."
