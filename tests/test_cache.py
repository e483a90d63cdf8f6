"""A cache gives back what went in, counts alike, and is never used when it is not true."""

from __future__ import annotations

import json
import os
import pickle
import shutil
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import gongwen as gw
from gongwen.cli import app
from gongwen.corpus import CacheError, build_cache, files, open_cache
from gongwen.documents import Document
from gongwen.phrases import bundles, collocates, concordance, keyness
from gongwen.words.columns import sentences_of, texts_of

corpus = gw.load()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of the corpus in parts, so that several are put together."""
    return build_cache(corpus, tmp_path_factory.mktemp("cache") / "c", part=20_000)


@pytest.fixture(scope="module")
def cached(folder: Path) -> gw.Corpus:
    return open_cache(folder)


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """A cache that may be damaged."""
    return Path(shutil.copytree(folder, tmp_path / "copy"))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with two texts."""
    made = tmp_path / "texts"
    made.mkdir()
    for name in "ab":
        (made / f"{name}.txt").write_text(f"关于{name}的通知\n\n切实加强领导。\n", encoding="utf-8")
    return made


# --- the same


def test_documents_come_back_as_they_were(cached: gw.Corpus) -> None:
    assert cached.ids == corpus.ids
    for one, other in zip(cached, corpus, strict=True):
        for field in fields(Document):
            assert getattr(one, field.name) == getattr(other, field.name), (one.id, field.name)
        assert one == other
        assert other == one
    assert next(iter(cached)) != corpus.documents[1]


def test_tokens_come_back_as_they_were(cached: gw.Corpus) -> None:
    pd.testing.assert_frame_equal(gw.tokens(cached), gw.tokens(corpus))
    assert gw.tokens(cached).attrs == gw.tokens(corpus).attrs


def test_another_segmenter_cuts_anew(cached: gw.Corpus) -> None:
    bare = gw.Segmenter()
    few, same = list(cached)[:3], list(corpus)[:3]
    pd.testing.assert_frame_equal(gw.tokens(few, bare), gw.tokens(same, bare))


PARTS = {
    "all": lambda texts: texts,
    "one type": lambda texts: texts.where(type="通知"),
    "the other way round": lambda texts: list(texts)[::-1],
    "one": lambda texts: texts["js-01"],
    "none": lambda texts: texts.where(id="nobody"),
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("加强", {}),
        ("加强", {"sort": "left", "near": "建设", "window": 12}),
        ("的", {"window": 200}),
        ("充分…作用", {"sort": "section"}),
        (r"^[一二三]是\w+", {"by": "regex"}),
        ("加[强大快].", {"by": "regex", "sort": "text"}),
        ("切实 *", {"by": "word"}),
        ("d v n", {"by": "tag", "sort": "right"}),
        ("没有的话", {}),
    ],
)
def test_concordances_are_the_same(cached: gw.Corpus, query: str, options: dict, part: str) -> None:
    choose = PARTS[part]
    here, there = (concordance(choose(c), query, **options) for c in (cached, corpus))
    pd.testing.assert_frame_equal(here, there)
    assert here.attrs == there.attrs


@pytest.mark.parametrize("part", ["all", "one type", "the other way round"])
@pytest.mark.parametrize("unit", ["character", "word"])
def test_bundles_are_the_same(cached: gw.Corpus, unit: str, part: str) -> None:
    here, there = (bundles(PARTS[part](c), unit) for c in (cached, corpus))
    assert len(there) > 5
    pd.testing.assert_frame_equal(here, there)


@pytest.mark.parametrize("node", ["加强", None])
def test_collocates_are_the_same(cached: gw.Corpus, node: str | None) -> None:
    here, there = (collocates(c, node) for c in (cached, corpus))
    pd.testing.assert_frame_equal(here, there)
    assert here.attrs == there.attrs


def test_key_words_are_the_same(cached: gw.Corpus) -> None:
    here, there = (keyness(c.where(type="通知"), c.where(type="讲话稿")) for c in (cached, corpus))
    pd.testing.assert_frame_equal(here, there)
    assert here.attrs == there.attrs


def test_columns_are_the_same(cached: gw.Corpus) -> None:
    for choose in PARTS.values():
        here, there = texts_of(choose(cached)), texts_of(choose(corpus))
        assert (here.text, list(here.ids)) == (there.text, list(there.ids))
        for name in ("starts", "skipped", "heads"):
            assert (getattr(here, name) == getattr(there, name)).all()
        assert (sentences_of(choose(cached)) == sentences_of(choose(corpus))).all()


def test_a_stored_document_is_copied_and_sent_as_a_plain_one(cached: gw.Corpus) -> None:
    document = cached["js-01"]
    assert replace(document, id="x").text == document.text
    sent = pickle.loads(pickle.dumps(document))
    assert type(sent) is Document
    assert sent == corpus["js-01"]


def test_any_text_can_be_kept(tmp_path: Path) -> None:
    names = ["甲\n\n乙。", "", "𠮷野家。\r\n加强。", "page\n第一页"]
    documents = [Document(str(i), gw.Traced.of(text, 1)) for i, text in enumerate(names)]
    back = open_cache(build_cache(documents, tmp_path / "c"))
    pd.testing.assert_frame_equal(gw.tokens(back), gw.tokens(documents))
    assert concordance(back, "野家")["left"].tolist() == ["𠮷"]


# --- building


def test_a_cache_is_plain_data(folder: Path) -> None:
    assert {path.suffix for path in folder.iterdir()} == {".parquet", ".json"}
    table = pd.concat([pd.read_parquet(path) for path in sorted(folder.glob("tokens-*"))])
    words = gw.tokens(corpus)
    for name in ("document", "start", "end", "text", "label"):
        assert table[name].astype(words[name].dtype).tolist() == words[name].tolist()


def test_documents_are_taken_one_by_one(tmp_path: Path) -> None:
    assert len(open_cache(build_cache(iter(corpus), tmp_path / "c"))) == len(corpus)


def test_what_is_no_cache_is_not_written_over(texts: Path) -> None:
    with pytest.raises(CacheError, match="holds something else"):
        build_cache(corpus, texts)
    assert sorted(path.name for path in texts.iterdir()) == ["a.txt", "b.txt"]


def test_a_cache_is_replaced_only_by_a_whole_one(copy: Path) -> None:
    def broken() -> Iterator[Document]:
        yield corpus.documents[0]
        raise OSError

    before = {path.name: path.read_bytes() for path in copy.iterdir()}
    with pytest.raises(OSError, match=r"^$"):
        build_cache(broken(), copy)
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before
    build_cache(corpus.documents[:2], copy)
    assert len(open_cache(copy)) == 2
    assert [path.name for path in copy.parent.iterdir()] == ["copy"]  # nothing is left beside it


@pytest.mark.parametrize(
    ("documents", "message"),
    [([], "no documents"), ([corpus.documents[0]] * 2, "two documents are called")],
)
def test_what_makes_no_cache_is_refused(
    tmp_path: Path, documents: list[Document], message: str
) -> None:
    with pytest.raises(CacheError, match=message):
        build_cache(documents, tmp_path / "c")
    assert list(tmp_path.iterdir()) == []


# --- never used when it is not true


@pytest.mark.parametrize("table", ["texts", "blocks", "source", "sentences", "tokens"])
def test_a_changed_byte_is_noticed(copy: Path, table: str) -> None:
    path = copy / f"{table}-0001.parquet"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(CacheError, match=rf"damaged \({table}-0001.parquet\); build it anew"):
        use_all(open_cache(copy))


def use_all(opened: gw.Corpus) -> None:
    """Read every table."""
    gw.tokens(opened)
    sentences_of(opened)
    for document in opened:
        document.origin(0)


@pytest.mark.parametrize("harm", ["shorten", "remove"])
def test_a_lost_file_is_noticed_at_once(copy: Path, harm: str) -> None:
    path = copy / "tokens-0000.parquet"
    if harm == "remove":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(CacheError, match="damaged"):
        open_cache(copy)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"cache": {}, "digest": ""}'])
def test_a_damaged_manifest_is_noticed(copy: Path, text: str) -> None:
    (copy / "cache.json").write_text(text, encoding="utf-8")
    with pytest.raises(CacheError, match="damaged"):
        open_cache(copy)


def test_a_manifest_changed_by_hand_is_noticed(copy: Path) -> None:
    path = copy / "cache.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["cache"]["state"]["words"] = "0" * 32
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(CacheError, match="damaged"):
        open_cache(copy)


@pytest.mark.parametrize(
    ("name", "message"),
    [("schema", "layout"), ("segmenter", "words were cut by"), ("words", "dictionary")],
)
def test_what_it_rests_on_is_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    now = files.state()
    monkeypatch.setattr(files, "state", lambda: {**now, name: "another"})
    with pytest.raises(CacheError, match=f"out of date.*{message}.*build it anew"):
        open_cache(folder)


def test_changed_texts_are_noticed(texts: Path, tmp_path: Path) -> None:
    made = build_cache(gw.load(texts), tmp_path / "c", folders=[texts])
    path = texts / "a.txt"
    os.utime(path, (1, 1))  # written again, the same as before
    open_cache(made)
    path.write_text(path.read_text(encoding="utf-8").replace("切实", "着力"), encoding="utf-8")
    with pytest.raises(CacheError, match=r"out of date \(a.txt has changed\)"):
        open_cache(made)
    path.unlink()
    with pytest.raises(CacheError, match=r"a\.txt is gone"):
        open_cache(made)


def test_new_texts_are_noticed(texts: Path, tmp_path: Path) -> None:
    made = build_cache(gw.load(texts), tmp_path / "c", folders=[texts])
    (texts / "c.txt").write_text("加强。", encoding="utf-8")
    with pytest.raises(CacheError, match=r"c\.txt is new"):
        open_cache(made)


def test_a_cache_stands_by_itself(texts: Path, tmp_path: Path) -> None:
    made = build_cache(gw.load(texts), tmp_path / "c", folders=[texts])
    shutil.rmtree(texts)
    assert len(concordance(gw.load(made), "切实加强")) == 2


# --- the command line


def test_commands_take_a_cache_for_a_file(texts: Path, tmp_path: Path) -> None:
    made = tmp_path / "c"
    run = CliRunner().invoke(app, ["cache", str(texts), "-o", str(made)])
    assert run.exit_code == 0, run.output
    assert "tokens-0000.parquet" in run.output
    for command in (["kwic", "切实"], ["read"], ["describe"], ["annotate", "--layer", "tokens"]):
        here, there = (
            CliRunner().invoke(app, [*command, *paths, "--jsonl"]).output
            for paths in ([str(made)], [str(texts / "a.txt"), str(texts / "b.txt")])
        )
        assert here == there
        assert here


def test_a_stale_cache_is_one_line_on_standard_error(texts: Path, tmp_path: Path) -> None:
    made = tmp_path / "c"
    CliRunner().invoke(app, ["cache", str(texts), "-o", str(made)])
    (texts / "a.txt").write_text("加强", encoding="utf-8")
    run = CliRunner().invoke(app, ["kwic", "加强", str(made)])
    assert run.exit_code == 2
    assert run.stderr.count("\n") == 1
    assert "out of date" in run.stderr


def test_the_corpus_can_be_cached_without_a_path(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["cache", "-o", str(tmp_path / "c")])
    assert run.exit_code == 0
    assert gw.load(tmp_path / "c").ids == corpus.ids


def test_texts_of_one_name_are_told_apart(texts: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(texts, tmp_path / "other"))
    run = CliRunner().invoke(app, ["cache", str(texts), str(other), "-o", str(tmp_path / "c")])
    assert run.exit_code == 0, run.output
    assert len(set(gw.load(tmp_path / "c").ids)) == 4
