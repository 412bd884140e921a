"""Who may see what: sign-in, the gate before every route, and responses."""
