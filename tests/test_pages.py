"""Found pages are read as a careful reader reads them.

The pages themselves are not shipped; `GONGWEN_PAGES` names their folder. What is shipped is the
reading they are compared with (`data/pages`): lines, columns, lengths and labels, no words.
"""

import json
from collections.abc import Callable, Collection, Iterable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gongwen.documents import Document
from gongwen.reading.damage import damage
from gongwen.reading.read import read
from gongwen.structure import describe, enumerations

READINGS = Path(__file__).parent / "data" / "pages"
SPLICED = "00"
SINGLE = [f"{number:02}" for number in range(1, 14)]
FIELDS = ("title", "addressee", "doc_number", "closing", "signature", "date")

LEAST = {
    "documents": 0.96,
    "headings": 0.97,
    "levels": 0.95,
    "heading texts": 0.90,
    "glued heading texts": 0.6,
    "salutations": 0.95,
    "furniture": 0.95,
    "closings": 0.85,
    "enumerations": 0.93,
    "damage recall": 0.85,
    "damage precision": 0.85,
    "lines covered": 1.0,
}
"""What the page of spliced speeches must give at least."""

Row = dict[str, Any]
Page = dict[str, Any]


def reading_of(number: str) -> Page:
    """The careful reading of a page."""
    return json.loads((READINGS / f"{number}.json").read_text(encoding="utf-8"))


def page_in(folder: Path, number: str) -> Path:
    """The page itself."""
    return next(folder.glob(f"{number}_*.txt"))


# what the program finds, in the shape of the careful reading


def found_in(documents: list[Document]) -> Page:
    """Blocks, enumerations and damage by line and column."""
    return {
        "blocks": [row for document in documents for row in _blocks(document)],
        "enumerations": [row for document in documents for row in _enumerations(document)],
        "damage": [row for document in documents for row in _damage(document)],
    }


def _blocks(document: Document) -> Iterable[Row]:
    for block in document.blocks:
        place = document.where(block.start, block.end)
        row: Row = {"line": place["line"], "kind": block.kind, "level": block.level}
        row["lines"] = list(range(place["line"], place["end_line"] + 1))
        outside = block.kind in ("furniture", "part_title")
        row["document"] = None if outside else document.number
        if block.kind == "heading" and block.heading:
            head = document.where(*block.heading)
            row["heading"] = [head["column"], head["end_column"] - head["column"]]
            row["run_in"], row["glued"] = block.run_in, "glued" in block.flags
        yield row


def _enumerations(document: Document) -> Iterable[Row]:
    for members in enumerations(document)["members"]:
        places = [document.where(*member) for member in members]
        yield {
            "line": places[0]["line"],
            "members": [[at["column"], at["end_column"] - at["column"]] for at in places],
        }


def _damage(document: Document) -> Iterable[Row]:
    layer = damage(document)
    for start, end, label in zip(layer["start"], layer["end"], layer["label"], strict=True):
        yield {"line": document.where(start, end)["line"], "label": label}


# scores


@dataclass(frozen=True)
class Share:
    """How many of all are right; of nothing, all are."""

    right: float
    all: float

    @property
    def value(self) -> float:
        """The share, from 0 to 1."""
        return self.right / self.all if self.all else 1.0

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.right:g}/{self.all:g})"


def f1(gold: Collection[Any], found: Collection[Any]) -> Share:
    """Twice the common ones among the ones of both."""
    return Share(2 * len(set(gold) & set(found)), len(set(gold)) + len(set(found)))


def scores(gold: Page, found: Page) -> dict[str, Share]:
    """Each figure of `LEAST` for what was found on a page."""
    kinds = {
        "salutations": ("salutation",),
        "furniture": ("furniture", "part_title"),
        "closings": ("closing",),
        "headings": ("heading",),
    }
    return {
        **{name: f1(_lines(gold, *of), _lines(found, *of)) for name, of in kinds.items()},
        "documents": f1(_documents(gold), _documents(found)),
        **_heading_scores(gold, found),
        "enumerations": _enumeration_score(gold["enumerations"], found["enumerations"]),
        **_damage_scores(gold, found),
        "lines covered": _covered(gold, found),
    }


def _lines(page: Page, *kinds: str) -> set[int]:
    return {row["line"] for row in page["blocks"] if row["kind"] in kinds}


def _documents(page: Page) -> list[tuple[int, int]]:
    """First and last line of each document, its furniture left out."""
    lines: dict[int, list[int]] = {}
    for row in page["blocks"]:
        if row["document"] is not None:
            lines.setdefault(row["document"], []).append(row["line"])
    return [(min(one), max(one)) for one in lines.values()]


def _heading_scores(gold: Page, found: Page) -> dict[str, Share]:
    """Level and extent of the headings that both have."""
    theirs = {row["line"]: row for row in found["blocks"] if row["kind"] == "heading"}
    ours = [row for row in gold["blocks"] if row["kind"] == "heading"]
    both = [(row, theirs[row["line"]]) for row in ours if row["line"] in theirs]
    glued = [(row, theirs.get(row["line"], {})) for row in ours if row.get("glued")]

    def same(key: str, pairs: list[tuple[Row, Row]]) -> Share:
        return Share(sum(one[key] == other.get(key) for one, other in pairs), len(pairs))

    return {
        "levels": same("level", both),
        "heading texts": same("heading", both),
        "glued heading texts": same("heading", glued),
    }


def _enumeration_score(gold: list[Row], found: list[Row]) -> Share:
    """A list is found where most of its stretch is, with as many members."""
    rest = list(found)
    right = 0
    for one in gold:
        match = next((other for other in rest if _is_same_list(one, other)), None)
        if match:
            rest.remove(match)
            right += 1
    return Share(2 * right, len(gold) + len(found))


def _is_same_list(one: Row, other: Row) -> bool:
    (a, b), (c, d) = (_extent(row["members"]) for row in (one, other))
    common, together = min(b, d) - max(a, c), max(b, d) - min(a, c)
    return (
        one["line"] == other["line"]
        and common > together / 2
        and len(one["members"]) == len(other["members"])
    )


def _extent(members: list[list[int]]) -> tuple[int, int]:
    return members[0][0], members[-1][0] + members[-1][1]


def _damage_scores(gold: Page, found: Page) -> dict[str, Share]:
    """By line and label; what a reader doubts may be found and need not be."""
    page = _lines(gold, "furniture", "part_title")
    ours = [row for row in gold["damage"] if row["line"] not in page]
    needed = [_answers(row) for row in ours if row["sure"]]
    allowed = set().union(*map(_answers, ours))
    theirs = {(row["line"], row["label"]) for row in found["damage"] if row["line"] not in page}
    return {
        "damage recall": Share(sum(bool(answer & theirs) for answer in needed), len(needed)),
        "damage precision": Share(len(theirs & allowed), len(theirs)),
    }


def _answers(row: Row) -> set[tuple[int, str]]:
    """The lines and labels under which a damage may be found."""
    lines, labels = row.get("lines", [row["line"]]), {row["label"], row.get("also", row["label"])}
    return {(line, label) for line in lines for label in labels}


def _covered(gold: Page, found: Page) -> Share:
    needed = {row["line"] for row in gold["blocks"]}
    covered = {line for row in found["blocks"] for line in row.get("lines", [row["line"]])}
    return Share(len(needed & covered), len(needed))


def too_low(figures: dict[str, Share]) -> list[str]:
    """The names of the figures below what they must be."""
    return [name for name, least in LEAST.items() if figures[name].value < least]


def table(figures: dict[str, Share]) -> str:
    return "\n".join(f"{name:20} {figures[name]}  of {least}" for name, least in LEAST.items())


# the scores can fail


def test_the_careful_reading_itself_is_all_right() -> None:
    gold = reading_of(SPLICED)
    figures = scores(gold, gold)
    assert {share.value for share in figures.values()} == {1.0}
    assert set(figures) == set(LEAST)


def test_the_careful_reading_counts_what_the_page_holds() -> None:
    gold = reading_of(SPLICED)
    heads = [row for row in gold["blocks"] if row["kind"] == "heading"]
    members = [len(row["members"]) for row in gold["enumerations"]]
    assert len(_documents(gold)) == 13
    assert [
        len(heads),
        sum(not row.get("run_in") for row in heads),
        sum(bool(row.get("glued")) for row in heads),
    ] == [136, 38, 19]
    assert len(_lines(gold, "salutation")) == 8
    assert len(_lines(gold, "closing")) == 9
    assert len(_lines(gold, "furniture", "part_title")) == 23
    assert [len(members), sum(members)] == [28, 94]


def _without(kind: str) -> Callable[[Page], None]:
    def spoil(page: Page) -> None:
        rows = page["blocks"]
        for row in [row for row in rows if row["kind"] == kind][::3]:
            row["kind"] = "paragraph"

    return spoil


def _one_document(page: Page) -> None:
    for row in page["blocks"]:
        row["document"] = row["document"] and max(row["document"], 2)


def _flat(page: Page) -> None:
    for row in page["blocks"]:
        row["level"] = 1


def _longer_heads(page: Page) -> None:
    for row in page["blocks"]:
        if row.get("glued") or row["line"] % 5 == 0:
            row["heading"] = [0, row.get("heading", [0, 0])[1] + 1]


def _fewer(name: str) -> Callable[[Page], None]:
    def spoil(page: Page) -> None:
        del page[name][::5]

    return spoil


def _all_damaged(page: Page) -> None:
    page["damage"] += [{"line": row["line"], "label": "gap"} for row in page["blocks"]]


def _short_lists(page: Page) -> None:
    for row in page["enumerations"][::4]:
        row["members"].pop()


def _lost_line(page: Page) -> None:
    page["blocks"].pop()


@pytest.mark.parametrize(
    ("spoil", "low"),
    [
        (_one_document, {"documents"}),
        (_without("salutation"), {"salutations"}),
        (_without("furniture"), {"furniture"}),
        (_without("closing"), {"closings"}),
        (_without("heading"), {"headings"}),
        (_flat, {"levels"}),
        (_longer_heads, {"heading texts", "glued heading texts"}),
        (_fewer("enumerations"), {"enumerations"}),
        (_short_lists, {"enumerations"}),
        (_fewer("damage"), {"damage recall"}),
        (_all_damaged, {"damage precision"}),
        (_lost_line, {"lines covered"}),
    ],
)
def test_a_wrong_answer_has_the_low_score(spoil: Callable[[Page], None], low: set[str]) -> None:
    gold = reading_of(SPLICED)
    spoiled = deepcopy(gold)
    spoil(spoiled)
    assert low <= set(too_low(scores(gold, spoiled)))


def test_readings_hold_no_words() -> None:
    """Numbers and labels only: a found page is nobody's to pass on."""
    for path in READINGS.glob("*.json"):
        page = json.loads(path.read_text(encoding="utf-8"))
        type_of = page.get("describe", {}).pop("type", "")
        assert len(type_of) <= 2
        assert json.dumps(page, ensure_ascii=False).isascii(), path.name


# the pages


def test_the_page_of_spliced_speeches_is_read_as_by_a_careful_reader(pages: Path) -> None:
    figures = scores(reading_of(SPLICED), found_in(read(page_in(pages, SPLICED))))
    assert not too_low(figures), f"too low: {', '.join(too_low(figures))}\n{table(figures)}"


@pytest.fixture(params=SINGLE)
def single(request: pytest.FixtureRequest, pages: Path) -> tuple[Page, Path]:
    """A page of one document, with its careful reading."""
    return reading_of(request.param), page_in(pages, request.param)


def test_a_page_of_one_document_says_what_it_is(single: tuple[Page, Path]) -> None:
    gold, path = single
    documents = read(path)
    assert len(documents) == 1
    expected = _in_words(gold["describe"], path.read_text(encoding="utf-8").split("\n"))
    found = describe(documents[0])
    assert found["type"] == gold["describe"]["type"]
    for name in FIELDS:
        assert found[name] in expected[name], name


def _in_words(places: dict[str, Any], lines: list[str]) -> dict[str, list[str | None]]:
    """What each field may be: the words at its place, or at another that may be said too.

    Where nobody dated a document below it, the date under the title is one.
    """

    def words(name: str) -> str | None:
        if not (place := places.get(name)):
            return None
        line, column, length = place
        return lines[line - 1][column : column + length]

    allowed = {name: [words(name)] for name in FIELDS}
    allowed["closing"] += [words("closing_alt")]
    if not places["date"]:
        allowed["date"] = [words("date_under_title")]
    return allowed


def test_a_page_of_one_document_has_its_headings(single: tuple[Page, Path]) -> None:
    gold, path = single
    allowed = {row["line"] for row in gold["blocks"] if row.get("also") == "heading"}
    found = found_in(read(path))
    assert _heads(found, allowed) == _heads(gold, allowed)


def _heads(page: Page, left_out: set[int]) -> list[tuple[int, int, list[int], bool]]:
    """Line, level, extent and whether body follows, for each heading."""
    return [
        (row["line"], row["level"], row["heading"], row.get("run_in", False))
        for row in page["blocks"]
        if row["kind"] == "heading" and row["line"] not in left_out
    ]


@pytest.mark.parametrize("number", [SPLICED, *SINGLE])
def test_every_line_of_a_page_is_covered(number: str, pages: Path) -> None:
    path = page_in(pages, number)
    lines = path.read_text(encoding="utf-8").split("\n")
    filled = {number for number, line in enumerate(lines, 1) if line.strip()}
    covered = {line for row in found_in(read(path))["blocks"] for line in row["lines"]}
    assert filled <= covered
