"""`manage.py export`: all files or none half-written, the same bytes from the same snapshot."""

import io
import zipfile
from datetime import date

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from commands.conference import export
from data_access.people.authors import Author
from data_access.snapshots import take_snapshot
from data_access.store import whole_files
from data_access.store.problems import Problem
from exports.formats import FORMATS, Format
from exports.report import SlideChoice
from exports.report.choice_file import choice_file
from tests.presentations import picture, template

pytestmark = pytest.mark.thorough

AS_OF = date(2026, 3, 1)
CODE = "so-ket-2027"


@pytest.fixture
def folder(tmp_path):
    """A place of its own: the database may lie beside it."""
    return tmp_path / "files"


@pytest.fixture
def frozen(seeded_engine, monkeypatch):
    """A database with one snapshot of the plans."""
    url = seeded_engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)
    take_snapshot(seeded_engine, CODE, "Sơ kết 05 năm", AS_OF, Author("thử"))
    return seeded_engine


# What is written comes from the snapshot, whichever database it was read from.
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_snapshot_gives_every_file_and_the_same_bytes_again(frozen, folder, capsys):
    assert export.main([CODE, "--to", str(folder / "a" / "b")]) == 0
    listed = capsys.readouterr()
    assert export.main([CODE, "--to", str(folder / "c")]) == 0
    first = sorted((folder / "a" / "b").iterdir())
    usual = sum(not each.on_request for each in FORMATS)
    assert len(first) == usual == len(listed.out.splitlines())
    assert f"[{usual}/{usual}]" in listed.err
    for path in first:
        assert f"_ca-nuoc_2025_{CODE}." in path.name
        assert path.read_bytes() == (folder / "c" / path.name).read_bytes()
        assert path.name in listed.out
        if path.suffix in (".docx", ".xlsx"):
            assert zipfile.ZipFile(path).testzip() is None


def test_today_and_a_province_may_be_asked_for(frozen, folder):
    words = ["hien-tai", "--as-of", "2026-03-01", "--scope", "46", "--only", "bao-cao.docx"]
    assert export.main([*words, "--to", str(folder)]) == 0
    (path,) = folder.iterdir()
    assert path.name == "bao-cao_hue_2025_den-2026-03-01.docx"


def test_slides_may_be_chosen(frozen, folder):
    words = [CODE, "--only", "trinh-chieu.pptx", "--slides", "toan-canh.bia"]
    assert export.main([*words, "--to", str(folder)]) == 0
    (path,) = folder.iterdir()
    first, second = Presentation(str(path)).slides
    assert second.shapes.title.text_frame.text.startswith("Sơ kết 05 năm")
    assert first.shapes.title.text_frame.text != second.shapes.title.text_frame.text


def test_a_file_that_is_there_is_kept_unless_forced(frozen, folder):
    words = [CODE, "--to", str(folder), "--only", "so-lieu.xlsx"]
    assert export.main(words) == 0
    (path,) = folder.iterdir()
    path.write_bytes(b"mine")
    with pytest.raises(Problem, match=path.name):
        export.main([CODE, "--to", str(folder)])
    assert [each.read_bytes() for each in folder.iterdir()] == [b"mine"]
    assert export.main([*words, "--force"]) == 0
    assert path.read_bytes() != b"mine"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["khong-co"], "Không có bản chốt", id="snapshot"),
        pytest.param([CODE, "--scope", "XX"], "phạm vi «XX»", id="scope"),
        pytest.param([CODE, "--occasion", "tet"], "dịp «tet»", id="occasion"),
        pytest.param([CODE, "--only", "x.doc"], "loại tệp «x.doc»", id="format"),
        pytest.param([CODE, "--year", "1800"], "năm 1800", id="year"),
        pytest.param([CODE, "--slides", "bia.tết"], "trang «tết»", id="slides"),
    ],
)
def test_what_does_not_exist_is_said_and_nothing_is_written(frozen, folder, words, said):
    with pytest.raises(Problem, match=said):
        export.main([*words, "--to", str(folder / "new")])
    assert not (folder / "new").exists()


def test_a_folder_that_cannot_be_made_is_said(frozen, folder):
    folder.write_text("x", encoding="utf-8")
    with pytest.raises(Problem, match="thư mục"):
        export.main([CODE, "--to", str(folder)])


def test_a_file_that_fails_keeps_no_other_from_being_made(frozen, folder, monkeypatch):
    def fails(self: Format, *given: object) -> bytes:
        if self.ending == "pdf":
            raise ValueError("no font\x1b[31m")
        return b"made"

    monkeypatch.setattr(Format, "write", fails)
    with pytest.raises(Problem, match=r"(?s)4 tệp.*\.pdf: ValueError: no font\[31m"):
        export.main([CODE, "--to", str(folder)])
    assert {each.suffix for each in folder.iterdir()} == {".pptx", ".html", ".docx", ".xlsx"}


def test_nothing_is_left_half_written(folder, monkeypatch):
    folder.mkdir()

    def full(*_given: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(whole_files.os, "fdopen", full)
    with pytest.raises(Problem, match="Không ghi được"):
        whole_files.write_whole(folder / "a.docx", b"content")
    assert list(folder.iterdir()) == []


def test_files_of_a_format_of_several_are_written_only_when_asked_for(
    frozen, folder, monkeypatch, capsys
):
    def packed(self: Format, *given: object) -> bytes:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as made:
            made.writestr("cong-van_cao-bang.docx", b"one")
        return content.getvalue()

    asked = [CODE, "--to", str(folder), "--only", "cong-van"]
    assert export.main(asked) == 0
    assert list(folder.iterdir()) == []
    assert "Không có đơn vị nào" in capsys.readouterr().err
    monkeypatch.setattr(Format, "write", packed)
    assert export.main(asked) == 0
    assert [each.read_bytes() for each in folder.iterdir()] == [b"one"]
    with pytest.raises(Problem, match=r"cong-van_cao-bang\.docx"):
        export.main(asked)
    assert export.main([*asked, "--force"]) == 0


def test_the_choice_of_the_page_and_a_template_are_taken(frozen, folder, tmp_path):
    own = SlideChoice("rieng-1", "Tiêu đề riêng", text="Một ý", picture=picture())
    chosen, potx = tmp_path / "a.json", tmp_path / "mau.potx"
    chosen.write_bytes(choice_file((own, SlideChoice("toan-canh", "Của tôi."), SlideChoice("bia"))))
    potx.write_bytes(template())
    words = [CODE, "--only", "trinh-chieu.pptx", "--choices", str(chosen)]
    assert export.main([*words, "--template", str(potx), "--to", str(folder)]) == 0
    (path,) = folder.iterdir()
    made = Presentation(str(path))
    first, second, _ = made.slides
    assert first.shapes.title.text_frame.text == "Tiêu đề riêng"
    assert [
        each.image.ext for each in first.shapes if each.shape_type == MSO_SHAPE_TYPE.PICTURE
    ] == ["jpg"]
    assert any("chưa lưu cùng bản chốt: Của tôi." in each.text for each in texts(second))
    assert {each.slide_layout.element.get("type") for each in made.slides} == {"titleOnly"}
    assert "Huy hiệu" in [each.name for each in made.slide_master.shapes]


def test_a_choice_of_what_there_is_not_is_refused(frozen, folder, tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(choice_file((SlideChoice("bia"), SlideChoice("khong-co"))))
    with pytest.raises(Problem, match="Không có trang «khong-co»"):
        export.main([CODE, "--choices", str(path), "--to", str(folder)])


def texts(slide):
    return [each.text_frame for each in slide.shapes if each.has_text_frame]


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"[]",
        b'{"slides": []}',
        b'{"slides": [{"code": 1}]}',
        b'{"slides": [{"x": ""}]}',
        b"\xff",
        b"[" * 200_000,
    ],
)
def test_a_file_that_holds_no_choice_is_refused(frozen, folder, tmp_path, wrong):
    path = tmp_path / "a.json"
    path.write_bytes(wrong)
    with pytest.raises(Problem, match="không phải lựa chọn"):
        export.main([CODE, "--choices", str(path), "--to", str(folder)])
    with pytest.raises(Problem, match="Không mở được tệp"):
        export.main([CODE, "--template", str(tmp_path / "no"), "--to", str(folder)])
    assert not folder.exists()
