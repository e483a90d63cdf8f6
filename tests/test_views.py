"""Views and labels: nothing lost, nothing unescaped, nothing said by colour alone."""

import re
from html import unescape
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
import yaml

from gongwen import labels, views
from gongwen.documents import KINDS, Block, Document, Traced, assemble, make_layer
from gongwen.reading.damage import _PATTERNS, damage
from gongwen.reading.read import read_text
from gongwen.views import palette
from gongwen.words import Segmenter, default_segmenter, frequency, tokens

SPEECH = """关于雪溪县<春耕>备耕的讲话
同志们：
今天讲两点意见。
一、提高认识。春耕xx是大事。
（一）抓早。
二、狠抓落实。要把责任压实。
谢谢大家！"""


@pytest.fixture(scope="module")
def speech() -> Document:
    return read_text(SPEECH)[0]


def shown(view: views.View) -> str:
    """What a reader sees of a view: its text without style sheet, tags of HTML and entities."""
    bare = re.sub(r"<style>.*?</style>|<sub.*?</sub>", "", view.html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", bare))


def layer(document: Document, *spans: tuple[int, int, str], **columns: object) -> pd.DataFrame:
    rows = [{"start": start, "end": end, "label": name, **columns} for start, end, name in spans]
    return make_layer(document, rows, list(columns))


# labels


def test_every_label_exists_in_both_languages() -> None:
    for key, texts in labels.load_labels().items():
        assert set(texts) == set(labels.LANGUAGES), key
        assert all(isinstance(text, str) and text.strip() for text in texts.values()), key


def test_keys_of_labels_are_text() -> None:
    """YAML reads a bare `yes` as true."""
    sections = yaml.safe_load(labels._FILE.read_text(encoding="utf-8"))
    assert all(isinstance(key, str) for keys in sections.values() for key in keys)


def test_no_section_or_key_of_labels_stands_twice() -> None:
    """YAML keeps the last of two and says nothing."""
    section, seen = "", set()
    for line in labels._FILE.read_text(encoding="utf-8").splitlines():
        head = re.match(r"( {2})?([^\s#][^:]*):", line)
        if head:
            section = section if head[1] else head[2]
            key = (section, head[2] if head[1] else "")
            assert key not in seen, key
            seen.add(key)


def test_both_languages_fill_in_the_same_fields() -> None:
    for key, texts in labels.load_labels().items():
        english, chinese = (
            sorted(re.findall(r"{(\w+)}", texts[lang])) for lang in labels.LANGUAGES
        )
        assert english == chinese, key


def test_chinese_labels_are_chinese() -> None:
    """Figures, signs and places for other words aside."""
    same = {"column.a", "column.b", "column.f1", "marker.arabic", "marker.arabic_paren", "tag.eng"}
    same |= {f"class.head_{measure}" for measure in ("alpha", "f1", "kappa", "window_diff")}
    for key, texts in labels.load_labels().items():
        words = re.sub(r"{\w+}", "", texts["zh"])
        assert key in same or re.search(r"[一-鿿①]", words) or not re.search(r"\w", words), key


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_block_has_a_label(kind: str) -> None:
    assert f"kind.{kind}" in labels.load_labels()


@pytest.mark.parametrize(
    ("flag", "english", "chinese"),
    [
        ("gap:1-3", "gap 1–3", "缺号 1–3"),
        ("glued", "glued to text", "粘连正文"),
        ("new one", "new one", "new one"),
    ],
)
def test_flags_become_words(flag: str, english: str, chinese: str) -> None:
    assert labels.flag_words(flag) == english
    assert labels.flag_words(flag, "zh") == chinese


def test_a_rare_tag_is_named_after_its_kind() -> None:
    assert labels.name_of("uj", "zh", "tag") == labels.name_of("u", "zh", "tag")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="en and zh"):
        labels.label("editor.undo", "fr")


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(KeyError, match="no label"):
        labels.label("editor.nothing")


def test_reasons_for_damage_are_told_in_both_languages() -> None:
    """Every reason that a pattern gives, and those that a battered text calls forth."""
    battered = (
        "二、抓早\n二是年以来"
        + "风调雨顺国泰民安" * 6
        + "。三是要抓紧。四是要抓实。\n四、抓实。要做。\n我们要继续努力奋斗"
    )
    notes = {note for patterns in _PATTERNS.values() for _, note in patterns}
    notes |= {note for row in damage(read_text(battered))["note"] for note in row.split("; ")}
    for note in notes:
        assert labels.note_words(note) == note
        assert labels.note_words(note, "zh") != note


def test_a_reason_keeps_its_numbers() -> None:
    assert (
        labels.note_words("masked year; 2 → 5: members between are missing", "zh")
        == "年份被掩去；2 → 5：中间缺项"
    )


# colours


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", palette.THEMES.values(), ids=list(palette.THEMES))
def test_all_text_stands_out(theme: palette.Theme) -> None:
    pairs = [(theme.ink, theme.page), (theme.muted, theme.page)]
    for hue in theme.hues:
        pairs += [(theme.ink, hue.tint), (hue.on_strong, hue.strong)]
    assert all(contrast(*pair) >= 4.5 for pair in pairs)


@pytest.mark.parametrize("theme", palette.THEMES.values(), ids=list(palette.THEMES))
def test_lines_and_edges_stand_out(theme: palette.Theme) -> None:
    assert contrast(theme.line, theme.page) >= 3
    assert all(
        contrast(hue.strong, ground) >= 3 for hue in theme.hues for ground in (theme.page, hue.tint)
    )


# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB
BLINDNESS = {
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
}


def lab(colour: str, matrix: list[list[float]]) -> np.ndarray:
    """CIELAB of a colour as somebody with this vision sees it."""
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(matrix) @ linear, 0, 1)
    xyz = (
        np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
        @ seen
    )
    x, y, z = np.cbrt(np.maximum(xyz / [0.9505, 1, 1.089], 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("vision", BLINDNESS)
@pytest.mark.parametrize("theme", palette.THEMES.values(), ids=list(palette.THEMES))
def test_hues_stay_apart_for_the_colour_blind(theme: palette.Theme, vision: str) -> None:
    """A difference of 15 in CIELAB is seen at a glance."""
    seen = [lab(hue.strong, BLINDNESS[vision]) for hue in theme.hues]
    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) > 15


def test_labels_differ_in_hue_or_line() -> None:
    looks = [palette.classes(i) for i in range(24)]
    assert len(set(looks)) == 24


# highlight


def test_highlight_shows_the_whole_text(speech: Document) -> None:
    text = shown(views.highlight(speech, layer(speech, (3, 9, "gap"))))
    for line in speech.text.splitlines():
        assert line in text


def test_highlight_names_every_span(speech: Document) -> None:
    view = views.highlight(speech, layer(speech, (0, 2, "title"), (5, 9, "lost_tail")), "zh")
    tags = re.findall(r"<sub[^>]*>(.*?)</sub>", view.html)
    assert tags == ["标题", "结尾脱落"]


def test_highlight_escapes_the_text(speech: Document) -> None:
    view = views.highlight(speech, layer(speech, (0, 8, "a<b")))
    assert "<春耕>" not in view.html
    assert "a<b" not in view.html


def test_a_span_with_members_is_marked_member_by_member(speech: Document) -> None:
    view = views.highlight(speech, layer(speech, (0, 6, "placeholder_x"), members=[(0, 1), (5, 6)]))
    marked = re.findall("<mark[^>]*>(.*?)</mark>", view.html)
    assert [unescape(text) for text in marked] == [speech.text[0], speech.text[5]]
    assert " × 1<" in view.html


def test_overlapping_spans_are_all_marked(speech: Document) -> None:
    """Characters 2–4 lie in both spans, so they are marked twice."""
    view = views.highlight(speech, layer(speech, (0, 4, "title"), (2, 6, "note"), (2, 3, "date")))
    assert view.html.count("gw-from") - view.html.count(".gw-from") == 3
    assert view.html.count("gw-to") - view.html.count(".gw-to") == 3
    third = re.search(r"(<mark[^>]*>)+" + speech.text[2] + "<", view.html)
    assert third
    assert third[0].count("<mark") == 3


def test_a_span_over_several_lines_is_marked_on_each(speech: Document) -> None:
    end = speech.text.index("今天")
    view = views.highlight(speech, layer(speech, (2, end, "title")))
    assert view.html.count('<mark class="gw-h0') == 2
    assert view.html.count("<sub") == 1


def test_highlight_takes_several_layers_and_passes_over_other_documents(speech: Document) -> None:
    other = Document("other", Traced.of("别的文本", 1))
    view = views.highlight(speech, [layer(speech, (0, 2, "title")), layer(other, (0, 2, "note"))])
    assert repr(view) == f"<{speech.id}: 1 spans marked>"


def test_highlight_gives_source_lines() -> None:
    document = read_text("标题\n\n\n第一段话。")[0]
    assert "4第一段话。" in shown(views.highlight(document, layer(document)))


def test_views_change_nothing_and_repeat_themselves(speech: Document) -> None:
    given = layer(speech, (0, 2, "title"))
    before = given.copy()
    assert views.highlight(speech, given).html == views.highlight(speech, given).html
    pd.testing.assert_frame_equal(given, before)


# blocks


def no_damage(document: Document) -> pd.DataFrame:
    return layer(document, members=(), certain=True, note="")


def test_blocks_view_covers_every_block(speech: Document) -> None:
    view = views.blocks_view(speech, no_damage(speech), "zh")
    assert view.html.count("<tr") == len(speech.blocks) + 1
    assert "小标题" in view.html


def test_blocks_view_labels_furniture() -> None:
    parts = [
        (Block("furniture", 0, 4), Traced.of("点击下载", 1)),
        (Block("paragraph", 0, 3), Traced.of("正文。", 2)),
    ]
    document = assemble(parts, id="page")
    view = views.blocks_view(document, no_damage(document))
    row = re.search(r'<tr class="gw-page">.*?</tr>', view.html)
    assert row
    assert "page furniture" in row[0]


def test_blocks_view_explains_damage(speech: Document) -> None:
    at = speech.text.index("xx")
    view = views.blocks_view(
        speech, layer(speech, (at, at + 2, "placeholder_x"), members=(), certain=False, note="n<b")
    )
    assert "masked with x · n&lt;b · uncertain" in view.html
    assert f">{speech.origin(at).line}</td>" in view.html


# outline


OUTLINE = {"marker": "一、", "ordinal": 1, "run_in": False, "parent": -1}


def outline_layer(document: Document, *levels: int, flags: tuple[str, ...] = ()) -> pd.DataFrame:
    rows = [
        {
            "start": i,
            "end": i + 1,
            "label": "heading",
            "level": level,
            "heading": None,
            "flags": flags,
            **OUTLINE,
        }
        for i, level in enumerate(levels)
    ]
    return make_layer(
        document, rows, ["level", "marker", "ordinal", "heading", "run_in", "parent", "flags"]
    )


def test_outline_tree_nests_by_level(speech: Document) -> None:
    html = views.outline_tree(outline_layer(speech, 1, 2, 2, 1)).html
    assert re.search(
        "<ul><li><b[^>]*>关.*<ul><li>.*>于<.*</li><li>.*>雪<.*</li></ul></li><li>.*>溪<", html
    )


def test_outline_tree_bears_a_skipped_level(speech: Document) -> None:
    assert views.outline_tree(outline_layer(speech, 3, 1, 3)).html.count("<li>") == 3


def test_outline_tree_says_flags_in_words(speech: Document) -> None:
    html = views.outline_tree(outline_layer(speech, 1, flags=("gap:1-3",)), "zh").html
    assert "缺号 1–3" in html


def test_outline_tree_shows_promises(speech: Document) -> None:
    start = speech.text.index("两点")
    promise = layer(speech, (start, start + 2, "broken"), promised=2, found=3)
    view = views.outline_tree(outline_layer(speech, 1), promises=promise)
    assert "announces 2, has 3: broken" in shown(view)


# tables


def test_table_has_heads_in_the_language_and_names_in_code() -> None:
    html = views.table(pd.DataFrame({"word": ["<b>"], "count": [1234]}), "zh").html
    assert "词<small" in html
    assert ">word</small>" in html
    assert "&lt;b&gt;" in html
    assert "1,234" in html


def test_a_head_without_another_name_is_said_once() -> None:
    assert views.table(pd.DataFrame({"n = 1,000": [1]})).html.count("n = 1,000") == 1


def test_measures_in_a_column_have_their_usual_names() -> None:
    html = views.table(pd.DataFrame({"measure": ["log_dice", "g2"]})).html
    assert ">logDice<" in html
    assert ">G²<" in html


def test_moves_of_a_profile_have_the_names_of_their_inventory() -> None:
    profile = pd.DataFrame({"inventory": ["S", "D"], "move": ["ATT", "ATT"]})
    html = views.table(profile, columns=["move"]).html
    assert ">credit<" in html
    assert ">annex<" in html


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (None, "–"),
        (pd.NA, "–"),
        (float("nan"), "–"),
        (0.25, "0.250"),
        (((1, 2), (5, 9)), "1–2, 5–9"),
        (("x", "y"), "x, y"),
    ],
)
def test_values_are_written_for_readers(value: object, words: str) -> None:
    frame = pd.DataFrame({"found": pd.Series([value], dtype=object)})
    assert f"<td>{words}</td>" in views.table(frame).html


def test_line_numbers_have_no_comma_and_long_texts_are_cut() -> None:
    html = views.table(pd.DataFrame({"line": [1234], "text": ["长" * 99]})).html
    assert ">1234<" in html
    assert f">{'长' * 80}…<" in html


def test_a_caption_is_in_the_language_of_the_table(speech: Document) -> None:
    counts = frequency(tokens(speech, Segmenter(hmm=False)))
    assert "不用 HMM" in views.table(counts, "zh").html


def test_table_says_how_many_rows_it_left_out() -> None:
    view = views.table(pd.DataFrame({"count": range(30)}), limit=10)
    assert "20 more not shown" in view.html
    assert view.html.count("<tr") == 11


def test_an_empty_table_says_so() -> None:
    assert "此处没有结果" in views.table(pd.DataFrame({"word": []}), "zh").html


def test_a_count_says_how_its_words_were_cut(speech: Document) -> None:
    counts = frequency(tokens(speech))
    assert counts.attrs["dictionary"] in views.table(counts).html


def test_located_gives_source_lines_and_leaves_the_layer_alone(speech: Document) -> None:
    given = layer(speech, (speech.text.index("谢谢"), len(speech.text), "closing"))
    found = views.located(given, speech)
    assert found["line"].tolist() == [7]
    assert "start" in given.columns
    assert "start" not in found.columns


def test_evidence_shows_each_hit_in_its_line(speech: Document) -> None:
    words = tokens(speech)
    hits = words[words["text"] == "要"]
    view = views.evidence(hits, speech, "zh")
    assert view.html.count("<tr") == len(hits) > 0
    assert "第 6 行" in view.html
    assert "谢谢" not in view.html


def test_card_shows_what_is_known() -> None:
    html = views.card({"type": "通知", "title": None}, "zh").html
    assert "文种" in html
    assert "通知" in html
    assert "–" in html


# segmentations


def test_segmentations_are_aligned_by_character() -> None:
    view = views.compare_segmentations("责任心强", ["责任心", "强"], ["责任", "心强"])
    assert 'colspan="3"' in view.html
    assert "≠ 1 of 1 places" in view.html


def test_equal_segmentations_say_so() -> None:
    view = views.compare_segmentations("一二三", ["一", "二三"], ["一", "二三"], "zh")
    assert "切分完全相同" in view.html
    assert ">≠<" not in view.html


def test_long_sentences_wrap_without_losing_words() -> None:
    text = "要把责任压实到人，" * 9
    view = views.compare_segmentations(text, Segmenter(), default_segmenter())
    rows = re.findall(r'<th scope="row">A</th>(.*?)</tr>', view.html)
    assert len(rows) > 1
    assert unescape(re.sub(r"<[^>]+>", "", "".join(rows))) == text
    assert default_segmenter().fingerprint in view.html


def test_words_of_another_sentence_are_refused() -> None:
    with pytest.raises(ValueError, match="do not make up"):
        views.compare_segmentations("一二", ["一", "三"], ["一", "二"])


def test_a_table_of_moves_names_them_by_their_inventory() -> None:
    """ATT credits somebody in a speech and lists annexes in a notice."""
    frame = pd.DataFrame(
        {"label": ["ATT", "ATT"], "secondary": ["CON", None], "inventory": ["S", "D"]}
    )
    shown = str(views.table(frame, "en", columns=["label", "secondary"]))
    assert re.findall(r"<td[^>]*>([^<]*)</td>", shown) == ["credit", "pivot", "annex", "–"]


def test_what_tables_say_is_said_in_the_readers_language() -> None:
    frame = pd.DataFrame(
        {
            "move": ["TSK"],
            "status": ["expected"],
            "direction": ["up"],
            "tier": ["P"],
            "label": ["all"],
        }
    )
    shown = str(views.table(frame, "zh"))
    assert [
        word for word in ("任务", "常有", "上行", "通行做法", "合计") if word not in shown
    ] == []
