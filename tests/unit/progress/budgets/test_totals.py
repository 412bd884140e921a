"""Money is summed over those who report it themselves, and who left it out is missing, not zero."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from progress.budgets.documents import budget_documents, speaks_of
from progress.budgets.totals import funding_documents, money_units, year_of_money, years_of_money
from progress.budgets.words import (
    MINISTRY,
    amount_words,
    money_headline,
    payer,
    plan_words,
    source_rows,
)
from progress.model.numbers import exact_money, in_millions, money
from progress.model.reported import Source, Stage
from progress.model.selection import Selection
from progress.model.units import Kind
from tests import factories
from tests.factories import VINH_LONG, budget

TODAY = date(2026, 3, 1)
MILLION = 1_000_000


def of(programme, scope="VN", year=2025, as_of=TODAY):
    return year_of_money(programme, Selection(as_of, year, scope))


def known(*budgets, **more):
    return factories.programme(budgets=budgets, **more)


def test_the_country_is_the_ministry_and_the_provinces():
    programme = known(
        budget("VN", 2025, spent=5), budget("46", 2025, spent=7), budget("19777", 2025, spent=100)
    )
    amount = of(programme).amounts[Stage.SPENT]
    assert money_units(programme, "VN", 2025) == ("VN", "01", "46", "86")
    assert (amount.value, amount.size, amount.missing) == (12, "2/4", ("01", "86"))


def test_what_nobody_reported_is_no_zero_and_a_zero_that_was_reported_is_one():
    programme = known(budget("46", 2025, planned=0))
    found = of(programme)
    assert found.amounts[Stage.PLANNED].value == 0
    assert found.amounts[Stage.SPENT].value is None
    assert amount_words(found.amounts[Stage.SPENT]) == "chưa báo cáo"
    assert of(programme, "46").by_source[Source.DONATIONS][Stage.PLANNED].value is None


def test_a_merged_province_is_the_sum_of_what_it_was_made_from():
    programme = known(*(budget(code, 2024, spent=n) for n, code in enumerate(VINH_LONG[:2], 1)))
    amount = of(programme, "86", 2024).amounts[Stage.SPENT]
    assert (amount.value, amount.size) == (3, "2/3")
    assert of(programme, "86@2025", 2025).units == ()
    late = known(budget("86@2025", 2025, spent=9))
    assert of(late).amounts[Stage.SPENT].value is None, "it had ended by then"


def test_money_counts_from_the_day_the_report_came_or_it_was_first_written():
    programme = known(
        budget("46", 2025, spent=1),
        budget("VN", 2025, spent=2, written_on=date(2026, 2, 1)),
        reports=[factories.report("46", 2025, date(2025, 12, 10))],
    )
    sums = [
        of(programme, as_of=day).amounts[Stage.SPENT].value
        for day in (date(2025, 12, 9), date(2025, 12, 10), date(2026, 2, 1))
    ]
    assert sums == [None, 1, 3]


amounts = st.none() | st.integers(0, 10**13)
rows = st.lists(
    st.tuples(
        st.sampled_from(["VN", "01", "46", "86"]), st.sampled_from(list(Source)), amounts, amounts
    ),
    unique_by=lambda row: row[:2],
)


@given(rows)
def test_sums_agree_by_unit_and_by_source_and_silence_takes_nothing_away(drawn):
    programme = known(
        *(
            budget(unit, 2025, planned, None, spent, source=source)
            for unit, source, planned, spent in drawn
        )
    )
    whole = of(programme)
    for stage in Stage:
        amount = whole.amounts[stage]
        parts = [each[stage].value for each in whole.by_source.values()]
        assert (amount.value is None) == all(part is None for part in parts)
        assert (amount.value or 0) == sum(part or 0 for part in parts)
        assert {*amount.reported, *amount.missing} == {*whole.units}
        own = [of(programme, code).amounts[stage].value for code in whole.units if code != "VN"]
        ministry = [row.amount(stage) or 0 for row in whole.by_unit.get("VN", ())]
        assert (amount.value or 0) == sum(value or 0 for value in own) + sum(ministry)
    without = of(
        replace(programme, budgets=tuple(b for b in programme.budgets if b.unit_code != "46"))
    )
    spent, left = (each.amounts[Stage.SPENT] for each in (whole, without))
    assert (left.value or 0) <= (spent.value or 0)
    assert {*left.missing} == {*spent.missing, "46"}


def test_the_years_are_those_of_the_programme_up_to_the_chosen_one():
    programme = known(budget("46", 2024, spent=1))
    found = years_of_money(programme, Selection(TODAY, 2025, "46"))
    assert [(each.year, each.amounts[Stage.SPENT].value) for each in found] == [
        (2023, None),
        (2024, 1),
        (2025, None),
    ]


PLANS = (
    factories.DECISION,
    factories.CIRCULAR,
    replace(
        factories.document("1346"),
        issued_on=date(2023, 5, 26),
        funding_clause="Mục IV: “Sự nghiệp”",
    ),
    factories.document("hue", "46", first_year=2026),
)


def test_money_is_for_the_plan_in_force_or_else_the_decision():
    programme = known(documents=PLANS)

    def codes(unit, year):
        return [each.code for each in budget_documents(programme, programme.unit[unit], year)]

    assert codes("46", 2026) == ["hue"]
    assert codes("46", 2025) == codes("01", 2026) == codes("46", 2031) == ["1520"]
    assert codes("VN", 2026) == ["1346"]
    commune = replace(programme.unit["46"], code="1", kind=Kind.COMMUNE, parent_code="46")
    assert [each.code for each in budget_documents(programme, commune, 2026)] == ["hue"]
    assert not speaks_of(factories.CIRCULAR, 2026)


def test_of_two_plans_in_a_year_the_later_stands_first():
    old = replace(PLANS[3], issued_on=date(2025, 12, 1))
    new = replace(old, code="moi", issued_on=date(2026, 7, 1), replaces="hue")
    programme = known(documents=(factories.DECISION, old, new))
    found = [
        [each.code for each in budget_documents(programme, programme.unit["46"], year)]
        for year in (2026, 2027)
    ]
    assert found == [["moi", "hue"], ["moi"]]


def test_clauses_are_of_the_plans_that_the_scope_goes_by():
    programme = known(documents=PLANS)
    codes = [
        [each.code for each in funding_documents(programme, s, 2026)] for s in ("VN", "01", "46")
    ]
    assert codes == [["1520", "1346", "hue"], ["1520", "1346"], ["1520", "1346", "hue"]]


def test_a_row_leads_to_its_plan_and_clause():
    programme = known(documents=PLANS)
    said = [
        plan_words(programme, budget("VN", 2026, 1, document_code=code))
        for code in ("1346", "hue", "x")
    ]
    assert said == ["1346/QĐ, mục IV", "hue/QĐ", "văn bản «x» đã được rút"]
    assert (payer(programme, "VN"), payer(programme, "46")) == (MINISTRY, "Huế")


def test_the_headline_says_each_amount_with_who_reported_it():
    one = known(budget("46", 2025, 1_200 * MILLION, 850 * MILLION))
    headline = money_headline(one, "VN", of(one))
    assert headline == (
        "Cả nước năm 2025 chưa báo cáo số đã chi, được phân bổ 850 triệu đồng (1/4 đơn vị báo "
        "cáo), dự toán 1,2 tỷ đồng (1/4)."
    )
    assert "1/4" not in money_headline(one, "46", of(one, "46"))
    most = known(
        *(budget(code, 2025, allocated=1, spent=1) for code in ("VN", "01", "46", "86")),
        budget("46", 2025, planned=5, source=Source.DONATIONS),
    )
    assert money_headline(most, "VN", of(most)).endswith("dự toán 5 đồng (1/4 đơn vị báo cáo).")
    none = known()
    assert (
        money_headline(none, "VN", of(none))
        == "Cả nước: chưa đơn vị nào báo cáo kinh phí năm 2025."
    )
    ended = money_headline(none, "86@2025", of(none, "86@2025"))
    assert "không còn đơn vị nào báo cáo kinh phí năm 2025" in ended


def test_a_sum_of_some_sources_says_so():
    programme = known(
        budget("46", 2025, spent=MILLION), budget("46", 2025, planned=1, source=Source.DONATIONS)
    )
    found = of(programme, "46")
    assert amount_words(found.amounts[Stage.SPENT]) == "1 triệu đồng (1/2 nguồn)"
    assert source_rows(found)[0] == (
        "Ngân sách nhà nước",
        "chưa báo cáo",
        "chưa báo cáo",
        "1 triệu đồng",
    )
    assert source_rows(found)[-1][0] == "Cộng các nguồn"


def test_money_is_written_short_on_pages_and_exactly_in_files():
    shown = [money(n) for n in (None, 0, 999_999, MILLION, 850_400_000, 999_960_000, 1_200_500_000)]
    assert shown == [
        "chưa rõ",
        "0 đồng",
        "1 triệu đồng",
        "1 triệu đồng",
        "850,4 triệu đồng",
        "1 tỷ đồng",
        "1,2 tỷ đồng",
    ]
    assert exact_money(1_200_500_001) == "1.200.500.001 đồng"
    assert [in_millions(n) for n in (0, 1_200_500_000, 1_234_000, 1)] == [
        "0",
        "1.200,5",
        "1,2340",
        "0,000001",
    ]


@given(st.integers(0, 10**15))
def test_what_is_written_for_typing_is_read_as_the_same_amount(dong):
    whole, _, decimals = in_millions(dong).replace(".", "").partition(",")
    assert int(whole + decimals.ljust(6, "0")) == dong
