"""Open Facilitator from a checkout: `python3 start.py`. README has the other commands.

Any Python can read this file, so that one too old can say what it needs; the rest is in `launch/`.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the sentence below is for those
    sys.exit(
        "Facilitator needs Python 3.11 or newer; this is Python %d.%d. "  # noqa: UP031 - older than f-strings
        "Install a newer one from https://www.python.org/downloads/ and start again." % sys.version_info[:2]
    )

from launch.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
