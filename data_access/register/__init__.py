"""The register of institutions: entries, search, summaries and differences."""
