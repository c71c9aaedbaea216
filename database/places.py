"""Folders in which a workspace must not lie: copied by a cloud service, or on another computer.

Such services copy an open database page by page at moments of their own, and bring older copies
back. What is looked at: names of folders, the variables OneDrive sets, the kind of the file system.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PurePath

from database.address import default_address
from database.trouble import WorkspaceInCloud
from facilitator.domain.message import Message

SERVICES: tuple[tuple[str, str], ...] = (
    ("OneDrive", r"onedrive( - .*)?|skydrive"),
    ("Dropbox", r"dropbox( \(.*\))?"),
    ("坚果云", r"坚果云|我的坚果云|nutstore|nutstore files|nutstorefiles"),
    ("iCloud", r"icloud ?drive|icloud~.*|com~apple~clouddocs|mobile documents"),
    ("Google Drive", r"google ?drive( .*)?|googledrive-.*|my drive|我的云端硬盘|google 云端硬盘"),
    ("Box", r"box sync|box-box"),
    ("百度网盘", r"baidu ?sync ?disk|baidunetdiskworkspace|百度网盘同步空间"),
    ("Cloud storage", r"cloudstorage"),
)
NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2"}
)
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


def service_of(path: Path) -> str | None:
    """Return the name of the cloud service whose folder holds `path`, or none."""
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = os.environ.get(variable)
        if root and PurePath(path).is_relative_to(root):
            return "OneDrive"
    for folder in path.parent.parts:
        for service, pattern in SERVICES:
            if re.fullmatch(pattern, folder, re.IGNORECASE):
                return service
    return None


def is_on_network(path: Path) -> bool:
    """Say whether `path` lies on another computer, as far as this system tells."""
    if path.as_posix().startswith("//"):
        return True
    if sys.platform == "win32":  # pragma: no cover - drives are there on Windows alone
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE)
    return _system_of(path) in NETWORK_SYSTEMS


def _system_of(path: Path) -> str:
    """Return the file system's kind from the longest mount point above `path`; "" where unknown."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    best, kind = -1, ""
    for line in mounts.splitlines():
        _, point, system, *_ = line.split(" ")
        place = point.encode().decode("unicode_escape")
        if path.is_relative_to(place) and len(place) > best:
            best, kind = len(place), system
    return kind


def refuse_cloud(path: Path) -> None:
    """Raise WorkspaceInCloud where a workspace must not lie."""
    suggested = default_address()
    service = service_of(path)
    if service is not None:
        raise WorkspaceInCloud(
            Message(
                "{folder} is copied by {service}, which can bring back older data over newer. Move the "
                "workspace to {suggested}.",
                {"folder": str(path.parent), "service": service, "suggested": str(suggested)},
            ),
            suggested,
        )
    if is_on_network(path):
        raise WorkspaceInCloud(
            Message(
                "{folder} lies on another computer, where a broken connection can damage the data. Move "
                "the workspace to {suggested}.",
                {"folder": str(path.parent), "suggested": str(suggested)},
            ),
            suggested,
        )
