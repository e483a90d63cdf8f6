"""Write down what packages that the kit cannot depend on make of the cases of `measure_cases.py`.

association-measures comes as source that needs a C compiler and asks for an older pandas;
lexicalrichness comes as source and draws in a plotting library. To write tests/data/measures.csv
anew, in an environment of its own:

    pip install setuptools "numpy<3" pandas scipy matplotlib
    pip install --no-deps --no-build-isolation association-measures==0.3.2 lexicalrichness==0.5.1
    python tests/record_measures.py
"""

import csv
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import association_measures.measures as am
import pandas as pd
from lexicalrichness import LexicalRichness

from measure_cases import (
    KEYNESS,
    ODD_KEYNESS,
    ODD_PAIRS,
    ODD_TEXTS,
    PAIRS,
    TEXTS,
    WEARING,
    WINDOWED,
)

RECORD = Path(__file__).parent / "data" / "measures.csv"
PAIR_MEASURES = (
    "z_score t_score log_likelihood simple_ll min_sensitivity liddell dice mutual_information".split()  # noqa: SIM905 - a list of names
)

Row = tuple[str, str, str, str, float]


def main() -> None:
    """Write the record."""
    with RECORD.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("package", "version", "measure", "case", "value"))
        writer.writerows((*row, repr(float(value))) for *row, value in rows())
    sys.stdout.write(f"{RECORD.name}\n")


def rows() -> Iterator[Row]:
    """Package, version, measure, case, value."""
    for measure, case, value in [*pairs(), *keyness()]:
        yield "association-measures", version("association-measures"), measure, case, value
    for measure, case, value in texts():
        yield "lexicalrichness", version("lexicalrichness"), measure, case, value


def pairs() -> Iterator[tuple[str, str, float]]:
    """Scores of pairs; `liddell` also with the two words changed about."""
    for case, (xy, x, y, n) in (PAIRS | ODD_PAIRS).items():
        table = pd.DataFrame({"f": [xy], "f1": [x], "f2": [y], "N": [n]})
        scores = am.score(table, measures=PAIR_MEASURES, freq=False, digits=None).iloc[0]
        yield from ((measure, case, scores[measure]) for measure in PAIR_MEASURES)
        turned = table.rename(columns={"f1": "f2", "f2": "f1"})
        score = am.score(turned, measures=["liddell"], freq=False, digits=None).iloc[0]
        yield "liddell, turned", case, score["liddell"]


def keyness() -> Iterator[tuple[str, str, float]]:
    """Log ratios with either way to treat zero counts."""
    for case, (a, b, c, d) in (KEYNESS | ODD_KEYNESS).items():
        table = pd.DataFrame({"f1": [a], "N1": [c], "f2": [b], "N2": [d]})
        for way in ("Hardie2014", "Walter1975"):
            score = am.score(
                table, measures=["log_ratio"], freq=False, digits=None, disc=0.5, discounting=way
            )
            yield f"log_ratio {way}", case, score["log_ratio"].iloc[0]


def texts() -> Iterator[tuple[str, str, float]]:
    """Scores of token lists."""
    for case, (tokens,) in TEXTS.items():
        for measure in ("ttr", "rttr", "Herdan", "yulek"):
            yield measure, case, getattr(as_it_is(tokens), measure)
    for case, (tokens, window) in WINDOWED.items():
        yield "mattr", case, as_it_is(tokens).mattr(window)
    for case, (tokens, threshold) in (WEARING | ODD_TEXTS).items():
        yield "mtld", case, as_it_is(tokens).mtld(threshold)


def as_it_is(tokens: list[str]) -> LexicalRichness:
    """The tokens, neither cleaned nor cut."""
    return LexicalRichness(tokens, preprocessor=None, tokenizer=lambda given: given)


if __name__ == "__main__":
    main()
