"""Everything that touches the database: settings, tables, migrations, queries and writes."""
