"""Lint, types and all tests, and the programs they need."""
