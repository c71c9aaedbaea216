"""The program's own environment: `.venv` in the checkout, filled from constraints.txt.

Everything here can be interrupted and started again. A stamp, written last, says that nothing is left to do.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO

from launch import system
from launch.terminal import CannotGoOnError, say, words, write

CHECKOUT = Path(__file__).resolve().parent.parent
ENVIRONMENT = CHECKOUT / ".venv"
_STAMP = ENVIRONMENT / "facilitator-stamp.json"
_LOCK = CHECKOUT / ".venv.lock"
_ROOM_BYTES = 1_600_000_000
_NEWEST_PYTHON = (3, 14)
_WHEEL = re.compile(
    r"(?:Downloading|Using cached|Processing) (?:\S*/)?([^/\s-]+)-([^/\s-]+)-\S+\.whl(?: (\(.*\)))?$"
)

_LOOK_FOR_MISSING_FILES = """
import importlib.metadata, os, sys
for package in importlib.metadata.distributions():
    if package.files is None:  # its list is written last: the installation was cut short
        sys.exit(1)
    for file in package.files:
        if file.suffix != ".pyc" and not os.path.exists(file.locate()):
            sys.exit(1)
"""


class Purpose(StrEnum):
    """What the environment is for; each carries what those before it carry."""

    RUN = "run"
    TEST = "test"
    CHECK = "check"


def python_path() -> Path:
    """Return where the environment's interpreter stands, whether it is there yet or not."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_ready(purpose: Purpose) -> bool:
    """Say whether nothing has to be done for this purpose; takes a few milliseconds."""
    try:
        stamp = json.loads(_STAMP.read_bytes())
        return (
            python_path().exists()
            and purpose in stamp["purposes"]
            and stamp["wanted"] == _wanted()
            and stamp["checkout"] == str(CHECKOUT)
            and stamp["packages_ns"] == Path(stamp["packages"]).stat().st_mtime_ns
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def prepare(purpose: Purpose) -> Path:
    """Return the interpreter of an environment that holds what `purpose` needs, building what is missing.

    Raises `CannotGoOnError` with the sentence that says what to do: no room, no network, no venv module.
    """
    if is_ready(purpose):
        return python_path()
    began = time.monotonic()
    say(
        "Setting up Facilitator. The first time takes a few minutes.",
        "正在准备 Facilitator，首次需要几分钟。",
    )
    with _alone():
        if is_ready(purpose):
            return python_path()
        if not _works():
            _build()
        _install(purpose)
        _unpack_qt_for_python()
        _write_stamp(purpose)
    seconds = round(time.monotonic() - began)
    say(f"Set up in {seconds} s.", f"准备完成，用时 {seconds} 秒。")
    return python_path()


def _wanted() -> str:
    """Return a digest of the two files that say which packages are wanted."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((CHECKOUT / name).read_bytes())
    return digest.hexdigest()


def requirements(purpose: Purpose) -> list[str]:
    """Return the direct requirements for a purpose, as pyproject.toml states them."""
    import tomllib

    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted: list[str] = list(project["project"]["dependencies"])
    for group in list(Purpose)[1 : list(Purpose).index(purpose) + 1]:
        wanted += project["dependency-groups"][group]
    return wanted


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one set-up work at a time; the system frees the lock when a process ends, however it ends."""
    with _LOCK.open("a+b") as file:
        if not _lock(file, wait=False):
            say("Another set-up is at work; waiting for it.", "另一个准备过程正在进行，请稍候。")
            _lock(file, wait=True)
        yield


def _lock(file: IO[bytes], *, wait: bool) -> bool:
    """Take the lock of an open file; without `wait` say at once whether it was free."""
    while not _try_lock(file):
        if not wait:
            return False
        time.sleep(0.5)
    return True


def _try_lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _build() -> None:
    """Make the environment anew, with nothing in it but pip."""
    if sys.version_info[:2] > _NEWEST_PYTHON:
        this, newest = (".".join(map(str, version[:2])) for version in (sys.version_info, _NEWEST_PYTHON))
        raise CannotGoOnError(
            words(
                f"Facilitator is not ready for Python {this} yet. Start it with Python {newest}.",
                f"Facilitator 尚不支持 Python {this}，请使用 Python {newest}。",
            )
        )
    if shutil.disk_usage(CHECKOUT).free < _ROOM_BYTES:
        raise CannotGoOnError(
            words(
                f"Facilitator needs 1.6 GB of free disk space in {CHECKOUT}. Free some, then start again.",
                f"{CHECKOUT} 所在磁盘需要 1.6 GB 可用空间。请清理后重新启动。",
            )
        )
    _need_venv_module()
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    base = getattr(sys, "_base_executable", None) or sys.executable
    done = subprocess.run([base, "-m", "venv", str(ENVIRONMENT)], check=False, capture_output=True, text=True)
    if done.returncode != 0 or not _runs(["-m", "pip", "--version"]):
        reason = _last_line(done.stdout + done.stderr)
        raise CannotGoOnError(
            words(
                f"Python could not make an environment in {ENVIRONMENT}: {reason}",
                f"Python 无法在 {ENVIRONMENT} 中建立运行环境：{reason}",
            )
        )


def _works() -> bool:
    """Say whether there is an environment that can be gone on with: it runs, and no package lacks a file."""
    if not ENVIRONMENT.exists():
        return False
    if _runs(["-m", "pip", "--version"]) and _runs(["-c", _LOOK_FOR_MISSING_FILES]):
        return True
    say("The environment is damaged; building it anew.", "运行环境已损坏，正在重建。")
    return False


def _need_venv_module() -> None:
    """Have `venv` and `ensurepip`, which Debian packs apart from Python."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if system.is_debian() and system.is_root() and system.bring([package]):
        return
    line = f"sudo apt-get install -y {package}" if system.is_debian() else "python -m ensurepip"
    raise CannotGoOnError(
        words(
            f"This Python comes without its venv module. Run this once, then start again:\n    {line}",
            f"当前 Python 缺少 venv 模块。请运行一次下面的命令，然后重新启动：\n    {line}",
        )
    )


def _runs(arguments: list[str], **variables: str) -> bool:
    """Say whether the environment's interpreter is there and does this without an error."""
    if not python_path().exists():
        return False
    try:
        done = subprocess.run(
            [python_path(), *arguments], check=False, capture_output=True, env=os.environ | variables
        )
    except OSError:
        return False
    return done.returncode == 0


def _install(purpose: Purpose) -> None:
    """Bring the packages, one calm line each; those already there cost nothing and need no network.

    Python compiles a module when it is first imported: doing so for all of them takes a quarter of the time,
    and most are never needed.
    """
    command = [
        *(str(python_path()), "-m", "pip", "install", "--only-binary=:all:", "--no-compile", "--no-input"),
        *("--disable-pip-version-check", "--progress-bar=off", "--no-warn-script-location"),
        *("--constraint", str(CHECKOUT / "constraints.txt"), *requirements(purpose)),
    ]
    reason = ""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ) as pip:
        for line in pip.stdout or ():
            if "Retrying (" in line:
                reason = words("the internet does not answer", "网络没有响应")
            elif line.startswith("ERROR:"):
                reason = reason or line.removeprefix("ERROR:").strip().rstrip(".")
            _tell(line.strip())
    if pip.returncode != 0:
        raise CannotGoOnError(
            words(
                f"The packages could not be brought ({reason or 'pip ended early'}). Check the internet "
                "connection, then start again: it goes on where it stopped.",
                f"无法获取软件包（{reason or 'pip 提前结束'}）。请检查网络后重新启动，将从中断处继续。",
            )
        )
    # Executed rather than read, and all ASCII: Windows reads a bare path in the code page of the machine.
    find_us = f"import sys; sys.path.append({str(CHECKOUT)!a})\n"
    (_packages_folder() / "facilitator-checkout.pth").write_text(find_us, encoding="ascii")


def _unpack_qt_for_python() -> None:
    """Have Qt for Python keep the Python files it carries in its library on disk.

    By itself it compiles them anew at each start, 20 ms; its own switch for that is `SBK_EMBED`. Those of an
    older version go first. Where nothing can be written, starts are as slow as before.
    """
    shutil.rmtree(_packages_folder() / "shiboken6" / "files.dir", ignore_errors=True)
    _runs(["-c", "import shiboken6"], SBK_EMBED="0")


def _tell(line: str) -> None:
    """Say what of pip's own lines a person wants to know."""
    if wheel := _WHEEL.search(line):
        name, version, size = wheel.groups()
        write(f"  {name} {version} {size or ''}".rstrip() + "\n")
    elif line.startswith("Installing collected packages"):
        say("  unpacking", "  正在解压")


def _packages_folder() -> Path:
    if os.name == "nt":
        return ENVIRONMENT / "Lib" / "site-packages"
    return next((ENVIRONMENT / "lib").glob("python3.*")) / "site-packages"


def _write_stamp(purpose: Purpose) -> None:
    """Say on disk that the environment is whole for this purpose and those it carries."""
    packages = _packages_folder()
    (packages / "__pycache__").mkdir(exist_ok=True)  # made by a later import, it would change the folder
    stamp = {
        "purposes": list(Purpose)[: list(Purpose).index(purpose) + 1],
        "wanted": _wanted(),
        "checkout": str(CHECKOUT),
        "packages": str(packages),
        "packages_ns": packages.stat().st_mtime_ns,
    }
    fresh = _STAMP.with_suffix(".new")
    fresh.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    fresh.replace(_STAMP)


def _last_line(text: str) -> str:
    return text.strip().splitlines()[-1] if text.strip() else ""
