"""Widgets: panels for the mouse and the keyboard over the kit's public functions.

    PageReader(text="", lang="en")            paste or open a page, see what the reader makes of it
    SegmentationPanel(source, lang="en")      two ways to cut a text, and the counts that change
    LayerPanel(document, lang="en")           any layers over a text, what is behind each span
    MoveStrip(documents, lang="en")           documents as ribbons of moves, with text and cue
    CodingPanel(items, labels, lang="en")     label candidates first, then meet the others' labels
    ParallelAligner(source, lang="en")        members of a figure in line; break one, see what is left
    RhythmPanel(source, lang="en")            lengths of clauses in reading order
    RhetoricProfile(documents, lang="en")     densities of figures, groups side by side, intervals
    ModalityLadder(document, lang="en")       directives by strength and actor; 要, 请 or 拟
    OutlineEditor(document, lang="en")        set the levels of headings, then meet the parser's
    ConcordanceExplorer(corpus, lang="en")    search, sort, keep to a part, open the passage
    BundleExplorer(corpus, lang="en")         strings that come again and again
    FrameExplorer(corpus, lang="en")          what fills the slots of 以X为Y
    CollocationExplorer(corpus, lang="en")    the company of a word, under all measures
    KeynessExplorer(part, against, "en")      what one part says more often than another
    TypeChooser(lang="en")                    who writes to whom for what: questions and the type
    DraftStudio(lang="en", text="")           write a draft, the checker's findings beside it

A panel holds state and nothing else: what it shows comes from functions that a cell can call too.
Each gives its result back to the next cell: `.documents`, `.differences` and `.flips`, `.layer`;
the explorers `.table`, `.lines`, `.settings` and `.sensitivity`.
"""

from gongwen.widgets.aligner import ParallelAligner
from gongwen.widgets.bundles import BundleExplorer
from gongwen.widgets.chooser import TypeChooser
from gongwen.widgets.coding import CodingPanel
from gongwen.widgets.collocation import CollocationExplorer
from gongwen.widgets.concordance import ConcordanceExplorer
from gongwen.widgets.frames import FrameExplorer
from gongwen.widgets.keyness import KeynessExplorer
from gongwen.widgets.ladder import ModalityLadder
from gongwen.widgets.layers import LayerPanel
from gongwen.widgets.outline import OutlineEditor, compare_levels
from gongwen.widgets.profile import RhetoricProfile
from gongwen.widgets.reader import PageReader
from gongwen.widgets.rhythm import RhythmPanel
from gongwen.widgets.segmentation import SegmentationPanel, count_flips
from gongwen.widgets.strip import MoveStrip
from gongwen.widgets.studio import DraftStudio

__all__ = [
    "BundleExplorer",
    "CodingPanel",
    "CollocationExplorer",
    "ConcordanceExplorer",
    "DraftStudio",
    "FrameExplorer",
    "KeynessExplorer",
    "LayerPanel",
    "ModalityLadder",
    "MoveStrip",
    "OutlineEditor",
    "PageReader",
    "ParallelAligner",
    "RhetoricProfile",
    "RhythmPanel",
    "SegmentationPanel",
    "TypeChooser",
    "compare_levels",
    "count_flips",
]
