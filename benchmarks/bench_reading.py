"""How fast reading, structure and tokens are, beside jieba.cut on the same text in the same run.

    python benchmarks/bench_reading.py [--repeats N] [PATHS]

Without paths the texts of corpus/documents are read, without their headers, which are no prose.
Seconds differ from machine to machine and from minute to minute, so every round times each step
once, one after another, and the last column sets the medians against that of jieba.cut. Time is
that of the processor: what else the machine does meanwhile is not counted.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from gongwen.documents import Document
from gongwen.words import ENGINES, Segmenter, kit_words, tokens

CORPUS = Path(__file__).parents[1] / "corpus" / "documents"
TARGETS = (
    "targets: reading + structure at least 1.0 times jieba.cut; tokens with rjieba at least 10"
)

Step = Callable[[], object]


def main() -> None:
    """Time each step and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, help="files to read (default: the corpus)")
    parser.add_argument("--repeats", type=int, default=7, help="rounds (default: 7)")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        paths = options.paths or bodies(Path(folder))
        if not paths:
            sys.exit(f"no texts in {CORPUS}; give the paths of some files")
        documents = [document for path in paths for document in read(path)]
        characters = sum(map(len, documents))
        print(
            f"{characters:,} characters in {len(documents):,} documents, {options.repeats} rounds"
        )
        seconds = rounds(steps_of(paths, documents, folder), options.repeats)
    print(f"{'step':<34}{'ms':>9}{'characters/s':>15}{'times jieba.cut':>18}")
    for name, taken in seconds.items():
        ratio = seconds["jieba.cut"] / taken
        print(f"{name:<34}{taken * 1000:>9.1f}{characters / taken:>15,.0f}{ratio:>18.2f}")
    print(TARGETS)


def bodies(folder: Path) -> list[Path]:
    """The shipped texts without their headers, as files in a folder."""
    paths = []
    for path in sorted(CORPUS.glob("*.md")):
        paths.append(folder / f"{path.stem}.txt")
        text = path.read_text(encoding="utf-8")
        paths[-1].write_text(text.split("\n---\n", 1)[-1], encoding="utf-8")
    return paths


def read(path: Path) -> list[Document]:
    """The documents of a file."""
    from gongwen.reading import read as read_file  # noqa: PLC0415 - not needed to time the rest

    return list(read_file(path))


def steps_of(paths: list[Path], documents: list[Document], folder: str) -> dict[str, Step]:
    """The steps to time; the first is the measure of the others."""
    texts = [document.text for document in documents]
    steps: dict[str, Step] = {
        "jieba.cut": plain_jieba(texts, folder),
        "reading": lambda: [read(path) for path in paths],
    }
    if structure := structure_of(documents):
        steps["structure"] = structure
        steps["reading + structure"] = lambda: (steps["reading"](), structure())
    for engine in ENGINES:
        try:
            segmenter = Segmenter(engine, words=kit_words())
        except ModuleNotFoundError as error:
            print(error)
            continue
        steps |= steps_with(segmenter, documents, texts)
    return steps


def steps_with(
    segmenter: Segmenter, documents: list[Document], texts: list[str]
) -> dict[str, Step]:
    """Words with offsets and tags as bare columns, and as the layer that the kit works with."""
    return {
        f"words, tags, offsets ({segmenter.engine})": lambda: list(map(segmenter.coded, texts)),
        f"tokens, the layer ({segmenter.engine})": lambda: tokens(documents, segmenter),
    }


def plain_jieba(texts: list[str], folder: str) -> Step:
    """jieba by itself, as anyone would call it; its cache goes into a folder of this run."""  # noqa: D403 - its name
    import jieba  # noqa: PLC0415 - slow to import

    jieba.setLogLevel(60)
    jieba.dt.tmp_dir = folder
    jieba.initialize()
    return lambda: [list(jieba.cut(text)) for text in texts]


def structure_of(documents: list[Document]) -> Step | None:
    """What `gongwen.structure` finds in each document, if it is there."""
    try:
        from gongwen import structure  # noqa: PLC0415 - may be missing
    except ImportError:
        print("gongwen.structure is not there: not timed")
        return None
    names = ("describe", "outline", "enumerations", "promises")
    found = [getattr(structure, name) for name in names if hasattr(structure, name)]
    return lambda: [found[0](one) for one in documents] + [find(documents) for find in found[1:]]


def rounds(steps: dict[str, Step], repeats: int) -> dict[str, float]:
    """The median seconds of each step, after one round that loads and is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for number in range(repeats + 1):
        for name, step in steps.items():
            gc.collect()
            start = process_time()
            step()
            if number:
                taken[name].append(process_time() - start)
    return {name: median(values) for name, values in taken.items()}


if __name__ == "__main__":
    main()
