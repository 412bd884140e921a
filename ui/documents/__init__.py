"""Reports, slides and workbooks as downloads, and the choice of slides."""
