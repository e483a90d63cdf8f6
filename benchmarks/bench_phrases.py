"""Large corpora: a cache built, opened again and searched, beside bare `re`, NLTK and conc.

    python benchmarks/bench_phrases.py [--sizes 1 2.5 5 10] [--conc PYTHON]

The corpus is the shipped one again and again, no copy like another (large_corpus.py); sizes are in
millions of characters. Each size has two processes of its own, one that builds and one that uses
the cache, so that the memory stated is theirs; the last size is also given to NLTK and conc, token
by token the same. Time is that of the processor, which other programs do not lengthen. NLTK
makes every line, as ours does; conc is timed with all lines and with the twenty of its first page.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

HERE = Path(__file__).parent
CONC = HERE.parent / ".venv-bench" / "bin" / "python"
QUERIES = (
    ("切实加强", "string"),
    ("同志们", "string"),
    ("加强", "string"),
    ("的", "string"),
    ("充分…作用", "gap"),
    ("加[强大快].", "regex"),
)
WORD = "加强"
STEPS = (
    "build",
    "open",
    "open, by the clock",
    "words",
    "bundles, characters",
    "bundles, words",
    "keyness",
    "collocates",
)
TARGETS = "targets: open < 1 s; concordance at most 2 times re.finditer, and faster than NLTK's and conc's"

Figures = dict[str, Any]


def main() -> None:
    """Run all sizes and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sizes", nargs="+", type=float, default=[1, 2.5, 5, 10])
    parser.add_argument("--conc", type=Path, default=CONC, help="a Python that has conc")
    parser.add_argument("--step", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        name, folder = options.step
        step = {"build": build, "use": use, "compare": compare}[name]
        print(json.dumps(step(Path(folder), int(options.sizes[-1] * 1e6))))
        return
    with TemporaryDirectory() as place:
        table = {size: one_size(size, Path(place) / str(size)) for size in options.sizes}
        print_sizes(table)
        last = options.sizes[-1]
        print_concordances(table[last]["concordances"])
        print_programs(run("compare", last, Path(place) / str(last)), options.conc, Path(place))
    print(TARGETS)


def one_size(size: float, folder: Path) -> Figures:
    """The figures of one size, each step in a process of its own."""
    built = run("build", size, folder)
    return {**built, **run("use", size, folder)}


def run(step: str, size: float, folder: Path) -> Figures:
    """What a step prints when it is run in a new process."""
    command = [sys.executable, __file__, "--sizes", str(size), "--step", step, str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8")  # noqa: S603 - this very file
    figures: Figures = json.loads(done.stdout)
    return figures


def build(folder: Path, characters: int) -> Figures:
    """Cut a new corpus into words and write it."""
    from large_corpus import varied  # noqa: PLC0415 - a step loads what it needs

    from gongwen.corpus import build_cache  # noqa: PLC0415 - likewise
    from gongwen.words import default_segmenter  # noqa: PLC0415 - likewise

    default_segmenter().split("加强")  # the dictionary is loaded in any case
    documents = list(varied(characters))
    start = process_time()
    build_cache(documents, folder)
    taken = process_time() - start
    size = sum(path.stat().st_size for path in folder.iterdir())
    return {"build": taken, "megabytes": size / 1e6, "memory of building": memory()}


def use(folder: Path, _: int) -> Figures:
    """Open the cache and do what one does with a corpus."""
    from gongwen.corpus import open_cache  # noqa: PLC0415 - a step loads what it needs
    from gongwen.phrases import bundles, collocates, keyness  # noqa: PLC0415 - likewise
    from gongwen.words.columns import texts_of, words_of  # noqa: PLC0415 - likewise

    start, clock = process_time(), perf_counter()
    corpus = open_cache(folder)
    text = texts_of(corpus).text
    figures: Figures = {"open": process_time() - start}
    figures["open, by the clock"] = perf_counter() - clock
    figures |= {"characters": len(text), "documents": len(corpus)}
    figures["concordances"] = concordances(corpus, text)
    figures["memory of a concordance"] = memory()
    floors = {"least_count": 10 * len(text) // 1_000_000, "least_range": 10}
    steps: dict[str, Callable[[], object]] = {
        "words": lambda: words_of(corpus),
        "bundles, characters": lambda: bundles(corpus, **floors),
        "bundles, words": lambda: bundles(corpus, "word", **floors),
        "keyness": lambda: keyness(corpus.where(type="通知"), corpus.where(type="讲话稿")),
        "collocates": lambda: collocates(corpus, WORD),
    }
    for name, step in steps.items():
        start = process_time()
        step()
        figures[name] = process_time() - start
    return {**figures, "tokens": len(words_of(corpus)), "memory of all": memory()}


def concordances(corpus: object, text: str) -> list[Figures]:
    """Each query: lines, and milliseconds of the bare search and of the concordance."""
    from gongwen.phrases import concordance  # noqa: PLC0415 - a step loads what it needs
    from gongwen.phrases.concordance import pattern  # noqa: PLC0415 - likewise

    rows = []
    for query, by in QUERIES:
        regex: re.Pattern[str] = pattern(query, by)
        bare, ours = side_by_side(
            lambda regex=regex: [None for _ in regex.finditer(text)],
            lambda query=query, by=by: concordance(corpus, query, by=by),
        )
        lines = len(concordance(corpus, query, by=by))
        rows.append({"query": query, "by": by, "lines": lines, "bare": bare, "ours": ours})
    return rows


def side_by_side(*steps: Callable[[], object], rounds: int = 7) -> list[float]:
    """The median milliseconds of each step, all timed once a round; the first round loads."""
    taken: list[list[float]] = [[] for _ in steps]
    for number in range(rounds + 1):
        for place, step in enumerate(steps):
            start = process_time()
            step()
            if number:
                taken[place].append((process_time() - start) * 1000)
    return [median(values) for values in taken]


def compare(folder: Path, _: int) -> Figures:
    """One word in the same tokens: our concordance and NLTK's; the tokens are left for conc."""
    from nltk.text import ConcordanceIndex  # noqa: PLC0415 - a step loads what it needs

    from gongwen.corpus import open_cache  # noqa: PLC0415 - likewise
    from gongwen.phrases import concordance  # noqa: PLC0415 - likewise
    from gongwen.words.columns import words_of  # noqa: PLC0415 - likewise

    corpus = open_cache(folder)
    words = words_of(corpus)
    tokens = [words.words[code] for code in words.word.tolist()]
    with folder.with_suffix(".csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text"])
        ends = words.document.searchsorted(range(len(corpus)), side="right").tolist()
        for start, end in zip([0, *ends], ends, strict=False):
            writer.writerow([" ".join(tokens[start:end])])
    start = process_time()
    index = ConcordanceIndex(tokens)
    built = process_time() - start
    ours, theirs = side_by_side(
        lambda: concordance(corpus, WORD, by="word"),
        lambda: index.find_concordance(WORD, width=80),
        rounds=3,
    )
    return {
        "tokens": str(folder.with_suffix(".csv")),
        "gongwen": {"ms": ours, "lines": len(concordance(corpus, WORD, by="word"))},
        "NLTK": {
            "build": built,
            "ms": theirs,
            "lines": len(index.find_concordance(WORD, width=80)),
        },
    }


def conc(python: Path, tokens: str, place: Path) -> Figures | str:
    """The figures of conc, or why there are none."""
    if not python.is_file():
        return f"conc is not installed: {python} is not there; make bench sets it up"
    command = [str(python), str(HERE / "conc_run.py"), tokens, str(place / "conc"), WORD]
    (place / "conc").mkdir()
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603 - paths of this run
    if done.returncode:
        return f"conc failed: {done.stderr.strip().splitlines()[-1]}"
    figures = json.loads(done.stdout.splitlines()[-1])
    found = figures[WORD]
    lines, made = found["total"], {"build": figures["build"]}
    page = {**made, "ms": found["page"] * 1000, "lines": 20}
    return {**made, "ms": found["all"] * 1000, "lines": lines, "page": page}


def print_sizes(table: dict[float, Figures]) -> None:
    """A row a step, a column a size."""
    memories = ("memory of building", "memory of a concordance", "memory of all")
    print("".join([f"{'seconds':<28}", *(f"{size:>7g} M" for size in table)]))
    for name in STEPS:
        print("".join([f"{name:<28}", *(f"{one[name]:>9.2f}" for one in table.values())]))
    for place, (query, by) in enumerate(QUERIES):
        times = [one["concordances"][place]["ours"] for one in table.values()]
        print("".join([f"{f'ms, {query} ({by})':<28}", *(f"{one:>9.1f}" for one in times)]))
    for name in ("characters", "tokens", "documents"):
        print("".join([f"{name:<28}", *(f"{one[name]:>9}" for one in table.values())]))
    for name in (*memories, "megabytes"):
        label = "MB on disk" if name == "megabytes" else f"MB, {name}"
        print("".join([f"{label:<28}", *(f"{one[name]:>9.0f}" for one in table.values())]))


def print_concordances(rows: list[Figures]) -> None:
    """The concordances of the last size beside the bare search."""
    print(f"\n{'query':<20}{'lines':>9}{'re.finditer, ms':>18}{'concordance, ms':>18}{'ratio':>8}")
    for row in rows:
        ratio = row["ours"] / row["bare"]
        name = f"{row['query']} ({row['by']})"
        print(f"{name:<20}{row['lines']:>9}{row['bare']:>18.1f}{row['ours']:>18.1f}{ratio:>8.2f}")


def print_programs(found: Figures, python: Path, place: Path) -> None:
    """One word in the same tokens, by three programs."""
    found["conc"] = conc(python, found["tokens"], place)
    print(f"\n{f'{WORD}, same tokens':<20}{'lines':>9}{'index, s':>18}{'concordance, ms':>18}")
    if not isinstance(found["conc"], str):
        found["conc, a page"] = found["conc"]["page"]
    for name in ("gongwen", "NLTK", "conc", "conc, a page"):
        if name not in found:
            continue
        one = found[name]
        if isinstance(one, str):
            print(f"{name:<20}{one}")
        else:
            index = f"{one['build']:.1f}" if "build" in one else "–"
            print(f"{name:<20}{one['lines']:>9}{index:>18}{one['ms']:>18.1f}")


def memory() -> float:
    """The most memory that this process had, in megabytes."""
    import resource  # noqa: PLC0415 - not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


if __name__ == "__main__":
    main()
