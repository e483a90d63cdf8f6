"""The corpus: loading, filters, gold, and what its validator insists on."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from gongwen.corpus import (
    Corpus,
    CorpusError,
    data_package,
    data_sheet,
    find_corpus,
    load,
    split,
    validate,
)
from gongwen.corpus.__main__ import main
from gongwen.corpus.check_names import real_names
from gongwen.corpus.sheet import BEGIN, END, with_sheet, write_sheet
from gongwen.reading.source import UnreadableError

HEADER = """\
---
id: {id}
title: 关于防汛工作的通知
type: 通知
variant: 指示
level: county
issuer: 青泊县人民政府
addressee: 各乡镇人民政府
number: 青泊政发〔2024〕5号
date: 2024-05-06
field: flood
kind: statutory
register: written
quality: good
faults: []
relates: []
composed: true
licence: CC-BY-4.0
---
"""
BODY = """\
青泊政发〔2024〕5号

关于防汛工作的通知

各乡镇人民政府：

为做好今年防汛工作，现将有关事项通知如下：

一、压实责任

各乡镇人民政府要把责任落实到每一段堤。

二、备足物料

各乡镇人民政府要在汛前清点仓库。

青泊县人民政府

2024年5月6日
"""


def write(folder: Path, name: str = "tz-01", header: str | None = None, body: str = BODY) -> Path:
    """Write one text of a made-up corpus; return the corpus's folder."""
    (folder / "documents").mkdir(exist_ok=True)
    text = HEADER.format(id=name) if header is None else header
    (folder / "documents" / f"{name}.md").write_text(text + body, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load()


# Loading


def test_the_shipped_corpus_loads_from_the_clone(corpus: Corpus) -> None:
    assert corpus.folder == Path(__file__).parents[1] / "corpus"
    assert corpus.ids == sorted(corpus.ids)
    assert corpus["js-01"].meta["type"] == "讲话稿"
    assert len(corpus) == len(list((corpus.folder / "documents").glob("*.md")))


def test_each_character_leads_to_its_line_and_column_in_the_file(corpus: Corpus) -> None:
    for document in corpus:
        lines = (corpus.folder.parent / document.file).read_text(encoding="utf-8").split("\n")
        for offset, character in enumerate(document.text):
            if character != "\n":
                file, line, column = document.origin(offset)
                assert (file, lines[line - 1][column]) == (document.file, character)


def test_every_line_of_the_body_is_read(tmp_path: Path) -> None:
    [document] = load(write(tmp_path))
    assert document.text.split("\n") == [line for line in BODY.split("\n") if line]
    assert document.origin(0) == (f"{tmp_path.name}/documents/tz-01.md", 20, 0)
    assert list(document.meta) == [line.split(":")[0] for line in HEADER.split("\n")[1:-2]]


def test_a_text_the_reader_would_split_stays_one_document(tmp_path: Path) -> None:
    speech = (
        "同志们：\n\n" + "今天召开会议，任务是部署全县防汛工作，动员大家立即行动起来。" * 3 + "\n\n"
    )
    body = (speech + speech.split("\n\n")[1] + "\n\n谢谢大家！\n\n") * 2
    [document] = load(write(tmp_path, body=body))
    assert document.text.count("谢谢大家！") == 2


def test_the_environment_names_another_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGWEN_CORPUS", str(write(tmp_path)))
    assert find_corpus() == tmp_path
    assert load().ids == ["tz-01"]
    monkeypatch.setenv("GONGWEN_CORPUS", str(tmp_path / "none"))
    with pytest.raises(CorpusError, match=r"GONGWEN_CORPUS names .*none.*clone the repository"):
        load()


def test_a_folder_of_found_files_is_read_with_its_subfolders(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(BODY, encoding="gb18030")
    (tmp_path / "sub" / "b.html").write_text(f"<p>{BODY}</p>", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "table.xlsx").write_bytes(b"PK")
    found = load(str(tmp_path))
    assert found.ids == ["a", "sub/b"]
    assert found["a"].file == str(tmp_path / "a.txt")
    assert found.where(encoding="gb18030").ids == ["a"]


def test_found_texts_of_one_name_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "sub" / "a.txt"):
        path.write_text(BODY, encoding="utf-8")
    assert load(tmp_path).ids == ["a", "sub/a"]


@pytest.mark.parametrize(
    ("name", "said"), [("none", "is not a folder"), ("", "holds no texts; put .txt")]
)
def test_a_folder_without_texts_says_what_to_do(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(CorpusError, match=said):
        load(tmp_path / name)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(UnreadableError, match=r"a\.txt: is empty"):
        load(tmp_path)


def test_other_registers_are_loaded_by_themselves(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="other"):
        load(write(tmp_path), other=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "documents" / "tz-01.md").rename(tmp_path / "other" / "tz-01.md")
    assert load(tmp_path, other=True).ids == ["tz-01"]


# Headers


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("---\nid", "id", r"line 1: a header is expected"),
        ("CC-BY-4.0\n---", "CC-BY-4.0", r"the header has no end"),
        ("level: county\n", "", r"lacks level"),
        ("level: county", "levle: county", r"line 6, field levle: no such field"),
        ("field: flood", "level: county", r"line 11, field level: stands here a second time"),
        ("quality: good\nfaults: []", "faults: []\nquality: good", "has faults where quality"),
        ("2024-05-06", "2024-02-30", r"line 10, field date: is '2024-02-30'"),
        ("2024-05-06", "May", r"line 10, field date: is 'May'; a date such as"),
        ("faults: []", "faults: none", r"field faults: is 'none'; a list"),
        ("faults: []", "faults: [1]", r"field faults: is \[1\]; a list"),
        ("composed: true", "composed: maybe", r"field composed: is 'maybe'; true or false"),
        ("type: 通知", "type: null", r"line 4, field type: is None; text is expected"),
        ("type: 通知", "type: [通知", r"line \d+: the header is not YAML"),
        ("type: 通知", "type: 通知: 甲", r"line 4: the header is not YAML"),
        ("id: tz-01", "id: tz01", r"line 2, field id: is 'tz01'"),
    ],
)
def test_a_header_at_fault_is_named_by_file_line_and_field(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    header = HEADER.format(id="tz-01")
    assert old in header
    with pytest.raises(CorpusError, match=rf"documents/tz-01\.md.*{said}"):
        load(write(tmp_path, header=header.replace(old, new, 1)))


def test_a_header_without_fields_or_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no fields"):
        load(write(tmp_path, header="---\n- 甲\n---\n"))
    with pytest.raises(CorpusError, match="line 19: no text follows"):
        load(write(tmp_path, body=" \n\u3000\n"))
    (tmp_path / "documents" / "tz-01.md").write_bytes("---\n标题".encode("gb18030"))
    with pytest.raises(CorpusError, match="line 2: not UTF-8"):
        load(tmp_path)


# Choosing and describing


def test_what_a_filter_leaves_is_again_a_corpus(corpus: Corpus) -> None:
    notices = corpus.where(type="通知")
    assert isinstance(notices, Corpus)
    assert {document.meta["type"] for document in notices} == {"通知"}
    assert notices.folder == corpus.folder
    both = corpus.where(type=("通知", "报告")).where(level="city")
    assert {d.meta["type"] for d in both} <= {"通知", "报告"}
    assert {d.meta["level"] for d in both} == {"city"}


def test_filters_take_values_callables_and_items_of_lists(corpus: Corpus) -> None:
    assert corpus.where(id="js-01").ids == ["js-01"]
    assert "js-01" in corpus.where(relates="tz-01")
    recent = corpus.where(date=lambda date: date >= "2024")
    assert all(document.meta["date"] >= "2024" for document in recent)
    assert corpus.where(lambda document: "鸬汊圩" in document.text).where(type="请示").ids
    assert corpus.where(split="test").ids == [name for name in corpus.ids if split(name) == "test"]
    assert len(corpus.where(type="没有这种")) == 0


def test_an_unknown_field_is_refused_with_those_there_are(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match=r"no document has 'tpye'; known are .*type"):
        corpus.where(tpye="通知")


def test_a_filter_leaves_the_corpus_as_it_was(corpus: Corpus) -> None:
    before = corpus.ids
    corpus.where(type="通知")
    assert corpus.ids == before


def test_a_document_is_had_by_its_id(corpus: Corpus) -> None:
    assert corpus["js-01"].id == "js-01"
    assert "js-01" in corpus
    with pytest.raises(KeyError, match="no document is called 'none'; there are bg-01"):
        corpus["none"]


def test_two_documents_of_one_id_are_refused(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match=r"two documents are called 'js-01'.*rename one"):
        Corpus((corpus["js-01"], corpus["js-01"]))


def test_describe_has_one_row_a_document_and_counts(corpus: Corpus) -> None:
    table = corpus.describe()
    assert table["id"].tolist() == corpus.ids
    row = table.set_index("id").loc["js-01"]
    assert (row["type"], row["level"], row["date"]) == ("讲话稿", "city", "2024-03-28")
    assert row["hanzi"] > 2000
    assert row["sentences"] > 50


def test_a_corpus_says_what_it_is_of(tmp_path: Path) -> None:
    assert repr(load(write(tmp_path))) == "Corpus of 1 documents: 通知 1"


# Splits


def test_a_third_of_the_texts_is_test_and_every_larger_type_has_some(corpus: Corpus) -> None:
    table = corpus.describe()
    assert abs((table["split"] == "test").mean() - 1 / 3) <= 0.05
    for name, texts in table.groupby("type"):
        assert len(texts) < 3 or "test" in set(texts["split"]), name


def test_the_split_depends_on_nothing_but_the_id() -> None:
    assert [split(f"x-{number:02}") for number in range(1, 7)] == ["dev", "test", "dev"] * 2
    with pytest.raises(ValueError, match="'notice' has no number"):
        split("notice")


# Gold


def annotate(folder: Path, text: str, layer: str = "moves", part: str = "dev") -> Path:
    """Write one file of gold; return the corpus's folder."""
    target = folder / "annotation" / layer / part
    target.mkdir(parents=True)
    (target / "tz-01.csv").write_text(text, encoding="utf-8")
    return folder


def test_gold_is_a_layer_with_its_own_columns_read(tmp_path: Path) -> None:
    rows = """\
document,start,end,label,text,level,members,clear,note
tz-01,0,4,OCC,青泊政发,1,"[[0, 2], [2, 4]]",true,甲
tz-01,4,10,SAL,〔2024〕,,,,
"""
    corpus = load(annotate(write(tmp_path), rows))
    layer = corpus.gold("moves")
    assert layer["text"].tolist() == ["青泊政发", "〔2024〕"]
    assert layer["level"].tolist() == [1, pd.NA]
    assert layer["members"].tolist() == [[[0, 2], [2, 4]], None]
    assert layer["clear"].tolist() == [True, pd.NA]
    assert layer["note"].tolist()[0] == "甲"
    assert corpus.layers == ["moves"]
    assert corpus.annotated("moves").ids == ["tz-01"]
    assert len(corpus.where(id="none").gold("moves")) == 0


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("tz-01,0,4,OCC,青泊政府", r"moves/dev/tz-01\.csv: row 0: .*is '青泊政发', not '青泊政府'"),
        ("tz-01,0,9999,OCC,青", "is no span of tz-01"),
        ("tz-02,0,4,OCC,青泊政发", "the column document says tz-02, not tz-01"),
        ("tz-01,a,4,OCC,青泊政发", r"tz-01\.csv: "),
    ],
)
def test_gold_that_does_not_fit_its_text_is_refused(tmp_path: Path, rows: str, said: str) -> None:
    corpus = load(annotate(write(tmp_path), f"document,start,end,label,text\n{rows}\n"))
    with pytest.raises(CorpusError, match=said):
        corpus.gold("moves")


def test_gold_that_is_not_there_is_named(tmp_path: Path) -> None:
    corpus = load(write(tmp_path))
    with pytest.raises(CorpusError, match="no gold is called 'moves'; this corpus has no annot"):
        corpus.gold("moves")
    corpus = load(annotate(tmp_path, "document,start,end,label,text\n"))
    assert corpus.gold("moves", "dev").empty
    with pytest.raises(CorpusError, match="split is 'train'; dev, test or second"):
        corpus.gold("moves", "train")


def test_the_second_annotation_is_had_only_by_name(tmp_path: Path) -> None:
    head = "document,start,end,label,text,level\n"
    annotate(write(tmp_path), head + "tz-01,0,4,OCC,青泊政发,\n")
    folder = annotate(tmp_path, head + "tz-01,0,2,SAL,青泊,\n", part="second")
    corpus = load(folder)
    assert corpus.gold("moves")["label"].tolist() == ["OCC"]
    assert corpus.gold("moves", "second")["label"].tolist() == ["SAL"]
    assert corpus.gold("moves")["level"].isna().all()
    assert corpus.layers == ["moves"]
    assert findings(folder) == set()
    names = [resource["name"] for resource in data_package(corpus)["resources"]]
    assert names[2:] == ["moves-tz-01", "moves-tz-01-second"]


# Validator


def test_the_shipped_texts_have_no_error(corpus: Corpus) -> None:
    findings = validate(corpus)
    errors = findings[findings["severity"] == "error"]
    assert errors.empty, "\n" + "\n".join(errors["document"] + ": " + errors["en"])


def test_the_texts_of_other_registers_have_no_error() -> None:
    folder = find_corpus() / "other"
    if not list(folder.glob("*.md")):
        pytest.skip("no texts of other registers yet")
    findings = validate(load(other=True))
    errors = findings[findings["severity"] == "error"]
    assert errors.empty, "\n" + "\n".join(errors["document"] + ": " + errors["en"])


def findings(folder: Path) -> set[tuple[str, str, str]]:
    """Return document, severity and check of all findings but missing types."""
    table = validate(load(folder))
    rows = table[["document", "severity", "check"]].itertuples(index=False, name=None)
    return {row for row in rows if row[2] != "coverage"}


def test_a_good_text_alone_has_no_finding_but_the_types_that_are_missing(tmp_path: Path) -> None:
    assert findings(write(tmp_path)) == set()
    table = validate(load(tmp_path))
    assert {"决议", "函"} <= {zh[: zh.index("只有")] for zh in table["zh"]}


@pytest.mark.parametrize(
    ("old", "new", "severity", "check"),
    [
        ("level: county", "level: planet", "error", "value"),
        ("kind: statutory", "kind: speech", "error", "kind"),
        ("quality: good", "quality: weak", "error", "faults"),
        ("faults: []", "faults: [padding]", "warning", "faults"),
        ("relates: []", "relates: [qs-01]", "error", "relates"),
        ("title: 关于防汛", "title: 关于抗旱", "error", "title"),
        ("number: 青泊政发〔2024〕5号", "number: 青泊政发〔2024〕6号", "error", "number"),
        ("number: 青泊政发〔2024〕5号", "number: null", "error", "number"),
        ("addressee: 各乡镇人民政府", "addressee: 各村", "error", "addressee"),
        ("date: 2024-05-06", "date: 2024-05-07", "error", "date"),
        ("汛前清点", "汛前,清点", "error", "marks"),
        ("仓库。", "仓库。 ", "error", "spaces"),
        ("仓库。", "苏州市的仓库。", "error", "names"),
        ("仓库。", "苏州的仓库。", "warning", "names"),
        ("2024年5月6日\n", "2024年5月6日\n\n", "warning", "spaces"),
    ],
)
def test_each_fault_is_found(tmp_path: Path, old: str, new: str, severity: str, check: str) -> None:
    text = HEADER.format(id="tz-01") + BODY
    assert old in text
    folder = write(tmp_path, header=text.replace(old, new, 1), body="")
    assert ("tz-01", severity, check) in findings(folder)


def test_what_a_weak_text_does_wrong_is_no_error(tmp_path: Path) -> None:
    header = HEADER.format(id="tz-01")
    header = header.replace("quality: good\nfaults: []", "quality: weak\nfaults: [half-width]")
    folder = write(tmp_path, header=header, body=BODY.replace("：", ":"))
    assert findings(folder) == {("tz-01", "info", "marks")}


def test_a_file_named_otherwise_and_a_number_used_twice_are_found(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "tz-03", header=HEADER.format(id="tz-02"))
    found = findings(tmp_path)
    assert ("tz-02", "error", "id") in found
    assert ("tz-02", "error", "number") in found


def test_passages_that_unrelated_texts_share_are_told(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "tz-02", header=HEADER.format(id="tz-02"))
    assert ("tz-01", "info", "repeats") not in findings(tmp_path)  # under 20 hanzi
    long = BODY.replace("清点仓库", "清点仓库补足编织袋块石和救生衣并逐项登记造册")
    for name in ("tz-01", "tz-02"):
        write(tmp_path, name, body=long)
    assert ("tz-01", "info", "repeats") in findings(tmp_path)
    related = HEADER.format(id="tz-01").replace("relates: []", "relates: [tz-02]")
    write(tmp_path, header=related, body=long)
    assert ("tz-01", "info", "repeats") not in findings(tmp_path)


def test_gold_is_validated_for_place_offsets_and_labels(tmp_path: Path) -> None:
    folder = annotate(write(tmp_path), "document,start,end,label,text\ntz-01,0,2,XXX,青泊\n")
    assert findings(folder) == set()
    (folder / "annotation" / "GUIDELINES.md").write_text("`OCC`", encoding="utf-8")
    assert findings(folder) == {("tz-01", "error", "gold")}
    annotate(folder, "document,start,end,label,text\n", part="test")
    said = " ".join(validate(load(folder))["en"])
    assert "belongs in dev" in said
    assert "guidelines do not have: XXX" in said


def test_only_texts_with_headers_are_validated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    with pytest.raises(CorpusError, match="a has no header"):
        validate(load(tmp_path))


def test_no_name_of_the_invented_world_is_on_the_list_of_real_ones(corpus: Corpus) -> None:
    world = (corpus.folder / "README.md").read_text(encoding="utf-8")
    world = world[world.index("## The world") :]
    found = [name for name in real_names() if name in world]
    assert found == []


# Data sheet and data package


@pytest.fixture(scope="module")
def others() -> Corpus | None:
    has_some = list((find_corpus() / "other").glob("*.md"))
    return load(other=True) if has_some else None


STALE = "out of step; `python -m gongwen.corpus update` writes it anew"


def test_the_data_sheet_is_in_step_with_the_files(corpus: Corpus, others: Corpus | None) -> None:
    readme = (corpus.folder / "README.md").read_text(encoding="utf-8")
    assert with_sheet(readme, data_sheet(corpus, others)) == readme, f"corpus/README.md is {STALE}"


def test_the_data_package_is_in_step_with_the_files(corpus: Corpus, others: Corpus | None) -> None:
    written = json.loads((corpus.folder / "datapackage.json").read_text(encoding="utf-8"))
    assert data_package(corpus, others) == written, f"corpus/datapackage.json is {STALE}"


def test_the_data_package_has_what_the_standard_requires(
    corpus: Corpus, others: Corpus | None
) -> None:
    package = data_package(corpus, others)
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["resources"]
    for licence in package["licenses"]:
        assert licence.keys() & {"name", "path"}
    assert all(contributor["title"] for contributor in package["contributors"])
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)
    for resource in package["resources"]:
        assert len(resource.keys() & {"path", "data"}) == 1
        if "path" in resource:
            data = (corpus.folder / resource["path"]).read_bytes()
            assert resource["bytes"] == len(data)
            assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        for field in resource.get("schema", {}).get("fields", []):
            assert field["name"]
            assert field["type"] in {"string", "integer", "number", "boolean", "array"}


def test_the_rows_of_the_data_package_fit_their_schema(corpus: Corpus) -> None:
    [table] = [one for one in data_package(corpus)["resources"] if one["name"] == "documents"]
    kinds = {"string": str, "integer": int, "boolean": bool, "array": list}
    types = {field["name"]: kinds[field["type"]] for field in table["schema"]["fields"]}
    assert [row["id"] for row in table["data"]] == corpus.ids
    for row in table["data"]:
        assert list(row) == list(types)
        assert all(value is None or isinstance(value, types[name]) for name, value in row.items())


def test_gold_has_its_schema_in_the_data_package(tmp_path: Path) -> None:
    rows = "document,start,end,label,text,level,members,clear,note\n"
    rows += 'tz-01,0,4,OCC,青泊政发,1,"[[0, 2]]",true,甲\n'
    package = data_package(load(annotate(write(tmp_path), rows)))
    [gold] = [one for one in package["resources"] if one["name"] == "moves-tz-01"]
    assert gold["path"] == "annotation/moves/dev/tz-01.csv"
    types = [field["type"] for field in gold["schema"]["fields"]]
    assert types == [
        "string", "integer", "integer", "string", "string", "integer", "array", "boolean", "string",
    ]  # fmt: skip


def test_the_sheet_goes_between_its_markers_and_nowhere_else(tmp_path: Path) -> None:
    folder = write(tmp_path)
    with pytest.raises(CorpusError, match=r"README\.md needs the lines"):
        with_sheet("# Corpus\n", "")
    (folder / "README.md").write_text(f"前\n{BEGIN}\n旧\n{END}\n后\n", encoding="utf-8")
    path = write_sheet(load(folder))
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"前\n{BEGIN}\n\n## Figures\n")
    assert text.endswith(f"\n\n{END}\n后\n")
    assert re.search(r"\| 通知 \| 指示 1 \| 1 \| \d+ \| 1 \| 0 \|", text)
    assert "旧" not in text
    assert write_sheet(load(folder)).read_text(encoding="utf-8") == text


def test_only_a_corpus_of_the_shipped_layout_has_sheet_and_package(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    for make in (data_package, write_sheet):
        with pytest.raises(CorpusError, match="shipped layout"):
            make(load(tmp_path))


def test_the_command_checks_and_updates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path)
    monkeypatch.setenv("GONGWEN_CORPUS", str(folder))
    assert main([]) == 2
    assert "update" in capsys.readouterr().err
    assert main(["update"]) == 2
    assert "does not exist" in capsys.readouterr().err
    (folder / "README.md").write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    assert main(["update"]) == 0
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    capsys.readouterr()
    assert main(["check"]) == 1
    assert "error: corpus: 决议: 0 texts" in capsys.readouterr().out
