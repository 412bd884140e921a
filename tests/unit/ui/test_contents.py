"""Lists and tables that travel by address: named after what is there, the last ones kept."""

import gzip

from ui.frame import contents


def test_an_address_is_named_after_its_content():
    address = contents.address("<tr>Huế")
    assert contents.address("<tr>Huế") == address != contents.address("<tr>Hà Nội")
    assert gzip.decompress(contents.kept(address.rpartition("/")[2])).decode() == "<tr>Huế"


def test_what_nobody_was_shown_is_not_there():
    assert contents.kept("0" * 64) is None


def test_the_last_ones_placed_are_kept(monkeypatch):
    monkeypatch.setattr(contents, "MOST", 2)
    monkeypatch.setattr(contents, "_kept", {})
    names = [contents.address(each).rpartition("/")[2] for each in "ab"]
    contents.address("a")
    contents.address("c")
    assert [contents.kept(each) is None for each in names[:2]] == [False, True]
