"""Facts in, chart out: Vega-Lite specifications, one look for light and dark."""
