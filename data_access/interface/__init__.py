"""What other systems may read of the tables, by page: the programming interface's lists."""
