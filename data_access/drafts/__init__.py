"""Drafts of officers: kept, sent, sent back, and opened to be taken; none of it is a change."""
