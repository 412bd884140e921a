"""The records of the programme and what is said of them: units, numbers, text, selections."""
