"""Reports that units owe and send: states, chains, matrix and follow-up list."""
