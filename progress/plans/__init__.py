"""Plans of units beside the Decision: deviations, matrix and sentences."""
