"""How long sheets of a hundred badges take, in every format: python -m tests.bench.badges.

Each format is written by a fresh process of its own, imports and typeface included, as the first print of
a day is. Then every code on the sheet is read back from a raster of 150 dots an inch.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from facilitator.domain.badge_sheet import BadgeFormat, BadgePrint
from facilitator.domain.language import Language
from facilitator.reports.badges import write_badges
from tests.reports.test_badges import SESSION, badges_of, codes_on

_COUNT = 100
_FAMILIES = "王李张刘陈杨赵黄周吴"
_GIVEN = ("小明", "娜", "志伟", "秀英", "建国", "桂芳", "海燕", "晓东", "玉兰", "永强")


def write(folder: Path, name: str) -> tuple[float, int, int]:
    """Return seconds to write a hundred badges, how many codes were printed, and how many read back."""
    names = tuple(f"{_FAMILIES[n % 10]}{_GIVEN[n // 10]}" for n in range(_COUNT))
    issued = badges_of(names)
    path = folder / f"{name}.pdf"
    begun = perf_counter()
    write_badges(path, SESSION, issued, (Language.ZH, Language.EN), print_as=BadgePrint(BadgeFormat(name)))
    seconds = perf_counter() - begun
    wanted = {one.badge.token for one in issued}
    return seconds, len(issued), len(wanted & set(codes_on(path)))


def main(asked: list[str]) -> int:
    """Print a line for each format; 1 where a code did not read back."""
    if asked:
        with tempfile.TemporaryDirectory() as folder:
            seconds, printed, read = write(Path(folder), asked[0])
        sys.stdout.write(
            f"{asked[0]:12} {seconds:5.2f} s for {printed} badges, {read} read back at 150 dpi\n"
        )
        return int(read != printed)
    commands = [[sys.executable, "-m", "tests.bench.badges", str(one)] for one in BadgeFormat]
    return max(subprocess.run(command, check=False).returncode for command in commands)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
