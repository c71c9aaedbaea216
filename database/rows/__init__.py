"""Typed tables, one file a noun. Rows never leave `database`.

No file here postpones its annotations (`from __future__`): SQLAlchemy would compile all 480 of them at every
start, a fifth of what the rows take.
"""
