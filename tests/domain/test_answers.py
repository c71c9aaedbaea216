"""When a batch may be closed."""

from __future__ import annotations

import pytest

from facilitator.domain.answers import BatchCount


@pytest.mark.parametrize(
    ("counted", "keyed", "blank", "spoilt", "parked", "is_open", "may_close"),
    [
        (3, 3, 0, 0, 0, 0, True),
        (3, 1, 1, 1, 0, 0, True),
        (3, 2, 0, 0, 0, 0, False),
        (3, 4, 0, 0, 0, 0, False),
        (3, 3, 0, 0, 1, 0, False),
        (3, 3, 0, 0, 0, 1, False),
    ],
)
def test_every_counted_sheet_must_be_accounted_for(
    counted: int, keyed: int, blank: int, spoilt: int, parked: int, is_open: int, may_close: bool
) -> None:
    assert BatchCount(counted, keyed, blank, spoilt, parked, is_open).may_close is may_close
