"""Snapshots ("bản chốt số liệu"): taken once, never changed, carried about as one file."""

from data_access.snapshots.files import Exported, export_file, read_file
from data_access.snapshots.importing import Imported, import_file
from data_access.snapshots.slide_selections import keep_chosen_slides
from data_access.snapshots.storage import chosen_slides, content, frozen, listed, named
from data_access.snapshots.taking import take, take_snapshot
from data_access.snapshots.verification import verify

__all__ = [
    "Exported",
    "Imported",
    "chosen_slides",
    "content",
    "export_file",
    "frozen",
    "import_file",
    "keep_chosen_slides",
    "listed",
    "named",
    "read_file",
    "take",
    "take_snapshot",
    "verify",
]
