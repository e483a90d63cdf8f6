"""For teachers: what a class answered, in one table and one report.

    collected = collect("handed-in")          every learner's file of answers
    work = work_of(collected, load_all())     judged, with the help that was taken
    report(work, "zh")                        a page to read before the next meeting
    anonymous(collected)                      numbers in place of names

`gongwen class --help` lists the same as commands; `TEACHING.md` says how to use them.
"""

from gongwen.classroom.attempts import Attempt, attempts, help_taken
from gongwen.classroom.collecting import ClassroomError, Collected, collect
from gongwen.classroom.masking import anonymous
from gongwen.classroom.reporting import report, report_tables
from gongwen.classroom.work import (
    Work,
    all_answers,
    by_answer,
    by_exercise,
    by_learner,
    by_part,
    mistakes,
    outcomes,
    work_of,
)

__all__ = [
    "Attempt",
    "ClassroomError",
    "Collected",
    "Work",
    "all_answers",
    "anonymous",
    "attempts",
    "by_answer",
    "by_exercise",
    "by_learner",
    "by_part",
    "collect",
    "help_taken",
    "mistakes",
    "outcomes",
    "report",
    "report_tables",
    "work_of",
]
