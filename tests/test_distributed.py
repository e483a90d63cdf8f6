"""The same functions over partitions on a local cluster give the same tables."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import gongwen as gw
from gongwen.corpus import build_cache, open_cache
from gongwen.phrases import bundles, concordance, distributed, keyness, ngrams
from gongwen.phrases.distributed import Partition, partitions

dask = pytest.importorskip("dask")
corpus = gw.load()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_cache(corpus, tmp_path_factory.mktemp("cache") / "c", part=45_000)


@pytest.fixture(scope="module")
def parts(folder: Path) -> list[Partition]:
    return partitions(folder)


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """Two workers in this process; whatever Dask computes goes to them."""
    from dask.distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None
        ) as local,
        Client(local),
    ):
        yield


def test_a_cache_has_several_partitions(folder: Path, parts: list[Partition]) -> None:
    assert len(parts) > 1
    ids = [document.id for part in parts for document in part.documents()]
    assert ids == open_cache(folder).ids


def test_work_is_done_by_the_workers(parts: list[Partition]) -> None:
    from dask.distributed import get_worker

    names = distributed._run(parts, lambda _: get_worker().name)
    assert len(set(names)) == 2


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("加强", {}),
        ("充分…作用", {"sort": "left", "window": 12}),
        ("切实 *", {"by": "word", "sort": "section"}),
        ("没有的话", {}),
    ],
)
def test_concordances_are_the_same(parts: list[Partition], query: str, options: dict) -> None:
    here = distributed.concordance(parts, query, **options)
    there = concordance(corpus, query, **options)
    pd.testing.assert_frame_equal(here, there)
    assert here.attrs == there.attrs


@pytest.mark.parametrize("unit", ["character", "word"])
@pytest.mark.parametrize("floors", [{}, {"least_count": 9, "least_range": 5, "least_entropy": 0.5}])
def test_bundles_are_the_same(parts: list[Partition], unit: str, floors: dict) -> None:
    here = distributed.bundles(parts, unit, **floors)
    there = bundles(corpus, unit, **floors)
    assert len(there) > 20
    pd.testing.assert_frame_equal(here, there, check_dtype=False)


def test_n_grams_are_the_same(parts: list[Partition]) -> None:
    here = distributed.ngrams(parts, 3, least_count=3)
    there = ngrams(corpus, 3, least_count=3)
    pd.testing.assert_frame_equal(here, there, check_dtype=False)


def test_key_words_are_the_same(parts: list[Partition]) -> None:
    first, rest = parts[:1], parts[1:]
    here = distributed.keyness(first, rest)
    sides = ([one for part in side for one in part.documents()] for side in (first, rest))
    pd.testing.assert_frame_equal(here, keyness(*sides))
    pd.testing.assert_frame_equal(distributed.keyness(parts, "general"), keyness(corpus, "general"))


def test_files_are_partitions_too(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("切实加强领导。", encoding="utf-8")
    parts = partitions(sorted(tmp_path.iterdir()), files=2)
    assert len(parts) == 2
    assert len(distributed.concordance(parts, "加强")) == 3


def test_what_is_no_cache_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no cache"):
        partitions(tmp_path)
    with pytest.raises(ValueError, match="no partitions"):
        distributed.counts([])


def test_without_dask_the_extra_is_named(
    parts: list[Partition], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(ModuleNotFoundError, match=r"gongwen\[cluster\]"):
        distributed.counts(parts)
