"""`outlook`: where targets lead by their milestones to come, from the functions that pages call."""

from typing import Any

from commands.connections import connection
from commands.facts import answer_question, print_json, question_parser
from data_access.programme.queries import programme as read_programme
from exports.interface.facts import json_number
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.outlook.outlooks import Outlook, outlooks
from progress.outlook.paces import Projection
from progress.outlook.words import outlook_sentence

Json = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Print the outlooks of a scope; Problem for what is not there, 2 for an impossible year."""
    words = question_parser("outlook", "In triển vọng đạt các mốc sắp tới nếu giữ tốc độ.")
    words.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    options = words.parse_args(arguments)
    with connection() as opened:
        programme = read_programme(opened, (options.scope,))
    return answer_question(_print_json if options.json else _print_words, programme, options)


def outlook(programme: Programme, selection: Selection) -> Json:
    """Return the object of the contract."""
    return {
        "as_of": selection.as_of.isoformat(),
        "year": selection.year,
        "scope": selection.scope,
        "version": programme.version,
        "rows": [_row(each) for each in outlooks(programme, selection)],
    }


def _print_json(programme: Programme, selection: Selection) -> None:
    print_json(outlook(programme, selection))


def _print_words(programme: Programme, selection: Selection) -> None:
    for each in outlooks(programme, selection):
        print(outlook_sentence(programme, each))


def _row(each: Outlook) -> Json:
    total = each.fact.total
    return {
        "document": each.fact.document.code,
        "indicator": each.fact.indicator.code,
        "category": each.fact.category.code,
        "milestone": each.milestone.year,
        "judged_year": each.fact.judged_year,
        "reported": len(total.reported) if total else None,
        "expected": total.expected if total else None,
        "still": None if each.still is None else [json_number(value) for value in each.still],
        "mean": _pace(each.mean),
        "last": _pace(each.last),
        "low": json_number(each.low),
        "high": json_number(each.high),
        "outcome": each.outcome.value,
    }


def _pace(pace: Projection | None) -> Json | None:
    if pace is None:
        return None
    return {
        "since": pace.since,
        "matched": pace.matched,
        "pace": json_number(pace.pace),
        "low": json_number(pace.low),
        "high": json_number(pace.high),
        "short": pace.short,
        "reached": pace.reached,
    }
