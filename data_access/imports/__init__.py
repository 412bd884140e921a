"""Imports: a file is read, checked as a whole, planned, and applied as one change."""

from data_access.imports.importing import import_content as import_content
from data_access.imports.importing import import_file as import_file
from data_access.imports.outcome import Outcome as Outcome
from data_access.imports.recording import record_task as record_task
