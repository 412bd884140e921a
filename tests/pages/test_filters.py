"""Filters: the address chooses the facts, a choice writes the address, a wrong value is said."""

import pytest

from progress.model.territory import scopes
from tests.nightly import nightly
from tests.pages.html_tables import options, pick_place
from ui.frame.pages import HISTORY, METHOD, PAGES


def verdicts(page) -> list[tuple[str, str]]:
    return [(row["key"], row["verdict"]) for row in page.rows]


# Facts


@pytest.mark.parametrize(
    ("address", "selection"),
    [
        pytest.param({"nam": "2023"}, {"year": 2023}, id="year"),
        pytest.param({"pham_vi": "46"}, {"scope": "46"}, id="scope"),
        pytest.param(
            {"pham_vi": "86@2025", "nam": "2024"}, {"scope": "86@2025", "year": 2024}, id="ended"
        ),
        pytest.param({"moc": "2025"}, {"milestone": 2025}, id="milestone"),
        pytest.param(
            {"nam": "2024", "moc": "2030"}, {"year": 2024, "milestone": 2030}, id="milestone-ahead"
        ),
        pytest.param(
            {"pham_vi": "46", "van_ban": "hue", "nam": "2026"},
            {"scope": "46", "document": "hue", "year": 2026},
            id="document-of-hue",
        ),
        pytest.param(
            {"pham_vi": "12", "van_ban": "lai_chau"},
            {"scope": "12", "document": "lai_chau"},
            id="document-of-lai-chau",
        ),
        pytest.param(
            {"pham_vi": "quang_nghiep@2025", "nam": "2024"},
            {"scope": "quang_nghiep@2025", "document": "quang_nghiep", "year": 2024},
            id="unit-bound-by-its-own-plan-only",
        ),
    ],
)
def test_address_chooses_the_facts(visit, shown, facts, address, selection):
    page = shown(visit(**address))
    said = facts("full", **selection)["targets"]
    assert [row["key"] for row in page.rows] == [
        f"{row['document']}.{row['indicator']}.{row['category']}" for row in said
    ]
    judged = [row for row in said if row["verdict"] not in ("insufficient", "no_data")]
    judged = [row for row in judged if row["current"]]
    judged = [row for row in judged if row["verdict"] != "not_applicable"]
    good = sum(row["verdict"] in ("met", "on_track") for row in judged)
    assert page.counts[0] == (f"{good} / {len(judged)}" if judged else "–")
    assert verdicts(page) != verdicts(shown(visit()))


def test_milestone_in_view_is_named_by_the_headline(visit, shown):
    assert "tới mốc 2025" in shown(visit(nam="2024")).headline
    assert "tới mốc 2030" in shown(visit(nam="2024", moc="2030")).headline


@pytest.mark.parametrize(
    ("scope", "plans"),
    [
        pytest.param("VN", None, id="country"),
        pytest.param("01", None, id="province-without-a-plan"),
        pytest.param("46", ["1520/QĐ-TTg", "Kế hoạch của Ủy ban nhân dân thành phố Huế"]),
        pytest.param("12", ["1520/QĐ-TTg", "Kế hoạch của Ủy ban nhân dân tỉnh Lai Châu"]),
        pytest.param("86@2025", ["1520/QĐ-TTg", "596/QĐ-UBND"], id="vinh-long-before-2025"),
        pytest.param("86", None, id="nothing-is-inherited-through-a-merger"),
    ],
)
def test_documents_to_choose_from_are_those_that_bind_the_scope(visit, scope, plans):
    at = visit(pham_vi=scope)
    offered = [each for each in at.selectbox if each.key == "filter-van-ban"]
    assert [each.options for each in offered] == ([] if plans is None else [plans])


def test_scopes_stand_in_the_order_of_the_vietnamese_alphabet(visit):
    names = [*options(visit(), "filter-pham-vi").values()]
    assert len(names) == 88
    assert names[0] == "Cả nước"
    order = ["tỉnh An Giang", "tỉnh Cao Bằng", "thành phố Đà Nẵng", "tỉnh Gia Lai"]
    order += ["thành phố Hà Nội", "thành phố Huế"]
    assert [name for name in names if name in order] == order


# Choices


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("pham-vi", "46", id="scope"),
        pytest.param("nam", "2023", id="year"),
        pytest.param("moc", "2025", id="milestone"),
    ],
)
def test_choice_writes_its_code_to_the_address(visit, shown, name, code):
    at = visit()
    before = shown(at).headline
    at = choose(at, name, code)
    assert at.query_params == {name: code}
    assert shown(at).headline != before
    assert not at.warning


def choose(at, name, code):
    key = f"filter-{name}"
    if name == "pham-vi":
        return pick_place(at, key, code)
    widgets = {each.key: each for kind in ("selectbox", "button_group") for each in at.get(kind)}
    widgets[key].set_value(code)
    return at.run()


def test_choice_keeps_the_rest_of_the_address(visit):
    at = choose(visit(pham_vi="46", van_ban="hue"), "nam", "2024")
    assert at.query_params == {"pham-vi": "46", "van-ban": "hue", "nam": "2024"}


@pytest.mark.parametrize(
    ("address", "name", "code"),
    [
        pytest.param(
            {"pham_vi": "46", "van_ban": "hue"}, "pham-vi", "12", id="document-of-another"
        ),
        pytest.param({"pham_vi": "46", "moc": "2025"}, "van-ban", "hue", id="milestone-of-another"),
    ],
)
def test_choice_from_the_lists_never_makes_an_address_that_is_wrong(visit, address, name, code):
    at = choose(visit(**address), name, code)
    assert [warning.value for warning in at.warning] == []


def test_choice_is_kept_on_the_next_page_and_back(visit, shown):
    at = visit(pham_vi="46", nam="2024")
    for page in reversed(PAGES):
        at.query_params.clear()  # what the browser does when the page changes
        at.switch_page(f"../{page.script}").run()
        # The history asks who wrote when, in a sense of its own: what was chosen is put aside.
        kept = {} if page is HISTORY else {"pham-vi": "46", "nam": "2024"}
        assert at.query_params == kept
    assert "thành phố Huế · số liệu năm 2024" in shown(at).basis


# Every scope


@pytest.mark.parametrize("step", [9, nightly(1)], ids=["some", "all"])
def test_every_scope_of_the_programme_is_shown(start, stored, shown, step):
    """Each scope in one year, the years in turn; those with a plan of their own in every year."""
    at = start().run()
    programme = stored("full")
    wrong = []
    for place, scope in [*enumerate(scopes(programme))][::step]:
        years = range(2022, 2027) if scope in programme.plans else [2022 + place % 5]
        for year in years:
            at.query_params.clear()
            at.query_params.update({"pham-vi": scope, "nam": str(year)})
            at.run()
            page = shown(at)
            said = [*at.exception, *at.error, *at.warning]
            if said or len(page.rows) < 6 or f" · số liệu năm {year} · " not in page.basis:
                wrong.append((scope, year, said))
    assert not wrong


# Wrong addresses


@pytest.mark.parametrize(
    ("name", "code", "label"),
    [
        pytest.param("pham-vi", "99", "phạm vi", id="province-unknown"),
        pytest.param("pham-vi", "Huế", "phạm vi", id="name-for-a-code"),
        pytest.param("pham-vi", "", "phạm vi", id="empty"),
        pytest.param("nam", "2021", "năm", id="year-before-the-programme"),
        pytest.param("nam", "2027", "năm", id="year-ahead"),
        pytest.param("nam", "hai nghìn", "năm", id="no-year"),
        pytest.param("moc", "2026", "mốc", id="no-milestone"),
        pytest.param("van-ban", "hue", "văn bản", id="plan-of-another"),
        pytest.param("van-ban", "1346", "văn bản", id="document-without-targets"),
        pytest.param("ngay", "31/12/2025", "ngày", id="day-in-another-form"),
        pytest.param("ngay", "2025-02-30", "ngày", id="day-that-is-none"),
    ],
)
def test_wrong_value_is_said_and_the_default_is_shown(visit, shown, name, code, label):
    usual, page = shown(visit()), shown(visit(**{name: code}))
    (sentence,) = page.warnings
    assert sentence.startswith(f"Địa chỉ có {label} «{code}»")
    assert (page.headline, page.basis, page.counts) == (usual.headline, usual.basis, usual.counts)
    assert not page.at.error


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2021-06-30", "9999-12-31"])
def test_day_far_away_is_no_exception_and_shows_a_year_that_can_be_chosen(start, shown, day):
    at = start()
    at.query_params["ngay"] = day
    at.run()
    assert not at.exception
    year = at.selectbox(key="filter-nam")
    assert year.value in year.options
    assert f"số liệu năm {year.value} " in shown(at).basis
    assert len(year.options) < 100


def test_every_wrong_value_has_its_own_sentence(visit, shown):
    said = shown(visit(pham_vi="x", nam="x", moc="x", van_ban="x", ngay="x")).warnings
    assert len(said) == len(set(said)) == 5


def test_wrong_value_is_said_on_every_page(visit, shown):
    assert shown(visit(page=METHOD, nam="1999")).warnings


PARAMETERS = (
    *("nam", "pham_vi", "moc", "van_ban", "ngay", "chi_tieu", "loai", "co_so", "tim", "linh_vuc"),
    *("so_sanh", "vi_sao", "ban_chot", "thay_doi", "trang", "don_vi", "nhiem_vu", "bao_cao", "ma"),
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_nothing_of_an_address_is_markup(visit, page):
    evil = "[x](https://evil.vn) :red[y] :material/home: www.evil.vn"
    at = visit(page=page, **dict.fromkeys(PARAMETERS, evil))
    kinds = ("markdown", "caption", "title", "header", "warning", "info", "error")
    said = [each for kind in kinds for each in at.get(kind) if "evil" in each.value]
    assert said or page in (METHOD,)
    for each in said:
        assert not any(raw in each.value for raw in ("[x](", "https:/", " :red[", "www."))


def test_wrong_value_is_text_and_not_markup(visit, shown):
    page = shown(visit(pham_vi="<b>x</b>"))
    assert "«<b>x</b>»" in page.warnings[0]  # Streamlit writes tags out
    assert not any("<b>x</b>" in each.proto.body for each in page.at.get("html"))
