"""Exports: valid by their formats' own rules, and nothing is lost on the way there and back."""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pandas.testing import assert_frame_equal, assert_series_equal

from gongwen import exports, structure
from gongwen.corpus import Corpus, load
from gongwen.documents import SPAN_COLUMNS, Block, Document, Traced, assemble
from gongwen.exports.cells import describe_column, from_cells, to_cells
from gongwen.exports.parts import Exported, ExportError
from gongwen.reading.read import read_text
from gongwen.words import sentences, tokens

SCHEMA = Path(__file__).parent / "data" / "gongwen-tei.rng"

Way = tuple[Callable[..., Path], Callable[[Path], Exported], str]
WAYS: list[Way] = [
    (exports.to_csv, exports.from_csv, "out"),
    (exports.to_parquet, exports.from_parquet, "out"),
    (exports.to_tei, exports.from_tei, "out.xml"),
]
each_way = pytest.mark.parametrize("way", WAYS, ids=["csv", "parquet", "tei"])


@pytest.fixture(scope="module")
def shipped() -> Corpus:
    return load()


@pytest.fixture(scope="module")
def layers(shipped: Corpus) -> dict[str, pd.DataFrame]:
    """Return layers with columns of all kinds, words included for a few texts."""
    return {
        "sentences": shipped.layer(sentences),
        "outline": structure.outline(shipped),
        "enumerations": structure.enumerations(shipped),
        "tokens": shipped.where(type="批复").layer(tokens),
        "nothing": structure.outline(shipped).head(0),
    }


def assert_same(found: Corpus, expected: Corpus) -> None:
    assert found.ids == expected.ids
    for one, other in zip(found, expected, strict=True):
        assert one.text == other.text
        assert one.blocks == other.blocks
        assert one.content == other.content
        assert (one.file, one.number) == (other.file, other.number)
        assert dict(one.meta) == dict(other.meta)


def assert_same_layers(found: dict[str, pd.DataFrame], expected: dict[str, pd.DataFrame]) -> None:
    assert list(found) == list(expected)
    for name, layer in expected.items():
        plain = layer.reset_index(drop=True)
        plain.attrs = {}
        assert_frame_equal(found[name], plain)


# There and back


@each_way
def test_the_shipped_corpus_and_its_layers_come_back_whole(
    shipped: Corpus, layers: dict[str, pd.DataFrame], way: Way, tmp_path: Path
) -> None:
    write, read, name = way
    assert write(shipped, tmp_path / name, layers) == tmp_path / name
    corpus, found = read(tmp_path / name)
    assert_same(corpus, shipped)
    assert_same_layers(found, layers)


@each_way
def test_a_found_text_comes_back_with_its_places(way: Way, tmp_path: Path) -> None:
    write, read, name = way
    text = (
        "首页 > 范文\n\n关于防汛的通知\n各乡镇：\n　　一、要抓紧。20xx年已到，\n二、 要落实。\n"
        "县政府\n2024年5月6日\n附件\n名单\n甲 & <乙>\n"
    )
    documents = read_text(text, "a b.txt")
    write(documents, tmp_path / name)
    corpus, found = read(tmp_path / name)
    assert_same(corpus, Corpus(tuple(documents)))
    assert found == {}


@each_way
def test_one_document_and_odd_cells_come_back(way: Way, tmp_path: Path) -> None:
    write, read, name = way
    text = '甲乙\u3000“丙”,\u2028"丁"\n&<戊>'
    document = assemble(
        [(Block("paragraph", 0, len(line)), Traced.of(line, 1)) for line in text.split("\n")],
        id="x-01",
        meta={"faults": ["甲"], "number": None, "depth": {"a": 1}},
    )
    layer = pd.DataFrame(
        {
            "document": ["x-01", "x-01"],
            "start": [0, 4],
            "end": [1, 9],
            "label": ["甲 乙", ""],
            "text": ["甲", text[4:9]],
            "note": ["", None],
            "NA": ["NA", ""],
            "share": [0.1, np.nan],
            "clear": pd.array([True, None], dtype="boolean"),
            "members": [[[0, 1], [2, 3]], None],
            "pairs": [[(0, 1)], [(2, 3)]],
            "flags": [("a", "b"), ()],
            "kind": pd.Categorical(["b", "a"], categories=["b", "a"]),
            "any": [1, "x"],
        }
    )  # fmt: skip
    write(document, tmp_path / name, {"odd": layer})
    corpus, found = read(tmp_path / name)
    assert_same(corpus, Corpus((document,)))
    assert_frame_equal(found["odd"], layer)


@each_way
def test_what_is_exported_is_not_changed(
    layers: dict[str, pd.DataFrame], shipped: Corpus, way: Way, tmp_path: Path
) -> None:
    layer = layers["enumerations"]
    before = layer.copy(deep=True)
    way[0](shipped, tmp_path / way[2], {"enumerations": layer})
    assert_frame_equal(layer, before)


CELLS = st.one_of(
    st.lists(st.one_of(st.none(), st.text()), min_size=1).map(
        lambda values: pd.Series(values, dtype="object")
    ),
    st.lists(st.one_of(st.none(), st.integers(-9, 9)), min_size=1).map(
        lambda values: pd.Series(values, dtype="Int64")
    ),
    st.lists(st.floats(allow_nan=True, allow_infinity=False), min_size=1).map(pd.Series),
    st.lists(st.one_of(st.none(), st.lists(st.integers())), min_size=1).map(
        lambda values: pd.Series(values, dtype="object")
    ),
)


@given(CELLS)
def test_any_column_comes_back_from_its_cells(column: pd.Series) -> None:
    field = describe_column("x", column)
    assert_series_equal(from_cells(to_cells(column, field), field), column)


# What cannot be exported


@each_way
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    shipped: Corpus, way: Way, tmp_path: Path
) -> None:
    write, _, name = way
    good = pd.DataFrame(
        [("js-01", 0, 1, "a", shipped["js-01"].text[0])], columns=list(SPAN_COLUMNS)
    )
    bad = good.assign(text="错")
    dated = good.assign(when=pd.Timestamp("2024-01-01"))
    bare = Document("a", Traced.of("甲", 1))
    for documents, given_layers, said in (
        (shipped, {"moves": bad}, "layer moves: row 0"),
        (shipped, {"my moves": good}, "a layer is called 'my moves'"),
        (shipped, {"moves": dated}, "when is of type datetime"),
        (bare, {}, "a: has text outside of its blocks"),
    ):
        with pytest.raises(ExportError, match=said):
            write(documents, tmp_path / name, given_layers)
    assert list(tmp_path.iterdir()) == []


def test_a_character_that_xml_has_not_is_refused(tmp_path: Path) -> None:
    document = assemble([(Block("paragraph", 0, 2), Traced.of("甲\x01", 1))], id="a")
    with pytest.raises(ExportError, match="a: has a character that XML cannot hold"):
        exports.to_tei(document, tmp_path / "a.xml")
    assert list(tmp_path.iterdir()) == []


@each_way
def test_what_is_no_export_is_refused(way: Way, tmp_path: Path) -> None:
    _, read, name = way
    with pytest.raises(ExportError, match=name):
        read(tmp_path / name)
    if name == "out.xml":
        (tmp_path / name).write_text("<TEI/>", encoding="utf-8")
        with pytest.raises(ExportError, match="no TEI export"):
            read(tmp_path / name)
        (tmp_path / name).write_text("<TEI>", encoding="utf-8")
        with pytest.raises(ExportError, match="is not XML"):
            read(tmp_path / name)
    else:
        (tmp_path / name).mkdir()
        (tmp_path / name / "datapackage.json").write_text("{}", encoding="utf-8")
        with pytest.raises(ExportError, match="is no"):
            read(tmp_path / name)


def test_a_damaged_table_is_named(shipped: Corpus, tmp_path: Path) -> None:
    exports.to_csv(shipped.where(type="批复"), tmp_path)
    blocks = tmp_path / "blocks.csv"
    blocks.write_text(blocks.read_text(encoding="utf-8").replace("kind", "sort", 1), "utf-8")
    with pytest.raises(ExportError, match=r"damaged: blocks\.csv has not the columns"):
        exports.from_csv(tmp_path)


# The formats' own rules


@pytest.mark.parametrize("other", [False, True])
def test_tei_is_valid(other: bool, tmp_path: Path) -> None:
    if other and not list((load().folder or tmp_path).glob("other/*.md")):
        pytest.skip("no texts of other registers yet")
    corpus = load(other=other)
    found = {"outline": structure.outline(corpus), "enumerations": structure.enumerations(corpus)}
    made = etree.parse(exports.to_tei(corpus, tmp_path / "out.xml", found))
    for path in filter(None, [str(SCHEMA), os.environ.get("GONGWEN_TEI_ALL")]):
        schema = etree.RelaxNG(etree.parse(path))
        assert schema.validate(made), schema.error_log


def test_tei_of_a_found_page_is_valid(pages: Path, tmp_path: Path) -> None:
    for page in sorted(pages.glob("*.txt")):
        documents = read_text(page.read_text(encoding="utf-8"), page.name)
        made = etree.parse(exports.to_tei(documents, tmp_path / "out.xml"))
        schema = etree.RelaxNG(etree.parse(SCHEMA))
        assert schema.validate(made), (page, schema.error_log)


def test_tei_nests_headings_and_sets_head_and_sign_off_apart(tmp_path: Path) -> None:
    text = (
        "关于防汛的通知\n\n各乡镇：\n\n一、任务\n\n（一）巡堤。要抓紧。\n\n（二）备料。要备足。\n\n"
        "二、要求\n\n要落实到人。\n\n特此通知。\n\n县政府\n\n2024年5月6日\n"
    )
    made = etree.parse(exports.to_tei(read_text(text), tmp_path / "out.xml"))
    names = {"t": "http://www.tei-c.org/ns/1.0"}
    heads = made.xpath(
        "//t:div[@type='main']/t:div[@type='section']/t:head//text()", namespaces=names
    )
    assert heads == ["一、任务", "二、要求"]
    inner = made.xpath("//t:div/t:div/t:div/t:ab/t:seg/text()", namespaces=names)
    assert inner == ["（一）巡堤。", "（二）备料。"]
    [closer] = made.xpath("//t:closer", namespaces=names)
    assert [etree.QName(child).localname for child in closer] == ["seg", "signed", "dateline"]
    assert made.xpath("string(//t:opener/t:salute)", namespaces=names) == "各乡镇："


def conllu_faults(text: str) -> Iterator[str]:
    """Yield what breaks the rules of CoNLL-U (level 1 of the validator of Universal Dependencies)."""
    if not text.endswith("\n\n") or "\n\n\n" in text or "\r" in text:
        yield "each sentence ends with one empty line"
    seen = set()
    for sentence in text.strip("\n").split("\n\n"):
        lines = sentence.split("\n")
        comments = [line for line in lines if line.startswith("#")]
        words = lines[len(comments) :]
        known = dict(line[2:].split(" = ", 1) for line in comments)
        if known["sent_id"] in seen or re.search(r"\s", known["sent_id"]):
            yield f"sent_id {known['sent_id']} is not one of its own"
        seen.add(known["sent_id"])
        built = ""
        for number, word in enumerate(words, 1):
            cells = word.split("\t")
            if len(cells) != 10 or not all(cells):
                yield f"{word!r} has not ten filled columns"
                continue
            if cells[0] != str(number):
                yield f"{word!r} should have the number {number}"
            if any(re.search(r"\s", cell) for cell in cells):
                yield f"white space in {word!r}"
            misc = [part.split("=", 1)[0] for part in cells[9].split("|")]
            if len(misc) != len(set(misc)):
                yield f"a key of MISC stands twice in {word!r}"
            built += cells[1] + ("" if "SpaceAfter=No" in cells[9].split("|") else " ")
        if known["text"] != built.rstrip(" ") or known["text"] != known["text"].strip():
            yield f"text is {known['text']!r}, the words make {built!r}"


def test_conllu_keeps_the_rules_and_brings_words_and_sentences_back(
    shipped: Corpus, tmp_path: Path
) -> None:
    path = exports.to_conllu(shipped, tmp_path / "out.conllu")
    text = path.read_text(encoding="utf-8")
    assert list(conllu_faults(text)) == []
    assert re.findall(r"# newdoc id = (\S+)", text) == shipped.ids
    expected = {"tokens": shipped.layer(tokens), "sentences": shipped.layer(sentences)}
    assert_same_layers(exports.from_conllu(path), expected)


def test_conllu_of_odd_spaces_keeps_the_rules(tmp_path: Path) -> None:
    [document] = read_text("关 于\u3000\u3000的  通知 2024\xa0年。\n", "a b.txt")
    path = exports.to_conllu(document, tmp_path / "out.conllu")
    assert list(conllu_faults(path.read_text(encoding="utf-8"))) == []
    found = exports.from_conllu(path)
    assert_same_layers(found, {"tokens": tokens(document), "sentences": sentences(document)})


def test_conllu_takes_a_layer_of_words_and_leaves_out_other_sentences(
    shipped: Corpus, tmp_path: Path
) -> None:
    words = tokens(shipped["pf-01"])
    gold = words[words["sentence"].isin([2, 5])].drop(columns=["engine", "dictionary"])
    path = exports.to_conllu(shipped, tmp_path / "out.conllu", gold)
    found = exports.from_conllu(path)
    assert_same_layers({"tokens": found["tokens"]}, {"tokens": gold})
    assert found["sentences"]["document"].tolist() == ["pf-01", "pf-01"]


def test_words_that_leave_a_gap_or_cross_a_sentence_are_refused(
    shipped: Corpus, tmp_path: Path
) -> None:
    document = shipped["pf-01"]
    words = tokens(document)
    path = tmp_path / "out.conllu"
    with pytest.raises(ExportError, match="the words do not cover"):
        exports.to_conllu(document, path, words.drop(index=3))
    first = words.iloc[[0]].assign(end=40, text=document.text[:40])
    with pytest.raises(ExportError, match="at 0 crosses a sentence"):
        exports.to_conllu(document, path, first)
    assert not path.exists()


def test_what_is_no_conllu_of_ours_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    with pytest.raises(ExportError, match="cannot be read"):
        exports.from_conllu(path)
    path.write_text("# sent_id = 1\n1\t甲\t_\t_\t_\t_\t_\t_\t_\t_\n\n", encoding="utf-8")
    with pytest.raises(ExportError, match="line 1: is no sentence"):
        exports.from_conllu(path)


def test_the_tables_are_a_data_package(
    shipped: Corpus, layers: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    exports.to_csv(shipped, tmp_path, {"outline": layers["outline"]})
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    names = [resource["name"] for resource in package["resources"]]
    assert names == ["documents", "blocks", "source", "layers-outline"]
    for resource in package["resources"]:
        table = pd.read_csv(tmp_path / resource["path"], dtype="str", keep_default_na=False)
        assert list(table.columns) == [field["name"] for field in resource["schema"]["fields"]]
        known = {"string", "integer", "number", "boolean", "array", "object", "any"}
        assert {field["type"] for field in resource["schema"]["fields"]} <= known
