"""Where a unit that has ended is to be looked for today."""

from progress.model.numbers import day
from progress.model.programme import Programme
from progress.model.records import Kind, Unit
from progress.model.titles import unit_title


def provinces_of_today(programme: Programme, code: str) -> tuple[Unit, ...]:
    """Return the provinces that a unit is, became or lies in today, by code."""
    unit = programme.unit.get(code)
    if unit is None or unit.kind is Kind.NATION:
        return ()
    if unit.kind is Kind.PROVINCE and unit.valid_to is None:
        return (unit,)
    successors = successors_of(programme, code) or tuple(filter(None, [unit.parent_code]))
    provinces = {each for step in successors for each in provinces_of_today(programme, step)}
    return tuple(sorted(provinces, key=lambda each: each.code))


def successors_of(programme: Programme, code: str) -> tuple[str, ...]:
    """Return the codes of the units that a unit was merged into."""
    return tuple(
        step.successor_code for step in programme.successions if step.predecessor_code == code
    )


def became_sentence(unit: Unit, today: tuple[Unit, ...]) -> str:
    """Say when a unit ended and where its land lies today, as far as that is known."""
    name = f"{unit.type_name or 'đơn vị'} {unit.name}"
    ended = f"{name[0].upper()}{name[1:]} (cũ) tồn tại đến hết ngày {day(unit.valid_to)}"
    if not today:
        return f"{ended}; chưa rõ nay thuộc đơn vị nào."
    return f"{ended}, nay thuộc {', '.join(unit_title(each) for each in today)}."
