"""Checks of the hand-made annotation: it fits its text, its folder and its guidelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.corpus import gold
from gongwen.corpus.collection import Corpus
from gongwen.corpus.findings import Finding
from gongwen.corpus.header import CorpusError
from gongwen.corpus.splits import SECOND, split


def check_gold(corpus: Corpus) -> Iterator[Finding]:
    """Each file has a text and stands in its split; offsets fit; labels are in the guidelines."""
    known = _labels(corpus)
    documents = {document.id: document for document in corpus}
    for layer in corpus.layers:
        for path in (*gold.files(corpus.folder, layer), *gold.files(corpus.folder, layer, SECOND)):
            name, part = path.stem, path.parent.name
            where = f"{layer}/{part}/{path.name}"
            if name not in documents:
                if not _is_shipped(corpus, name):
                    yield _finding(name, f"{where}: no text has this id", f"{where}：无此篇")
                continue
            if part not in (SECOND, split(name)):
                yield _finding(
                    name, f"{where}: belongs in {split(name)}", f"{where}：应在 {split(name)}"
                )
            try:
                labels = set(gold.read_file(path, documents)["label"])
            except CorpusError as error:
                yield _finding(name, str(error), f"{where}：标注与正文不符（{error}）")
                continue
            strange = sorted(labels - known) if known else []
            if strange:
                said = ", ".join(strange)
                yield _finding(
                    name,
                    f"{where}: labels that the guidelines do not have: {said}",
                    f"{where}：标注规范中没有的标签：{said}",
                )


def _is_shipped(corpus: Corpus, name: str) -> bool:
    """Whether a text has this id, be it among the documents or in another register."""
    return corpus.folder is not None and any(corpus.folder.glob(f"*/{name}.md"))


def _labels(corpus: Corpus) -> set[str]:
    """All that the guidelines set in code type; a label must be among it."""
    guidelines = corpus.folder / "annotation" / "GUIDELINES.md" if corpus.folder else None
    if guidelines is None or not guidelines.is_file():
        return set()
    return set(re.findall(r"`([^`\n]+)`", guidelines.read_text(encoding="utf-8")))


def _finding(name: str, en: str, zh: str) -> Finding:
    return Finding(name, "error", "gold", en, zh)
