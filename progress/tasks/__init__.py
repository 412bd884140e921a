"""The tasks of the two appendices: occurrences, states, agencies and their agenda."""
