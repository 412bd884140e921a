"""Snapshots ("bản chốt số liệu"): taken once, never changed, carried about as one file."""

from data_access.snapshots.files import Exported, export_file, read_file
from data_access.snapshots.importing import Imported, import_file
from data_access.snapshots.storage import content, frozen, listed, named, story
from data_access.snapshots.stories import keep_story
from data_access.snapshots.taking import take, take_snapshot
from data_access.snapshots.verification import verify

__all__ = [
    "Exported",
    "Imported",
    "content",
    "export_file",
    "frozen",
    "import_file",
    "keep_story",
    "listed",
    "named",
    "read_file",
    "story",
    "take",
    "take_snapshot",
    "verify",
]
