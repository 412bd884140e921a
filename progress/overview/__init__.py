"""The programme at a glance: headlines, standings and the calendar of a year."""
