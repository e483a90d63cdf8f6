"""Hands that answer an exercise in a browser: by mouse or by keyboard alone."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from gongwen.exercises import Exercise
from gongwen.labels import label


def answer(panel: Locator, exercise: Exercise, given: Any, lang: str, how: str) -> None:
    """Give an answer, whatever stood there before."""
    HANDS[exercise.kind](panel, exercise, given, lang, how)


def press(panel: Locator, name: str, how: str) -> None:
    """Press a button."""
    button = panel.get_by_role("button", name=name, exact=True)
    if how == "mouse":
        button.click()
    else:
        button.focus()
        panel.page.keyboard.press("Enter")


def choose(panel: Locator, exercise: Exercise, given: Any, lang: str, how: str) -> None:
    """Choose one option, or tick those that are given and no others."""
    del lang
    names = list(exercise.task.options)
    if not exercise.task.many:
        radios = panel.get_by_role("radio")
        if how == "mouse":
            radios.nth(names.index(given)).check()
            return
        radios.first.focus()
        panel.page.keyboard.press("Space")
        for _ in range(names.index(given)):
            panel.page.keyboard.press("ArrowDown")
        return
    for name, box in zip(names, panel.get_by_role("checkbox").all(), strict=True):
        if box.is_checked() != (name in given):
            if how == "mouse":
                box.click()
            else:
                box.focus()
                panel.page.keyboard.press("Space")


def select(panel: Locator, exercise: Exercise, given: Any, lang: str, how: str) -> None:
    """Choose a value for each item."""
    task = exercise.task
    for name, box in zip(task.items, panel.locator("select").all(), strict=True):
        value = given.get(name)
        place = 1 + list(task.choices).index(value) if value else 0
        if how == "mouse":
            words = task.choices[value].say(lang) if value else label("exercise.choose", lang)
            box.select_option(label=words)
            continue
        box.focus()
        panel.page.keyboard.press("Home")
        for _ in range(place):
            panel.page.keyboard.press("ArrowDown")


def fill(panel: Locator, exercise: Exercise, given: Any, lang: str, how: str) -> None:
    """Write into the gaps."""
    for name, text in exercise.task.items.items():
        write_into(panel.get_by_label(text.say(lang)), given.get(name, ""), how)


def count(panel: Locator, exercise: Exercise, given: Any, lang: str, how: str) -> None:
    """Write a figure."""
    del exercise, lang
    write_into(panel.locator("input[type=text]"), given, how)


def rewrite(panel: Locator, exercise: Exercise, given: Any, lang: str, how: str) -> None:
    """Write a new version over the old one."""
    del exercise, lang
    write_into(panel.locator("textarea"), given, how)


def write(panel: Locator, exercise: Exercise, given: Any, lang: str, how: str) -> None:
    """Write a text and give two points for each criterion."""
    del exercise, lang
    write_into(panel.locator("textarea"), given["text"], how)
    for box in panel.locator("select").all():
        if how == "mouse":
            box.select_option(label="2")
        else:
            box.focus()
            panel.page.keyboard.press("Home")
            for _ in range(3):
                panel.page.keyboard.press("ArrowDown")


def write_into(field: Locator, text: str, how: str) -> None:
    """Write into a field and leave it."""
    if how == "mouse":
        field.click()
        field.fill(text)
    else:
        field.focus()
        field.page.keyboard.press("ControlOrMeta+a")
        field.page.keyboard.insert_text(text)
    field.page.keyboard.press("Tab")


def order(panel: Locator, exercise: Exercise, given: Any, lang: str, how: str) -> None:
    """Bring the items into order, from the first place on."""
    del exercise, lang
    for place, name in enumerate(given):
        row = panel.locator(f'li[data-key="{name}"]')
        now = row.evaluate("row => [...row.parentElement.children].indexOf(row)")
        if how == "mouse" and now != place:
            panel.locator("li[data-key]").first.scroll_into_view_if_needed()
            row.locator(".gw-handle").hover()
            target = panel.locator("li[data-key]").nth(place).bounding_box()
            panel.page.mouse.down()
            panel.page.mouse.move(target["x"] + 30, target["y"] + 2, steps=4)
            panel.page.mouse.up()
            expect(panel.locator("li[data-key]").nth(place)).to_have_attribute("data-key", name)
        elif how == "keyboard":
            row.focus()
            for _ in range(now - place):
                panel.page.keyboard.press("ArrowUp")
    if how == "keyboard":
        panel.page.keyboard.press("Tab")


def mark(panel: Locator, exercise: Exercise, given: Any, lang: str, how: str) -> None:
    """Take away the marks that are there, then mark the given spans."""
    labels = list(exercise.task.labels)
    area, keyboard = panel.locator(".gw-area"), panel.page.keyboard
    removes = panel.locator(".gw-marks button")
    while removes.count():
        removes.first.click() if how == "mouse" else removes.first.press("Enter")
    for start, end, name in given:
        number = labels.index(name) + 1
        if how == "mouse":
            first, last = (panel.locator(f'[data-place="{n}"]') for n in (start, end - 1))
            first.scroll_into_view_if_needed()
            first.hover()
            panel.page.mouse.down()
            last.hover()
            panel.page.mouse.up()
            words = f"{number} {exercise.task.labels[name].say(lang)}"
            press(panel, words, how)
            continue
        area.focus()
        keyboard.press("Home")
        for _ in range(start):
            keyboard.press("ArrowRight")
        for _ in range(end - 1 - start):
            keyboard.press("Shift+ArrowRight")
        keyboard.press(str(number))


HANDS = {
    "choose": choose,
    "match": select,
    "label": select,
    "outline": select,
    "fill": fill,
    "count": count,
    "repair": rewrite,
    "write": write,
    "order": order,
    "mark": mark,
}
