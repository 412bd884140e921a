"""`facts`: one JSON object of all verdicts, from the very functions that pages call."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from fractions import Fraction
from typing import Any

from commands.connections import connection
from commands.options import parser, today
from data_access.programme.queries import programme as read_programme
from data_access.store.problems import Problem
from progress.judging.targets import TargetFact, target_facts
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.selection import Selection
from progress.model.territory import scopes
from progress.reporting.reporting import latest_due_year, ministry_reports
from progress.tasks.schedule import task_facts

Json = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Print the facts of a selection; Problem where it names what does not exist."""
    options = _options(arguments)
    with connection() as opened:
        programme = read_programme(opened)
    selection = _selection(programme, options, today(options.as_of))
    json.dump(facts(programme, selection), sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")
    return 0


def facts(programme: Programme, selection: Selection) -> Json:
    """Return the object of the contract: targets, tasks and reports."""
    return {
        "as_of": selection.as_of.isoformat(),
        "year": selection.year,
        "scope": selection.scope,
        "version": programme.version,
        "targets": [_target(fact) for fact in target_facts(programme, selection)],
        "tasks": [
            {
                "code": fact.task.code,
                "occurrence": each.occurrence.key,
                "state": each.state.value,
                "days_late": each.days_late,
            }
            for fact in task_facts(programme, selection.as_of)
            for each in fact.occurrences
        ],
        "reports": [
            {
                "unit": fact.unit_code,
                "year": fact.year,
                "state": fact.state.value,
                "days_late": fact.days_late,
            }
            for fact in ministry_reports(programme, selection.year, selection.as_of)
        ],
    }


def _target(fact: TargetFact) -> Json:
    lower, upper = fact.bounds
    is_share = fact.indicator.measure is Measure.SHARE
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
        "value": _number(fact.value),
        "reported": len(fact.total.reported) if fact.total else None,
        "expected": fact.total.expected if fact.total else None,
        "lower": _number(lower),
        "upper": _number(upper),
        "path": _number(fact.path),
        "base_year": fact.base_year,
        "growth": fact.growth,
        "panel": _panel_size(fact),
        "catch_up": fact.catch_up,
        "gap": fact.gap,
        "gap_per_year": fact.gap_per_year,
    }


def _panel_size(fact: TargetFact) -> int | None:
    if fact.panel is None or not fact.panel.comparable:
        return None
    return len(fact.panel.units)


def _number(value: Fraction | None) -> float | int | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _selection(programme: Programme, options: argparse.Namespace, as_of: date) -> Selection:
    if options.scope not in scopes(programme):
        raise Problem(
            f"Không có phạm vi «{options.scope}». Hãy dùng VN, mã một tỉnh, thành phố (ví dụ 46, "
            "86@2025) hoặc mã một đơn vị có kế hoạch riêng."
        )
    if options.document is not None and options.document not in programme.document:
        known = ", ".join(programme.document)
        raise Problem(f"Không có văn bản «{options.document}». Các mã văn bản: {known}.")
    year = latest_due_year(programme, as_of) if options.year is None else options.year
    if not 1900 <= year <= 2200:
        raise Problem(f"Không có số liệu của năm {year}. Hãy chọn năm từ 1900 đến 2200.")
    return Selection(as_of, year, options.scope, options.milestone, options.document)


def _options(arguments: list[str]) -> argparse.Namespace:
    words = parser("facts", "In toàn bộ kết quả đánh giá dưới dạng JSON.")
    words.add_argument("--year", type=int, metavar="NĂM", help="năm số liệu")
    words.add_argument("--scope", default="VN", metavar="MÃ", help="phạm vi (mặc định VN)")
    words.add_argument("--document", metavar="MÃ", help="chỉ một văn bản")
    words.add_argument("--milestone", type=int, metavar="NĂM", help="mốc xem xét")
    return words.parse_args(arguments)
