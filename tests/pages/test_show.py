"""The page Trình chiếu: which conference, which slides, where the show and its file are."""

import gzip
import os
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa

from data_access import snapshots
from data_access.people import owner
from data_access.people.authors import Author
from data_access.store.engine import engine_for
from data_access.store.problems import Problem
from exports.report.slide_choice import OWN_PART, UNKEPT
from progress.model.snapshots import SlideChoice
from tests.databases import DEMONSTRATION
from tests.presentations import picture, template
from ui.frame.pages import SHOW
from ui.show import route

CODE, TITLE = "so-ket", "Sơ kết giai đoạn 2023–2025"
STORY = (SlideChoice("nhiem-vu", "Một câu <riêng>."), SlideChoice("bia"))


@pytest.fixture(scope="module")
def frozen(sqlite_copies, tmp_path_factory) -> str:
    """The address of a database with a snapshot whose slides were chosen."""
    url = sqlite_copies.copy(DEMONSTRATION, tmp_path_factory.mktemp("show") / "a.db")
    engine = engine_for(sa.make_url(url))
    snapshots.take_snapshot(engine, CODE, TITLE, date(2026, 3, 1), Author("thử"))
    snapshots.keep_chosen_slides(engine, CODE, STORY, Author("thử"))
    engine.dispose()
    return url


def served(root: str | None = None, occasion: str = "so-ket-2027", **address: str) -> str:
    """The show that an address is answered with; `root` None for the file to keep."""
    asked = {name.replace("_", "-"): code for name, code in address.items()}
    return shown_to(occasion, asked, root, presents=False)


def shown_to(occasion: str, asked: dict[str, str], root: str | None, *, presents: bool) -> str:
    job = route.made(occasion, asked.get, root, presents=presents)
    return gzip.decompress(job.wait()[1]).decode()


def links(at) -> dict[str, str]:
    return {each.proto.label: each.proto.url for each in at.get("link_button")}


def parameters(address: str) -> dict[str, str]:
    return {name: codes[0] for name, codes in parse_qs(urlsplit(address).query).items()}


def listed(at) -> list[dict]:
    (frame,) = at.dataframe
    return frame.value.to_dict("records")


@pytest.mark.parametrize("state", ["full", "partly", "empty"])
def test_a_bare_address_prepares_the_next_conference(visit, shown, state):
    at = visit(state, SHOW)
    assert shown(at).headline == "Sơ kết 05 năm triển khai thực hiện Chương trình"
    assert shown(at).banner is (state == "full")
    opened, saved = links(at)["Mở trình chiếu"], links(at)["Tải tệp trình chiếu (HTML)"]
    assert urlsplit(opened).path == "trinh-chieu/so-ket-2027"
    assert urlsplit(saved).path == "trinh-chieu/so-ket-2027.html"
    assert parameters(opened) == {"pham-vi": "VN", "nam": "2025", "ngay": "2026-03-01"}
    told = [row["Phần"] for row in listed(at) if row["Chiếu"]]
    assert told[1] == "Toàn cảnh"
    assert "Phụ lục" not in told
    assert listed(at)[0]["Tiêu đề"] == "Sơ kết 05 năm triển khai thực hiện Chương trình"


def test_a_year_asked_for_prepares_its_own_conference(visit, shown):
    at = visit(page=SHOW, nam="2025")
    assert shown(at).headline == "Sơ kết Chương trình giai đoạn 2023–2025"


def test_the_address_chooses_slides_and_for_who_presents_sentences(visit, monkeypatch):
    monkeypatch.setattr(owner, "is_owner", lambda _headers, _cookies: True)
    at = visit(page=SHOW, dip="tong-ket-2030", trang="bia.con-can", **{"cau-con-can": "Câu <b>."})
    first, second, third, *_ = listed(at)
    assert [row["Chiếu"] for row in (first, second, third)] == [True, True, False]
    assert second["Câu của người trình bày"] == "Câu <b>."
    said = parameters(links(at)["Mở trình chiếu"])
    assert said["trang"] == "bia.con-can"
    assert said["cau-con-can"] == "Câu <b>."
    assert not at.warning


def test_a_sentence_of_a_stranger_is_shown_to_nobody_and_said(visit, shown):
    at = visit(page=SHOW, trang="bia.con-can", **{"cau-con-can": "Tất cả đã đạt."})
    assert not any(row["Câu của người trình bày"] for row in listed(at))
    assert "câu riêng chưa lưu" in shown(at).warnings[0]
    assert "cau-con-can" not in parameters(links(at)["Mở trình chiếu"])


@pytest.mark.parametrize("root", ["/goc", None])
def test_a_sentence_that_is_not_kept_is_in_a_show_for_who_presents_alone_and_marked(
    frozen, monkeypatch, root
):
    monkeypatch.setenv("DATABASE_URL", frozen)
    asked = {"ban-chot": CODE, "cau-bia": "Tất cả đã đạt."}
    assert "Tất cả đã đạt" not in shown_to("so-ket-2027", asked, root, presents=False)
    text = shown_to("so-ket-2027", asked, root, presents=True)
    assert f"{UNKEPT}Tất cả đã đạt." in text
    assert "Một câu &lt;riêng&gt;." in text
    assert f"{UNKEPT}Một câu" not in text


def test_an_unknown_conference_is_said_and_the_usual_one_is_shown(visit, shown):
    at = visit(page=SHOW, dip="khong-co")
    assert "hội nghị «khong-co»" in shown(at).warnings[0]
    assert shown(at).headline == "Sơ kết 05 năm triển khai thực hiện Chương trình"


def test_a_province_has_no_map_of_provinces(visit, words_of):
    at = visit(page=SHOW, pham_vi="46")
    parts = [row["Phần"] for row in listed(at)]
    assert "Toàn cảnh" in parts
    assert not any(part.startswith("Theo tỉnh") for part in parts)


def test_a_reader_is_told_where_the_choice_is(visit):
    at = visit(page=SHOW)
    assert any("nằm trong địa chỉ" in each.value for each in at.caption)
    assert not [button for button in at.button if "Lưu" in button.label]


def test_a_snapshot_is_shown_as_its_slides_were_chosen(monkeypatch, frozen):
    monkeypatch.setenv("DATABASE_URL", frozen)
    text = served(ban_chot=CODE)
    assert text.index('id="nhiem-vu"') < text.index('id="bia"')
    assert 'id="toan-canh"' not in text
    assert "Một câu &lt;riêng&gt;." in text
    assert TITLE in text
    assert 'id="toan-canh"' in served(ban_chot=CODE, trang="toan-canh")
    assert 'id="toan-canh"' in served()


def test_a_live_show_leads_back_under_the_servers_own_address(monkeypatch, frozen):
    monkeypatch.setenv("DATABASE_URL", frozen)
    live = served("/goc", trang="toan-canh", pham_vi="46")
    assert 'href="/goc/tong-quan?nam=2025&amp;pham-vi=46' in live
    assert 'data-back="/goc/trinh-chieu?' in live
    assert "trang=toan-canh" in live
    saved = served(trang="toan-canh")
    assert 'href="/' not in saved
    assert "data-back" not in saved


@pytest.mark.parametrize(
    "wrong",
    [
        {"occasion": "khong-co"},
        {"occasion": "bao-cao-nam"},
        {"ban_chot": "khong-co"},
        {"pham_vi": "khong-co"},
        {"nam": "1900"},
        {"ngay": "hom-nay"},
    ],
    ids=lambda wrong: "-".join(wrong),
)
def test_what_an_address_cannot_ask_for_is_said(monkeypatch, frozen, wrong):
    monkeypatch.setenv("DATABASE_URL", frozen)
    with pytest.raises(Problem):
        served(**wrong)


def test_a_conference_looks_at_its_own_years(monkeypatch, frozen):
    monkeypatch.setenv("DATABASE_URL", frozen)
    assert "số liệu năm 2025" in served(occasion="so-ket-2025", ngay="2029-06-01")
    # Of a year without figures nothing is told: the latest that has them is named instead.
    later = served(occasion="so-ket-2027", ngay="2029-06-01")
    assert "số liệu năm 2025" in later
    assert "số liệu năm 2027" not in later


def test_the_page_on_a_snapshot_begins_with_the_slides_that_were_chosen(
    monkeypatch, frozen, visit, shown
):
    monkeypatch.setenv("DATABASE_URL", frozen)
    at = visit(page=SHOW)
    monkeypatch.setenv("DATABASE_URL", frozen)
    at.query_params["ban-chot"] = CODE
    at.run()
    assert not at.exception
    assert [row["Phần"] for row in listed(at) if row["Chiếu"]] == [
        "Nhiệm vụ",
        listed(at)[1]["Phần"],
    ]
    assert parameters(links(at)["Mở trình chiếu"])["ban-chot"] == CODE
    assert "trang" not in parameters(links(at)["Mở trình chiếu"])


@pytest.fixture
def at_the_machine(monkeypatch, sqlite_copies, tmp_path):
    """The page as its owner sees it, with all that unfolds unfolded, on a database of its own."""
    url = sqlite_copies.copy(DEMONSTRATION, tmp_path / "a.db")
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr("ui.frame.widgets.is_open", lambda place: True)
    monkeypatch.setattr(owner, "is_owner", lambda _headers, _cookies: True)


def button(at, label: str):
    return next(each for each in at.button if each.label == label)


def field(fields, label: str):
    return next(each for each in fields if each.label == label)


def test_a_presenter_adds_a_slide_of_their_own_with_a_picture(visit, monkeypatch, at_the_machine):
    url = os.environ["DATABASE_URL"]
    at = visit(page=SHOW)
    monkeypatch.setenv("DATABASE_URL", url)
    at.run()
    field(at.text_input, "Tiêu đề").set_value("Thư viện <b>lưu động</b>")
    field(at.text_area, "Nội dung, mỗi dòng một ý").set_value("Ý một\nÝ hai")
    at.file_uploader[0].set_value([("xe.png", picture(), "image/png")])
    button(at, "Thêm trang").click().run()
    assert not at.exception
    assert not at.error, at.error
    (row,) = [row for row in listed(at) if row["Phần"] == OWN_PART]
    assert (row["Chiếu"], row["Tiêu đề"]) == (True, "Thư viện <b>lưu động</b>")
    asked = parameters(links(at)["Mở trình chiếu"])
    shown = shown_to("so-ket-2027", asked, None, presents=True)
    assert "Thư viện &lt;b&gt;lưu động&lt;/b&gt;" in shown
    assert "Ý hai" in shown
    assert shown.count("data:image/jpeg;base64,") == 1
    strange = shown_to("so-ket-2027", asked, None, presents=False)
    assert "lưu động" not in strange
    assert "data:image/jpeg" not in strange
    assert field(at.selectbox, "Tệp đã lưu").options == ["Ảnh: xe.png"]
    button(at, "Gỡ").click().run()
    assert not at.exception
    assert not [each for each in at.selectbox if each.label == "Tệp đã lưu"]
    without = shown_to("so-ket-2027", asked, None, presents=True)
    assert "Ý hai" in without
    assert "data:image/jpeg" not in without


def test_what_is_no_picture_is_said_and_adds_no_slide(visit, monkeypatch, at_the_machine):
    url = os.environ["DATABASE_URL"]
    at = visit(page=SHOW)
    monkeypatch.setenv("DATABASE_URL", url)
    at.run()
    at.file_uploader[0].set_value([("a.png", b"<svg/>", "image/png")])
    button(at, "Thêm trang").click().run()
    assert "không phải ảnh" in at.error[0].value
    assert OWN_PART not in [row["Phần"] for row in listed(at)]


def test_a_template_of_a_department_is_added_and_chosen(visit, monkeypatch, at_the_machine):
    url = os.environ["DATABASE_URL"]
    at = visit(page=SHOW)
    monkeypatch.setenv("DATABASE_URL", url)
    at.run()
    at.file_uploader[1].set_value([("so.potx", template(10, 7.5), "")])
    button(at, "Thêm mẫu").click().run()
    assert "không phải khổ 16" in at.error[0].value
    at.file_uploader[1].set_value([("so.potx", template(), "")])
    button(at, "Thêm mẫu").click().run()
    assert not at.exception
    assert field(at.selectbox, "Mẫu PowerPoint").options == ["Mẫu của Chương trình", "so.potx"]
    (file,) = [each for label, each in links(at).items() if "PowerPoint" in label]
    assert parameters(file)["mau"] == field(at.selectbox, "Mẫu PowerPoint").value
    old = parameters(file)["mau"]
    at.file_uploader[1].set_value([("so.potx", template(13.333, 7.5), "")])
    button(at, "Thêm mẫu").click().run()
    at.query_params["mau"] = old
    at.run()
    found = field(at.selectbox, "Mẫu PowerPoint")
    assert (found.value, found.options[-1]) == (old, "Bản cũ của một mẫu")


def test_an_own_slide_with_nothing_on_it_is_not_told(visit, at_the_machine):
    at = visit(page=SHOW, trang="bia.rieng-1")
    assert not at.exception
    assert len([row for row in listed(at) if row["Chiếu"]]) == 1


def test_a_province_is_chosen_into_the_sequence(visit, monkeypatch):
    at = visit(page=SHOW, trang="bia.tinh-46.nam-truoc")
    told = [row["Phần"] for row in listed(at) if row["Chiếu"]]
    assert told[1:] == ["Huế", "So với năm trước"]
    assert parameters(links(at)["Mở trình chiếu"])["trang"] == "bia.tinh-46.nam-truoc"
    file = next(each for each in at.get("download_button"))
    assert file.proto.label == "Tải lựa chọn (JSON)"
