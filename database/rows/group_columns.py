"""Columns of group work and polls: who sits where, lengths of rounds, options with their hands."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Dialect
from sqlalchemy.types import TypeDecorator

from facilitator.domain.groups import Groups
from facilitator.domain.poll import PollOption


class GroupLists(TypeDecorator[Groups]):
    """The enrolments of each group in order, as a JSON list of lists."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Groups | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON list."""
        del dialect
        return None if value is None else [[str(one) for one in group] for group in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> Groups | None:  # noqa: ANN401  JSON
        """Return the groups."""
        del dialect
        return None if value is None else tuple(tuple(UUID(one) for one in group) for group in value)


class NumberList(TypeDecorator[tuple[int, ...]]):
    """Whole numbers in order, as a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON list."""
        del dialect
        return None if value is None else list(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[int, ...] | None:  # noqa: ANN401  JSON
        """Return the numbers."""
        del dialect
        return None if value is None else tuple(value)


class OptionList(TypeDecorator[tuple[PollOption, ...]]):
    """The options of a poll in order, as a JSON list of pairs."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[PollOption, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON list."""
        del dialect
        return None if value is None else [[option.text, option.hands] for option in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[PollOption, ...] | None:  # noqa: ANN401  JSON
        """Return the options."""
        del dialect
        return None if value is None else tuple(PollOption(text, hands) for text, hands in value)
