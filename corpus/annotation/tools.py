# noqa: INP001 - a script beside the files it makes, not a package
"""From what annotators write by hand to the gold files, and back to a page they can read.

python corpus/annotation/tools.py show js-04 [--segments]   the text with its line numbers
python corpus/annotation/tools.py check FOLDER/js-04.txt …  what is wrong, line by line
python corpus/annotation/tools.py convert FOLDER/js-04.txt … [--second]
python corpus/annotation/tools.py report                    how much there is of each layer

The notation is described in GUIDELINES.md, section "How to write it down".
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from gongwen.corpus import Corpus, load, split
from gongwen.documents import KINDS, SPAN_COLUMNS, Document, check_layer

HERE = Path(__file__).resolve().parent
STATUS = ("clear", "borderline")
SPEECH_MOVES = (
    "SAL", "OCC", "END", "THX", "ANN", "ACH", "ATT", "CON", "PRB", "SIT", "SIG", "GUI", "TGT",
    "TSK", "DUT", "ORG", "DIS", "ARG", "EXH", "WIS", "PLG", "PRF", "NXT", "CLS",
)  # fmt: skip
STATUTORY_MOVES = (
    "BAS", "PUR", "SIT", "APP", "TRN", "REF", "RSN", "MAT", "POS", "CND", "FCT", "EVL", "DEC",
    "LES", "REQ", "EFF", "ASK", "CLO", "ATT", "SGN", "CON", "AGR", "GUI", "TGT", "TSK", "ORG",
)  # fmt: skip
MOVES = tuple(dict.fromkeys(SPEECH_MOVES + STATUTORY_MOVES))
FORMULAE = (
    "ADDR", "OCC", "END", "ANN", "ACH", "ATT", "CON", "PRB", "SIG", "GUI", "BAS", "TGT", "REQ",
    "PRO", "ORG", "EXH", "TRN", "DOC-OPEN", "DOC-CLOSE", "WY", "FRM", "AVO",
)  # fmt: skip
LISTS = {
    "shi": r"[一二三四五六七八九十]+、?是",
    "yao": r"[一二三四五六七八九十]+要",
    "di": r"第[一二三四五六七八九十]+",
    "seq": r"首先|其次|再次|再者|最后|其[一二三四五六七八九十]",
    "arabic": r"\d+[.．、]",
    "cjk_paren": r"[(（][一二三四五六七八九十]+[)）]",
    "arabic_paren": r"[(（]\d+[)）]|[⑴-⒇]",
    "circled": r"[①-⑳]",
}
FRAMES = (
    "not_but", "not_only", "both", "cannot_must", "better_than", "change", "only_if", "without",
    "scale", "antithesis",
)  # fmt: skip
STRENGTHS = {
    "obligation": (1, 2, 3),
    "prohibition": (-3, -2, -1),
    "permission": (1,),
    "commitment": (1, 2, 3),
}
KINDS_OF_FIGURE = {
    "paibi": ("prefix", "suffix", "frame", "isometric", "structural"),
    "duiou": ("strict", "loose", "structural"),
}
NOTHING = "-"
_MARKS = "，。、；：！？“”‘’（）《》〈〉〔〕【】,;:!?()[]…—　 \t"
_PIECE = re.compile(rf"[^{re.escape(_MARKS)}]+")
_FOUR = re.compile(r"[\u4e00-\u9fff]{4}")
_MARK = re.compile(rf"[{re.escape(_MARKS)}]|—+|…+")


class Fault(Exception):  # noqa: N818 - a fault of the notes, told to the annotator
    """What is wrong with one line of an annotator's notes."""


@dataclass(frozen=True)
class Page:
    """A document with the lines of its file: from a line and a quotation to offsets."""

    document: Document
    lines: dict[int, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Page:
        """The page of a document; only its text and the origin of its characters are used."""
        lines: dict[int, tuple[int, int]] = {}
        for i, mark in enumerate(document.text):
            if mark != "\n":
                number = document.origin(i).line
                lines[number] = (lines.get(number, (i, i))[0], i + 1)
        return cls(document, lines)

    def line(self, number: int) -> tuple[int, int]:
        """Start and end of a line of the file."""
        if number not in self.lines:
            raise Fault(f"line {number} of {self.document.id} is empty or not there")
        return self.lines[number]

    def text(self, span: tuple[int, int]) -> str:
        """The text of a span."""
        return self.document.text[slice(*span)]


class Row(NamedTuple):
    """One row of notes: where it stands, its fields as written."""

    number: int
    lines: tuple[int, int]
    quote: str
    label: str
    given: dict[str, str]
    status: str


@dataclass(frozen=True)
class Layer:
    """What a layer's rows look like: labels, own columns as written, and what is made of them."""

    labels: Sequence[str]
    columns: tuple[str, ...]
    finish: Callable[[Page, Row, dict[str, Any]], None]
    own: tuple[str, ...]


# --- finding a quotation ------------------------------------------------------------------------


def places(page: Page, quote: str, within: tuple[int, int]) -> list[tuple[int, int]]:
    """All places where a quotation fits inside a span; see the notation in GUIDELINES.md."""
    text = page.text(within)
    if quote == "*":
        return [within]
    if "{" in quote:
        before, _, rest = quote.partition("{")
        inner, brace, _ = rest.partition("}")
        if not brace or not inner:
            raise Fault(f"{quote!r}: mark the span as …{{so}}…")
        plain = quote.replace("{", "").replace("}", "")
        found = [(m, m + len(inner)) for m in _all(text, plain)]
        found = [(m + len(before), end + len(before)) for m, end in found]
    elif "~" in quote:
        head, _, tail = quote.partition("~")
        if not head or not tail:
            raise Fault(f"{quote!r}: a gap needs words on both sides")
        found = []
        for start in _all(text, head):
            end = text.find(tail, start + len(head))
            if end >= 0:
                found.append((start, end + len(tail)))
    else:
        found = [(m, m + len(quote)) for m in _all(text, quote)]
    return [(within[0] + start, within[0] + end) for start, end in found]


def _all(text: str, part: str) -> list[int]:
    found, at = [], text.find(part) if part else -1
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def one_place(page: Page, quote: str, within: tuple[int, int]) -> tuple[int, int]:
    """The one place a quotation names, by itself, by #n, or by `12:quote` on another line."""
    if match := re.match(r"(\d+):(?=.)", quote):
        quote, within = quote[match.end() :], page.line(int(match[1]))
    wanted = 0
    if match := re.search(r"#(\d+)$", quote):
        quote, wanted = quote[: match.start()], int(match[1])
    found = places(page, quote, within)
    if not found:
        raise Fault(f"{quote!r} is not there; copy it from the text, marks included")
    if wanted > len(found):
        raise Fault(f"{quote!r} occurs {len(found)} times, there is no #{wanted}")
    if len(found) > 1 and not wanted:
        raise Fault(f"{quote!r} occurs {len(found)} times; add #1 … or {{}} with words around it")
    return found[max(wanted, 1) - 1]


def in_turn(page: Page, quotes: str, within: tuple[int, int]) -> list[tuple[int, int]]:
    """Spans quoted one after another, each found behind the one before."""
    spans: list[tuple[int, int]] = []
    for quote in (piece.strip() for piece in quotes.split("//")):
        elsewhere = re.match(r"\d+:|.*#\d+$", quote)
        reached = max(spans[-1][1], within[0]) if spans else within[0]
        rest = (reached, within[1])
        found = [] if elsewhere else places(page, quote, rest)
        spans.append(found[0] if found else one_place(page, quote, within))
        if len(spans) > 1 and spans[-1][0] < spans[-2][1]:
            raise Fault(f"{quote!r} begins before the member in front of it ends")
    return spans


# --- what each layer makes of its own columns ---------------------------------------------------


def _structure(page: Page, row: Row, made: dict[str, Any]) -> None:
    span = made["start"], made["end"]
    level = row.given.get("level", "")
    made["level"] = int(level) if level else ""
    if row.label in ("heading", "list_item") and not level:
        raise Fault(f"{row.label} needs a level")
    marker = row.given.get("marker", "")
    if marker and not page.text(span).startswith(marker):
        raise Fault(f"the line does not begin with the marker {marker!r}")
    made["marker"] = marker
    heading = row.given.get("heading", "")
    made |= {"heading": "", "heading_span": "", "run_in": ""}
    if row.label != "heading":
        if heading:
            raise Fault(f"{row.label} has no heading")
        return
    text = page.text(span)
    if heading in ("。", "："):
        cut = text.find(heading)
        if cut < 0:
            raise Fault(f"there is no {heading} on the line")
        heading = text[: cut + 1]
    heading = text if heading in ("*", "") else heading
    if not text.startswith(heading):
        raise Fault(f"the line does not begin with {heading!r}")
    made["heading"] = heading
    made["heading_span"] = [span[0], span[0] + len(heading)]
    made["run_in"] = len(heading) < len(text)


def _enumerations(page: Page, row: Row, made: dict[str, Any]) -> None:
    if len(made["members"]) < 2:
        raise Fault("a list has at least two members")
    for span in made["members"]:
        if not re.match(LISTS[row.label], page.text(span)):
            raise Fault(f"{page.text(span)[:12]!r} does not begin with a mark of kind {row.label}")
    made["count"] = len(made["members"])


def _moves(page: Page, row: Row, made: dict[str, Any]) -> None:
    known = STATUTORY_MOVES if page.document.meta["kind"] == "statutory" else SPEECH_MOVES
    extra = ("MAT", "REQ", "SGN", "EFF") if page.document.meta["kind"] == "routine" else ()
    for label in (row.label, row.given.get("secondary", "")):
        if label and label not in (*known, *extra):
            raise Fault(f"{label} is not a move of this kind of text; known are {', '.join(known)}")
    made["secondary"] = row.given.get("secondary", "")
    made["evidence"] = _words_of(page, row.given.get("evidence", ""), (made["start"], made["end"]))
    statutory = page.document.meta["kind"] == "statutory" and row.label in STATUTORY_MOVES[:22]
    made["inventory"] = "D" if statutory or row.label in extra else "S"


def _words_of(page: Page, quote: str, within: tuple[int, int]) -> str:
    if not quote:
        return ""
    parts = re.split("…+", quote)
    if not re.search(".*".join(map(re.escape, parts)), page.text(within), re.DOTALL):
        raise Fault(f"{quote!r} is not inside the span")
    return quote


def _formulae(_page: Page, _row: Row, _made: dict[str, Any]) -> None:
    return


def _parallelism(page: Page, row: Row, made: dict[str, Any]) -> None:
    count = len(made["members"])
    if (row.label == "paibi" and count < 3) or (row.label == "duiou" and count != 2):
        raise Fault(f"{row.label} cannot have {count} members")
    kind = row.given.get("kind", "")
    if kind not in KINDS_OF_FIGURE[row.label]:
        raise Fault(f"kind {kind!r}: {' '.join(KINDS_OF_FIGURE[row.label])} are known")
    anchor = row.given.get("anchor", "")
    texts = [page.text(span).strip(_MARKS) for span in made["members"]]
    for text in texts if anchor else ():
        parts = [part for part in re.split("…+", anchor) if part]
        fits = re.search(".*".join(map(re.escape, parts)), text)
        if kind == "prefix":
            fits = fits and text.startswith(parts[0])
        if kind == "suffix":
            fits = fits and text.endswith(parts[-1])
        if not fits:
            raise Fault(f"the anchor {anchor!r} does not fit the member {text!r} ({kind})")
    if kind in ("prefix", "suffix", "frame") and not anchor:
        raise Fault(f"kind {kind} needs an anchor")
    sizes = [len(re.findall(r"[\u4e00-\u9fff]", text)) for text in texts]
    if kind in ("isometric", "strict") and len(set(sizes)) > 1:
        raise Fault(f"members of a figure that is {kind} have one length, not {sizes}")
    if kind == "loose" and (max(sizes) - min(sizes) > 1 or not 4 <= min(sizes) <= max(sizes) <= 12):
        raise Fault(
            f"the two members of a duiou have 4–12 hanzi and (nearly) one length, not {sizes}"
        )
    made |= {"anchor": anchor, "kind": kind}


def _fourchar(page: Page, _row: Row, made: dict[str, Any]) -> None:
    if not _FOUR.fullmatch(page.text((made["start"], made["end"]))):
        raise Fault("a unit has exactly four hanzi")
    made["run"] = ""


def _coinages(page: Page, row: Row, made: dict[str, Any]) -> None:
    glossed = row.given.get("glossed", "")
    gloss = row.given.get("gloss", "")
    if glossed not in ("yes", "no", "mismatch") or bool(gloss) != (glossed != "no"):
        raise Fault("glossed is yes, no or mismatch; the gloss is quoted unless it is no")
    line = page.line(row.lines[0])
    made["glossed"] = glossed
    made["gloss"] = list(one_place(page, gloss, line)) if gloss else ""


def _metaphors(page: Page, row: Row, made: dict[str, Any]) -> None:
    vehicle = row.given.get("vehicle", "")
    if not vehicle:
        raise Fault("the vehicle is missing")
    made["vehicle"] = _words_of(page, vehicle, (made["start"], made["end"]))


def _contrast(_page: Page, _row: Row, made: dict[str, Any]) -> None:
    if len(made["slots"]) < 2:
        raise Fault("a frame of contrast has two slots")


def _quotation(page: Page, row: Row, made: dict[str, Any]) -> None:
    source = row.given.get("source", "")
    made["source"] = _words_of(page, source, (0, len(page.document)))
    if row.label == "direct" and not source:
        raise Fault("a direct quotation names its source; without one it is an allusion or slogan")


def _questions(page: Page, row: Row, made: dict[str, Any]) -> None:
    answer = row.given.get("answer", "")
    if row.label == "shewen" and not answer:
        raise Fault("shewen has an answer; without one it is fanwen or plain")
    made["answer"] = list(one_place(page, answer, page.line(row.lines[1]))) if answer else ""


def _modality(page: Page, row: Row, made: dict[str, Any]) -> None:
    strength = row.given.get("strength", "")
    known = STRENGTHS[row.label]
    if strength not in map(str, known):
        raise Fault(f"strength of {row.label} is one of {known}, not {strength!r}")
    actor = row.given.get("actor", "")
    if actor not in ("yes", "no"):
        raise Fault("actor is yes (named in the sentence) or no")
    word = page.text((made["start"], made["end"]))
    made |= {"strength": int(strength), "actor": actor, "word": word}


LAYERS = {
    "structure": Layer(
        KINDS, ("level", "marker", "heading"), _structure,
        ("level", "marker", "heading", "heading_span", "run_in"),
    ),
    "enumerations": Layer(tuple(LISTS), ("members",), _enumerations, ("members", "count")),
    "moves": Layer(
        MOVES, ("secondary", "evidence"), _moves, ("secondary", "evidence", "inventory")
    ),
    "formulae": Layer(FORMULAE, (), _formulae, ()),
    "parallelism": Layer(
        tuple(KINDS_OF_FIGURE), ("members", "anchor", "kind"), _parallelism,
        ("members", "anchor", "kind"),
    ),
    "fourchar": Layer(("idiom", "formula", "coined", "compound"), (), _fourchar, ("run",)),
    "coinages": Layer(("coinage",), ("glossed", "gloss"), _coinages, ("glossed", "gloss")),
    "metaphors": Layer(("conventional", "fresh"), ("vehicle",), _metaphors, ("vehicle",)),
    "contrast": Layer(FRAMES, ("slots",), _contrast, ("slots",)),
    "quotation": Layer(
        ("direct", "allusion", "document", "slogan"), ("source",), _quotation, ("source",)
    ),
    "questions": Layer(("shewen", "fanwen", "plain"), ("answer",), _questions, ("answer",)),
    "modality": Layer(
        tuple(STRENGTHS), ("strength", "actor"), _modality, ("strength", "actor", "word")
    ),
}  # fmt: skip
"""All layers but the words, which have a notation of their own."""


# --- reading notes ------------------------------------------------------------------------------


@dataclass
class Notes:
    """An annotator's notes on one document: the sections as made layers, and what is wrong."""

    page: Page
    layers: dict[str, list[dict[str, Any]]]
    faults: list[str]
    doubts: list[str]


def read_notes(path: Path, corpus: Corpus) -> Notes:
    """The notes of one file, checked and turned into spans; faults are collected, not raised."""
    if path.stem not in corpus:
        raise SystemExit(f"{path}: no text of the corpus is called {path.stem!r}")
    page = Page.of(corpus[path.stem])
    notes = Notes(page, {}, [], [])
    for name, rows in _sections(path, notes):
        made = notes.layers.setdefault(name, [])
        if name == "words":
            _words(notes, rows, made)
        else:
            _spans(notes, name, rows, made)
    for name, made in notes.layers.items():
        made.sort(key=lambda one: (one["start"], one["end"]))
        _whole(notes, name, made)
    return notes


def _sections(path: Path, notes: Notes) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The sections of a file, each with its numbered rows."""
    found: dict[str, list[tuple[int, str]]] = {}
    name = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if bare.startswith("@"):
            name = bare[1:].strip()
            if name not in LAYERS and name != "words":
                notes.faults.append(f"{number}: no layer is called {name!r}")
                name = ""
            elif name in found:
                notes.faults.append(f"{number}: the section @{name} stands twice")
            if name:
                found.setdefault(name, [])
        elif name:
            found[name].append((number, bare))
        else:
            notes.faults.append(f"{number}: a row outside a section; begin one with @layer")
    return iter(found.items())


def _row(name: str, number: int, line: str) -> Row:
    fields = [part.strip() for part in line.split("|")]
    layer = LAYERS[name]
    match = re.fullmatch(r"(\d+)(?:-(\d+))?", fields.pop(0))
    if not match:
        raise Fault("a row begins with a line number, or two joined by -")
    lines = int(match[1]), int(match[2] or match[1])
    quote = "*" if name == "structure" else (fields.pop(0) if fields else "")
    label = fields.pop(0) if fields else ""
    if label not in layer.labels:
        raise Fault(f"label {label!r}: {', '.join(layer.labels)} are known")
    values: dict[str, str] = {}
    status = "clear"
    waiting = list(layer.columns)
    for part in fields:
        named = re.match(r"([a-z]+)=", part)
        if part in STATUS:
            status = part
        elif named and named[1] in (*layer.columns, "status"):
            values[named[1]] = part[named.end() :].strip()
        elif waiting:
            values[waiting.pop(0)] = part
        else:
            raise Fault(f"one field too many: {part!r}")
        if named and named[1] in waiting:
            waiting.remove(named[1])
    status = values.pop("status", status)
    if status not in STATUS:
        raise Fault(f"status {status!r}: clear or borderline")
    values = {key: "" if value == NOTHING else value for key, value in values.items()}
    return Row(number, lines, quote, label, values, status)


def _spans(
    notes: Notes, name: str, lines: Iterable[tuple[int, str]], made: list[dict[str, Any]]
) -> None:
    rows = []
    for number, line in lines:
        try:
            rows.append(_row(name, number, line))
        except Fault as fault:
            notes.faults.append(f"{number} @{name}: {fault}")
    repeated = Counter((row.lines, row.quote) for row in rows)
    met: Counter[tuple[tuple[int, int], str]] = Counter()
    for row in rows:
        try:
            key = row.lines, row.quote
            made.extend(_made(notes.page, name, row, repeated[key], met[key]))
            met[key] += 1
        except Fault as fault:
            notes.faults.append(f"{row.number} @{name}: {fault}")


def _made(page: Page, name: str, row: Row, alike: int, before: int) -> list[dict[str, Any]]:
    """The spans of one row: one, or one a line where structure names several lines."""
    layer = LAYERS[name]
    first, last = page.line(row.lines[0]), page.line(row.lines[1])
    if name == "structure":
        spans = [page.lines[n] for n in range(row.lines[0], row.lines[1] + 1) if n in page.lines]
    else:
        spans = [(first[0], last[1])]
    several = next((column for column in ("members", "slots") if column in layer.columns), "")
    found: list[dict[str, Any]] = []
    for whole in spans:
        values: dict[str, Any] = {"label": row.label, "status": row.status}
        span = whole
        if row.quote not in ("*", "="):
            choice = places(page, row.quote, whole)
            in_order = alike > 1 and len(choice) == alike
            span = choice[before] if in_order else one_place(page, row.quote, whole)
        if several:
            if not row.given.get(several):
                raise Fault(f"{several} are missing; part them by //")
            parts = in_turn(page, row.given[several], span)
            values[several] = [list(part) for part in parts]
            if row.quote == "=":
                span = parts[0][0], parts[-1][1]
            if parts[0][0] < span[0] or parts[-1][1] > span[1]:
                raise Fault(f"{several} lie outside the span")
        elif row.quote == "=":
            raise Fault("= is for layers with members")
        values |= {"start": span[0], "end": span[1]}
        layer.finish(page, row, values)
        found.append(values)
    return found


def _words(notes: Notes, lines: Iterable[tuple[int, str]], made: list[dict[str, Any]]) -> None:
    """Sentences with words parted by spaces; marks part themselves; ^ behind a word is doubt."""
    page = notes.page
    for count, (number, line) in enumerate(lines, 1):
        where, _, spaced = line.partition("|")
        try:
            tokens = list(_tokens(spaced))
            plain = "".join(token for token, _, _ in tokens)
            whole = page.line(int(where))
            at = one_place(page, plain, whole)[0]
        except (Fault, ValueError) as fault:
            notes.faults.append(f"{number} @words: {fault}")
            continue
        for token, label, status in tokens:
            made.append(
                {
                    "start": at,
                    "end": at + len(token),
                    "label": label,
                    "sentence": count,
                    "status": status,
                }
            )
            at += len(token)


def _tokens(spaced: str) -> Iterator[tuple[str, str, str]]:
    for piece in spaced.split():
        bare = piece.removesuffix("^")
        status = "borderline" if piece != bare else "clear"
        for token in re.findall(
            rf"—+|…+|[{re.escape(_MARKS)}](?<!\d[,:](?=\d))|[^{re.escape(_MARKS)}]+", bare
        ):
            yield token, "punct" if _MARK.fullmatch(token) else "word", status


# --- checks of a whole section ------------------------------------------------------------------


def _whole(notes: Notes, name: str, made: list[dict[str, Any]]) -> None:
    """What can only be seen with all rows of a layer before one."""
    page = notes.page
    twice = [one for one, count in Counter((r["start"], r["end"], r["label"]) for r in made).items()
             if count > 1]  # fmt: skip
    for start, end, label in twice:
        notes.faults.append(f"@{name}: {label} {page.text((start, end))[:20]!r} stands twice")
    if name in ("structure", "moves", "words", "fourchar"):
        for before, after in pairwise(made):
            if after["start"] < before["end"]:
                text = page.text((after["start"], after["end"]))[:20]
                notes.faults.append(f"@{name}: {text!r} overlaps the row before it")
    if name == "structure":
        covered = {one["start"] for one in made}
        for number, (start, _) in page.lines.items():
            if start not in covered:
                notes.faults.append(f"@structure: line {number} has no row")
    if name == "moves":
        _unmoved(notes, made)
    if name == "fourchar":
        _fill_fourchar(page, made)


def _unmoved(notes: Notes, made: list[dict[str, Any]]) -> None:
    """Hints: stretches of the body that no move covers."""
    held = {at for one in made for at in range(one["start"], one["end"])}
    for one in notes.layers.get("structure", []):
        if one["label"] not in ("heading", "paragraph", "list_item", "closing"):
            continue
        bare = [at for at in range(one["start"], one["end"]) if at not in held]
        if bare:
            where = notes.page.document.origin(bare[0]).line
            text = notes.page.document.text[bare[0] : bare[0] + 16]
            notes.doubts.append(f"@moves: line {where}, {text!r} has no move (right in an annex)")


def segments(page: Page) -> list[tuple[int, int]]:
    """Stretches of exactly four hanzi between marks or ends of lines."""
    return [
        (line[0] + match.start(), line[0] + match.end())
        for line in page.lines.values()
        for match in _PIECE.finditer(page.text(line))
        if _FOUR.fullmatch(match[0])
    ]


def _fill_fourchar(page: Page, made: list[dict[str, Any]]) -> None:
    """What stands between marks and has no row is `compound`; runs are numbered."""
    held = {(one["start"], one["end"]) for one in made}
    made.extend(
        {"start": start, "end": end, "label": "compound", "run": "", "status": "clear"}
        for start, end in segments(page)
        if (start, end) not in held
    )
    made.sort(key=lambda one: (one["start"], one["end"]))
    own = [one for one in made if one["label"] != "compound"]
    number, run = 0, own[:1]
    for one in [*own[1:], None]:
        joined = one and page.text((run[-1]["end"], one["start"])) in ("，", "、", "；", ",")
        if joined and page.document.text[one["end"] : one["end"] + 1] in ("", "\n", *_MARKS):
            run.append(one)
            continue
        if len(run) >= 3:
            number += 1
            for member in run:
                member["run"] = number
        run = [one] if one else []


# --- writing gold -------------------------------------------------------------------------------


def table(notes: Notes, name: str, annotator: str) -> pd.DataFrame:
    """A section as a layer, in reading order."""
    document = notes.page.document
    own = ("sentence",) if name == "words" else LAYERS[name].own
    rows = [
        {
            "document": document.id,
            "text": document.text[one["start"] : one["end"]],
            "annotator": annotator,
            **{key: _cell(value) for key, value in one.items()},
        }
        for one in notes.layers[name]
    ]
    layer = pd.DataFrame(rows, columns=[*SPAN_COLUMNS, *own, "annotator", "status"])
    layer = layer.astype({"start": "int64", "end": "int64"})
    return check_layer(layer, {document.id: document})


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value) if isinstance(value, list) else value


def target(name: str, document: str, *, second: bool) -> Path:
    """Where a layer of a document belongs."""
    folder = HERE / name / "second" if second else HERE / name
    return folder / split(document) / f"{document}.csv"


def convert(path: Path, notes: Notes, annotator: str, *, second: bool) -> list[str]:
    """Write the sections of a file as gold; the names of the files written."""
    written = []
    for name in notes.layers:
        goal = target(name, path.stem, second=second)
        if goal.is_file():
            there = pd.read_csv(goal, dtype="str", keep_default_na=False)["annotator"].unique()
            if any(one != annotator for one in there):
                raise SystemExit(
                    f"{goal.relative_to(HERE)} is by {', '.join(there)}; left as it is"
                )
        goal.parent.mkdir(parents=True, exist_ok=True)
        table(notes, name, annotator).to_csv(goal, index=False, lineterminator="\n")
        written.append(str(goal.relative_to(HERE)))
    return written


# --- command line -------------------------------------------------------------------------------


def say(text: str) -> None:
    """A line on the screen."""
    sys.stdout.write(text + "\n")


def show(page: Page, *, only_segments: bool) -> None:
    """The text with the line numbers of its file, or its four-hanzi stretches."""
    wanted = defaultdict(list)
    for start, end in segments(page):
        wanted[page.document.origin(start).line].append(page.text((start, end)))
    for number, span in page.lines.items():
        if only_segments and number in wanted:
            say(f"{number} | {' '.join(wanted[number])}")
        elif not only_segments:
            say(f"{number} | {page.text(span)}")


def check(paths: Sequence[Path], corpus: Corpus) -> dict[Path, Notes]:
    """Read notes and say what is wrong with them."""
    read = {path: read_notes(path, corpus) for path in paths}
    for path, notes in read.items():
        for fault in notes.faults:
            say(f"{path.name}:{fault}")
        for doubt in notes.doubts:
            say(f"{path.name}:look: {doubt}")
        counts = ", ".join(f"{name} {len(made)}" for name, made in notes.layers.items())
        say(f"{path.name}: {len(notes.faults)} faults; {counts}")
    return read


def report() -> None:
    """Documents and spans of each layer, and the share that was annotated twice."""
    rows = []
    for folder in sorted(path for path in HERE.iterdir() if path.is_dir()):
        first = {path.stem: len(pd.read_csv(path)) for path in folder.glob("*/*.csv")}
        again = {path.stem for path in folder.glob("second/*/*.csv")}
        spans = sum(first.values())
        doubled = sum(first.get(name, 0) for name in again)
        rows.append(
            {
                "layer": folder.name,
                "documents": len(first),
                "test": sum(split(name) == "test" for name in first),
                "spans": spans,
                "twice": len(again),
                "share of spans": round(doubled / spans, 2) if spans else 0,
            }
        )
    say(pd.DataFrame(rows).to_string(index=False) if rows else "no gold yet")


def main() -> int:
    """Run one command; 1 if notes have faults."""
    parser = argparse.ArgumentParser(description="Notes of annotators, and the gold made of them.")
    commands = parser.add_subparsers(dest="command", required=True)
    showing = commands.add_parser("show")
    showing.add_argument("document")
    showing.add_argument("--segments", action="store_true")
    for name in ("check", "convert"):
        command = commands.add_parser(name)
        command.add_argument("files", nargs="+", type=Path)
        if name == "convert":
            command.add_argument("--second", action="store_true")
            command.add_argument("--annotator", help="by default the name of the notes' folder")
    commands.add_parser("report")
    asked = parser.parse_args()
    if asked.command == "report":
        report()
        return 0
    corpus = load()
    if asked.command == "show":
        show(Page.of(corpus[asked.document]), only_segments=asked.segments)
        return 0
    read = check(asked.files, corpus)
    if any(notes.faults for notes in read.values()):
        return 1
    if asked.command == "convert":
        for path, notes in read.items():
            folder = path.resolve().parent
            second = asked.second or folder.name == "second"
            owner = folder.parent if folder.name == "second" else folder
            for name in convert(path, notes, asked.annotator or owner.name, second=second):
                say(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
