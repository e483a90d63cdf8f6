"""How many named faults the draft checker finds, and what it says besides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from gongwen.corpus import Corpus
from gongwen.corpus.splits import split as part_of
from gongwen.documents import Document
from gongwen.drafting.engine import check
from gongwen.drafting.faults import FaultyDraft, faulty_drafts
from gongwen.drafting.rules import load_rules
from gongwen.reading.read import read_text

RECALL_COLUMNS = ("rule", "group", "scope", "severity", "seeded", "found", "recall")


def fault_recall(drafts: Iterable[FaultyDraft]) -> pd.DataFrame:
    """How often each rule finds the faults seeded for it.

    A fault is found if its rule names a place on one of its lines, or anywhere where the fault is
    something missing.

    Returns
    -------
    pandas.DataFrame
        One row a rule: `rule`, `group`, `scope` (form or content), `severity`, `seeded`, `found`
        and `recall` (found / seeded).
    """
    seen = seeded_faults(drafts)
    rows = []
    for name, faults in seen.groupby("rule", sort=False):
        rule = load_rules()[str(name)]
        seeded, found = len(faults), int(faults["found"].sum())
        rows.append((rule.id, rule.group, rule.scope, rule.severity, seeded, found, found / seeded))
    table = pd.DataFrame(rows, columns=list(RECALL_COLUMNS))
    order = {name: place for place, name in enumerate(load_rules())}
    return table.sort_values("rule", key=lambda names: names.map(order)).reset_index(drop=True)


def recall_by(table: pd.DataFrame, column: str = "scope") -> pd.DataFrame:
    """The recall of all rules of one scope, group or severity together.

    Returns
    -------
    pandas.DataFrame
        One row a value of the column: the value, `rules`, `seeded`, `found`, `recall`.
    """
    sums = table.groupby(column, sort=False).agg(
        rules=("rule", "count"), seeded=("seeded", "sum"), found=("found", "sum")
    )
    sums["recall"] = sums["found"] / sums["seeded"]
    return sums.reset_index()


def sound_documents(corpus: Corpus, split: str | None = None) -> list[Document]:
    """The corpus' documents without faults, all or those of one part."""
    return [
        document
        for document in corpus
        if document.meta["quality"] == "good"
        and not document.meta["faults"]
        and split in (None, part_of(document.id))
    ]


def evaluate_drafting(corpus: Corpus, split: str | None = None) -> pd.DataFrame:
    """How many faults seeded into sound documents are found, and what sound documents are told.

    Parameters
    ----------
    corpus : Corpus
        Whose sound documents are used.
    split : {"dev", "test"}, optional
        Only those of one part; rules were tuned on dev.

    Returns
    -------
    pandas.DataFrame
        One row a scope (form, content): `layer`, `split`, `documents` (faulty drafts), `label`,
        `rules`, `seeded`, `found`, `recall`, and `false alarms` (errors and warnings that sound
        documents get from rules of this scope). Faults and rules have one author, so recall is an
        upper bound of what faults of others would give.
    """
    documents = sound_documents(corpus, split)
    drafts = faulty_drafts(documents)
    table = recall_by(fault_recall(drafts)).rename(columns={"scope": "label"})
    alarms = check(documents)
    grave = alarms[alarms["severity"] != "advice"]["label"].map(
        lambda name: load_rules()[name].scope
    )
    table["false alarms"] = [int((grave == label).sum()) for label in table["label"]]
    table.insert(0, "layer", "drafting")
    table.insert(1, "split", split or "all")
    table.insert(2, "documents", len(drafts))
    return table


def seeded_faults(drafts: Iterable[FaultyDraft]) -> pd.DataFrame:
    """All seeded faults, one a row, with whether they were found.

    Returns
    -------
    pandas.DataFrame
        Columns `draft`, `carrier`, `rule`, `found`, and `text` (the changed lines).
    """
    rows = []
    for draft in drafts:
        places = _places(draft)
        lines = draft.text.split("\n")
        for fault in draft.faults:
            found = any(
                name == fault.rule and (not fault.lines or inside & fault.lines)
                for name, inside in places
            )
            words = " / ".join(lines[number - 1] for number in sorted(fault.lines))
            rows.append((draft.id, draft.carrier, fault.rule, found, words))
    return pd.DataFrame(rows, columns=["draft", "carrier", "rule", "found", "text"])


def _places(draft: FaultyDraft) -> Sequence[tuple[str, set[int]]]:
    """The rules that found something, each with the lines it names."""
    documents = read_text(draft.text, draft.id)
    by_id = {document.id: document for document in documents}
    layer = check(documents)
    found = []
    for row in layer.to_dict("records"):
        document = by_id[row["document"]]
        spans = [(row["start"], row["end"]), *((start, end) for start, end, _ in row["edits"])]
        inside: set[int] = set()
        for start, end in spans:
            place = document.where(start, end)
            inside |= set(range(place["line"], place["end_line"] + 1))
        found.append((row["label"], inside))
    return found
