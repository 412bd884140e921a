"""What all pages share: frame, filters, address, data, downloads, tables and words."""
