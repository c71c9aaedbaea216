"""All rows, imported so that the metadata is whole."""

from database.rows import (
    attendance,
    badge,
    capture,
    group_work,
    ink,
    interview,
    journal,
    message,
    own_field,
    paper,
    person,
    poll,
    programme,
    questionnaire,
    run,
    session,
    site,
    workspace,
)
from database.rows.base import Row

NOUNS = (
    attendance,
    badge,
    capture,
    group_work,
    ink,
    interview,
    journal,
    message,
    own_field,
    paper,
    person,
    poll,
    programme,
    questionnaire,
    run,
    session,
    site,
    workspace,
)
METADATA = Row.metadata
