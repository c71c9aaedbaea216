"""What a user may give as a workspace: nothing, a file, or a database address."""

from __future__ import annotations

import stat
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from database.trouble import no_folder
from facilitator.domain.message import Message, UserError


def default_address() -> Path:
    """Return where a workspace lies when nothing else was said: the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("Facilitator", appauthor=False) / "workspace.db"


_SHOWN = 60
_LONGEST_NAME_BESIDE = ".replaced-20000101-000000-99"
"""The longest ending of a file that is kept beside a workspace."""


def place_of(address: str | Path | None) -> Path | URL:
    """Return the place of a workspace file, absolute and with links resolved, or a server's address.

    Raises UserError where no workspace can be, see `regular_file`; nothing is made or touched.
    """
    if address is None:
        return regular_file(default_address())
    if isinstance(address, Path) or "://" not in address:
        return regular_file(Path(address))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise _unknown(address) from None
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database:
        return regular_file(Path(url.database))
    if backend == "postgresql":
        return url
    raise _unknown(address)


def regular_file(path: Path) -> Path:
    """Return where a file lies or would lie, absolute and with links resolved.

    Raises UserError for what is there and is no plain file (a folder, device, pipe or socket: writing
    beside it or clearing it away would harm what is not ours), and for a path that this system cannot
    hold with the names of what lies beside a workspace.
    """
    try:
        place = path.expanduser().resolve()
        kind = _kind(place)
        if kind is None and place.name:
            _kind(place.with_name(place.name + _LONGEST_NAME_BESIDE))
    except PermissionError:
        raise no_folder(path.absolute()) from None
    except (OSError, ValueError, RuntimeError):  # too long; NUL or unknown sign; a link to itself, no home
        raise _not_a_path(path) from None
    if kind is None or stat.S_ISREG(kind):
        return place
    name: dict[str, object] = {"file": str(place)}
    if stat.S_ISDIR(kind):
        raise UserError(Message("{file} is a folder. Name a file in it as the workspace.", name))
    raise UserError(
        Message("{file} is a device or a pipe and holds no data. Choose a file as the workspace.", name)
    )


def _kind(place: Path) -> int | None:
    """Return the mode of what is there, or none where nothing is."""
    try:
        return place.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _not_a_path(path: Path) -> UserError:
    shown = str(path).encode("utf-8", "replace").decode()
    start = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    return UserError(
        Message(
            "{path} is no place for a file here: it is too long or holds signs that no name may have. "
            "Choose a shorter name.",
            {"path": start.replace("\0", "?")},
        )
    )


def _unknown(address: str) -> UserError:
    return UserError(
        Message(
            "{address} is no workspace: give a file, or an address that begins with sqlite:/// or "
            "postgresql://.",
            {"address": address.rsplit("@", maxsplit=1)[-1]},
        )
    )
