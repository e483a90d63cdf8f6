"""Slot frames, their slots and what fills them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import gongwen as gw
from gongwen.cli import app
from gongwen.documents import check_layer
from gongwen.phrases import fillers, frames, lines, slots_of, triples, variability
from gongwen.phrases.inventory import frames_known, items
from gongwen.words.sentences import as_document

corpus = gw.load()


def found(text: str) -> list[tuple[str, list[str]]]:
    """Each frame with the texts of its slots."""
    layer = frames(text)
    return [
        (frame, [text[start:end] for start, end in slots])
        for frame, slots in zip(layer["label"], layer["slots"], strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "frame", "slots"),
    [
        ("以改革为契机，促发展。", "以X为Y", ["改革", "契机"]),
        ("以首个“工匠日”为新的起点，奋勇争先。", "以X为Y", ["首个“工匠日”", "新的起点"]),
        ("把安全作为头等大事。", "把X作为Y", ["安全", "头等大事"]),
        ("将护林作为硬任务、硬指标，抓紧抓实。", "将X作为Y", ["护林", "硬任务、硬指标"]),
        ("把经费纳入财政预算，按月拨付。", "把X纳入Y", ["经费", "财政预算"]),
        ("把安全摆在突出位置。", "把X摆在Y", ["安全", "突出位置"]),
        ("在市委的正确领导下，大家努力。", "在X下", ["市委的正确领导"]),
        ("在流程再造上下功夫。", "在X上下功夫", ["流程再造"]),
        ("既要修好路，又要管好路。", "既要X又要Y", ["修好路", "管好路"]),
        ("不是看谁说得多，而是看谁干得好。", "不是X而是Y", ["看谁说得多", "看谁干得好"]),
        ("不仅要建，而且要管。", "不仅X而且Y", ["要建", "要管"]),
        ("只有群众满意，才能算数。", "只有X才Y", ["群众满意", "算数"]),
        ("从群众需要出发。", "从X出发", ["群众需要"]),
        ("紧紧围绕春灌工作，早动手。", "围绕X", ["春灌工作"]),
        ("以作风促落实，以落实见成效。", "以X促Y", ["作风", "落实"]),
        ("由管理型向服务型转变。", "由X向Y转变", ["管理型", "服务型"]),
        ("变被动为主动，抢抓农时。", "变X为Y", ["被动", "主动"]),
        ("为安全度汛提供坚强保障。", "为X提供Y", ["安全度汛", "坚强保障"]),
        ("为丰收奠定了坚实基础。", "为X奠定Y", ["丰收", "坚实基础"]),
        ("形成推进改革的强大合力。", "形成X的合力", ["推进改革", "强大合力"]),
        ("形成齐抓共管的良好局面，抓出成效。", "形成X的格局", ["齐抓共管", "良好局面"]),
        ("坚持严格要求与关心爱护相结合。", "坚持X与Y相结合", ["严格要求", "关心爱护"]),
        ("窗口是政府的名片，群众是改革的主体。", "X是Y的Z", ["群众", "改革", "主体"]),
    ],
)
def test_slots_stop_at_the_right_word(text: str, frame: str, slots: list[str]) -> None:
    assert (frame, slots) in found(text)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("坚持以人为本的理念。", "以X为Y"),
        ("他以为会议是重点。", "以X为Y"),
        ("所以这里成为重点。", "以X为Y"),
        ("可以认为这是重点。", "以X为Y"),
        ("这项工作是去年启动的。", "X是Y的Z"),
        ("他把碗放在桌上。", "把X摆在Y"),
        ("改变颜色为蓝色。", "变X为Y"),
    ],
)
def test_an_accident_is_no_frame(text: str, frame: str) -> None:
    assert frame not in [one for one, _ in found(text)]


def test_frames_in_a_row_are_found_one_by_one() -> None:
    text = "以保安全为目标，以抓重点为关键，以责任落实为保障，齐心协力。"
    assert [slots[1] for _, slots in found(text)] == ["目标", "关键", "保障"]


def test_every_frame_is_an_item_of_the_inventory() -> None:
    surfaces = {item.surface for item in items() if item.label == "FRM"}
    assert {frame.surface for frame in frames_known()} <= surfaces


def test_the_command_gives_slots_as_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("同志们：\n\n要以改革为契机，抓好落实。\n", encoding="utf-8")
    run = CliRunner().invoke(app, ["annotate", str(path), "--layer", "frames", "--jsonl"])
    row = json.loads(run.stdout)
    assert (row["label"], row["line"], row["slots"]) == ("以X为Y", 3, [[2, 4], [5, 7]])
    run = CliRunner().invoke(app, ["annotate", str(path), "--layer", "formulae", "--jsonl"])
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(row["label"], row["item"]) for row in found] == [
        ("ADDR", "F01-01"),
        ("FRM", "F22-01"),
    ]


def test_an_unknown_frame_is_named() -> None:
    with pytest.raises(ValueError, match="'以Z为Z'"):
        frames("以此为契机。", names=["以Z为Z"])


def test_the_layer_of_the_corpus_holds_its_slots() -> None:
    layer = frames(corpus)
    check_layer(layer, {document.id: document for document in corpus})
    for start, end, slots in zip(layer["start"], layer["end"], layer["slots"], strict=True):
        assert slots
        assert all(start <= one < other <= end for one, other in slots)
        assert slots == sorted(slots)


def test_fillers_count_and_lead_to_their_lines() -> None:
    layer = frames(corpus, names=["以X为Y"])
    table = fillers(slots_of(layer, corpus))
    assert table[table["slot"] == "Y"]["count"].sum() == len(layer)
    for row in table.head(5).to_dict("records"):
        assert len(lines(row, corpus)) == row["count"]


def test_a_closed_slot_varies_less_than_an_open_one() -> None:
    table = variability(slots_of(frames(corpus, names=["以X为Y"]), corpus)).set_index("slot")
    assert table.loc["Y", "ttr"] < table.loc["X", "ttr"]
    assert table.loc["Y", "entropy"] < table.loc["X", "entropy"]


@given(st.text(alphabet="以为把作既要又重点人本所的，。、在下上从出发是\n", max_size=40))
def test_any_text_gives_spans_of_itself(text: str) -> None:
    document = as_document(text)
    check_layer(frames(document), {document.id: document})


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("切实加强渠道管护工作，早修早用。", ("切实", "加强", "渠道管护工作", "工作")),
        ("充分发挥水库、湖泊的综合作用。", ("充分", "发挥", "水库、湖泊的综合作用", "作用")),
    ],
)
def test_a_triple_runs_to_its_head_noun(text: str, parts: tuple[str, ...]) -> None:
    row = triples(text).iloc[0]
    assert tuple(row[["adverb", "verb", "object", "head"]]) == parts


@pytest.mark.parametrize("text", ["进一步完善。", "大家积极参加，很好。", "依法追究责任。"])
def test_an_adverb_without_verb_and_object_is_no_triple(text: str) -> None:
    assert triples(text).empty


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("镇里要把修渠作为今冬的头等大事来抓。", "今冬的头等大事"),
        ("要把管水作为自家的事来办好，办实。", "自家的事"),
        ("把来信作为线索。", "线索"),
        ("把水库作为未来的水源。", "未来的水源"),
    ],
)
def test_what_is_done_with_a_role_is_no_part_of_it(text: str, role: str) -> None:
    found = frames(text, names=["把X作为Y"])
    assert [text[slice(*spans[1])] for spans in found["slots"]] == [role]
