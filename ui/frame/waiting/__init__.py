"""Whose turn it is: scripts that run at the same time, and queues before files."""
