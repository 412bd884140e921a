"""What all pages share: the shell, the frame of a page, filters, data and words."""
