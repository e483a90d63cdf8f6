"""How many named faults the draft checker finds, and what it says besides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from gongwen.drafting.engine import check
from gongwen.drafting.faults import FaultyDraft
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
