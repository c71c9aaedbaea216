"""`python -m facilitator`: the window without a command, else the command."""

from __future__ import annotations

import sys

from facilitator.cli import main

if __name__ == "__main__":
    sys.exit(main())
