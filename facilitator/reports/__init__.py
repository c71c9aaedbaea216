"""Files out: one writer a format."""
