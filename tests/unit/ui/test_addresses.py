"""What stands before our addresses, and which are for programs, behind a path or not."""

import pytest

from ui.access import addresses
from ui.access.addresses import is_for_programs, root_of


@pytest.mark.parametrize(
    ("own", "outer", "root"),
    [
        ("", "", ""),
        ("/hoc-tap", "", "/hoc-tap"),
        ("/hoc-tap", "/bo", "/bo/hoc-tap"),
        ("/hoc-tap", "/hoc-tap", "/hoc-tap"),  # as Streamlit answers under our path
    ],
)
def test_roots_and_addresses_for_programs(monkeypatch, own, outer, root):
    monkeypatch.setattr(addresses, "base_path", lambda: own)
    assert root_of({"root_path": outer}) == root
    for path, programs in (
        ("/api", True),
        ("/api/v1/figures", True),
        ("/apis", False),
        ("/ban-do", False),
    ):
        assert is_for_programs({"root_path": outer, "path": f"{root}{path}"}) is programs
