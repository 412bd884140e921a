"""`facts`: one JSON object of all verdicts, from the very functions that pages call."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from commands.connections import connection
from commands.options import parser, today
from data_access.programme.queries import programme as read_programme
from data_access.store.problems import Problem
from progress.judging.targets import TargetFact, target_facts
from progress.judging.verdicts import Verdict
from progress.model.programme import Programme
from progress.model.records import NATION, Measure
from progress.model.selection import Selection
from progress.model.territory import scopes
from progress.reporting.reporting import ministry_reports
from progress.reporting.years import year_shown_first
from progress.tasks.schedule import TaskFact, own_task_facts, task_facts

Json = dict[str, Any]
QUESTION = {"year": int, "scope": str, "document": str, "milestone": int, "as_of": str}
"""What a line of a batch may ask, each part of it null or left out for the default."""


class NoSuchYear(Problem):
    """A year of which nothing can be asked."""


def main(arguments: list[str]) -> int:
    """Print the facts of a selection, or of each line of a file; Problem for what is not there."""
    options = _options(arguments)
    lines = None if options.batch is None else _lines(Path(options.batch))
    with connection() as opened:
        programme = read_programme(opened)
    if lines is not None:
        for line in lines:
            print_json(_answer(programme, line, options.as_of))
        return 0
    return answer_question(lambda *asked: print_json(facts(*asked)), programme, options)


def answer_question(
    answer: Callable[[Programme, Selection], None],
    programme: Programme,
    options: argparse.Namespace,
) -> int:
    """Answer what the options ask; return 2 for a year that cannot be asked for."""
    try:
        selection = selection_asked(programme, vars(options))
    except NoSuchYear as problem:
        print(problem, file=sys.stderr)
        return 2
    answer(programme, selection)
    return 0


def facts(programme: Programme, selection: Selection) -> Json:
    """Return the object of the contract: targets, tasks, reports, the scope's own tasks."""
    return {
        "as_of": selection.as_of.isoformat(),
        "year": selection.year,
        "scope": selection.scope,
        "version": programme.version,
        "targets": [_target(fact) for fact in target_facts(programme, selection)],
        "tasks": _tasks(task_facts(programme, selection.as_of)),
        "reports": [
            {
                "unit": fact.unit_code,
                "year": fact.year,
                "state": fact.state.value,
                "days_late": fact.days_late,
            }
            for fact in ministry_reports(programme, selection.year, selection.as_of)
        ],
        "own_tasks": _tasks(own_task_facts(programme, selection.scope, selection.as_of)),
    }


def _tasks(facts: tuple[TaskFact, ...]) -> list[Json]:
    return [
        {
            "code": fact.task.code,
            "occurrence": each.occurrence.key,
            "state": each.state.value,
            "days_late": each.days_late,
        }
        for fact in facts
        for each in fact.occurrences
    ]


def _target(fact: TargetFact) -> Json:
    lower, upper = fact.bounds
    is_share = fact.indicator.measure is Measure.SHARE
    applicable = fact.verdict is not Verdict.NOT_APPLICABLE
    comparable = fact.panel is not None and fact.panel.comparable
    return {
        "document": fact.document.code,
        "indicator": fact.indicator.code,
        "category": fact.category.code,
        "milestone": fact.milestone.year,
        "verdict": fact.verdict.value,
        "past": [
            {"milestone": past.milestone.year, "verdict": past.verdict.value} for past in fact.past
        ],
        "judged_year": fact.judged_year,
        "numerator": fact.total.numerator if fact.total else None,
        "denominator": fact.total.denominator if fact.total and is_share else None,
        "value": json_number(fact.value),
        # Where no year is judged, null only for what is not applicable.
        "current": fact.current if fact.total else (False if applicable else None),
        "carried_value": json_number(fact.second_reading.value) if fact.second_reading else None,
        "carried_verdict": fact.second_reading.verdict.value if fact.second_reading else None,
        "reported": len(fact.total.reported) if fact.total else None,
        "expected": fact.total.expected if fact.total else None,
        "lower": json_number(lower),
        "upper": json_number(upper),
        "path": json_number(fact.path),
        "base_year": fact.base_year,
        "growth": fact.growth,
        "panel": len(fact.panel.units) if fact.panel and comparable else None,
        "catch_up": fact.catch_up,
        "gap": fact.gap,
        "gap_per_year": fact.gap_per_year,
    }


def json_number(value: Fraction | float | None) -> float | int | None:
    """Return a number unrounded, a whole one without a point."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    return value


def _lines(file: Path) -> list[str]:
    """Return the lines of a batch, empty ones too; Problem where the file cannot be read."""
    try:
        *lines, rest = file.read_text("utf-8").split("\n")
        return [*lines, rest] if rest else lines
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"Không đọc được tệp câu hỏi {file}: hãy dùng tệp UTF-8 có thật.") from error


def _answer(programme: Programme, line: str, as_of: str | None) -> Json:
    """Return the facts that a line asks for, or the error that says why there are none."""
    try:
        return facts(programme, selection_asked(programme, {"as_of": as_of, **_question(line)}))
    except Problem as problem:
        return {"error": str(problem)}


def _question(line: str) -> Json:
    """Return what a line asks, without what it leaves open; Problem where it is no question."""
    try:
        asked = json.loads(line)
    except ValueError as error:
        raise Problem(f"Dòng không phải JSON: {line.strip()[:80] or '(trống)'}") from error
    if not isinstance(asked, dict) or asked.keys() - QUESTION.keys():
        raise Problem(f"Mỗi dòng là một đối tượng JSON chỉ gồm: {', '.join(QUESTION)}.")
    given = {name: value for name, value in asked.items() if value is not None}
    for name, value in given.items():
        if type(value) is not QUESTION[name]:
            raise Problem(f"Giá trị của «{name}» không đúng kiểu: {json.dumps(value)}.")
    return given


def print_json(answer: Json) -> None:
    """Print an object on one line of standard output."""
    json.dump(answer, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")


def selection_asked(programme: Programme, asked: Mapping[str, Any]) -> Selection:
    """Return what is asked for, with the page's defaults; Problem where it is not there."""
    scope, document, year = asked.get("scope") or NATION, asked.get("document"), asked.get("year")
    if scope not in scopes(programme):
        raise Problem(
            f"Không có phạm vi «{scope}». Hãy dùng VN, mã một tỉnh, thành phố (ví dụ 46, "
            "86@2025) hoặc mã một đơn vị có kế hoạch riêng."
        )
    if document is not None and document not in programme.document:
        known = ", ".join(programme.document)
        raise Problem(f"Không có văn bản «{document}». Các mã văn bản: {known}.")
    as_of = today(asked.get("as_of"))
    if year is None:
        year = year_shown_first(programme, scope, as_of)
    last = programme.programme_years[-1]
    if not 1900 <= year <= last:
        raise NoSuchYear(f"Không có số liệu năm {year}: hãy chọn năm từ 1900 đến {last}.")
    return Selection(as_of, year, scope, asked.get("milestone"), document)


def question_parser(name: str, description: str) -> argparse.ArgumentParser:
    """Return the parser of a command that is asked about a scope, a year and a document."""
    words = parser(name, description)
    words.add_argument("--year", type=int, metavar="NĂM", help="năm số liệu")
    words.add_argument("--scope", default=NATION, metavar="MÃ", help="phạm vi (mặc định VN)")
    words.add_argument("--document", metavar="MÃ", help="chỉ một văn bản")
    return words


def _options(arguments: list[str]) -> argparse.Namespace:
    words = question_parser("facts", "In toàn bộ kết quả đánh giá dưới dạng JSON.")
    words.add_argument("--milestone", type=int, metavar="NĂM", help="mốc xem xét")
    words.add_argument("--batch", metavar="TỆP", help="mỗi dòng một câu hỏi JSON, trả lời lần lượt")
    return words.parse_args(arguments)
