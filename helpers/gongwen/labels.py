"""Everything a learner sees that is not a text: labels in English and Chinese.

One data file, `data/labels.yaml`, holds them all; `label("kind.heading", "zh")` looks one up.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from gongwen.words import TAGS

LANGUAGES = ("en", "zh")
"""The languages that everything visible exists in."""

SPAN_SECTIONS = (
    "kind",
    "damage",
    "marker",
    "promise",
    "span",
    "move",
    "formula",
    "conflict",
    "parallelism",
    "figure",
    "fourchar",
    "coinage",
    "metaphor",
    "contrast",
    "quotation",
    "question",
    "modality",
    "person",
    "tag",
)
"""Where the label of a span is looked up, in this order."""

_LENGTHS = re.compile(r"([\d/]+) hanzi; classes ([\d.]+)")
_LISTED = re.compile(r"(.+) \(lexicon ([\d.]+)\)")
_SEEN = re.compile(r"(.+) \((imagery|build|carried on)\)")
_NUMBER = re.compile(r"\d+")
_FILE = Path(__file__).parent / "data" / "labels.yaml"


def label(key: str, lang: str = "en", **fields: Any) -> str:
    """The label with this key (`section.name`) in one language, its fields filled in.

    Raises
    ------
    KeyError
        If there is no such key.
    ValueError
        If the kit does not speak the language.

    >>> label("editor.undo", "zh")
    '撤销'
    """
    check_language(lang)
    texts = load_labels().get(key)
    if texts is None:
        raise KeyError(f"no label is called {key!r}; labels stand in {_FILE.name}")
    return texts[lang].format(**fields) if fields else texts[lang]


def name_of(value: object, lang: str = "en", *sections: str) -> str:
    """What a value of the program is called in one language; a value without a label is itself.

    Parameters
    ----------
    value : str or other
        Such as `heading`, `lost_tail`, `cjk_comma`, `vn`.
    lang : {'en', 'zh'}
        The language.
    *sections : str
        Where to look; by default where labels of spans stand.
    """
    check_language(lang)
    labels = load_labels()
    keys = [f"{section}.{value}" for section in sections or SPAN_SECTIONS]
    if keys[-1].startswith("tag."):
        keys.append(keys[-1][:5])  # a rare tag (uj, vd) is a finer kind of the one before it (u, v)
    return next((labels[key][lang] for key in keys if key in labels), str(value))


def layer_words(name: str, lang: str = "en") -> str:
    """What a layer is called; the part behind a stroke says who made it.

    >>> layer_words("moves/gold", "zh")
    '语步（人工标注）'
    """
    layer, _, maker = name.partition("/")
    words = name_of(layer, lang, "layer")
    if not maker:
        return words
    return label("view.made_by", lang, layer=words, maker=name_of(maker, lang, "maker"))


def flag_words(flag: str, lang: str = "en") -> str:
    """A flag of a block in words.

    >>> flag_words("gap:1-3")
    'gap 1–3'
    """
    name, _, numbers = flag.partition(":")
    if not numbers:
        return name_of(name, lang, "flag")
    first, _, last = numbers.partition("-")
    return name_of(name, lang, "flag").format(a=first, b=last)


def note_words(note: str, lang: str = "en") -> str:
    """Why a damage is suspected, in one language; words without a label stay as they are.

    >>> note_words("masked year; 46 hanzi without a mark", "zh")
    '年份被掩去；连续 46 字无标点'
    """
    parts = [_note(part, lang) for part in note.split("; ")]
    return ("；" if lang == "zh" else "; ").join(parts)


def reason_words(message: str, lang: str = "en") -> str:
    """Why a file cannot be read, in short; a message without a label stays as it is."""
    section = "unreadable."
    known = (
        key
        for key in load_labels()
        if key.startswith(section) and key.removeprefix(section) in message
    )
    key = next(known, None)
    return label(key, lang) if key else message.rstrip(".。")


def _note(note: str, lang: str) -> str:
    numbers = _NUMBER.findall(note)
    key = _NUMBER.sub("#", note)
    words = name_of(key, lang, "note")
    return (
        note if words == key and numbers else words.format(**dict(zip("ab", numbers, strict=False)))
    )


def evidence_words(evidence: str, lang: str = "en") -> str:
    """What a detector gives as its reason, in one language; words of the text stay as they are.

    >>> evidence_words("8/8/8 hanzi; classes 0.75", "zh")
    '8/8/8 字；词类相似度 0.75'
    """
    lengths = _LENGTHS.fullmatch(evidence)
    if lengths:
        return label("evidence.lengths", lang, lengths=lengths[1], alike=lengths[2])
    listed = _LISTED.fullmatch(evidence)
    if listed:
        return label("evidence.lexicon", lang, word=listed[1], version=listed[2])
    seen = _SEEN.fullmatch(evidence)
    if seen:
        return label(f"evidence.{seen[2]}", lang, word=seen[1])
    return name_of(evidence, lang, "evidence")


def how_cut(engine: str, dictionary: str, lang: str = "en") -> str:
    """One line on how words were cut, from a segmenter's name and fingerprint."""
    name = engine.replace("without HMM", label("view.no_hmm", lang))
    return label("view.segmented", lang, engine=name, dictionary=dictionary)


def check_language(lang: str) -> str:
    """The language itself, if the kit speaks it.

    Raises
    ------
    ValueError
        Naming the languages there are.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"lang is {lang!r}; the kit speaks {' and '.join(LANGUAGES)}")
    return lang


@lru_cache(maxsize=1)
def load_labels() -> dict[str, dict[str, str]]:
    """All labels by key, each a text by language; tags of words come from `gongwen.words`."""
    sections = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    labels = {
        f"{section}.{key}": texts
        for section, keys in sections.items()
        for key, texts in keys.items()
    }
    return labels | {
        f"tag.{tag}": dict(zip(LANGUAGES, names, strict=True)) for tag, names in TAGS.items()
    }
