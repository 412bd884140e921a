"""Where the programme leads if nothing changes, and what is asked of whom (method, section 9)."""
