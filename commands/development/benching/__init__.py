"""How the budgets of the pages are measured: real servers, a real socket, a real browser."""
