"""What a few units plan, are allocated and spend: the others have not reported any money."""

from collections.abc import Iterator, Mapping

from data_access.demonstration.results.chance import chance
from data_access.demonstration.results.places import was_there
from data_access.demonstration.results.reports import SentReport
from progress.budgets.documents import budget_documents
from progress.model.numbers import MILLION
from progress.model.programme import Programme
from progress.model.records import NATION
from progress.model.reported import Budget, Source

_MILLIONS = {
    NATION: 4_200,
    "01": 18_500,
    "12": 2_350,
    "46": 6_800,
    "48": 7_900,
    "79@2025": 24_000,
    "79": 31_000,
    "83@2025": 1_900,
    "84@2025": 1_700,
    "86@2025": 2_600,
    "quang_nghiep@2025": 45,
}
"""State budget planned for a year by those who report money, in triệu đồng."""
_SHARES = {
    Source.STATE_BUDGET: (1.0, 1.0),
    Source.INTEGRATED: (0.3, 0.7),
    Source.DONATIONS: (0.08, 0.5),
    Source.OTHER_LAWFUL: (0.03, 0.2),
}
"""Each source as a part of the state budget, and how many units have it."""
_PLANNED, _SETTLED = 0.9, 0.85
"""How many name what they planned, and what they spent."""
_YEARS = (2023, 2024, 2025)
_MARK = "Minh họa"


def budgets(programme: Programme, sent: Mapping[tuple[str, int], SentReport]) -> Iterator[Budget]:
    """Yield the budgets of those who report money, with each report; the Ministry's every year."""
    for code, millions in _MILLIONS.items():
        for year in _YEARS:
            unit = programme.unit.get(code)
            if unit and was_there(unit, year) and (code == NATION or (code, year) in sent):
                plan = budget_documents(programme, unit, year)[0].code
                for source in Source:
                    yield from _budget(code, plan, year, source, millions)


def _budget(code: str, plan: str, year: int, source: Source, millions: int) -> Iterator[Budget]:
    part, has = _SHARES[source]
    if chance("has", code, source.value).random() >= has:
        return
    luck = chance("budget", code, year, source.value)
    planned = round(millions * part * (1 + 0.08 * (year - 2023)) * luck.uniform(0.9, 1.1))
    allocated = round(planned * luck.uniform(0.7, 1.0))
    spent = round(allocated * luck.uniform(0.82, 1.0))
    names_plan, is_settled = luck.random() < _PLANNED, luck.random() < _SETTLED
    yield Budget(
        unit_code=code,
        document_code=plan,
        year=year,
        source=source,
        planned=planned * MILLION if names_plan else None,
        allocated=allocated * MILLION,
        spent=spent * MILLION if is_settled else None,
        paper=f"{_MARK}: {luck.randint(40, 990)}/QĐ" if source is Source.STATE_BUDGET else None,
        note=f"{_MARK}: số tiền do chương trình tạo ra.",
        change_id=0,
    )
