"""What a user may give as a workspace: nothing, a file, or a database address."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from facilitator.domain.message import Message, UserError


def default_address() -> Path:
    """Return where a workspace lies when nothing else was said: the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("Facilitator", appauthor=False) / "workspace.db"


def place_of(address: str | Path | None) -> Path | URL:
    """Return a file's absolute path with links resolved, or a server's address."""
    if address is None:
        return default_address().resolve()
    if isinstance(address, Path) or "://" not in address:
        return Path(address).expanduser().resolve()
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise _unknown(address) from None
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database:
        return Path(url.database).expanduser().resolve()
    if backend == "postgresql":
        return url
    raise _unknown(address)


def _unknown(address: str) -> UserError:
    return UserError(
        Message(
            "{address} is no workspace: give a file, or an address that begins with sqlite:/// or "
            "postgresql://.",
            {"address": address.rsplit("@", maxsplit=1)[-1]},
        )
    )
