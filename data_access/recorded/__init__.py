"""Recorded tables: what changes did to them, their past, and undoing a change."""
