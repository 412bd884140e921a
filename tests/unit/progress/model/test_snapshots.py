"""Codes of snapshots, and the file that carries one."""

import gzip
import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data_access.snapshots.canonical import canonical, programme_of, written
from data_access.snapshots.files import packed, read_file
from data_access.store.problems import Problem
from progress.model.snapshots import (
    CURRENT,
    SlideChoice,
    Snapshot,
    code_problem,
    day_problem,
    title_problem,
)
from tests.factories import figure, programme

MADE = programme(version=7, figures=(figure("01", 2025, 3, 7),))
CONTENT = canonical(MADE)
SNAPSHOT = Snapshot(
    code="so-ket-2027",
    title="Sơ kết giai đoạn 2023–2027",
    taken_at=datetime(2027, 7, 1, 2, 30, tzinfo=UTC),
    as_of=date(2027, 6, 30),
    actor="thử",
    version=7,
    sha256=hashlib.sha256(CONTENT).hexdigest(),
)
STORY = (
    SlideChoice("bia"),
    SlideChoice("thu-vien", "Cần thêm 40 thư viện xã."),
)
FILE = packed(SNAPSHOT, STORY, CONTENT)


@pytest.mark.parametrize("code", ["so-ket-2027", "a", "2030", "a-b-c", "x" * 40])
def test_codes_that_stand_in_an_address(code):
    assert code_problem(code) == ""


@pytest.mark.parametrize(
    "code",
    ["", "Sơ kết", "SO-KET", "a b", "-a", "a-", "a--b", "a_b", "a/b", "a\n", "x" * 41, CURRENT],
)
def test_codes_that_do_not_are_refused_in_a_sentence(code):
    assert "hãy" in code_problem(code)


def test_a_title_is_said_and_short():
    assert title_problem("Sơ kết") == ""
    assert "hãy" in title_problem("  ")
    assert "hãy" in title_problem("x" * 201)


@pytest.mark.parametrize(("year", "fits"), [(2021, 0), (2022, 1), (2040, 1), (2041, 0)])
def test_a_day_is_one_that_pages_can_show(year, fits):
    assert (day_problem(date(year, 6, 30)) == "") is bool(fits)


@pytest.fixture
def file(tmp_path):
    def file(content: bytes):
        path = tmp_path / "tep.chot"
        path.write_bytes(content)
        return path

    return file


def test_a_file_gives_back_what_went_in(file):
    found = read_file(file(FILE))
    assert (found.snapshot, found.chosen_slides, found.content) == (SNAPSHOT, STORY, CONTENT)
    assert found.programme.figures == MADE.figures


def test_the_same_snapshot_gives_the_same_bytes():
    assert packed(SNAPSHOT, STORY, CONTENT) == FILE


def test_the_hash_can_be_checked_without_this_program():
    last = gzip.decompress(FILE).split(b"\n")[-1]
    assert hashlib.sha256(last).hexdigest() == SNAPSHOT.sha256


def test_the_story_is_no_part_of_the_hash(file):
    other = packed(SNAPSHOT, (), CONTENT)
    assert other != FILE
    assert read_file(file(other)).snapshot == SNAPSHOT


def with_head(**changed: object) -> bytes:
    head, content = gzip.decompress(FILE).split(b"\n")
    return gzip.compress(written({**json.loads(head), **changed}) + b"\n" + content)


def described(**changed: object) -> bytes:
    head = json.loads(gzip.decompress(FILE).split(b"\n")[0])
    return with_head(snapshot={**head["snapshot"], **changed})


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04 a workbook", id="a-workbook"),
        pytest.param(gzip.compress(b""), id="packed-nothing"),
        pytest.param(gzip.compress(b"[1]\n{}"), id="packed-json"),
        pytest.param(gzip.compress(b'{"format":"x"}\n'), id="packed-other"),
        *(pytest.param(FILE[: len(FILE) * part // 7], id=f"cut-{part}") for part in range(1, 7)),
        pytest.param(FILE[:-1], id="cut-by-one"),
        pytest.param(FILE[:200] + bytes([FILE[200] ^ 8]) + FILE[201:], id="one-bit"),
        pytest.param(FILE + b"more", id="more-at-the-end"),
        pytest.param(with_head(format_version=2), id="newer-format"),
        pytest.param(with_head(story=[{"position": 1}]), id="half-a-story"),
        pytest.param(
            with_head(story=[{"position": 1, "slide": "a", "sentence": None}] * 2), id="one-place"
        ),
        pytest.param(with_head(snapshot=[]), id="no-description"),
        pytest.param(described(sha256="0" * 64), id="another-hash"),
        pytest.param(described(version=8), id="another-version"),
        pytest.param(described(version="7"), id="version-as-text"),
        pytest.param(described(code="../x"), id="code-of-a-path"),
        pytest.param(described(as_of="30/06/2027"), id="no-date"),
        pytest.param(described(taken_at="2027-07-01T02:30:00"), id="moment-without-zone"),
        pytest.param(described(more=1), id="more-than-known"),
    ],
)
def test_a_broken_or_foreign_file_is_refused_in_a_sentence(file, content):
    with pytest.raises(Problem, match=r"\.$"):
        read_file(file(content))


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Problem, match="Không mở được tệp"):
        read_file(tmp_path / "khong-co.chot")


def test_what_is_the_same_does_not_depend_on_who_stored_it():
    assert SNAPSHOT.same_as(replace(SNAPSHOT, actor="khác"))
    assert not SNAPSHOT.same_as(replace(SNAPSHOT, as_of=date(2027, 7, 1)))
    assert not SNAPSHOT.same_as(replace(SNAPSHOT, title="Khác"))
    assert not SNAPSHOT.same_as(replace(SNAPSHOT, sha256="0" * 64))


def test_a_field_that_was_renamed_is_read_by_its_former_name():
    content = canonical(programme())
    assert b'"report_by"' in content
    before = content.replace(b'"report_by"', b'"report_kind"')
    assert canonical(programme_of(before)) == content
