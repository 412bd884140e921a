"""One entry of the registry a module: everything that is known about a recorded table."""
