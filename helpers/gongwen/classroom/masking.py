"""Numbers that tell nothing in place of learners' names."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from gongwen.classroom.collecting import Collected
from gongwen.classroom.rounds import Round


def anonymous(collected: Collected, seed: int | None = None) -> Collected:
    """The same with a number in place of each name, and no file names and hours of the clock.

    Numbers are dealt at random, anew each time; a `seed` deals them again in the same way. Times
    are moved so that each learner's work begins at the same moment: how long things took remains.
    What learners wrote stays as they wrote it.
    """
    codes = _numbers(collected.files["learner"], seed)
    events = collected.events.assign(learner=collected.events["learner"].map(codes))
    begun = events.groupby("learner")["time"].transform("min")
    events["time"] = (events["time"] - begun) + begun.min().normalize() if len(events) else begun
    events = events.sort_values(["learner", "time"], kind="stable", ignore_index=True)
    code = collected.files["learner"].map(codes)
    reasons = {
        name: [
            why.replace(file, number, 1)
            for why, file, number in zip(
                collected.files[name], collected.files["file"], code, strict=True
            )
        ]
        for name in ("refused", "refused_zh")
    }
    files = collected.files.assign(file=code, learner=code, **reasons)
    return type(collected)(events, files.sort_values("learner", ignore_index=True))


def masked_codings(one: Round, seed: int | None = None) -> Round:
    """An annotation round with numbers in place of names; files left out lose theirs too."""
    codes = _numbers(one.codings, seed)
    codings = {codes[name]: layer for name, layer in one.codings.items()}
    left_out = tuple(type(why)(*map(_without_file, why)) for why in one.left_out)
    return replace(one, codings=dict(sorted(codings.items())), left_out=left_out)


def _without_file(why: str) -> str:
    """A sentence that begins with a file's name, without it."""
    return re.split(": |：", why, maxsplit=1)[-1]


def _numbers(names: Iterable[str], seed: int | None) -> dict[str, str]:
    """A number for each name, dealt at random."""
    learners = sorted(names)
    Random(secrets.randbits(64) if seed is None else seed).shuffle(learners)  # noqa: S311 - seeded above
    width = max(2, len(str(len(learners))))
    return {name: f"{number:0{width}}" for number, name in enumerate(learners, 1)}
