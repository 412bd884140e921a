"""Undoing: a change is taken back by another change; nothing is ever deleted."""

from data_access.undoing.undoing import Undone as Undone
from data_access.undoing.undoing import undo as undo
