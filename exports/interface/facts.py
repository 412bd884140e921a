"""The facts of a selection as one JSON object, from the very functions that pages call."""

from fractions import Fraction
from typing import Any

from progress.judging.targets import TargetFact, target_facts
from progress.judging.verdicts import Verdict
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.selection import Selection
from progress.reporting.reporting import ministry_reports
from progress.tasks.schedule import TaskFact, own_task_facts, task_facts

Json = dict[str, Any]


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
