"""What other systems ask: `/api/v1/`, read only, and the measures of the server."""
