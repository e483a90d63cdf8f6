"""How the detectors do on invented passages that a reader annotated first; half are held back.

The floors stand a little under what was reached. `pytest -rP` shows precision and recall.
"""

import pandas as pd
import pytest

from gongwen.evaluate import TASKS
from gongwen.matching import scores
from rhetoric_passages import passages

FLOORS = {  # F1 of all labels: passages for tuning, passages held back
    "parallelism": (0.90, 0.86),
    "four-character units": (0.78, 0.62),
    "coinages": (0.90, 0.90),
    "metaphors": (0.78, 0.60),
    "contrast": (0.86, 0.90),
    "quotation": (0.80, 0.55),
    "questions": (0.94, 0.76),
    "modality": (0.92, 0.85),
}


def table(layer: str, *, held_back: bool) -> pd.DataFrame:
    """Return the scores of a layer on one half of the passages."""
    task, half = TASKS[layer], passages(held_back=held_back)
    gold, found = half.gold[task.gold], task.find(half.documents)
    if task.keep:
        gold, found = (one[one["label"].isin(task.keep)] for one in (gold, found))
    return scores(found, gold, overlap=task.overlap)


@pytest.mark.parametrize("held_back", [False, True], ids=["tuned", "held back"])
@pytest.mark.parametrize("layer", FLOORS)
def test_a_layer_is_found(layer: str, held_back: bool) -> None:
    found = table(layer, held_back=held_back)
    print(found.round(3).to_string(index=False))  # noqa: T201 - figures to read, with -rP
    assert found["f1"].iloc[-1] >= FLOORS[layer][held_back]


def test_the_halves_share_no_passage_and_every_layer_has_gold_in_both() -> None:
    tuned, held = (passages(held_back=half) for half in (False, True))
    assert not {one.id for one in tuned.documents} & {one.id for one in held.documents}
    assert set(tuned.gold) == set(held.gold)


def test_gold_quotes_what_it_marks() -> None:
    for half in (passages(held_back=False), passages(held_back=True)):
        texts = {one.id: one.text for one in half.documents}
        for layer in half.gold.values():
            spans = zip(layer["document"], layer["start"], layer["end"], layer["text"], strict=True)
            assert all(texts[name][start:end] == text for name, start, end, text in spans)
