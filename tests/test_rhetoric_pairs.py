"""对偶: what makes two equal neighbours a figure, what does not, and where the weights come from."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gongwen as gw
from gongwen.documents import Document
from gongwen.reading.read import read_text
from gongwen.rhetoric import Settings, parallelism
from gongwen.rhetoric import __main__ as command
from gongwen.rhetoric.__main__ import main
from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.pair_beats import common_beats
from gongwen.rhetoric.pair_builds import end_of, head_of, words_of
from gongwen.rhetoric.pair_fit import fit
from gongwen.rhetoric.pair_learning import (
    annotated,
    examples,
    invented,
    learn,
    settings_of,
    trial,
    write,
)
from gongwen.rhetoric.pair_signs import SIGNS
from gongwen.rhetoric.phrase_classes import classes_of, hanzi_classes, tag_classes
from gongwen.rhetoric.segments import bare
from gongwen.rhetoric.settings import BASE, shipped_weights
from gongwen.words import count_hanzi, default_segmenter
from gongwen.words.sentences import as_document


def pairs(text: str) -> list[str]:
    layer = parallelism(text)
    return layer.loc[layer["label"] == "duiou", "text"].tolist()


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("各乡镇要围绕主业、服务农户，把账算清。", "围绕主业、服务农户"),
        ("对群众反映的问题，要坚决纠正、绝不敷衍。", "坚决纠正、绝不敷衍"),
        ("我们完全赞成、坚决照办。", "完全赞成、坚决照办"),
        ("这次会议主题鲜明、意义重大。", "主题鲜明、意义重大"),
        ("要检修防火器材、充实扑火人员。", "检修防火器材、充实扑火人员"),
        ("名单上墙，责任上肩。", "名单上墙，责任上肩"),
        ("渠道通了水，农户放了心。", "渠道通了水，农户放了心"),
        ("问题摆在桌上，措施落在地上。", "问题摆在桌上，措施落在地上"),
        ("雨来之前清沟排渍，雨停之后查苗补种。", "雨来之前清沟排渍，雨停之后查苗补种"),
        ("走进田间，走近农户。", "走进田间，走近农户"),
        ("宁可多走十里路，不可漏掉一户人。", "宁可多走十里路，不可漏掉一户人"),
        ("要堵住“糊涂账”，砸碎“铁饭碗”。", "堵住“糊涂账”，砸碎“铁饭碗”"),
        ("干部的心贴近了，群众的气理顺了。", "干部的心贴近了，群众的气理顺了"),
        ("这条渠上接水库，下连田头，三个村都能浇。", "上接水库，下连田头"),
        ("窗口要内抓规范、外树形象。", "内抓规范、外树形象"),
        ("有的站点验收时红红火火，半年后冷冷清清。", "验收时红红火火，半年后冷冷清清"),
        ("办好食堂，关键在采购，根本在留样。", "关键在采购，根本在留样"),
        ("要做到户户有台账、件件有答复。", "户户有台账、件件有答复"),
        ("台账上条条清楚，现场里样样缺失。", "台账上条条清楚，现场里样样缺失"),
        ("要坚持政府搭台、企业唱戏。", "政府搭台、企业唱戏"),
        ("让资料多跑路，农户少跑腿。", "资料多跑路，农户少跑腿"),
        ("全镇上下要改进工作作风，提高办事效率。", "改进工作作风，提高办事效率"),
        ("在田间学技术，在网上找销路。", "在田间学技术，在网上找销路"),
    ],
)
def test_two_phrases_of_one_build(text: str, pair: str) -> None:
    assert pairs(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "对发现的问题列出清单、限期整改。",
        "车辆应当扫码登记，接受检查。",
        "职称评定、评先评优向一线倾斜。",
        "学校操场、闲置晒场都可以用。",
        "县水利局、市气象台联合发出预警。",
        "会议由县长主持，各乡镇负责同志参加。",
        "我就讲这些，谢谢大家。",
        "人员到齐以后，开始清点物资。",
        "损坏水表、私自接管的，依法处理。",
        "请各单位认真学习，抓好贯彻落实。",
        "他从县里回到村里，带着两个徒弟。",
        "春深四月，万物竞荣。",
        "应到12人，实到10人。",
    ],
)
def test_two_neighbours_of_one_length_that_are_not_built_alike(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "加大机井改造力度，旱地灌溉持续改善。",  # a verb and its object, a subject and its verb
        "粮食收购稳定有序，兑现售粮贴息政策。",
        "加强对库区移民村、水源涵养区的扶持。",  # nouns side by side
        "合理确定渔船更新标准，完善休渔补助办法。",  # 合理确定 belongs to the first alone
        "开工建设和望水库干渠、石臼泵站前池。",
        "适当提高村医补助、护林津贴、养老补贴等标准。",  # a list of more than two
        "主动接受村民监督、社会监督，不护短。",  # two names of one thing
        "现在我向全会报告工作，请予审议。",
        "强化渔船救助动态监测。加强水库险情精准防控。",  # two sentences of a plan
    ],
)
def test_neighbours_of_plain_reports_are_no_pairs(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("扩大灌溉面积，改善种植条件，全县粮食总产再上一个台阶。", "扩大灌溉面积，改善种植条件"),
        ("旱地产量稳步提高，水田品质持续改善。", "旱地产量稳步提高，水田品质持续改善"),
        ("推广小型水轮机，修复老旧提水站。", "推广小型水轮机，修复老旧提水站"),
        ("要有应对复杂汛情、处理突发险情能力。", "应对复杂汛情、处理突发险情"),
        ("用先进感召人、以实绩说服人。", "用先进感召人、以实绩说服人"),
    ],
)
def test_clauses_of_one_build_are_pairs_in_reports_too(text: str, pair: str) -> None:
    assert pairs(text) == [pair]


def edges(text: str) -> tuple[int, int]:
    source = bare(as_document(text), default_segmenter())
    words = words_of(source, (0, len(source.text)))
    return head_of(words), end_of(words)


def test_phrases_are_told_by_what_they_begin_with_and_end_in() -> None:
    verb, noun = 1, 2
    said, named = 1, 2
    assert edges("深入推进河道治理")[0] == verb
    assert edges("稳妥化解风险") == (verb, named)
    assert edges("扩大内需")[0] == verb
    assert edges("河道水质好转") == (noun, said)
    assert edges("传统产业园区") == (noun, named)


def test_two_pairs_in_a_row_are_two() -> None:
    text = "修渠只是第一步，护渠才是长远计；开挖只要一冬，看守却要十年。"
    assert pairs(text) == ["修渠只是第一步，护渠才是长远计", "开挖只要一冬，看守却要十年"]


def test_a_long_word_is_parted_where_its_partner_begins_a_word() -> None:
    source = bare(as_document("聚力谋发展，实干促振兴"), default_segmenter())
    both = range(5), range(6, 11)
    texts = source.text[:5], source.text[6:11]
    assert [end for _, end in common_beats(source, both, texts)][-2:] == [3, 5]


def test_what_comes_twice_at_the_same_places_is_an_echo() -> None:
    source = bare(as_document("事事有人管、件件有回声"), default_segmenter())
    assert fit(source, range(5), range(6, 11)).echo == 1
    assert fit(source, range(5), range(5)).echo == 0


def test_invented_sentences_bear_their_pairs() -> None:
    texts = invented()
    statuses = {status for _, gold in texts for status in gold["status"]}
    assert statuses == {"clear", "borderline"}
    for document, gold in texts:
        assert not set("{}[]") & set(document.text)
        for start, end in zip(gold["start"], gold["end"], strict=True):
            assert 0 <= start < end <= len(document.text)
            assert document.text[start:end].strip("，。、") == document.text[start:end]


def test_invented_sentences_teach_signs_but_not_how_common_pairs_are() -> None:
    real = examples(annotated(gw.load())[:4])
    made = examples(invented())
    alone, both = learn(real), learn(pd.concat([real, made], ignore_index=True))
    assert made["is_pair"].mean() > 2 * real["is_pair"].mean()
    assert alone != both
    assert abs(alone[BASE] - both[BASE]) < 2


def test_a_piece_with_one_hanzi_more_makes_a_loose_pair() -> None:
    layer = parallelism("干部多走一里路，群众就少跑一趟腿。")
    assert layer["label"].tolist() == ["duiou"]
    assert layer["kind"].tolist() == ["loose"]


def test_two_heads_of_a_list_that_match_are_a_structural_pair() -> None:
    text = "今天开会，一是表扬去年的先进，请劳模上台，二是部署今年的任务，请大家发言。"
    layer = parallelism(text)
    assert layer["kind"].tolist() == ["structural"]
    assert [text[slice(*one)] for one in layer["members"].iloc[0]] == [
        "表扬去年的先进",
        "部署今年的任务",
    ]


def test_two_headings_of_one_length_are_no_pair() -> None:
    text = "一、提高思想认识\n春耕是全年的基础。\n二、压实工作责任\n各村要落实到户。"
    (document,) = read_text(text)
    read = Document("read", document.content, document.blocks)
    assert parallelism(read).empty


def test_two_heads_of_a_list_that_do_not_match_are_none() -> None:
    assert parallelism("一是水源不足，二是全县有三座泵站没有按期修好。").empty


def test_a_pair_does_not_draw_in_a_neighbour_that_shares_far_less() -> None:
    text = "大家坐在一起，把旧年的账理一理，把新年的活排一排。"
    layer = parallelism(text)
    assert "paibi" not in layer["label"].tolist()


def test_a_pair_that_opens_a_heading_stands_out_from_what_follows() -> None:
    text = "看清形势，认准方向，切实增强做好防汛抗旱工作的自觉性。"
    assert pairs(text) == ["看清形势，认准方向"]


def test_every_sign_is_in_the_table_and_in_the_settings() -> None:
    assert set(shipped_weights()) == {BASE, *SIGNS}
    assert set(Settings().pair_weights) == set(SIGNS)
    assert Settings().pair_base == shipped_weights()[BASE]
    assert all(sign in str(Settings.__doc__) for sign in SIGNS)


def test_what_should_speak_for_a_pair_does() -> None:
    weights = shipped_weights()
    good = ("match", "same", "kin", "echo", "opposed", "alone", "clauses", "quoted", "led")
    bad = (
        "clash",
        "dull",
        "neighbour",
        "nouns",
        "heads",
        "torn",
        "cut",
        "tail",
        "listed",
        "stopped",
    )
    assert all(weights[sign] > 0 for sign in good)
    assert all(weights[sign] < 0 for sign in bad)


def test_a_higher_bar_finds_less() -> None:
    text = "要走进田间，走近农户。"
    assert len(parallelism(text)) == 1
    assert parallelism(text, Settings(pair_least=4.0)).empty


@pytest.mark.parametrize(
    ("text", "match", "clash"),
    [
        ("积极探索、大胆实践", 1.0, 0.0),
        ("落地生根、开花结果", 1.0, 0.0),
        ("百事难行、有何办法", 0.0, 0.75),
    ],
)
def test_how_two_stretches_fit(text: str, match: float, clash: float) -> None:
    source = bare(as_document(text), default_segmenter())
    seen = fit(source, range(4), range(5, 9))
    assert seen.clash == clash
    assert seen.match >= match


def test_a_listed_word_has_the_classes_of_the_list() -> None:
    assert classes_of("足额") == tag_classes("d")
    assert classes_of("晒场") == tag_classes("n")
    assert classes_of("渚头") == 0


def test_tables_hold_what_they_say() -> None:
    assert all(count_hanzi(hanzi) == 1 for hanzi in hanzi_classes())
    for row in read_table("wordclasses.tsv"):
        words = row["words"].split()
        assert {count_hanzi(word) for word in words} <= {2, 3}
        assert len(set(words)) > len(words) - 5


GOLD = "名单上墙，责任上肩。会议由县长主持，各乡镇负责同志参加。要围绕主业、服务农户。车辆应当扫码登记，接受检查。"


def annotated_text(name: str) -> tuple[Document, pd.DataFrame]:
    """Return a text with two pairs as gold."""
    found = as_document(GOLD)
    rows = [
        {"document": found.id, "start": GOLD.index(pair), "end": GOLD.index(pair) + len(pair),
         "label": "duiou", "kind": "strict", "status": status, "text": pair}
        for pair, status in (("名单上墙，责任上肩", "clear"), ("围绕主业、服务农户", name))
    ]  # fmt: skip
    return found, pd.DataFrame(rows)


def test_examples_tell_pairs_from_neighbours() -> None:
    table = examples([annotated_text("borderline")])
    assert set(SIGNS) <= set(table.columns)
    assert table["is_pair"].sum() == 2
    assert sorted(table.loc[table["is_pair"], "weight"]) == [0.5, 1.0]
    assert not table["is_pair"].all()


def test_learning_is_the_same_twice_and_can_leave_a_text_out() -> None:
    table = examples(annotated(gw.load())[:4])
    assert learn(table) == learn(table)
    assert learn(table) != learn(table, without=[str(table["document"].iloc[0])])


def test_learned_weights_make_settings() -> None:
    weights = {BASE: -1.0, **dict.fromkeys(SIGNS, 0.5)}
    settings = settings_of(weights)
    assert settings.pair_base == -1.0
    assert BASE not in settings.pair_weights


def test_a_table_of_weights_is_written_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    write(shipped_weights(), 3, path)
    assert "from 3 annotated texts" in path.read_text(encoding="utf-8")
    lines = [
        line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"
    ]
    assert {name: float(weight) for name, weight in lines[1:]} == shipped_weights()


def test_a_trial_holds_each_text_out() -> None:
    made = trial(annotated(gw.load())[:2])
    assert made["document"].iloc[-1] == "all"
    assert {"precision", "recall", "f1"} <= set(made.columns)


def test_the_shipped_weights_are_those_of_the_shipped_texts() -> None:
    texts = annotated(gw.load()) + annotated(gw.load(gw.corpus.find_corpus() / "speeches"))
    learned = learn(examples([*texts, *invented()]))
    assert {name: round(weight, 2) for name, weight in learned.items()} == shipped_weights()


def test_the_command_tells_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "trial" in capsys.readouterr().err


def test_the_command_learns_and_writes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made: list[int] = []
    monkeypatch.setattr(command, "annotated", lambda corpus: annotated(corpus)[:2])
    monkeypatch.setattr(command, "write", lambda _, texts: made.append(texts))
    assert main(["learn"]) == 0
    assert made == [4]
    assert capsys.readouterr().out.strip().endswith("pairs.tsv")


@given(st.text(alphabet="渠水通了，、。上下田要的12“”", max_size=24))
def test_any_text_gives_sound_pairs(text: str) -> None:
    document = as_document(text)
    layer = parallelism(document)
    for one in layer[layer["label"] == "duiou"].itertuples():
        (a, b), (c, d) = one.members
        assert a < b <= c < d <= len(document.text)
        assert one.kind in ("strict", "loose")
