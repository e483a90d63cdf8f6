"""Exercises: read from YAML, judged, each answer kept.

    exercise = load_exercise("04.3")          one exercise, from the learner's copy or the kit
    judge(exercise, answer)                   blank, not_yet, right (or kept: a free text)
    read_file("lessons/exercises/04.yml")     all of a file; an error names exercise and field

What an exercise *is* stands here; what a learner touches is in `gongwen.widgets`. The format is
described for authors in `lessons/exercises/README.md`.
"""

from gongwen.exercises.finding import load_all, load_exercise
from gongwen.exercises.judging import judge, sample
from gongwen.exercises.kinds import KINDS
from gongwen.exercises.loading import read_exercises, read_file
from gongwen.exercises.model import Exercise, ExerciseError, Foreseen, Judgement, Model, Text

__all__ = [
    "KINDS",
    "Exercise",
    "ExerciseError",
    "Foreseen",
    "Judgement",
    "Model",
    "Text",
    "judge",
    "load_all",
    "load_exercise",
    "read_exercises",
    "read_file",
    "sample",
]
