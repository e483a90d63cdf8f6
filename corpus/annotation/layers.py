# noqa: INP001 - a script beside the files it makes, not a package
"""The layers: their labels, their own columns, and what a row must fulfil.

What the labels mean stands in GUIDELINES.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from notation import MARKS, Fault, Page, one_place

from gongwen.documents import KINDS

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
FEWEST = {"cengdi": 3, "fanfu": 3, "dingzhen": 2, "huihuan": 1}
NOTHING = "-"
_FOUR = re.compile(r"[\u4e00-\u9fff]{4}")


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
    texts = [page.text(span).strip(MARKS) for span in made["members"]]
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


def _figures(_page: Page, row: Row, made: dict[str, Any]) -> None:
    anchor = row.given.get("anchor", "")
    if len(made["members"]) < FEWEST[row.label] or not anchor:
        raise Fault(f"{row.label} has {FEWEST[row.label]} members or more, and an anchor")
    made["anchor"] = anchor


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
    "figures": Layer(tuple(FEWEST), ("members", "anchor"), _figures, ("members", "anchor")),
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
