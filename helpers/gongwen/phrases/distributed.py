"""The same tables from texts on several machines: each works on parts, the counts are put together.

    from dask.distributed import Client
    client = Client("scheduler:8786")                 or Client() for this machine
    parts = partitions("my-cache")                    or a list of files
    concordance(parts, "充分…作用")
    bundles(parts, "word", least_count=1000)
    keyness(parts, "general")

A partition is a part of a cache, or some files; whoever works on it has to see them under the same
path. Without a client Dask uses the threads of this machine. Dask comes with the extra `cluster`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd

from gongwen.corpus.cache import is_cache
from gongwen.corpus.collection import Corpus
from gongwen.corpus.files import CacheFiles
from gongwen.corpus.store import CorpusStore
from gongwen.documents import Document
from gongwen.measures.sparse import entropies, spread_of, tallied
from gongwen.phrases import concordance as search
from gongwen.phrases.bundles import COLUMNS, LENGTHS, ordered
from gongwen.phrases.concordance import SORTS, sorted_lines
from gongwen.phrases.grams import levels, neighbours
from gongwen.phrases.keyness import key_words, listed, word_counts
from gongwen.phrases.units import Units, units_of
from gongwen.reading.read import read
from gongwen.words.columns import words_of

FILES = 100
"""Files of a partition."""

_SIDES = ("left_entropy", "right_entropy")


@dataclass(frozen=True)
class Partition:
    """A part of a cache, by its number, or some files."""

    paths: tuple[str, ...]
    number: int | None = None

    def documents(self) -> list[Document]:
        """The documents of the partition."""
        if self.number is None:
            return [document for path in self.paths for document in read(path)]
        store = CorpusStore(CacheFiles(Path(self.paths[0]), self.number))
        return list(Corpus(store.documents))


def partitions(source: str | Path | Iterable[str | Path], files: int = FILES) -> list[Partition]:
    """The parts of a cache, or files in groups.

    Raises
    ------
    gongwen.corpus.CacheError
        If the cache is damaged or out of date.
    """
    if isinstance(source, str | Path):
        if not is_cache(source):
            raise ValueError(f"{source}: is no cache; build one (gongwen cache), or give files")
        count = CacheFiles(Path(source)).parts
        return [Partition((str(Path(source).resolve()),), number) for number in range(count)]
    paths = [str(Path(path).resolve()) for path in source]
    return [Partition(tuple(paths[i : i + files])) for i in range(0, len(paths), files)]


def concordance(
    parts: Sequence[Partition], query: str, *, sort: str = "document", **options: Any
) -> pd.DataFrame:
    """The lines of all partitions; see `gongwen.phrases.concordance`.

    Options are `by`, `window`, `near` and `within`; lines are not sorted by move.
    """
    if sort not in SORTS or sort == "move":
        raise ValueError(f"sort is {sort!r}; choose from {', '.join(set(SORTS) - {'move'})}")
    tables = _run(parts, lambda part: search(part.documents(), query, **options))
    known = tables[0].attrs
    for table in tables:  # pandas compares them before it puts tables together
        table.attrs = {}
    lines = sorted_lines(pd.concat(tables, ignore_index=True), sort)
    lines.attrs.update(known, sort=sort)
    return lines


def counts(parts: Sequence[Partition]) -> pd.DataFrame:
    """How often each word occurs and in how many documents: `count`, `range`, the word as index."""
    tables = _run(parts, lambda part: word_counts(words_of(part.documents())))
    return pd.concat(tables).groupby(level=0).sum()


def keyness(
    target: Sequence[Partition], against: Sequence[Partition] | str, *, least: int = 3
) -> pd.DataFrame:
    """Key words of some partitions against others or shipped figures; see `phrases.keyness`."""
    own = counts(target)
    if isinstance(against, str):
        return key_words(own, *listed(against, int(own["count"].sum())), least)
    other = counts(against)["count"]
    return key_words(own, other, int(other.sum()), least)


def bundles(  # noqa: PLR0913 - each floor is a setting of the table
    parts: Sequence[Partition],
    unit: str = "character",
    *,
    least_count: int = 3,
    least_range: int = 3,
    least_entropy: float = 0.0,
    most_dp: float = 1.0,
) -> pd.DataFrame:
    """Bundles of all partitions; see `gongwen.phrases.bundles`."""
    shortest, longest = LENGTHS[unit]
    table = _grams(parts, unit, (shortest, longest), least_count, least_range)
    table = table[table["text"].isin(collapsed(table, "" if unit == "character" else " "))]
    low = table[list(_SIDES)].min(axis=1)
    table = table[(low >= least_entropy) & (table["dp"] <= most_dp)]
    table = ordered(table.rename(columns={"text": "bundle"}), "bundle", unit)
    return table[[*COLUMNS, "query", "by"]]


def ngrams(
    parts: Sequence[Partition],
    n: int = 2,
    unit: str = "word",
    *,
    least_count: int = 3,
    least_range: int = 1,
) -> pd.DataFrame:
    """N-grams of all partitions with range and dispersion; see `gongwen.phrases.ngrams`."""
    table = _grams(parts, unit, (n, n), least_count, least_range)
    table = ordered(table.drop(columns=list(_SIDES)), "text", unit)
    return table.rename(columns={"text": "ngram"})


def collapsed(table: pd.DataFrame, separator: str) -> list[str]:
    """The n-grams without those that only occur inside a longer one of the same count."""
    counted = dict(zip(table["text"], table["count"], strict=True))
    inside = set()
    for gram, count in counted.items():
        units = gram.split(separator) if separator else list(gram)
        for part in (separator.join(units[1:]), separator.join(units[:-1])):
            if counted.get(part) == count:
                inside.add(part)
    return [gram for gram in counted if gram not in inside]


def _grams(
    parts: Sequence[Partition],
    unit: str,
    lengths: tuple[int, int],
    least_count: int,
    least_range: int,
) -> pd.DataFrame:
    """N-grams above both floors, with their figures.

    What occurs n times in p parts occurs n / p times or more in one of them (Savasere et al. 1995):
    so each part names its candidates first, and then counts those of all.
    """
    least = -(-least_count // max(1, len(parts)))
    named = _run(parts, lambda part: _candidates(part, unit, lengths, least))
    wanted = sorted(set().union(*named))
    found = _run(parts, lambda part: _hits(part, unit, lengths, wanted))
    return _table(found, wanted, (least_count, least_range), "" if unit == "character" else " ")


def _candidates(
    part: Partition, unit: str, lengths: tuple[int, int], least: int
) -> list[tuple[str, ...]]:
    units = units_of(part.documents(), unit)
    named: list[tuple[str, ...]] = []
    for level in levels(units, lengths[1], least, 1):
        if level.n >= lengths[0]:
            first = np.zeros(len(level.counts), np.int64)
            first[level.gram] = level.places
            rows = units.code[first[:, None] + np.arange(level.n)].tolist()
            named += [tuple(units.names[code] for code in row) for row in rows]
    return named


@dataclass(frozen=True)
class _Hits:
    """What a partition has of the candidates."""

    sizes: np.ndarray
    hits: pd.DataFrame
    beside: pd.DataFrame


def _hits(
    part: Partition, unit: str, lengths: tuple[int, int], wanted: Sequence[tuple[str, ...]]
) -> _Hits:
    """Hits by document and neighbours of each candidate."""
    units = units_of(part.documents(), unit)
    real = len(units)
    both, first = _with(units, wanted)
    hits, beside = [], []
    # a candidate that occurs in this part occurs twice, once among those added at the end
    for level in levels(both, lengths[1], 2, 1):
        added = np.flatnonzero([len(gram) == level.n for gram in wanted])
        number = np.full(len(level.counts), -1)
        place = np.searchsorted(level.places, first[added])
        there = place < len(level.places)
        there[there] = level.places[place[there]] == first[added][there]
        number[level.gram[place[there]]] = added[there]
        gram = number[level.gram]
        kept = (gram >= 0) & (level.places < real)
        places, gram = level.places[kept], gram[kept]
        rows = tallied(gram, units.document[places], max(1, units.parts))
        hits.append(pd.DataFrame(dict(zip(("gram", "document", "hits"), rows, strict=True))))
        for side, code in zip(_SIDES, neighbours(units, places, level.n), strict=True):
            rows = tallied(gram[code >= 0], code[code >= 0], max(1, len(units.names)))
            table = pd.DataFrame(dict(zip(("gram", "unit", "count"), rows, strict=True)))
            names = [units.names[code] for code in table["unit"].tolist()]
            beside.append(table.assign(unit=pd.Series(names, dtype="str"), side=side))
    sizes = units.sizes if real else np.zeros(0, np.int64)
    return _Hits(sizes, pd.concat(hits), pd.concat(beside))


def _with(units: Units, wanted: Sequence[tuple[str, ...]]) -> tuple[Units, np.ndarray]:
    """The units with the candidates added at the end, and where each begins."""
    names = list(units.names)
    codes = {name: place for place, name in enumerate(names)}
    added, room = [], []
    for gram in wanted:
        for place, name in enumerate(gram):
            added.append(codes.setdefault(name, len(codes)))
            room.append(len(gram) - place)
    names += list(codes)[len(names) :]
    lengths = np.array([len(gram) for gram in wanted], np.int64)
    document = np.full(len(added), units.parts)
    both = Units(
        np.concatenate([units.code, np.array(added, np.int64)]),
        np.concatenate([units.room, np.array(room, np.int64)]),
        np.concatenate([units.document, document]),
        names,
        units.separator,
        units.known,
    )
    return both, len(units) + np.cumsum(lengths) - lengths


def _table(
    found: Sequence[_Hits],
    wanted: Sequence[tuple[str, ...]],
    floors: tuple[int, int],
    separator: str,
) -> pd.DataFrame:
    begins = np.cumsum([0, *(len(one.sizes) for one in found)]).tolist()
    hits = pd.concat(
        [
            one.hits.assign(document=one.hits["document"] + n)
            for one, n in zip(found, begins, strict=False)
        ]
    )
    sizes = np.concatenate([one.sizes for one in found])
    by_gram = hits.groupby("gram")["hits"].agg(["sum", "size"])
    kept = by_gram.index[(by_gram["sum"] >= floors[0]) & (by_gram["size"] >= floors[1])]
    items = kept.get_indexer(pd.Index(hits["gram"]))
    rows = hits[items >= 0]
    table = spread_of(
        items[items >= 0], rows["document"].to_numpy(), rows["hits"].to_numpy(), sizes
    )
    grams = [wanted[place] for place in kept]
    table.insert(0, "n", [len(gram) for gram in grams])
    table.insert(0, "text", pd.Series([separator.join(gram) for gram in grams], dtype="str"))
    if len(sizes) < 2:
        table[["dp", "dp_norm"]] = 0.0  # a single text spreads nothing
    beside = (
        pd.concat([one.beside for one in found]).groupby(["side", "gram", "unit"])["count"].sum()
    )
    for side in _SIDES:
        one = beside.loc[[side]].reset_index() if side in beside.index else beside.reset_index()[:0]
        place = kept.get_indexer(pd.Index(one["gram"]))
        table[side] = entropies(
            place[place >= 0], one["count"].to_numpy()[place >= 0], table["count"]
        )
    return table


def _run(parts: Sequence[Partition], work: Callable[[Partition], Any]) -> list[Any]:
    """What the work gives for each partition, in order."""
    if not parts:
        raise ValueError("no partitions are given; `partitions` makes them of a cache or of files")
    dask = _dask()
    return list(dask.compute(*(dask.delayed(work)(part) for part in parts)))


def _dask() -> ModuleType:
    try:
        import dask  # noqa: PLC0415 - an extra that may not be installed
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "work on several machines needs Dask; install the extra: pip install 'gongwen[cluster]'"
        ) from error
    module: ModuleType = dask
    return module
