"""Where exercises are: beside the notebook at work, or in the kit's own lessons."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from gongwen.exercises.loading import read_file
from gongwen.exercises.model import Exercise, ExerciseError

FOLDER = "exercises"
KIT = Path(__file__).resolve().parents[3] / "lessons"
"""The lessons of the repository that this package is installed from."""


def folder(start: str | Path | None = None) -> Path:
    """The folder of exercise files: in `start` or just above it (a learner's copy), else the kit's.

    Raises
    ------
    ExerciseError
        If there is none.
    """
    begin = Path(start) if start else Path.cwd()
    places = [begin / FOLDER, begin.parent / FOLDER, KIT / FOLDER]
    for place in places:
        if any(place.glob("[0-9][0-9].yml")):
            return place
    raise ExerciseError(
        f"there are no exercises in {places[0]} nor in {places[-1]}; run gongwen start in a new folder"
    )


def load_exercise(name: str, start: str | Path | None = None) -> Exercise:
    """The exercise with this id, as `04.3`.

    Raises
    ------
    ExerciseError
        If there is no such exercise, or its file is at fault.
    """
    path = folder(start) / f"{name.partition('.')[0]}.yml"
    if not path.is_file():
        raise ExerciseError(f"exercise {name}: there is no {path.name}; write an id such as 04.3")
    found = _read(path, path.stat().st_mtime_ns)
    if name not in found:
        raise ExerciseError(f"exercise {name}: {path.name} has only {', '.join(found)}")
    return found[name]


def load_all(start: str | Path | None = None) -> dict[str, Exercise]:
    """Every exercise of every lesson by id, in order; errors as `load_exercise`."""
    files = sorted(folder(start).glob("[0-9][0-9].yml"))
    return {k: v for path in files for k, v in _read(path, path.stat().st_mtime_ns).items()}


@lru_cache(maxsize=32)
def _read(path: Path, changed: int) -> dict[str, Exercise]:  # noqa: ARG001 - a changed file is read anew
    return read_file(path)
