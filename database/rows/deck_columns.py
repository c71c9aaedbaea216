"""The columns of what is known of a deck's pages, as JSON lists."""

from typing import Any

from sqlalchemy import JSON, Dialect
from sqlalchemy.types import TypeDecorator

from facilitator.domain.deck import ActivityPage, Clip, Concern, DeckPage
from facilitator.domain.language import Text
from facilitator.domain.message import Message


class PageList(TypeDecorator[tuple[DeckPage, ...]]):
    """The pages of a deck in order; what a page lacks is left out."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[DeckPage, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON list."""
        del dialect
        return None if value is None else [_page_written(page) for page in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[DeckPage, ...] | None:  # noqa: ANN401  JSON
        """Return the pages."""
        del dialect
        return None if value is None else tuple(map(_page_read, value))


class ConcernList(TypeDecorator[tuple[Concern, ...]]):
    """What to know of a deck before it is shown, in order; sentences are kept by their English key."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Concern, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON list."""
        del dialect
        if value is None:
            return None
        return [{"page": one.page, "sentence": one.message.sentence, **_values(one)} for one in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Concern, ...] | None:  # noqa: ANN401  JSON
        """Return the concerns."""
        del dialect
        if value is None:
            return None
        return tuple(
            Concern(one["page"], Message.said_before(one["sentence"], one.get("values", {}))) for one in value
        )


def _values(concern: Concern) -> dict[str, Any]:
    values = concern.message.values
    return {"values": values} if values else {}


def _page_written(page: DeckPage) -> dict[str, Any]:
    written: dict[str, Any] = {"number": page.number}
    if page.text:
        written["text"] = page.text
    if page.notes:
        written["notes"] = _text_written(page.notes)
    if page.clip is not None:
        clip = page.clip
        written["clip"] = {
            "name": clip.name,
            "sha256": clip.sha256,
            "size": clip.size,
            "seconds": clip.seconds,
        }
    if page.activity is not None:
        card = page.activity
        written["activity"] = {
            "title": _text_written(card.title),
            "steps": [_text_written(step) for step in card.steps],
            "seconds": card.seconds,
        }
    return written


def _page_read(value: dict[str, Any]) -> DeckPage:
    clip, card = value.get("clip"), value.get("activity")
    return DeckPage(
        number=value["number"],
        text=value.get("text", ""),
        notes=_text_read(value["notes"]) if "notes" in value else Text(),
        clip=None if clip is None else Clip(clip["name"], clip["sha256"], clip["size"], clip["seconds"]),
        activity=None
        if card is None
        else ActivityPage(_text_read(card["title"]), tuple(map(_text_read, card["steps"])), card["seconds"]),
    )


def _text_written(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


def _text_read(value: dict[str, str]) -> Text:
    return Text(en=value["en"], zh=value["zh"])
