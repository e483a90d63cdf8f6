"""The lock on the file of answers, also as Windows has it: played by a stand-in that is as strict."""

import errno
import importlib.util
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from gongwen.exercises import locking, store
from gongwen.exercises.store import StoreError, keep, record

LK_UNLCK, LK_LOCK, LK_NBLCK = 0, 1, 2


class Msvcrt(SimpleNamespace):
    """`msvcrt.locking` as documented: bytes from where the handle stands, and nobody waits."""

    def __init__(self) -> None:
        super().__init__(LK_UNLCK=LK_UNLCK, LK_LOCK=LK_LOCK, LK_NBLCK=LK_NBLCK)
        self.held: dict[tuple[int, int], int] = {}
        self.places: set[int] = set()
        self.refused = 0
        self._one_by_one = threading.Lock()

    def locking(self, handle: int, mode: int, count: int) -> None:
        """Lock or unlock so many bytes from where the handle stands."""
        assert count == 1
        place = os.lseek(handle, 0, os.SEEK_CUR)
        key = (os.fstat(handle).st_ino, place)
        with self._one_by_one:
            self.places.add(place)
            if mode == LK_UNLCK:
                if self.held.get(key) != handle:
                    raise OSError(errno.EACCES, "not locked")
                del self.held[key]
                return
            assert mode == LK_NBLCK, "LK_LOCK waits whole seconds"
            if key in self.held:
                self.refused += 1
                raise OSError(errno.EACCES, "Permission denied")
            self.held[key] = handle
        time.sleep(0.002)  # so that others surely come in between


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Msvcrt]:
    """Keep answers with the module of locks as it is read on Windows."""
    fake = Msvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", fake)  # type: ignore[arg-type] - it stands in for a module
    fake.module = _read_again(monkeypatch)
    monkeypatch.setattr(store, "locked", fake.module.locked)
    yield fake
    assert fake.held == {}


def _read_again(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module as another system reads it; the one in use stays as it is."""
    assert locking.__file__
    spec = importlib.util.spec_from_file_location("locking_of_windows", locking.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        spec.loader.exec_module(module)
    return module


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_lines_stand_at_the_end_and_the_lock_far_behind_it(tmp_path: Path, windows: Msvcrt) -> None:
    path = tmp_path / "answers.jsonl"
    for number in range(3):
        keep(path, record("04.1", "answer", answer=str(number)))
    assert [line["answer"] for line in lines(path)] == ["0", "1", "2"]
    assert path.stat().st_size < 1000
    assert windows.places == {2**30}


def test_two_at_once_wait_for_each_other(tmp_path: Path, windows: Msvcrt) -> None:
    path = tmp_path / "answers.jsonl"
    path.touch()

    def write(name: str) -> None:
        for number in range(12):
            keep(path, record(name, "answer", answer=str(number), filler="答" * 400))

    writers = [threading.Thread(target=write, args=(name,)) for name in ("04.1", "04.2", "04.3")]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    for name in ("04.1", "04.2", "04.3"):
        given = [line["answer"] for line in lines(path) if line["exercise"] == name]
        assert given == [str(number) for number in range(12)]
    assert windows.refused > 0


def test_a_file_that_another_program_holds_is_told(
    tmp_path: Path, windows: Msvcrt, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "answers.jsonl"
    keep(path, record("04.1", "answer", answer="1"))
    before = path.read_bytes()
    monkeypatch.setattr(windows.module, "_PATIENCE", 0.1)
    windows.held[(path.stat().st_ino, 2**30)] = -1
    with pytest.raises(StoreError) as caught:
        keep(path, record("04.1", "answer", answer="2"))
    assert caught.value.reason == "busy"
    assert path.read_bytes() == before
    windows.held.clear()
    keep(path, record("04.1", "answer", answer="3"))


def test_where_nothing_can_be_locked_answers_are_kept_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int) -> None:  # noqa: ARG001 - as the lock
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locking, "_lock", refuse)
    path = tmp_path / "answers.jsonl"
    keep(path, record("04.1", "answer", answer="1"))
    assert len(lines(path)) == 1
