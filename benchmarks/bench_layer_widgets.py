"""How long a panel over layers takes to answer, once the layers are found.

    python benchmarks/bench_layer_widgets.py [--repeats N]

Each step is what one click sets off in the kernel, on the longest text of the corpus or on the
whole of it. Median and worst of the rounds, in milliseconds of the processor; the target is 100.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable
from statistics import median
from time import process_time

import gongwen as gw
from gongwen import rhetoric, views
from gongwen.comparison import side_by_side
from gongwen.detectors import DETECTORS
from gongwen.documents import Document
from gongwen.moves import ribbon
from gongwen.widgets import (
    CodingPanel,
    LayerPanel,
    ModalityLadder,
    MoveStrip,
    ParallelAligner,
    RhetoricProfile,
    RhythmPanel,
)

TARGET = 100

Step = Callable[[], object]


def main() -> None:
    """Time each step and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--repeats", type=int, default=7, help="rounds (default: 7)")
    options = parser.parse_args()
    corpus = gw.load()
    longest = max(corpus, key=len)
    print(f"{len(corpus)} texts; the longest, {longest.id}, has {len(longest):,} characters")
    steps = {**over_one_text(longest), **over_the_corpus(corpus)}
    taken = {name: rounds(step, options.repeats) for name, step in steps.items()}
    print(f"{'step':<58}{'median ms':>11}{'worst ms':>11}")
    for name, times in taken.items():
        mark = "" if max(times) <= TARGET else "  above target"
        print(f"{name:<58}{median(times):>11.1f}{max(times):>11.1f}{mark}")
    print(f"target: {TARGET} ms")


def over_one_text(document: Document) -> dict[str, Step]:
    """What a panel over a single text does at a click."""
    layers = {name: find(document) for name, find in DETECTORS.items()}
    some = {name: layers[name] for name in ("moves", "parallelism", "fourchar", "modality")}
    panel = LayerPanel(document, show=list(some))
    aligner = ParallelAligner(document)
    ladder, beats = ModalityLadder(document), RhythmPanel(document)
    items = layers["modality"].head(30)
    coding = CodingPanel(items, ("obligation", "none"), documents=document, others={"gold": items})
    return {
        "layers_view, four layers": lambda: views.layers_view(document, some),
        "layers_view, all layers": lambda: views.layers_view(document, layers),
        "LayerPanel, a layer switched on": lambda: switched(panel),
        "LayerPanel, a span picked": lambda: picked(panel),
        "CodingPanel, a label of 30 chosen": lambda: coded(coding),
        "side_by_side, moves with themselves": lambda: side_by_side(
            {"a": layers["moves"], "b": layers["moves"]}
        ),
        "ParallelAligner, a member broken, the whole text searched": lambda: broken(aligner),
        "ModalityLadder, another voice": lambda: spoken(ladder),
        "ModalityLadder, measured anew": ladder.measure.click,
        "RhythmPanel, shown": beats.show_button.click,
    }


def over_the_corpus(corpus: gw.Corpus) -> dict[str, Step]:
    """What a panel over all texts does at a click."""
    moves = gw.moves(corpus)
    eight = list(corpus)[:8]
    strip = MoveStrip(eight, layer=moves)
    figures = rhetoric.figure_layers(corpus)
    profile = RhetoricProfile(corpus, layers=figures)
    return {
        "ribbon, all texts": lambda: ribbon(corpus, moves),
        "MoveStrip, eight ribbons, the scale changed": lambda: rescaled(strip),
        "MoveStrip, a stretch picked": lambda: stretch(strip),
        "densities by register, all texts": lambda: rhetoric.densities(corpus, "register", figures),
        "densities text by text, all texts": lambda: rhetoric.densities(corpus, None, figures),
        "RhetoricProfile, other groups": lambda: regrouped(profile),
    }


def switched(panel: LayerPanel) -> None:
    """Switch a layer on or off."""
    panel.choices["contrast"].value = not panel.choices["contrast"].value


def picked(panel: LayerPanel) -> None:
    """Pick one of two spans."""
    panel.text.picked = "0:0" if panel.text.picked == "0:1" else "0:1"


def coded(panel: CodingPanel) -> None:
    """Choose a label, or another."""
    first = panel.selectors[0]
    first.value = "none" if first.value == "obligation" else "obligation"


def broken(panel: ParallelAligner) -> None:
    """Rewrite a member and search anew."""
    panel.members[0].value = "今天的天气真好啊"
    panel.try_button.click()


def spoken(panel: ModalityLadder) -> None:
    """Choose a directive and change its voice."""
    panel.directive.value = 0
    panel.voice.value = "拟" if panel.voice.value == "请" else "请"


def rescaled(panel: MoveStrip) -> None:
    """Change the scale."""
    panel.scale.value = "share" if panel.scale.value == "length" else "length"


def stretch(panel: MoveStrip) -> None:
    """Pick one of two stretches."""
    panel.strips.picked = "0:0" if panel.strips.picked == "0:1" else "0:1"


def regrouped(panel: RhetoricProfile) -> None:
    """Compare other groups."""
    panel.by.value = "register" if panel.by.value == "kind" else "kind"


def rounds(step: Step, repeats: int) -> list[float]:
    """Milliseconds of each round, after one that loads and is not counted."""
    step()
    times = []
    for _ in range(repeats):
        gc.collect()
        start = process_time()
        step()
        times.append(1000 * (process_time() - start))
    return times


if __name__ == "__main__":
    main()
