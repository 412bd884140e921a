"""Snapshots ("bản chốt số liệu"): taken once, never changed, carried about as one file."""

from data_access.snapshots.files import Exported as Exported
from data_access.snapshots.files import export_file as export_file
from data_access.snapshots.files import read_file as read_file
from data_access.snapshots.importing import Imported as Imported
from data_access.snapshots.importing import import_file as import_file
from data_access.snapshots.storage import chosen_slides as chosen_slides
from data_access.snapshots.storage import content as content
from data_access.snapshots.storage import frozen as frozen
from data_access.snapshots.storage import listed as listed
from data_access.snapshots.storage import named as named
from data_access.snapshots.storage import verify as verify
from data_access.snapshots.taking import keep_chosen_slides as keep_chosen_slides
from data_access.snapshots.taking import take as take
from data_access.snapshots.taking import take_snapshot as take_snapshot
