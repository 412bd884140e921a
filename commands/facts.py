"""`facts`: one JSON object of all verdicts, from the very functions that pages call."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from commands.connections import connection
from commands.options import parser, today
from data_access.interface.asking import NoSuchYear, selection
from data_access.programme.queries import programme as read_programme
from data_access.store.problems import Problem
from exports.interface.facts import Json, facts
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.units import NATION

QUESTION = {"year": int, "scope": str, "document": str, "milestone": int, "as_of": str}
"""What a line of a batch may ask, each part of it null or left out for the default."""


def main(arguments: list[str]) -> int:
    """Print the facts of a selection, or of each line of a file; Problem for what is not there."""
    options = _options(arguments)
    lines = None if options.batch is None else _lines(Path(options.batch))
    scopes = tuple({options.scope, *map(_scope, lines or ())})
    with connection() as opened:
        programme = read_programme(opened, scopes)
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


def _lines(file: Path) -> list[str]:
    """Return the lines of a batch, empty ones too; Problem where the file cannot be read."""
    try:
        *lines, rest = file.read_text("utf-8").split("\n")
        return [*lines, rest] if rest else lines
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"Không đọc được tệp câu hỏi {file}: hãy dùng tệp UTF-8 có thật.") from error


def _scope(line: str) -> str:
    """Return the scope that a line asks for; the country where it asks for none, or nothing."""
    try:
        return str(_question(line).get("scope", NATION))
    except Problem:
        return NATION


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
    return selection(programme, asked, today(asked.get("as_of")))


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
