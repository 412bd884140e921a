"""Made-up reports, figures and visits of units."""
