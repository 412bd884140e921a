"""The programming interface for other systems: `/api/v1/`, read only."""
