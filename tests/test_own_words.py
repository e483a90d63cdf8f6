"""Nothing here is taken from the found pages: no file shares more than a set phrase with them."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongwen.reading import read

ROOT = Path(__file__).parents[1]
PAGES = os.environ.get("GONGWEN_PAGES", "")
KINDS = {".md", ".py", ".ipynb", ".yml", ".yaml", ".tsv", ".csv", ".txt"}

RUN = 14
"""From so many hanzi in a row on, more than a formula is shared."""

COMMON = re.compile(
    r"人民代表大会常务委员会"  # names of bodies and their meetings
    r"|衷心的感谢在肯定成绩的同时"
    r"|亲自抓负总责分管负责同志要具体抓"
)
"""Set phrases that many texts share."""


def hanzi(text: str) -> str:
    return re.sub(r"[^\u3400-\u9fff]+", "", text)


def shared(text: str, runs: set[str]) -> Iterator[str]:
    """The longest stretches of a text all of whose runs of `RUN` hanzi are among `runs`."""
    start = 0
    while start + RUN <= len(text):
        end = start + RUN
        if text[start:end] in runs:
            while text[end - RUN + 1 : end + 1] in runs and end < len(text):
                end += 1
            yield text[start:end]
        start = end if text[start : start + RUN] in runs else start + 1


@pytest.mark.skipif(not PAGES, reason="GONGWEN_PAGES names no folder of found pages")
def test_no_file_shares_more_than_a_set_phrase_with_a_found_page() -> None:
    files = (page for page in sorted(Path(PAGES).iterdir()) if page.is_file())
    pages = "#".join(hanzi(one.text) for page in files for one in read(page))
    runs = {pages[at : at + RUN] for at in range(len(pages) - RUN + 1)}
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    taken = [
        (name, words)
        for name in listed.stdout.split("\0")
        if Path(name).suffix in KINDS
        for words in shared(hanzi((ROOT / name).read_text("utf-8")), runs)
        if not COMMON.search(words)
    ]
    assert taken == []


def test_a_stretch_that_is_shared_is_seen() -> None:
    page = "各村要在月底前把去年冬天冲坏的渠道修好"
    runs = {page[at : at + RUN] for at in range(len(page) - RUN + 1)}
    assert list(shared("听说" + page[2:18] + "再说", runs)) == [page[2:18]]
    assert not list(shared(page[:13], runs))
