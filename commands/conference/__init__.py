"""Commands for a conference: snapshot, check, export."""
