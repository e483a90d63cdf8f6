"""What learners are called: after their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from gongwen.exercises.store import NAME


def learner_names(files: Sequence[Path]) -> list[str]:
    """A name for each file: the part of its path by which it differs from the others.

    >>> learner_names([Path("a/li/answers.jsonl"), Path("a/wu/answers.jsonl")])
    ['li', 'wu']
    """
    paths = [_parts(file) for file in files]
    shortest = min(map(len, paths), default=0)
    first = next((i for i in range(shortest) if len({path[i] for path in paths}) > 1), shortest - 1)
    kept = [path[first:] for path in paths]
    while min(map(len, kept), default=0) > 1 and len({path[-1] for path in kept}) == 1:
        kept = [path[:-1] for path in kept]
    names = ["/".join(path) for path in kept]
    counts = Counter(names)
    seen: Counter[str] = Counter()
    told_apart = []
    for name in names:
        seen[name] += 1
        told_apart.append(f"{name} ({seen[name]})" if counts[name] > 1 else name)
    return told_apart


def _parts(file: Path) -> tuple[str, ...]:
    folders = file.absolute().parent.parts
    return folders if file.name == NAME else (*folders, file.stem)
