"""Reading what other people made: rosters, pasted cells and questionnaires."""

from facilitator.imports.delimited import tables_from_text
from facilitator.imports.parent import count_pages, count_pages_of, read_tables
from facilitator.imports.xlsform import QuestionnaireReading, read_xlsform
from facilitator.imports.xlsform_writer import write_xlsform

__all__ = [
    "QuestionnaireReading",
    "count_pages",
    "count_pages_of",
    "read_tables",
    "read_xlsform",
    "tables_from_text",
    "write_xlsform",
]
