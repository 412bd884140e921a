"""What an entry of the registry is made of: columns, forms of values, checks, subjects."""
