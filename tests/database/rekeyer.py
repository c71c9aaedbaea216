"""A program to be killed: changes the passphrase of a workspace.

python -m tests.database.rekeyer WORKSPACE PRESENT NEW ("" for none; made-up ones, so they may be seen)
"""

from __future__ import annotations

import sys
from pathlib import Path

from database import open_workspace


def main(path: str, present: str, new: str) -> int:
    """Change it and close the workspace."""
    store = open_workspace(Path(path), passphrase=present or None)
    sys.stdout.write("open\n")
    sys.stdout.flush()
    store.change_passphrase(present, new, "passphrase changed")
    store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
