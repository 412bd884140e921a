"""The officer's own file, given back with its faulty cells marked."""

from __future__ import annotations

from data_access.imports.outcome import Outcome


def marked(content: bytes, outcome: Outcome) -> bytes:
    """Return a workbook: all issues on its first sheet, and the faulty cells of the file marked."""
    raise NotImplementedError
