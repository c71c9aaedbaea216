"""Typed tables, one file a noun. Rows never leave `database`."""
