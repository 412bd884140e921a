"""Commands that keep the database: setup, demo, backup, restore, people, boundaries."""
