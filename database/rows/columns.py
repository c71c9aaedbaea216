"""Column types: moments with their offset, texts in two languages, lists."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from sqlalchemy import JSON, Dialect, String
from sqlalchemy.types import TypeDecorator

from facilitator.domain.language import Text
from facilitator.domain.programme import TrainedRule
from facilitator.domain.questionnaire import Choice


class Moment(TypeDecorator[datetime]):
    """An aware datetime that comes back with its offset, and sorts by the moment it names.

    Stored as UTC with microseconds, then the offset in seconds: `2026-03-03T00:30:00.000000Z+28800`.
    """

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the stored form; a datetime without offset is a bug."""
        del dialect
        if value is None:
            return None
        offset = value.utcoffset()
        if offset is None:
            msg = "a moment needs its offset"
            raise ValueError(msg)
        utc = value.astimezone(UTC).replace(tzinfo=None)
        return f"{utc.isoformat(timespec='microseconds')}Z{int(offset.total_seconds()):+d}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the aware datetime that was stored."""
        del dialect
        if value is None:
            return None
        utc, _, offset = value.partition("Z")
        zone = timezone(timedelta(seconds=int(offset)))
        return datetime.fromisoformat(utc).replace(tzinfo=UTC).astimezone(zone)


class BothLanguages(TypeDecorator[Text]):
    """One `Text`, stored as JSON with a member a language."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Text | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON object."""
        del dialect
        return None if value is None else {"en": value.en, "zh": value.zh}

    def process_result_value(self, value: Any, dialect: Dialect) -> Text | None:  # noqa: ANN401  JSON
        """Return the text."""
        del dialect
        return None if value is None else Text(en=value["en"], zh=value["zh"])


class TextList(TypeDecorator[tuple[Text, ...]]):
    """Several `Text`s in order, as a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Text, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON list."""
        del dialect
        return None if value is None else [{"en": text.en, "zh": text.zh} for text in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Text, ...] | None:  # noqa: ANN401  JSON
        """Return the texts."""
        del dialect
        return None if value is None else tuple(Text(en=text["en"], zh=text["zh"]) for text in value)


class WordList(TypeDecorator[tuple[str, ...]]):
    """Several strings in order, as a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON list."""
        del dialect
        return None if value is None else list(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ANN401  JSON
        """Return the strings."""
        del dialect
        return None if value is None else tuple(value)


class PairList(TypeDecorator[tuple[tuple[str, str], ...]]):
    """Pairs of strings in order, as a JSON list of lists."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[tuple[str, str], ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON list."""
        del dialect
        return None if value is None else [list(pair) for pair in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[tuple[str, str], ...] | None:  # noqa: ANN401  JSON
        """Return the pairs."""
        del dialect
        return None if value is None else tuple((first, second) for first, second in value)


class ChoiceList(TypeDecorator[tuple[Choice, ...]]):
    """The options of a scale in order, as a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Choice, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON list."""
        del dialect
        if value is None:
            return None
        return [{"code": choice.code, "en": choice.label.en, "zh": choice.label.zh} for choice in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Choice, ...] | None:  # noqa: ANN401  JSON
        """Return the options."""
        del dialect
        if value is None:
            return None
        return tuple(Choice(choice["code"], Text(choice["en"], choice["zh"])) for choice in value)


class Rule(TypeDecorator[TrainedRule]):
    """Who counts as trained, as a JSON object; what it does not say is as in the usual rule."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: TrainedRule | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON object."""
        del dialect
        return None if value is None else asdict(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> TrainedRule | None:  # noqa: ANN401  JSON
        """Return the rule."""
        del dialect
        if value is None:
            return None
        usual = asdict(TrainedRule()) | value
        return TrainedRule(usual["least_percent"], tuple(usual["modules"]), usual["module_percent"])
