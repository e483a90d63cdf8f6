"""Annotation rounds: a class marks one text; how far it agrees, and what is worth talking about.

one = round_of_exercise(collect("handed-in"), load_exercise("05.4"))
one = round_of_files(document, ["li.csv", "wu.csv"], layer="moves")
agreement_of(one)        α, mean κ and WindowDiff of the class
against(one)             each learner, the class and the detector held against gold
disagreements(one)       the stretches most worth discussing
round_report(one, "zh")  all of it on a page
"""

from gongwen.classroom.rounds.agreeing import against, agreement_of, by_label, majority
from gongwen.classroom.rounds.coding import Round, round_of_exercise, round_of_files
from gongwen.classroom.rounds.discussing import WHY, disagreements
from gongwen.classroom.rounds.reporting import round_report, round_tables

__all__ = [
    "WHY",
    "Round",
    "against",
    "agreement_of",
    "by_label",
    "disagreements",
    "majority",
    "round_of_exercise",
    "round_of_files",
    "round_report",
    "round_tables",
]
