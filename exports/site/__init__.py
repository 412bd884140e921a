"""The report as a site of files: read with scripts off, without a server and without a network."""

from exports.site.contents import site_pages
from exports.site.open_data import DataFile
from exports.site.parts import SHOW, Site

__all__ = ["SHOW", "DataFile", "Site", "site_pages"]
