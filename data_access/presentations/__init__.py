"""What presenters bring to their shows: pictures of their own slides, templates of departments."""
