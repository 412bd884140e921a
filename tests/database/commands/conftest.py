"""What tests of commands share."""

import pytest

from tests.databases import PLANS


@pytest.fixture(scope="module")
def address(sqlite_copies, tmp_path_factory) -> str:
    """Give the address of a database with the real plans and nothing else."""
    return sqlite_copies.copy(PLANS, tmp_path_factory.mktemp("plans") / "d.db")
