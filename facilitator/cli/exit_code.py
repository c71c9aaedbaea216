"""What the program answers to the shell. Part of the interface: scripts rely on the numbers."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended.

    0 done; 1 trouble with what was given, said in one sentence; 2 asked wrongly; 3 trouble with the
    workspace; 4 a mistake of the program, with a report saved; 5 the window was closed while work was
    stuck, which ended with it: all that was shown as done is stored; 130 interrupted.
    """

    DONE = 0
    TROUBLE = 1
    USAGE = 2
    WORKSPACE = 3
    BUG = 4
    STUCK = 5
    INTERRUPTED = 130
