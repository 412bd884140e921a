"""Pages on a snapshot: what was frozen and nothing beside it, and the form that takes one."""

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from data_access import snapshots
from data_access.people.authors import Author
from data_access.snapshots.storage import hash_of
from data_access.store.engine import engine_for, reading, writing
from data_access.store.tables import FigureRow, SnapshotRow
from progress.model.snapshots import Snapshot
from tests.databases import DEMONSTRATION
from tests.pages.conftest import headline
from tests.pages.html_tables import links, tables
from ui.frame import downloads
from ui.frame.pages import (
    CALENDAR,
    DATA_ENTRY,
    HISTORY,
    HOME,
    MAP,
    METHOD,
    PAGES,
    PROVINCES,
    REGISTER,
    REPORTS,
    TASKS,
)

CODE, TITLE, AS_OF = "so-ket", "Sơ kết giai đoạn 2023–2025", date(2025, 9, 1)
"""A day on which the reports of 2024 are the latest that are due."""


@pytest.fixture(scope="module")
def whole(sqlite_copies, tmp_path_factory) -> str:
    """The address of a database with demonstration data of which a snapshot was taken."""
    url = sqlite_copies.copy(DEMONSTRATION, tmp_path_factory.mktemp("snapshots") / "a.db")
    engine = engine_for(sa.make_url(url))
    snapshots.take_snapshot(engine, CODE, TITLE, AS_OF, Author("thử"))
    with writing(engine) as connection:
        # Today's figures go on.
        connection.execute(sa.update(FigureRow).values(numerator=0))
    engine.dispose()
    return url


@pytest.fixture(scope="module")
def database(whole, tmp_path_factory) -> Callable[[str], str]:
    """Give that database as `full`, and copies of it under other names."""

    @cache
    def database(state: str) -> str:
        if state == "full":
            return whole
        copy = tmp_path_factory.mktemp(state) / "dashboard.db"
        shutil.copy(Path(str(sa.make_url(whole).database)), copy)
        return f"sqlite+pysqlite:///{copy.as_posix()}"

    return database


def frozen_line(at: AppTest) -> str:
    """The line that says that the page shows a snapshot; empty where it does not."""
    return next((e.proto.body for e in at.get("html") if "chip frozen" in e.proto.body), "")


def address(at: AppTest) -> dict[str, str]:
    """The parameters of the address; AppTest gives those of a link as lists."""
    found = at.query_params
    return {name: code if isinstance(code, str) else code[0] for name, code in found.items()}


def info(at: AppTest) -> str:
    return "\n".join(each.value for each in at.info)


def labels(at: AppTest) -> list[str]:
    return [button.label for button in at.button]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_every_page_says_which_snapshot_it_shows(visit, page):
    at = visit(page=page, ban_chot=CODE)
    line = frozen_line(at)
    assert TITLE in line
    assert "tính đến 01/09/2025" in line
    assert "Số liệu minh họa" in line
    assert not at.error
    assert not at.warning
    assert "Xem số liệu hiện tại" in labels(at)


def test_the_snapshot_goes_along_to_the_next_page(visit):
    at = visit(ban_chot=CODE)
    at.query_params.clear()  # what the browser does when the page changes
    at.switch_page(f"../{PROVINCES.script}").run()
    assert at.query_params == {"ban-chot": CODE}
    assert TITLE in frozen_line(at)


def test_figures_are_the_frozen_ones_and_the_day_is_its_day(visit, shown):
    page = shown(visit(ban_chot=CODE))
    assert "số liệu năm 2024 · tính đến 01/09/2025" in page.basis
    today = shown(visit(nam="2024", ngay="2025-09-01"))
    assert {row["value"] for row in today.rows} != {row["value"] for row in page.rows}
    assert page.headline != today.headline


def test_the_address_may_say_another_day_and_year(visit, shown):
    page = shown(visit(ban_chot=CODE, ngay="2026-03-01", nam="2023"))
    assert "số liệu năm 2023 · tính đến 01/03/2026" in page.basis
    page = shown(visit(ban_chot=CODE, ngay="2026-03-01"))
    assert "số liệu năm 2025" in page.basis


def test_a_commune_that_the_snapshot_does_not_hold_is_named(visit):
    at = visit(page=PROVINCES, ban_chot=CODE, pham_vi="01273")
    told = "\n".join(each.value for each in at.warning)
    assert "không giữ kế hoạch và số liệu của" in told
    assert "01273" not in headline(at)


def test_links_within_a_page_take_the_snapshot_along(visit):
    at = visit(page=PROVINCES, ban_chot=CODE)
    leading = [link for link in links(at) if link.startswith("?")]
    assert len(leading) == 34
    assert all(f"ban-chot={CODE}" in link for link in leading)


def test_a_day_that_is_none_is_that_of_the_snapshot(visit, shown):
    page = shown(visit(ban_chot=CODE, ngay="mai"))
    assert "đang xem ngày 01/09/2025" in page.warnings[0]


def test_an_unknown_snapshot_is_said_and_todays_data_shown(visit, shown):
    page = shown(visit(ban_chot="khong-co"))
    (warning,) = page.warnings
    assert "khong-co" in warning
    assert "Đang xem số liệu hiện tại" in warning
    assert not frozen_line(page.at)
    assert page.banner
    assert "tính đến 01/03/2026" in page.basis


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param({"content": b"{}"}, "SHA-256", id="content"),
        pytest.param({"as_of": date(2026, 1, 1)}, "không khớp lịch sử", id="day"),
    ],
)
def test_a_tampered_snapshot_is_said_and_not_shown(database, visit, shown, cells, said):
    state = f"tampered-{next(iter(cells))}"
    engine = engine_for(sa.make_url(database(state)))
    with writing(engine) as connection:
        connection.execute(sa.update(SnapshotRow).values(**cells))
    engine.dispose()
    page = shown(visit(state, ban_chot=CODE))
    assert said in page.warnings[0]
    assert not frozen_line(page.at)


def test_the_way_there_and_back_leaves_year_and_day_behind(visit, monkeypatch):
    monkeypatch.setattr("ui.frame.widgets.is_open", lambda place: True)  # AppTest cannot open it
    at = visit(nam="2023", ngay="2026-02-01", pham_vi="46")
    assert not frozen_line(at)
    (there,) = (button for button in at.button if TITLE in button.label)
    there.click().run()
    assert frozen_line(at)
    assert address(at) == {"pham-vi": "46", "ban-chot": CODE}
    (back,) = (button for button in at.button if button.label == "Xem số liệu hiện tại")
    back.click().run()
    assert not frozen_line(at)
    assert address(at) == {"pham-vi": "46"}


def test_without_other_parameters_the_way_back_leaves_a_bare_address(visit):
    at = visit(ban_chot=CODE)
    (back,) = (button for button in at.button if button.label == "Xem số liệu hiện tại")
    back.click().run()
    assert not frozen_line(at)
    assert not address(at)


def test_the_register_is_not_held_and_nothing_of_it_stands_there(visit):
    at = visit(page=REGISTER, ban_chot=CODE)
    assert "không giữ danh bạ thiết chế" in info(at)
    assert not tables(at)
    assert not at.text_input


def test_marks_of_institutions_are_not_laid_on_a_frozen_map(visit):
    at = visit(page=MAP, ban_chot=CODE, lop="thiet-che")
    assert "không giữ thiết chế" in info(at)
    assert "Thiết chế" not in [each.label for each in at.segmented_control]
    assert "Thiết chế" in [each.label for each in visit(page=MAP).segmented_control]


@pytest.mark.parametrize("scope", ["VN", "46"])
def test_reports_of_communes_are_not_held(visit, scope):
    at = visit(page=REPORTS, ban_chot=CODE, pham_vi=scope)
    assert "không giữ báo cáo của cấp xã" in info(at)
    assert not any(label.startswith("Xem từng xã") for label in labels(at))


def test_reports_of_a_unit_with_a_plan_of_its_own_are_held(visit):
    at = visit(page=REPORTS, ban_chot=CODE, pham_vi="quang_nghiep@2025")
    assert "cấp xã" not in info(at)
    assert headline(at)


@pytest.mark.parametrize(
    ("page", "address"),
    [
        pytest.param(REPORTS, {"bao_cao": "46.2024"}, id="report"),
        pytest.param(TASKS, {"nhiem_vu": "I.1.2"}, id="task"),
    ],
)
def test_history_is_not_held(visit, shown, words_of, page, address):
    at = visit(page=page, ban_chot=CODE, **address)
    drawer = shown(at).drawer
    assert drawer is not None
    assert "không giữ lịch sử ghi nhận" in words_of(drawer)


@pytest.mark.parametrize(
    ("page", "what"),
    [
        pytest.param(HISTORY, "không giữ lịch sử thay đổi", id="history"),
        pytest.param(DATA_ENTRY, "không giữ mẫu báo cáo và việc nhập số liệu", id="data-entry"),
    ],
)
def test_pages_of_todays_data_alone_are_not_held(visit, page, what):
    at = visit(page=page, ban_chot=CODE)
    assert what in info(at)
    assert headline(at) == page.title
    assert not at.selectbox


def test_communes_of_a_province_are_not_held(visit):
    at = visit(page=PROVINCES, ban_chot=CODE, pham_vi="46")
    assert "không giữ số liệu của cấp xã" in info(at)
    told = "\n".join(each.value for each in at.markdown)
    assert "Bản chốt số liệu không giữ danh sách để xét tỉnh, thành phố giống nhất." in told
    assert "Giống nhất về" not in told


def test_the_report_of_a_commune_is_not_held(visit):
    at = visit(page=REPORTS, ban_chot=CODE, pham_vi="46", bao_cao="19819.2024")
    assert info(at).count("không giữ báo cáo của cấp xã") == 2
    assert not at.warning


@pytest.mark.parametrize(("code", "said"), [(CODE, f"-ban-chot-{CODE}"), ("khong-co", "")])
def test_files_are_named_after_the_snapshot_that_is_shown(visit, monkeypatch, code, said):
    names = []
    monkeypatch.setattr(
        downloads.st, "download_button", lambda *_, file_name, **_more: names.append(file_name)
    )
    visit(page=PROVINCES, ban_chot=code)
    assert names
    bare = [name.removesuffix(".csv").removesuffix(said) for name in names]
    assert [f"{name}{said}.csv" for name in bare] == names
    assert not any("ban-chot" in name for name in bare)


@pytest.mark.parametrize("page", [HOME, MAP, CALENDAR, METHOD], ids=lambda page: page.address)
def test_a_database_without_snapshots_offers_none(visit, database, monkeypatch, page):
    monkeypatch.setattr("ui.frame.widgets.is_open", lambda place: True)
    engine = engine_for(sa.make_url(database("none")))
    with writing(engine) as connection:
        connection.execute(sa.delete(SnapshotRow))
    engine.dispose()
    at = visit("none", page)
    assert not any(TITLE in label for label in labels(at))


# Presenting a file without a database


@pytest.fixture(scope="module")
def exported(whole, tmp_path_factory) -> Path:
    """The snapshot as a file."""
    path = tmp_path_factory.mktemp("exported") / "so-ket.chot"
    engine = engine_for(sa.make_url(whole))
    with reading(engine) as connection:
        snapshots.export_file(connection, CODE, path)
    engine.dispose()
    return path


@pytest.fixture
def presented(exported, monkeypatch) -> None:
    """A file is shown, and no database."""
    monkeypatch.setenv("SNAPSHOT_FILE", str(exported))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_every_page_opens_from_the_file_alone(presented, start, monkeypatch, tmp_path, page):
    at = start(page=page)
    nowhere = tmp_path / "nowhere.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{nowhere.as_posix()}")
    at.run()
    assert not at.exception
    assert not at.error
    assert TITLE in frozen_line(at)
    assert "Xem số liệu hiện tại" not in labels(at)
    assert not nowhere.exists()


def test_another_snapshot_than_the_presented_one_is_said(presented, visit, shown):
    page = shown(visit(ban_chot="khac"))
    assert "không có bản chốt «khac»" in page.warnings[0]
    assert TITLE in frozen_line(page.at)
    assert not visit(ban_chot=CODE).warning


# Taking a snapshot on a page


def taking(actor: str) -> None:
    """A page that holds nothing but the form."""
    from data_access.people.authors import Author
    from ui.frame import frame
    from ui.frame.pages import HOME
    from ui.show import snapshot_taking

    view = frame.open_page(HOME)
    snapshot_taking.form(view, Author(actor))


@pytest.fixture
def form(database, monkeypatch) -> Callable[..., AppTest]:
    def form() -> AppTest:
        monkeypatch.setenv("DATABASE_URL", database("taking"))
        at = AppTest.from_function(taking, kwargs={"actor": "Lê Thị Hoa"}, default_timeout=30)
        return at.run()

    return form


def fill(at: AppTest, title: str, code: str, day: str) -> AppTest:
    for field, text in zip(at.text_input, (title, code, day), strict=True):
        field.set_value(text)
    (button,) = (each for each in at.button if each.label == "Chốt số liệu")
    button.click().run()
    assert not at.exception
    return at


def stored(url: str) -> dict[str, Snapshot]:
    engine = engine_for(sa.make_url(url))
    with reading(engine) as connection:
        found = {each.code: each for each in snapshots.listed(connection)}
        for code in found:
            content = snapshots.content(connection, code)
            assert hash_of(content) == found[code].sha256
    engine.dispose()
    return found


def test_a_lead_takes_a_snapshot_under_their_own_name(form, database):
    at = fill(form(), "Tổng kết 2026", "tong-ket-2026", "15/01/2026")
    assert not at.error
    taken = stored(database("taking"))["tong-ket-2026"]
    assert (taken.title, taken.as_of, taken.actor) == (
        "Tổng kết 2026",
        date(2026, 1, 15),
        "Lê Thị Hoa",
    )
    assert taken.short_hash in at.success[0].value


@pytest.mark.parametrize(
    ("title", "code", "day", "said"),
    [
        pytest.param("Sơ kết", CODE, "15/01/2026", "không bao giờ bị ghi đè", id="taken"),
        pytest.param("Sơ kết", "Sơ kết", "15/01/2026", "không dùng được", id="code"),
        pytest.param("", "moi", "15/01/2026", "chưa có tên", id="title"),
        pytest.param("Sơ kết", "moi", "2026-01-15", "ngày/tháng/năm", id="day"),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept_as_typed(form, database, title, code, day, said):
    at = fill(form(), title, code, day)
    assert said in at.error[0].value
    assert [field.value for field in at.text_input] == [title, code, day]
    assert "moi" not in stored(database("taking"))
