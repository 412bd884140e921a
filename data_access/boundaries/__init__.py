"""The boundaries that maps draw: the built-in ones, or the official file of a ministry.

A file is for today's 34 provinces or for the 63 of before 1 July 2025, told by its codes. What was
installed goes before the built-in file, whose source and licence are in `seed_data/SOURCES.md`.
"""

from data_access.boundaries.atlas import atlas as atlas
from data_access.boundaries.checks import check_boundaries as check_boundaries
from data_access.boundaries.features import basis_of as basis_of
from data_access.boundaries.files import boundaries_file as boundaries_file
from data_access.boundaries.files import install as install
from data_access.boundaries.files import read_and_check as read_and_check
from data_access.boundaries.files import read_boundaries as read_boundaries
from data_access.boundaries.files import uninstall as uninstall
