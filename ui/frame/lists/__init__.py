"""Tables and lists that are plain HTML: ordered and searched in the browser."""
