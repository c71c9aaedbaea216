"""The column that holds a whole running agenda, as an event of the run carries it."""

from datetime import time
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Dialect
from sqlalchemy.types import TypeDecorator

from facilitator.domain.language import Text
from facilitator.domain.programme import BlockKind, Cut, Minutes, Priority, SlideRange
from facilitator.domain.run import LeftOut, RunItem
from facilitator.domain.session import AgendaItem


class RunAgenda(TypeDecorator[tuple[RunItem, ...]]):
    """The blocks of a running agenda in order, as a JSON list; null where there is none."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: tuple[RunItem, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON list."""
        del dialect
        return None if value is None else [_written(one) for one in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[RunItem, ...] | None:  # noqa: ANN401  JSON
        """Return the blocks."""
        del dialect
        return None if value is None else tuple(_read(one) for one in value)


class CutList(TypeDecorator[tuple[Cut, ...]]):
    """The cut rules of a block in order, as a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Cut, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401  JSON
        """Return the JSON list."""
        del dialect
        return None if value is None else [_cut_written(cut) for cut in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Cut, ...] | None:  # noqa: ANN401  JSON
        """Return the rules."""
        del dialect
        return None if value is None else tuple(_cut_read(one) for one in value)


def _written(one: RunItem) -> dict[str, Any]:
    item = one.item
    return {
        "id": str(item.id),
        "kind": item.kind.value,
        "title": _text_written(item.title),
        "minutes": [item.minutes.least, item.minutes.ideal, item.minutes.most],
        "planned_minutes": item.planned_minutes,
        "planned_seconds": one.planned_seconds,
        "left_out": one.left_out.value,
        "priority": item.priority.value,
        "module_number": item.module_number,
        "module_title": _text_written(item.module_title),
        "aim": _text_written(item.aim),
        "method": _text_written(item.method),
        "steps": [_text_written(step) for step in item.steps],
        "say": _text_written(item.say),
        "materials": [_text_written(material) for material in item.materials],
        "handout": _text_written(item.handout),
        "slides": None if item.slides is None else [item.slides.deck, item.slides.first, item.slides.last],
        "questionnaire": item.questionnaire,
        "fixed_start": None if item.fixed_start is None else item.fixed_start.isoformat(),
        "cuts": [_cut_written(cut) for cut in item.cuts],
    }


def _read(value: dict[str, Any]) -> RunItem:
    fixed_start, slides = value["fixed_start"], value["slides"]
    item = AgendaItem(
        id=UUID(value["id"]),
        kind=BlockKind(value["kind"]),
        title=_text_read(value["title"]),
        minutes=Minutes(*value["minutes"]),
        planned_minutes=value["planned_minutes"],
        priority=Priority(value["priority"]),
        module_number=value["module_number"],
        module_title=_text_read(value["module_title"]),
        aim=_text_read(value["aim"]),
        method=_text_read(value["method"]),
        steps=tuple(map(_text_read, value["steps"])),
        say=_text_read(value["say"]),
        materials=tuple(map(_text_read, value["materials"])),
        handout=_text_read(value["handout"]),
        slides=None if slides is None else SlideRange(*slides),
        questionnaire=value["questionnaire"],
        fixed_start=None if fixed_start is None else time.fromisoformat(fixed_start),
        cuts=tuple(map(_cut_read, value["cuts"])),
    )
    return RunItem(item, value["planned_seconds"], LeftOut(value["left_out"]))


def _text_written(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


def _text_read(value: dict[str, str]) -> Text:
    return Text(en=value["en"], zh=value["zh"])


def _cut_written(cut: Cut) -> dict[str, Any]:
    return {"behind": cut.behind_minutes, "to": cut.to_minutes, "text": _text_written(cut.text)}


def _cut_read(value: dict[str, Any]) -> Cut:
    return Cut(value["behind"], value["to"], _text_read(value["text"]))
