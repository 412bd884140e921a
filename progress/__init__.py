"""The programme's records and its arithmetic: pure, exact, without clock, files or SQL."""
