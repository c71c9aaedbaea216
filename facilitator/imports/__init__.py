"""Reading what other people made: rosters, pasted cells and questionnaires."""

from facilitator.imports.delimited import tables_from_text
from facilitator.imports.parent import read_tables

__all__ = ["read_tables", "tables_from_text"]
