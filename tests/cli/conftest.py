"""A workspace for each test of the command line, and one with the demo that they share for reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator import compose
from facilitator.services.ports import Workspace
from tests.cli.program import Program
from tests.database import made
from tests.demo import copy_demo


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program on an empty workspace."""
    return Program(tmp_path)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program on a workspace with the demo session; tests may add to it, not take away."""
    program = Program(tmp_path_factory.mktemp("demo"))
    copy_demo(tmp_path_factory, program.folder)
    return program


@contextmanager
def opened(program: Program) -> Iterator[Workspace]:
    """Open the program's workspace in the test's own process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACILITATOR_STATE_DIR", program.environment["FACILITATOR_STATE_DIR"])
        workspace = compose.open_workspace(str(program.workspace), who="test")
        try:
            yield workspace
        finally:
            workspace.store.close()


def add_a_bare_session(program: Program, name: str = "March") -> str:
    """Put a session without a questionnaire into the program's workspace; return its id."""
    session = made.a_session(name)
    with opened(program) as workspace, workspace.store.write() as records:
        records.sessions.add(session)
    return str(session.id)
