"""Letters to units: where they go, and the reminders that are sent by e-mail."""
