"""Photos are read in a process that can be ended: one made to be slow is given up, and the next is read."""

from __future__ import annotations

import io
import json
import subprocess
import threading
from collections.abc import Iterator

import pytest

from facilitator.domain.message import UserError
from facilitator.imports import photo_child, photo_reader
from facilitator.imports.child import main
from facilitator.imports.photo_child import serve_photos
from facilitator.imports.photo_form import NoPhotoFormError
from facilitator.imports.photo_reader import PhotoReader, SlowPhotoError
from tests.phone.photos import form_of, photo_of, slow_photo

CODE = "1" * 17
BADGE = form_of(photo_of(CODE))


@pytest.fixture
def reader() -> Iterator[PhotoReader]:
    reader = PhotoReader()
    yield reader
    reader.close()


def process_of(reader: PhotoReader) -> subprocess.Popen[bytes]:
    assert reader._child is not None
    return reader._child


def test_one_process_reads_photo_after_photo_and_says_what_each_was(reader: PhotoReader) -> None:
    reader.warm_up()
    process = process_of(reader)
    assert reader.codes_in(*BADGE) == (CODE,)
    assert reader.codes_in(*form_of(photo_of())) == ()
    with pytest.raises(UserError, match="no picture that can be read"):
        reader.codes_in(*form_of(b"no picture"))
    with pytest.raises(NoPhotoFormError):
        reader.codes_in("text/plain", b"")
    assert process_of(reader) is process


def test_a_photo_made_to_be_slow_is_given_up_and_the_next_one_is_read(
    reader: PhotoReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.warm_up()
    process = process_of(reader)
    monkeypatch.setattr(reader, "_patience_s", 0.05)
    with pytest.raises(SlowPhotoError, match="took too long"):
        reader.codes_in(*form_of(slow_photo()))
    assert process.poll() is not None
    monkeypatch.setattr(reader, "_patience_s", photo_reader.PATIENCE_S)
    assert reader.codes_in(*BADGE) == (CODE,)


def test_a_process_that_has_ended_is_another_one_for_the_next_photo(reader: PhotoReader) -> None:
    reader.warm_up()
    process_of(reader).kill()
    process_of(reader).wait()
    assert reader.codes_in(*BADGE) == (CODE,)
    process_of(reader).kill()
    with pytest.raises(SlowPhotoError):
        reader._within(1, process_of(reader), (b"",))


def test_closing_ends_what_is_read_in_the_midst_of_it(reader: PhotoReader) -> None:
    reader.warm_up()
    process, ended = process_of(reader), threading.Event()

    def read() -> None:
        with pytest.raises(SlowPhotoError):
            reader.codes_in(*form_of(slow_photo(4000)))
        ended.set()

    thread = threading.Thread(target=read)
    thread.start()
    reader.close()
    thread.join()
    assert ended.is_set()
    assert process.poll() is not None
    with pytest.raises(SlowPhotoError):
        reader.warm_up()


def pieces(*given: bytes) -> bytes:
    return b"".join(len(one).to_bytes(4, "big") + one for one in given)


def answers_to(asked: bytes) -> list[object]:
    said = io.BytesIO()
    serve_photos(io.BytesIO(asked), said)
    return [json.loads(line) for line in said.getvalue().splitlines()]


def test_the_child_answers_each_photo_by_a_line_and_ends_with_whoever_asks() -> None:
    kind, form = BADGE
    asked = pieces(kind.encode(), form, b"text/plain", b"", kind.encode(), form_of(b"no")[1])
    problem = {"problem": ["That is no picture that can be read here. Take another one.", {}]}
    assert answers_to(asked) == [{}, {"codes": [CODE]}, {}, problem]
    assert answers_to(asked[:-1]) == [{}, {"codes": [CODE]}, {}]
    assert answers_to(asked[: 4 + len(kind)]) == [{}]


def test_a_picture_that_takes_more_memory_than_there_is_has_too_many_points(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(data: bytes) -> tuple[str, ...]:
        raise MemoryError(len(data))

    monkeypatch.setattr(photo_child, "codes_in_photo", full)
    kind, form = BADGE
    assert answers_to(pieces(kind.encode(), form))[1] == {
        "problem": ["That picture has too many points. Choose a smaller size in the camera.", {}]
    }


def test_the_job_photos_is_done_until_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.BytesIO()
    for name, stream in (("stdin", io.BytesIO()), ("stdout", said)):
        monkeypatch.setattr(f"sys.{name}", io.TextIOWrapper(stream))
    monkeypatch.setattr("sys.argv", ["child", "photos", "."])
    monkeypatch.setattr("facilitator.imports.child.limit_memory", list)
    monkeypatch.setattr("facilitator.imports.child.spare_numpy", list)
    assert main() == 0
    assert said.getvalue() == b"{}\n"
