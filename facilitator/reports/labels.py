"""What the report calls things: kinds of activity, levels, features of people, half-days, dates."""

from __future__ import annotations

from datetime import date

from facilitator.domain.as_run import Outcome
from facilitator.domain.block_names import KIND_NAMES
from facilitator.domain.evidence.summary import ActionLine, Footing, ItemResult, ReachCount, SessionSummary
from facilitator.domain.programme import BlockKind
from facilitator.domain.questionnaire import Level, Wave
from facilitator.words import Words


def kind_label(kind: str, say: Words) -> str:
    """Return what people do during a block of that kind."""
    return say.message(KIND_NAMES[BlockKind(kind)])


def outcome_label(outcome: Outcome, say: Words) -> str:
    """Return what became of a block."""
    return {
        Outcome.RUN: say("run"),
        Outcome.RUNNING: say("still running"),
        Outcome.AHEAD: say("not run yet"),
        Outcome.SKIPPED: say("passed over"),
        Outcome.DROPPED: say("left out to end on time"),
        Outcome.FOLLOW_UP: say("put off to the follow-up"),
    }[outcome]


def level_label(level: Level, say: Words) -> str:
    """Return what a level of evaluation asks."""
    return {
        Level.REACTION: say("Reaction: how people took it"),
        Level.LEARNING: say("Learning: what people know and feel"),
        Level.BEHAVIOUR: say("Behaviour: what people do"),
        Level.RESULTS: say("Results: what changed at the site"),
        Level.NONE: say("Other questions"),
    }[level]


def feature_label(feature: str, say: Words) -> str:
    """Return the name of a feature by which people are counted."""
    return {
        "sex": say("Sex"),
        "child_age_band": say("Age of the child"),
        "left_behind": say("Where the child lives"),
    }[feature]


def footing_label(footing: Footing, say: Words) -> str:
    """Return how much a figure can carry."""
    return {
        Footing.FULL: say("30 people or more"),
        Footing.INDICATIVE: say("indicative (10 to 29 people)"),
        Footing.COUNTS_ONLY: say("counts only (fewer than 10 people)"),
        Footing.UNMATCHED: say("not matched (two separate groups)"),
        Footing.SUPPRESSED: say("not shown (too few people)"),
    }[footing]


def wave_label(wave: Wave, say: Words) -> str:
    """Return when a sheet was filled in."""
    return {
        Wave.PRE: say("Before"),
        Wave.POST: say("After"),
        Wave.FOLLOW_UP: say("Follow-up"),
    }[wave]


def state_label(summary: SessionSummary, say: Words) -> str:
    """Return "Demonstration", "Draft" or "Final"."""
    if summary.is_demo:
        return say("Demonstration")
    return say("Draft") if summary.is_draft else say("Final")


def reach_label(reach: ReachCount, say: Words) -> str:
    """Return the half-day's name, or "All" for the sum."""
    return reach.label or (say("All") if reach.starts_at is None else say("Half-day"))


def days(summary: SessionSummary, say: Words) -> str:
    """Return the days of the session, each once."""
    return say.value(tuple(dict.fromkeys(when.date() for when in summary.dates)))


def item_sentence(item: ItemResult, say: Words) -> str:
    """Return what is said of the item's change; a question that nothing can be said of gets a dash."""
    return say.message(item.sentence) if item.sentence else "–"


def action_text(action: ActionLine, say: Words) -> str:
    """Return an agreed action with its owner and date."""
    return say(
        "{action} ({owner}; {due})",
        action=action.text,
        owner=action.owner or say("no owner yet"),
        due=due_text(action, say) or say("no date yet"),
    )


def due_text(action: ActionLine, say: Words) -> str:
    """Return the day an action is due, or nothing."""
    return say.value(date.fromisoformat(action.due_on)) if action.due_on else ""


def likely_between(say: Words) -> str:
    """Return what "likely between" means, in plain words."""
    return say(
        '"Likely between" gives the 95% confidence interval: of 100 intervals made in this way, about 95 '
        "hold the true change."
    )
