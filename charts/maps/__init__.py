"""Maps of provinces: the interactive map, the figure, small maps and the tile grid."""
