"""Cases that run at night only: many of one kind, of which some always run."""

from typing import Any

import pytest


def nightly(*values: Any) -> Any:
    """Return a case of `parametrize` that only `manage.py test --all` runs."""
    return pytest.param(*values, marks=pytest.mark.nightly)
