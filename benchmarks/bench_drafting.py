"""How long the draft checker takes: a draft of 3,000 hanzi as typed, its fixes, its .docx file.

    python benchmarks/bench_drafting.py

Processor time, median of several rounds, after one that loads rules and patterns.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from statistics import median
from time import process_time

from gongwen.drafting import WordFile, check, fix, fix_docx, template, to_docx
from gongwen.reading.markers import hanzi
from gongwen.reading.read import read_bytes
from gongwen.widgets import DraftStudio

WANTED = 3000
"""The hanzi of the draft."""

LIMIT = 100
"""The milliseconds that a check may take while somebody types."""

PARAGRAPH = (
    "各乡镇人民政府于3月20日前完成支渠清淤，县水利局逐段验收；先下游、后上游，"
    "每周公布一次配水计划，遇到旱情及时调整。\n\n"
)


def draft(faulty: bool = False) -> str:  # noqa: FBT001, FBT002 - the one thing that differs
    """A 通知 of `WANTED` hanzi, with a fault in each paragraph or without any."""
    start, mark, rest = template("通知").partition("二、")
    body = PARAGRAPH.replace("；先", ";先") if faulty else PARAGRAPH
    count = (WANTED - hanzi(start + rest)) // hanzi(body) + 1
    return start + body * count + mark + rest


def main() -> None:
    """Print the milliseconds of each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=9)
    repeats = parser.parse_args().repeats
    sound, faulty = draft(), draft(faulty=True)
    data = to_docx(sound)
    studio = DraftStudio(text=sound)
    steps: dict[str, Callable[[], object]] = {
        "check, a sound draft": lambda: check(sound),
        "check, a fault in each paragraph": lambda: check(faulty),
        "the studio after a key: check, list, versions": studio.refresh,
        "fix, a fault in each paragraph": lambda: fix(faulty),
        "to_docx": lambda: to_docx(sound),
        "WordFile.of": lambda: WordFile.of(data),
        "check with the .docx file": lambda: check(
            read_bytes(data, "a.docx"), package=WordFile.of(data)
        ),
        "fix_docx": lambda: fix_docx(data),
    }
    print(f"{hanzi(sound):,} hanzi, {repeats} rounds")
    for name, step in steps.items():
        print(f"{name:<48}{timed(step, repeats):>9.1f} ms")
    print(f"wanted: a check in less than {LIMIT} ms")


def timed(step: Callable[[], object], repeats: int) -> float:
    """The median milliseconds of a step, after one round that is not counted."""
    step()
    taken = []
    for _ in range(repeats):
        start = process_time()
        step()
        taken.append(process_time() - start)
    return median(taken) * 1000


if __name__ == "__main__":
    main()
