"""Answers that a proof needs: spoiled by a foreseen mistake, or right but for one part."""

from typing import Any

from gongwen.exercises import Exercise, Foreseen, sample


def spoiled(exercise: Exercise, foreseen: Foreseen) -> Any:
    """Return an answer with this foreseen mistake in it, and right in all else."""
    if foreseen.answer is not None:
        return as_given(exercise, foreseen.answer)
    right = sample(exercise)
    if exercise.kind == "choose":
        return sorted({*right} ^ {foreseen.part})
    if exercise.kind == "order":
        first, second = foreseen.part
        rest = [one for one in right if one != first]
        place = rest.index(second)
        return [*rest[:place], first, *rest[place:]]
    if exercise.kind == "mark":
        start, end, label, _ = foreseen.part
        kept = [one for one in right if one[1] <= start or one[0] >= end]
        return [*kept, [start, end, label]]
    return right | {name: values[0] for name, values in foreseen.part.items()}


def as_given(exercise: Exercise, answer: Any) -> Any:
    """Return an answer of the file in the shape in which a learner gives it."""
    from gongwen.exercises import KINDS

    return KINDS[exercise.kind].sample(answer)


def nearly(exercise: Exercise) -> Any:
    """Return an answer in which one part is missing; None for a kind without parts."""
    right = sample(exercise)
    if exercise.kind == "choose":
        return right[:-1] if exercise.task.many and len(right) > 1 else None
    if exercise.kind == "mark":
        return right[:-1] if len(right) > 1 else None
    if exercise.kind == "order":
        return [right[1], right[0], *right[2:]] if len(right) > 2 else None
    if isinstance(right, dict) and exercise.kind != "write":
        return dict(list(right.items())[:-1]) if len(right) > 1 else None
    return None
