"""Checks of an imported table: one module a subject, each yields issues."""
