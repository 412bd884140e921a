"""The folder of a site: only what changed is written, and nothing of others is touched."""

from pathlib import Path

import pytest

from commands.conference.published_folder import SUMS, PublishedFolder
from data_access.store.problems import Problem

OLD = {"du-lieu/a.csv": b"1", "tinh-thanh-46.html": b"old", "index.html": b"old"}
NEW = {"du-lieu/b.csv": b"2", "tinh-thanh-46.html": b"new", "index.html": b"new"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path):
    """A folder with the old site."""
    place = tmp_path / "new" / "trang"
    assert PublishedFolder(place).write(OLD) == (3, 0)
    return place


def test_the_same_files_are_not_written_again(folder):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert PublishedFolder(folder).write(OLD) == (0, 0)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_what_is_published_no_more_is_removed_and_what_is_of_others_stays(folder):
    (folder / "anh.png").write_bytes(b"theirs")
    assert PublishedFolder(folder).write(NEW) == (3, 1)
    found = contents(folder)
    assert found.pop(SUMS)
    assert found == {**NEW, "anh.png": b"theirs"}


def test_a_file_that_somebody_changed_is_not_removed(folder):
    (folder / "du-lieu/a.csv").write_bytes(b"theirs")
    assert PublishedFolder(folder).write(NEW) == (3, 0)
    assert contents(folder)["du-lieu/a.csv"] == b"theirs"


def test_a_folder_of_others_is_refused(tmp_path):
    (tmp_path / "thu.txt").write_bytes(b"theirs")
    with pytest.raises(Problem, match="không phải thư mục trống"):
        PublishedFolder(tmp_path)
    assert contents(tmp_path) == {"thu.txt": b"theirs"}


def test_a_file_of_others_in_the_place_of_a_page_is_refused(folder):
    (folder / "du-lieu/b.csv").write_bytes(b"theirs")
    before = contents(folder)
    with pytest.raises(Problem, match=r"du-lieu/b\.csv"):
        PublishedFolder(folder).write(NEW)
    assert contents(folder) == before


def test_a_list_that_names_files_elsewhere_removes_none_of_them(folder, tmp_path):
    theirs = tmp_path / "thu.txt"
    theirs.write_bytes(b"old")
    sums = (folder / SUMS).read_text()
    digest = next(line.split()[0] for line in sums.splitlines() if line.endswith("index.html"))
    (folder / "loi-ra").symlink_to(tmp_path, target_is_directory=True)
    named = ("../../thu.txt", str(theirs), "loi-ra/thu.txt")
    (folder / SUMS).write_text(sums + "".join(f"{digest}  {each}\n" for each in named))
    PublishedFolder(folder).write(NEW)
    assert theirs.read_bytes() == b"old"


def test_a_page_that_cannot_be_read_is_a_sentence(folder, monkeypatch):
    def refused(self):
        raise PermissionError(13, "Permission denied")

    published = PublishedFolder(folder)
    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(Problem, match="kiểm tra quyền"):
        published.write(NEW)


@pytest.mark.parametrize("written", [0, 1, 2])
def test_a_run_that_is_stopped_leaves_the_old_site_and_the_next_one_ends_it(
    folder, monkeypatch, written
):
    left = [written]
    usual = Path.write_bytes

    def full(self, content):
        if not left[0]:
            raise OSError(28, "No space left on device")
        left[0] -= 1
        return usual(self, content)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(Problem, match="vẫn dùng được"):
            PublishedFolder(folder).write(NEW)
    assert OLD.items() <= contents(folder).items()
    assert PublishedFolder(folder).write(NEW) == (3, 1)
    assert contents(folder).keys() == {*NEW, SUMS}


def test_the_overview_is_put_in_place_last_and_a_stopped_run_goes_on(folder, monkeypatch):
    usual, moved = Path.replace, []

    def stopped(self, target):
        if Path(target).name == "index.html":
            raise KeyboardInterrupt
        moved.append(Path(target).name)
        return usual(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stopped)
        with pytest.raises(KeyboardInterrupt):
            PublishedFolder(folder).write(NEW)
    assert {"b.csv", "tinh-thanh-46.html"} <= set(moved)
    assert contents(folder)["index.html"] == b"old"
    assert PublishedFolder(folder).write(NEW) == (1, 1)
    assert contents(folder).keys() == {*NEW, SUMS}
