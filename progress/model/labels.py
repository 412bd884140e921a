"""Codes that come with the words that people read."""

from enum import StrEnum
from typing import Self


class LabelledEnum(StrEnum):
    """A code for data and addresses, and its official Vietnamese words as `label`."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """Make a member from `CODE = "code", "Nhãn"`; its value is the code alone."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member
