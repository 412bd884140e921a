"""Imports: a file is read, checked as a whole, planned, and applied as one change."""

from data_access.imports.apply import File as File
from data_access.imports.importing import import_content as import_content
from data_access.imports.importing import import_file as import_file
from data_access.imports.importing import record_task as record_task
from data_access.imports.marking import marked as marked
from data_access.imports.outcome import Outcome as Outcome
from data_access.imports.preview import PreviewPage as PreviewPage
from data_access.imports.preview import PreviewRow as PreviewRow
from data_access.imports.preview import preview as preview
