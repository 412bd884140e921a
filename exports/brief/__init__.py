"""The brief: one sheet for the head who decides, as Word and as PDF."""
