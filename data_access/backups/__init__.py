"""Backups: every row of every table as one file, the same for SQLite and PostgreSQL."""
