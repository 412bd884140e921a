"""Requests to the server: who sends them, and what they may have."""
