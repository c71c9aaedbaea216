"""The one place that knows every room: it gives the use cases their store, clock and ids.

Nothing heavy is imported before it is needed: a command that checks people in never loads Qt.
"""

from __future__ import annotations

import getpass
import importlib.util
import os
from pathlib import Path

from facilitator.compose.clock import SystemClock, SystemIds
from facilitator.domain.message import Message, UserError
from facilitator.domain.session import Session
from facilitator.services.changes import Done
from facilitator.services.ports import BEFORE_A_RESTORE, Workspace

PASSPHRASE_VARIABLE = "FACILITATOR_PASSPHRASE"  # noqa: S105 - the name of a variable
DEMO_PACK = "five_modules"
ROOMS = ("ui", "database", "resources")
HOME = Path(__file__).resolve().parents[2]
"""The folder in which all four packages lie side by side."""


def check_rooms() -> None:
    """Refuse to start with somebody else's `ui`, `database` or `resources`; their names are common ones."""
    for room in ROOMS:
        found = importlib.util.find_spec(room)
        places = (
            [Path(place).resolve().parent for place in (found.submodule_search_locations or ())]
            if found
            else []
        )
        if HOME not in places:
            raise UserError(
                Message(
                    "Another package named {room} stands before Facilitator's own in {place}. "
                    "Install Facilitator into an environment of its own.",
                    {"room": room, "place": str(places[0]) if places else "?"},
                )
            )


def open_workspace(
    address: str | None,
    *,
    who: str = "",
    accept_older: bool = False,
    passphrase: str | None = None,
) -> Workspace:
    """Open the workspace at that address (none: the user's own), made if there is none yet.

    `who` signs what is done here, and nobody does before they said who they are: the laptop's account
    says whom it was given to, so its name stands in the audit only. Raises UserError when the workspace
    cannot be opened. Without a passphrase the environment variable
    FACILITATOR_PASSPHRASE is asked; an empty one says that there is none.
    """
    import database

    store = database.open_workspace(
        address, passphrase=_passphrase(passphrase), who=who or _user_name(), accept_older=accept_older
    )
    return Workspace(store, SystemClock(), SystemIds(), who)


def _passphrase(given: str | None) -> str | None:
    return (os.environ.get(PASSPHRASE_VARIABLE) if given is None else given) or None


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def is_store_trouble(error: UserError) -> bool:
    """Say whether an error is about the workspace itself rather than about what was given."""
    import database

    kinds = (
        database.NotStored,
        database.PassphraseNeeded,
        database.ServerUnreachable,
        database.WorkspaceDamaged,
        database.WorkspaceInCloud,
        database.WorkspaceInUse,
        database.WorkspaceIsNewer,
        database.WorkspaceIsOlder,
    )
    return isinstance(error, kinds)


def newest_backup(address: str | None, *, passphrase: str | None = None) -> Path:
    """Return the newest sound backup of a workspace, also of one that cannot be opened.

    Raises UserError where there is none.
    """
    import database

    found = database.newest_backup(address, passphrase=_passphrase(passphrase))
    if found is None:
        raise UserError(Message("There is no backup of this workspace yet."))
    return found


def back_up_before_restore(address: str | None) -> Path | None:
    """Back up the closed workspace as it stands; none where there is no file, or one that does not open.

    A file that does not open is not lost either: restoring keeps it beside the new one.
    """
    import database

    if not database.file_of(address).exists():
        return None
    try:
        workspace = open_workspace(address)
    except UserError:
        return None
    try:
        line = workspace.store.back_up(BEFORE_A_RESTORE)
    except UserError:
        return None
    finally:
        workspace.store.close()
    return line.path if line else None


def restore(
    address: str | None, backup: Path, *, passphrase: str | None = None, of_backup: str | None = None
) -> Path | None:
    """Put a backup in the place of the closed workspace; `of_backup` is its passphrase if it has another.

    Returns where the replaced file is kept (none if there was no file). Raises UserError;
    `is_passphrase_needed` says whether the backup has another passphrase.
    """
    import database

    return database.restore(address, backup, passphrase=_passphrase(passphrase), of_backup=of_backup)


def is_passphrase_needed(error: UserError) -> bool:
    """Say whether a passphrase would open the workspace, or the backup."""
    import database

    return isinstance(error, database.PassphraseNeeded)


def move(address: str | None, target: Path, *, passphrase: str | None = None) -> None:
    """Bring a closed workspace to `target`; the old file is kept under another name.

    Where there is no file yet nothing has to be brought. Raises UserError, and leaves everything as it
    was, when `target` is taken or has no room.
    """
    import database

    place = database.file_of(address)
    if place.exists():
        database.move_workspace(place, target, passphrase=_passphrase(passphrase))


def make_demo(ws: Workspace) -> Done[Session]:
    """Return a finished session of the shipped programme with made-up people, on disk."""
    from facilitator.programmes import read_pack, shipped_packs
    from facilitator.services import demo
    from facilitator.services.demo_answers import GUILT

    folders = {folder.name: folder for folder in shipped_packs()}
    pack = read_pack(folders[DEMO_PACK])
    asks_guilt = next(one for one in pack.questionnaires if one.item(GUILT) is not None)
    return demo.make_demo(ws, pack.programme, pack.decks, asks_guilt)


def own_folder() -> Path:
    """Return the folder of this user for the window's own files and for reports of mistakes.

    `FACILITATOR_CONFIG_DIR` names another one.
    """
    named = os.environ.get("FACILITATOR_CONFIG_DIR")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("Facilitator", appauthor=False)


def version() -> str:
    """Return the version of the program: of the installed one, else of this checkout."""
    import tomllib
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as version_of

    try:
        return version_of("facilitator")
    except PackageNotFoundError:
        checkout = Path(__file__).resolve().parents[2]
        project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
        return str(project["version"])
