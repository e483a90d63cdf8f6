"""Similarity of strings by what they are made of, and the entropy of what stands beside one."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from math import log2, sqrt
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Signature: TypeAlias = npt.NDArray[np.uint64]

ITEMS_PER_BATCH = 1_024
"""Items hashed at a time: memory stays at this many times the size of a signature."""


def branching_entropy(counts: Iterable[int]) -> float | None:
    """−Σ p·log2 p over the neighbours on one side, in bits; None without neighbours.

    0 where the same neighbour always follows, log2 of their number where all are equally frequent.
    A string is a unit where it is high on both sides. Count the edge of a clause as a neighbour of
    its own each time. Source: Jin & Tanaka-Ishii 2006.

    Examples
    --------
    >>> branching_entropy([4, 2, 2])
    1.5
    """
    kept = [count for count in counts if count]
    if any(count < 0 for count in kept):
        raise ValueError("a count of neighbours cannot be negative")
    total = sum(kept)
    # Written as p·log2(1/p), so that a single neighbour gives 0 and not −0.
    return sum(count / total * log2(total / count) for count in kept) if kept else None


def shingles(text: str, length: int = 3) -> frozenset[str]:
    """The different strings of that many characters in a text; none if it is shorter."""
    if length < 1:
        raise ValueError(f"a shingle has at least one character, not {length}")
    return frozenset(text[i : i + length] for i in range(len(text) - length + 1))


def jaccard(first: AbstractSet[object], second: AbstractSet[object]) -> float | None:
    """What both have as a share of what either has, from 0 to 1; None if both are empty.

    Examples
    --------
    >>> jaccard(shingles("加强社区建设工作"), shingles("推进社区建设工作"))
    0.5
    """
    return len(first & second) / len(first | second) if first or second else None


def containment(part: AbstractSet[object], whole: AbstractSet[object]) -> float | None:
    """What both have as a share of the first, from 0 to 1; None if the first is empty.

    For a short text taken from a long one, where Jaccard is low however faithful the copy.

    Source: Broder 1997.
    """
    return len(part & whole) / len(part) if part else None


def minhash(items: Iterable[str], size: int = 128, seed: int = 0) -> Signature:
    """A signature: for each of `size` hash functions the lowest value that an item gets.

    Two sets agree in a place of their signatures as often as their Jaccard similarity says. Item
    numbers come from BLAKE2b, and the functions are (a·number + b) mod 2⁶⁴ with an odd a, likewise
    drawn from BLAKE2b and the seed: the same on every machine, in every run.

    Source: Broder 1997.

    Raises
    ------
    ValueError
        If there is no item, or no function.
    """
    if size < 1:
        raise ValueError(f"a signature has at least one place, not {size}")
    numbers = np.array([stable_number(item) for item in set(items)], dtype=np.uint64)
    if not numbers.size:
        raise ValueError("there is nothing to sign: the set is empty")
    factors, addends = coefficients(size, seed)
    batches = (
        numbers[start : start + ITEMS_PER_BATCH, np.newaxis] * factors + addends
        for start in range(0, numbers.size, ITEMS_PER_BATCH)
    )
    return np.min([batch.min(axis=0) for batch in batches], axis=0)


def stable_number(text: str) -> int:
    """64 bits of BLAKE2b."""
    return int.from_bytes(
        blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest(), "big"
    )


def coefficients(size: int, seed: int) -> tuple[Signature, Signature]:
    """The odd factors and the addends of so many hash functions."""
    drawn = b"".join(blake2b(f"{seed} {i}".encode()).digest() for i in range(size // 4 + 1))
    numbers = np.frombuffer(drawn, dtype=">u8").astype(np.uint64)
    return numbers[:size] | np.uint64(1), numbers[size : 2 * size]


def estimated_jaccard(first: Signature, second: Signature) -> float:
    """The share of places in which two signatures agree. Source: Broder 1997.

    Raises
    ------
    ValueError
        If the signatures differ in size.
    """
    if len(first) != len(second):
        raise ValueError(f"signatures of {len(first)} and {len(second)} places do not compare")
    return float(np.mean(np.asarray(first) == np.asarray(second)))


def jaccard_error(similarity: float, size: int) -> float:
    """Standard error √(J·(1 − J) / size) of an estimate from signatures of that size."""
    return sqrt(similarity * (1 - similarity) / size)


def lsh_probability(similarity: float, bands: int, rows: int) -> float:
    """The chance that two texts become candidates: 1 − (1 − J^rows)^bands.

    Signatures are cut into bands of so many rows; two texts are candidates if a band is alike.

    Source: Leskovec, Rajaraman & Ullman 2020, ch. 3.

    Examples
    --------
    >>> round(lsh_probability(0.8, bands=20, rows=5), 6)
    0.999644
    """
    return 1 - (1 - similarity**rows) ** bands


def lsh_threshold(bands: int, rows: int) -> float:
    """The similarity, about (1 / bands)^(1 / rows), at which that chance climbs most steeply."""
    return (1 / bands) ** (1 / rows)
