"""Keying one sheet from paper: a pure state machine that eats one key at a time.

Keys: digits answer; `0` not answered, `*` two boxes ticked, `/` illegible, `r` or `=` refused, `p` or
`,` page lost (the rest of the page), `.` text stands here, `-` back, `+` same as the last form (fields
at the head only), Enter ends a field or keeps what is there, Backspace erases, Up and Down look
without answering, `@12` goes to question 12. The twins `=` and `,` work where an input method eats
letters. A refused key changes nothing. Every key that changed something yields at least one draft,
so the state is a fold of the logged keys.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitator.domain.answers import Answer, KeySource, Missing, Sheet, SheetState
from facilitator.domain.keying_field import HALF_TYPED, MISSING_KEYS, Field, Refusal, take
from facilitator.domain.message import Message
from facilitator.domain.questionnaire import Item, ItemKind, Level, Questionnaire, Wave
from facilitator.domain.skip_rules import Answers, settled

_FIFTH = 5
_HEADER_KINDS = frozenset({ItemKind.SINGLE, ItemKind.NUMBER, ItemKind.DATE})


class Sound(StrEnum):
    """What the keyer hears; eyes stay on the paper."""

    TICK = "tick"
    FIFTH = "fifth"
    PAGE_END = "page_end"
    REFUSED = "refused"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class KeyDraft:
    """What the key log gets for one key: no `item` where it moved the cursor or only began a field.

    `keys` is the key itself; what follows from it by rule comes as further drafts without a key. An
    item without an answer is one that a correction made open again.
    """

    item: str
    answer: Answer | None
    source: KeySource
    keys: str = ""
    state: SheetState | None = None


@dataclass(frozen=True, slots=True)
class KeyingState:
    """A sheet half keyed: `answers` stand beside `items`; `index` is past the end when finished.

    `typed` and `chosen` are what the current field holds so far. `page_ends` are the keys of the
    last items of each printed page, `last_form` the answers of the sheet keyed before.
    """

    items: tuple[Item, ...]
    answers: Answers
    index: int = 0
    typed: str = ""
    chosen: tuple[str, ...] = ()
    page_ends: frozenset[str] = frozenset()
    last_form: tuple[Answer, ...] = ()

    @property
    def current(self) -> Item | None:
        """The item whose field is open, or none when the sheet is finished."""
        return self.items[self.index] if self.index < len(self.items) else None

    @property
    def first_open(self) -> int:
        """Index of the first item without an answer; the number of items if there is none."""
        return next((n for n, answer in enumerate(self.answers) if answer is None), len(self.items))

    @property
    def is_complete(self) -> bool:
        """Whether every item has an answer or a code for its absence."""
        return self.first_open == len(self.items)

    @property
    def is_finished(self) -> bool:
        """Whether the sheet is complete and the cursor has left its last item."""
        return self.index >= len(self.items) and self.is_complete

    @property
    def answered(self) -> int:
        """How many items have an answer or a code."""
        return sum(answer is not None for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Step:
    """What one key did."""

    state: KeyingState
    entries: tuple[KeyDraft, ...]
    sound: Sound
    message: Message | None = None
    is_finished: bool = False


def begin(
    questionnaire: Questionnaire,
    wave: Wave,
    page_ends: Collection[str] = (),
    last_form: Sequence[Answer] = (),
) -> KeyingState:
    """Return the state of an empty sheet of that wave, at its first item."""
    items = questionnaire.asked_in(wave)
    return KeyingState(
        items, (None,) * len(items), page_ends=frozenset(page_ends), last_form=tuple(last_form)
    )


def resume(
    questionnaire: Questionnaire,
    wave: Wave,
    sheet: Sheet,
    page_ends: Collection[str] = (),
    last_form: Sequence[Answer] = (),
) -> KeyingState:
    """Return the state of a stored sheet, at its first item without an answer."""
    state = begin(questionnaire, wave, page_ends, last_form)
    answers = settled(state.items, [sheet.answer(item.key) for item in state.items])
    state = replace(state, answers=answers)
    return replace(state, index=state.first_open)


def replay(state: KeyingState, keys: Iterable[str]) -> KeyingState:
    """Return the state after those keys."""
    for key in keys:
        state = press(state, key).state
    return state


def press(state: KeyingState, key: str) -> Step:
    """Return what that key does; an unknown or impossible key is refused and changes nothing."""
    moved = _navigate(state, key)
    if moved is not None:
        return moved
    field = _field(state)
    if field is None:
        return _refused(state, Message("This form is finished."))
    if key == "+":
        return _same_as_last(state, field)
    if key == "Enter" and field.is_empty and state.answers[state.index] is not None:
        return _keep(state, key)
    return _fill(state, field, key)


def is_header(item: Item) -> bool:
    """Say whether `+` may copy the field from the last form: facts about a sheet, not opinions."""
    return item.level is Level.NONE and item.kind in _HEADER_KINDS


def _field(state: KeyingState) -> Field | None:
    item = state.current
    return None if item is None else Field(item, state.typed, state.chosen)


def _refused(state: KeyingState, message: Message) -> Step:
    return Step(state, (), Sound.REFUSED, message, state.is_finished)


def _navigate(state: KeyingState, key: str) -> Step | None:
    """Return the step of a key that only moves the cursor; none for any other key."""
    if key.startswith("@"):
        return _jump(state, key)
    if key == "Down":
        return _move(state, key, state.index + 1, Message("This is the last question."))
    is_back = key == "-" or (key == "Backspace" and not state.typed and not state.chosen)
    if not is_back and key != "Up":
        return None
    index = _before(state) if is_back else state.index - 1
    return _move(state, key, index, Message("This is the first question."))


def _before(state: KeyingState) -> int:
    """Return the item to back up to: over those that a rule has coded."""
    index = state.index - 1
    while index > 0 and _is_coded_by_rule(state, index):
        index -= 1
    return index


def _is_coded_by_rule(state: KeyingState, index: int) -> bool:
    answer = state.answers[index]
    return answer is not None and answer.missing is Missing.NOT_APPLICABLE


def _move(state: KeyingState, key: str, index: int, no_such: Message) -> Step:
    if state.typed or state.chosen:
        return _refused(state, HALF_TYPED)
    last = len(state.items) if state.is_complete else len(state.items) - 1
    if not 0 <= index <= last:
        return _refused(state, no_such)
    after = replace(state, index=index)
    return Step(after, (KeyDraft("", None, KeySource.KEY, key),), Sound.TICK, is_finished=after.is_finished)


def _jump(state: KeyingState, key: str) -> Step:
    number = key[1:]
    no_such = Message("There is no question {number}.", {"number": number})
    if not (number.isascii() and number.isdigit()) or not 1 <= int(number[:6]) <= len(state.items):
        return _refused(state, no_such)
    return _move(state, key, int(number[:6]) - 1, no_such)


def _fill(state: KeyingState, field: Field, key: str) -> Step:
    """Give the key to the field, and record the answer when that completes it."""
    taken = take(field, key)
    if isinstance(taken, Refusal):
        return _refused(state, taken.message)
    if isinstance(taken, Field):
        after = replace(state, typed=taken.typed, chosen=taken.chosen)
        return Step(after, (KeyDraft("", None, KeySource.KEY, key),), Sound.TICK)
    if MISSING_KEYS.get(key) is Missing.PAGE_LOST:
        return _lose_page(state, key)
    return _record(state, (taken,), key)


def _same_as_last(state: KeyingState, field: Field) -> Step:
    if not is_header(field.item):
        return _refused(
            state, Message("Only the fields at the head of a form can be copied from the last one.")
        )
    if not field.is_empty:
        return _refused(state, HALF_TYPED)
    copied = next((answer for answer in state.last_form if answer.item == field.item.key), None)
    if copied is None:
        return _refused(state, Message("There is no last form to copy from."))
    return _record(state, (copied,), "+")


def _keep(state: KeyingState, key: str) -> Step:
    """Leave the answer as it is and go on."""
    after, message = _advanced(state)
    draft = KeyDraft("", None, KeySource.KEY, key)
    return Step(after, (draft,), _sound(state, after, state.index), message, after.is_finished)


def _lose_page(state: KeyingState, key: str) -> Step:
    """Code the current item and what is open after it on the page as lost with the page."""
    lost = [Answer(state.items[state.index].key, missing=Missing.PAGE_LOST)]
    for place in range(state.index, len(state.items)):
        item = state.items[place]
        if place > state.index and state.answers[place] is None:
            lost.append(Answer(item.key, missing=Missing.PAGE_LOST))
        if not state.page_ends or item.key in state.page_ends:
            break
    return _record(state, tuple(lost), key)


def _record(state: KeyingState, answers: Sequence[Answer], key: str) -> Step:
    """Set answers (the first from the key itself), let the rules follow, and go on."""
    given = {answer.item: answer for answer in answers}
    keyed = [given.get(item.key, old) for item, old in zip(state.items, state.answers, strict=True)]
    after = replace(state, answers=settled(state.items, keyed), typed="", chosen=())
    drafts = [_draft(state, after, answers[0].item, key)]
    drafts += [
        KeyDraft(item.key, new, KeySource.RULE)
        for item, old, new in zip(state.items, state.answers, after.answers, strict=True)
        if new != old and item.key != answers[0].item
    ]
    if after.is_complete and not state.is_complete:
        drafts.append(KeyDraft("", None, KeySource.RULE, state=SheetState.KEYED))
        after = replace(after, index=len(after.items))
        return Step(after, tuple(drafts), Sound.FINISHED, is_finished=True)
    if state.is_complete and not after.is_complete:
        drafts.append(KeyDraft("", None, KeySource.RULE, state=SheetState.OPEN))
    moved, message = _advanced(after)
    return Step(moved, tuple(drafts), _sound(after, moved, state.index), message, moved.is_finished)


def _draft(before: KeyingState, after: KeyingState, item: str, key: str) -> KeyDraft:
    """Return the draft of the key itself; replacing another person-made answer is a correction."""
    place = before.index
    old, new = before.answers[place], after.answers[place]
    is_first = old is None or old.missing is Missing.NOT_APPLICABLE or old == new
    return KeyDraft(item, new, KeySource.KEY if is_first else KeySource.CORRECTION, key)


def _advanced(state: KeyingState) -> tuple[KeyingState, Message | None]:
    """Go to the next item that is asked; past the end to the first one still open, and say so."""
    index = state.index + 1
    while index < len(state.items) and _is_coded_by_rule(state, index):
        index += 1
    if index < len(state.items) or state.is_complete:
        return replace(state, index=index), None
    first = state.first_open
    message = Message("Question {number} is still open.", {"number": first + 1})
    return replace(state, index=first), message


def _sound(before: KeyingState, after: KeyingState, answered: int) -> Sound:
    if after.is_finished:
        return Sound.FINISHED
    if before.items[answered].key in before.page_ends:
        return Sound.PAGE_END
    return Sound.FIFTH if (answered + 1) % _FIFTH == 0 else Sound.TICK
