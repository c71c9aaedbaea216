"""The one model behind every shared file: each number of a session summary stands here once.

No name, no phone, no row of a person: only aggregates that passed suppression.
Proportions are 0..1, differences in proportion units (0.56 is 56 percentage points).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from facilitator.domain.as_run import Outcome, SlideDwell
from facilitator.domain.language import Text
from facilitator.domain.message import Message
from facilitator.domain.programme import TrainedRule
from facilitator.domain.questionnaire import Level, Wave
from facilitator.domain.room_record import GroupsLine, HandsLine


class Footing(StrEnum):
    """How much a figure can carry: from its number of matched pairs, and from disclosure.

    `UNMATCHED` is two separate groups, before and after, where too few people were matched.
    """

    FULL = "full"
    INDICATIVE = "indicative"
    COUNTS_ONLY = "counts_only"
    UNMATCHED = "unmatched"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95% confidence interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class YesNoChange:
    """An item as a proportion before and after among matched pairs.

    `a` yes-yes, `b` yes-no, `c` no-yes, `d` no-no; `difference` = after - before with Newcombe's
    1998 method 10 interval; `p_value` is the mid-p McNemar test (Fagerland 2013).
    """

    a: int
    b: int
    c: int
    d: int
    before: float
    after: float
    difference: float
    interval: Interval | None
    p_value: float | None

    @property
    def pairs(self) -> int:
        """Number of matched pairs with both answers."""
        return self.a + self.b + self.c + self.d


@dataclass(frozen=True, slots=True)
class ScaleChange:
    """An ordered item before and after among matched pairs.

    Means on the scale's codes; `p_value` from the exact Wilcoxon signed-rank test with mid-ranks and
    zeros dropped, `rank_biserial` the matched-pairs rank-biserial correlation, `interval` the paired
    t interval of the mean change. `before_counts` / `after_counts` per choice code in scale order.
    """

    pairs: int
    before_mean: float
    after_mean: float
    mean_change: float
    interval: Interval | None
    p_value: float | None
    rank_biserial: float | None
    codes: tuple[str, ...]
    labels: tuple[Text, ...]
    before_counts: tuple[int, ...]
    after_counts: tuple[int, ...]
    hodges_lehmann: float | None = None
    d_z: float | None = None


@dataclass(frozen=True, slots=True)
class UnmatchedChange:
    """A yes/no item where too few people could be matched: two counts of the sheets without a partner.

    `interval` is Newcombe's 1998 interval for independent groups. Where there are as many sheets after
    as before and each has an answer, `largest_p` and `hull` hold for every way in which they could be
    matched.
    """

    before_yes: int
    before_n: int
    after_yes: int
    after_n: int
    difference: float
    interval: Interval
    largest_p: float | None
    hull: Interval | None


@dataclass(frozen=True, slots=True)
class HalfDayChange:
    """A yes/no item among the matched people of one half-day; both or none are shown."""

    label: str
    pairs: int
    before: float
    after: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """Right answers per person before and after, of `items` knowledge questions.

    Only people who answered at least 80% of the questions both times. `d_z` is over the standard
    deviation of the changes, `hedges_g` the same without small-sample bias; `gain` is the mean
    normalized gain, without the `at_ceiling` people who had every answer right before.
    """

    pairs: int
    items: int
    left_out: int
    before_mean: float
    after_mean: float
    mean_change: float
    interval: Interval | None
    p_value: float | None
    d_z: float | None
    hedges_g: float | None
    gain: float | None
    at_ceiling: int
    footing: Footing
    sentence: Message


@dataclass(frozen=True, slots=True)
class ItemResult:
    """All that is said about one item. `sentence` is the checked wording of the change.

    `target_label` names what counts as yes ("Often or always"; "Right answer"). `unmatched` is set
    where too few people could be matched. `if_missing` is the range of the difference had every missing
    answer been given one way or the other; only where more than 10% are missing.
    """

    key: str
    text: Text
    level: Level
    wish: int
    is_primary: bool
    footing: Footing
    pre_only: int
    post_only: int
    missing_before: int
    missing_after: int
    target_label: Text
    yes_no: YesNoChange | None
    scale: ScaleChange | None
    adjusted_p: float | None
    sentence: Message | None
    unmatched: UnmatchedChange | None = None
    if_missing: Interval | None = None
    is_at_ceiling: bool = False
    by_half_day: tuple[HalfDayChange, ...] = ()


@dataclass(frozen=True, slots=True)
class SingleWaveResult:
    """An item in a wave that is not compared (feedback after, any answer at the follow-up).

    Counts per choice; an item answered with a number has no choices but a mean.
    """

    key: str
    text: Text
    level: Level
    footing: Footing
    n: int
    missing: int
    labels: tuple[Text, ...]
    counts: tuple[int, ...]
    mean: float | None
    wave: Wave = Wave.POST


@dataclass(frozen=True, slots=True)
class QuestionnaireResult:
    """Results of one questionnaire.

    `unreported` are the questions whose answers no figure is made of; `reversed_items` those marked
    as worded the other way round, which are reported as they were asked.
    """

    title: Text
    sheets_before: int
    sheets_after: int
    matched: int
    unmatched_before: int
    unmatched_after: int
    blank_or_spoilt: int
    items: tuple[ItemResult, ...]
    single_wave: tuple[SingleWaveResult, ...]
    score: ScoreChange | None = None
    sheets_at_follow_up: int = 0
    unreported: tuple[Text, ...] = ()
    reversed_items: tuple[Text, ...] = ()

    @property
    def has_sheets(self) -> bool:
        """Whether any sheet of it was keyed."""
        return bool(self.sheets_before or self.sheets_after or self.sheets_at_follow_up)

    @property
    def most_sheets(self) -> int:
        """The number of people behind it, as far as sheets tell: the most of any wave."""
        return max(self.sheets_before, self.sheets_after, self.sheets_at_follow_up)


@dataclass(frozen=True, slots=True)
class ReachCount:
    """How many people of a half-day (or of all together) were expected, came, stayed.

    Of all together each person counts once, however many half-days they came to; who stayed then
    stayed in every half-day they came to. `stayed` is none while a half-day still runs, and so is `trained`:
    those of them who count as trained by the programme's rule, over all half-days they came to.
    """

    label: str
    starts_at: datetime | None
    expected: int
    came: int
    walk_ins: int
    stayed: int | None
    trained: int | None = None


@dataclass(frozen=True, slots=True)
class GroupCount:
    """People who came by one feature ("sex", "child_age_band", "left_behind"); small cells merged."""

    feature: str
    labels: tuple[Text, ...]
    counts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """One agenda item as planned and as run in one half-day, in minutes; none where it was not run.

    `outcome` says what became of it, `slides` how long each of its pages was to be seen.
    """

    half_day: str
    title: Text
    kind: str
    planned_minutes: int
    actual_minutes: float | None
    outcome: Outcome = Outcome.AHEAD
    slides: tuple[SlideDwell, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a participant who agreed to be quoted."""

    text: str
    module: Text


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An agreed action."""

    text: str
    owner: str
    due_on: str


@dataclass(frozen=True, slots=True)
class KeyingQuality:
    """What the paper and its keying were like."""

    sheets: int
    keyed_by: int
    answers: int
    missing: int
    corrected: int
    keyed_twice: int


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """Everything that is shared about one session."""

    title: Text
    programme: Text
    programme_version: str
    site: str
    trainers: tuple[str, ...]
    dates: tuple[datetime, ...]
    written_at: datetime
    is_draft: bool
    is_demo: bool
    content_hash: str
    reach: tuple[ReachCount, ...]
    reach_total: ReachCount
    groups: tuple[GroupCount, ...]
    delivery: tuple[DeliveryLine, ...]
    questionnaires: tuple[QuestionnaireResult, ...]
    quotes: tuple[Quote, ...]
    actions: tuple[ActionLine, ...]
    quality: KeyingQuality
    key_results: tuple[Message, ...]
    limits: tuple[Message, ...]
    suppression_k: int
    organisation: str = ""
    hands: tuple[HandsLine, ...] = ()
    drawn: tuple[GroupsLine, ...] = ()
    trained_rule: TrainedRule = field(default_factory=TrainedRule)
