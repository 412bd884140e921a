"""The database: settings, engine, tables, migrations, changes and opening it."""
