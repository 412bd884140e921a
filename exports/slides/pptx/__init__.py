"""The planned slides as a PowerPoint file."""
