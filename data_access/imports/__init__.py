"""Imports: a file is read, checked as a whole, planned, and applied as one change."""

from data_access.imports.apart import Checked as Checked
from data_access.imports.apart import check_apart as check_apart
from data_access.imports.apart import import_apart as import_apart
from data_access.imports.apart import mark_apart as mark_apart
from data_access.imports.apply import File as File
from data_access.imports.importing import file_at as file_at
from data_access.imports.importing import import_content as import_content
from data_access.imports.importing import import_file as import_file
from data_access.imports.importing import record_row as record_row
from data_access.imports.outcome import ImportOutcome as ImportOutcome
from data_access.imports.preview import PreviewPage as PreviewPage
from data_access.imports.preview import PreviewRow as PreviewRow
