"""Hands for the panels over layers: what a learner does with each, and what must change."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from gongwen.labels import label


def press(panel: Locator, key: str, lang: str) -> None:
    """Click the button with this label."""
    panel.get_by_role("button", name=label(key, lang), exact=True).click()


def pick_by_keyboard(panel: Locator, chooser: Locator) -> None:
    """Go two parts further with the arrows, pick there, and see the list follow."""
    parts = panel.locator(".gw-pick")
    parts.first.focus()
    keyboard = panel.page.keyboard
    keyboard.press("Home")
    keyboard.press("ArrowRight")
    keyboard.press("ArrowRight")
    keyboard.press("Enter")
    picked = panel.locator('.gw-pick[aria-pressed="true"]').first
    expect(picked).to_be_focused()
    expect(chooser.locator("option:checked")).to_contain_text(" 3. ")


def choose_layers(panel: Locator, lang: str) -> None:
    """Add a layer, pick a span by mouse and by keyboard, read its card."""
    boxes = panel.locator("input[type=checkbox]")
    for box in (boxes.nth(0), boxes.nth(3)):
        box.check()
    expect(panel.locator(".gw-layers .gw-pick").first).to_be_visible()
    chooser = panel.get_by_label(label("layers.span", lang), exact=True)
    panel.locator(".gw-layers .gw-pick").nth(1).click()
    expect(panel.locator(".gw-picked").first).to_be_visible()
    expect(panel.locator("th", has_text=label("column.source", lang)).first).to_be_visible()
    chooser.select_option(index=0)
    expect(panel.locator(".gw-picked")).to_have_count(0)
    chooser.select_option(index=1)
    expect(panel.locator(".gw-picked").first).to_be_visible()


def pick_stretches(panel: Locator, lang: str) -> None:
    """Pick a stretch by mouse, then by keyboard; change the scale."""
    chooser = panel.get_by_label(label("strip.stretch", lang), exact=True)
    panel.locator(".gw-ribbon .gw-pick").nth(1).click()
    expect(panel.locator(".gw-picked")).to_have_count(1)
    expect(panel.locator("th", has_text=label("column.source", lang)).first).to_be_visible()
    if panel.locator(".gw-ribbon .gw-pick").count() > 2:
        pick_by_keyboard(panel, chooser)
    panel.get_by_label(label("strip.length", lang)).check()
    expect(panel.locator(".gw-ribbon").first).to_be_visible()
    panel.locator("summary").click()
    expect(panel.locator("details li").first).to_be_visible()
    panel.get_by_label(label("strip.share", lang)).check()
    expect(panel.locator("details li").first).to_be_visible()


def write_a_draft(panel: Locator, lang: str) -> None:
    """Type a draft with a faulty number: the finding stands beside it."""
    expect(panel).to_contain_text(label("studio.title", lang))
    panel.locator("textarea").first.fill(
        "禾汀政办发[2031]07号\n\n禾汀县人民政府办公室关于春灌的通知\n"
    )
    expect(panel.locator("ol.gw-findings b:text-is('T05')").first).to_be_visible()


def choose_a_type(panel: Locator, lang: str) -> None:
    """Choose sender, receiver and purpose by name; the questions and the type follow."""
    status = panel.get_by_role("status").first
    expect(status).to_contain_text("函")
    panel.get_by_label(label("chooser.receiver", lang), exact=True).select_option(index=3)
    expect(status).to_contain_text("请示")
    purpose = panel.get_by_label(label("chooser.purpose", lang), exact=True)
    purpose.select_option(index=1)
    expect(status).to_contain_text("报告")
    purpose.select_option(index=4)
    expect(status).to_have_text(label("chooser.none", lang))
    purpose.focus()
    panel.page.keyboard.press("Home")
    expect(status).to_contain_text("请示")
    expect(panel.locator("ol li")).to_have_count(3)


def code_candidates(panel: Locator, lang: str) -> None:
    """Label every candidate; others are shown only then."""
    selectors = panel.locator("select")
    total = selectors.count()
    compare = panel.get_by_role("button", name=label("coding.compare", lang), exact=True)
    for number in range(total):
        if compare.count():
            expect(compare).to_be_disabled()
        selectors.nth(number).select_option(index=1)
    done = label("coding.done", lang, n=total, total=total)
    expect(panel.get_by_role("status").first).to_have_text(done)
    if compare.count():
        compare.click()
        expect(panel.locator("tbody tr").nth(total - 1)).to_be_visible()
        press(panel, "coding.reset", lang)
        expect(panel.locator("tbody")).to_have_count(0)


def break_a_member(panel: Locator, lang: str) -> None:
    """Rewrite the last member, see the verdict, restore the text."""
    status = panel.get_by_role("status").first
    expect(status).to_have_text(label("align.unchanged", lang))
    member = panel.get_by_label(label("align.member_n", lang, n=1), exact=True)
    before = member.input_value()
    member.fill("今天天气真好啊大家说是不是")
    member.press("Tab")
    press(panel, "align.try", lang)
    expect(status).not_to_have_text(label("align.unchanged", lang))
    expect(panel).to_contain_text(label("align.why", lang))
    press(panel, "align.restore", lang)
    expect(member).to_have_value(before)


def change_the_rhythm(panel: Locator, lang: str) -> None:
    """Write three clauses of one length; they are framed."""
    panel.get_by_label(label("rhythm.text", lang), exact=True).fill(
        "抓早动手，抓实落细，一抓到底。"
    )
    press(panel, "rhythm.show", lang)
    expect(panel).to_contain_text(label("rhythm.run", lang, n=3, hanzi=4))


def climb_the_ladder(panel: Locator, lang: str) -> None:
    """Put the first directive into another voice; then measure with an own sentence."""
    panel.get_by_label(label("ladder.directive", lang), exact=True).select_option(index=1)
    sentence = panel.get_by_label(label("ladder.sentence", lang), exact=True)
    expect(sentence).not_to_have_value("")
    panel.get_by_label("拟", exact=True).check()
    expect(panel).to_contain_text(label("ladder.up", lang))
    sentence.fill("各单位要按时报送。")
    press(panel, "ladder.measure", lang)
    expect(panel.get_by_role("status").first).to_contain_text("%")
    press(panel, "ladder.restore", lang)
    expect(sentence).to_have_value("")


def compare_profiles(panel: Locator, lang: str) -> None:
    """Look at single texts: the chart is drawn and the table says the same."""
    chooser = panel.get_by_label(label("profile.by", lang), exact=True)
    chooser.select_option(label=label("profile.by_document", lang))
    expect(panel.locator("svg.marks, canvas").first).to_be_visible()
    expect(panel.locator("tbody th").first).to_be_visible()


LAYER_HANDS: dict[str, Callable[[Locator, str], None]] = {
    "chooser": choose_a_type,
    "layers": choose_layers,
    "strip": pick_stretches,
    "coding": code_candidates,
    "align": break_a_member,
    "rhythm": change_the_rhythm,
    "ladder": climb_the_ladder,
    "profile": compare_profiles,
}
"""What to do with each panel, by the section of its labels."""
