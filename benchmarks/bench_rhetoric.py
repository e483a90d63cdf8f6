"""How long each rhetoric detector takes, beside jieba.cut on the same text in the same run.

    python benchmarks/bench_rhetoric.py [--repeats N]

The texts are those of corpus/documents. Every round times each detector once, one after another;
the last column says how many times as long as jieba.cut the median round takes. Time is that of
the processor. Word lists are read before.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import gongwen as gw
from gongwen import rhetoric
from gongwen.documents import Document

TARGET = "target: all detectors together at most 5 times jieba.cut"
NAMES = (
    "parallelism", "fourchar", "coinages", "metaphors", "contrast", "quotation", "questions",
    "modality", "person",
)  # fmt: skip


def main() -> None:
    """Time each detector and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--repeats", type=int, default=5, help="rounds (default: 5)")
    options = parser.parse_args()
    documents = list(gw.load())
    print(f"{sum(len(one.text) for one in documents):,} characters, {options.repeats} rounds")
    seconds = rounds(documents, options.repeats)
    for name, taken in seconds.items():
        print(f"{name:<16}{taken * 1000:>9.1f} ms{taken / seconds['jieba.cut']:>9.2f}")
    print(TARGET)


def rounds(documents: list[Document], repeats: int) -> dict[str, float]:
    """The median seconds of each step, of jieba.cut, and of all detectors together."""
    import jieba  # noqa: PLC0415 - slow to import

    taken: dict[str, list[float]] = {}
    with TemporaryDirectory() as folder:
        jieba.setLogLevel(60)
        jieba.dt.tmp_dir = folder
        jieba.initialize()
        steps: dict[str, Callable[[], object]] = {
            "jieba.cut": lambda: [list(jieba.cut(one.text)) for one in documents]
        }
        steps |= {name: partial(getattr(rhetoric, name), documents) for name in NAMES}
        steps["figures"] = partial(  # 排比 have been found then
            rhetoric.figures, documents, series=rhetoric.parallelism(documents)
        )
        for number in range(repeats + 1):
            for name, step in steps.items():
                begun = process_time()
                step()
                if number:
                    taken.setdefault(name, []).append(process_time() - begun)
    found = {name: median(times) for name, times in taken.items()}
    return found | {"all together": sum(found.values()) - found["jieba.cut"]}


if __name__ == "__main__":
    main()
