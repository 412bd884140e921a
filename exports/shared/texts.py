"""Nested data of formats, with each of its texts replaced."""

from collections.abc import Callable
from typing import Any


def with_texts(data: Any, replaced: Callable[[str], str]) -> Any:
    """Return objects and lists as JSON has them, with each text but the keys replaced."""
    if isinstance(data, str):
        return replaced(data)
    if isinstance(data, dict):
        return {key: with_texts(each, replaced) for key, each in data.items()}
    if isinstance(data, (list, tuple)):
        return [with_texts(each, replaced) for each in data]
    return data
