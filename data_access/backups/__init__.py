"""Backups: every row of every table as one file, the same for SQLite and PostgreSQL."""

from data_access.backups.dump import back_up as back_up
from data_access.backups.dump import named as named
from data_access.backups.dump import remove_older as remove_older
from data_access.backups.dump import write_backup as write_backup
from data_access.backups.restoring import restore as restore
