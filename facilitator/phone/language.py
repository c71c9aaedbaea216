"""In which language a phone is answered: the one that was chosen, WeChat's, the phone's own, else Chinese."""

from __future__ import annotations

from facilitator.domain.language import Language

_MOST_TAGS = 20


def is_wechat(user_agent: str) -> bool:
    """Say whether WeChat's own browser asks."""
    return "micromessenger" in user_agent.casefold()


def language_for(chosen: str, accept_language: str, user_agent: str = "") -> Language:
    """Return the language for a page; headers that make no sense say nothing."""
    if chosen in set(Language):
        return Language(chosen)
    if is_wechat(user_agent):
        return Language.ZH
    wanted = sorted(map(_weighed, accept_language.split(",")[:_MOST_TAGS]), key=_weight, reverse=True)
    tags = [tag for weight, tag in wanted if weight > 0 and tag]
    if not tags:
        return Language.ZH
    return next((Language(tag) for tag in tags if tag in set(Language)), Language.EN)


def _weighed(part: str) -> tuple[float, str]:
    """Return how much a language is wanted, and its tag without the region."""
    tag, _, parameter = part.strip().partition(";")
    weight = parameter.strip().removeprefix("q=") or "1"
    try:
        return float(weight), tag.strip().casefold().partition("-")[0]
    except ValueError:
        return 0.0, ""


def _weight(weighed: tuple[float, str]) -> float:
    return weighed[0]
