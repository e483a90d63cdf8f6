"""What a learner does with the explorers of phrases."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from gongwen.labels import label


def fill(panel: Locator, key: str, lang: str, text: str) -> None:
    """Type into the line with this label and press Enter."""
    box = panel.get_by_label(label(key, lang), exact=True)
    box.fill(text)
    box.press("Enter")


def choose(panel: Locator, key: str, lang: str, value: str) -> None:
    """Choose by its words from the list with this label."""
    panel.get_by_label(label(key, lang), exact=True).first.select_option(label=value)


def pick_second(panel: Locator) -> None:
    """Pick the second row by keyboard: it opens its lines."""
    rows = panel.locator("tr .gw-pick")
    rows.first.focus()
    rows.first.press("ArrowDown")
    rows.nth(1).press("Enter")
    expect(panel.locator(".gw-kwic summary").first).to_be_visible()
    expect(panel.locator("tr.gw-picked")).to_have_count(1)


def save_result(panel: Locator, lang: str, name: str) -> None:
    """Save under this name and see that the panel says so."""
    fill(panel, "saving.file", lang, name)
    panel.get_by_role("button", name=label("saving.save", lang), exact=True).click()
    expect(panel.get_by_role("status").last).to_contain_text(name)


def search_lines(panel: Locator, lang: str) -> None:
    """Search words, sort, open a line, save."""
    choose(panel, "lines.by", lang, label("lines.by_word", lang))
    fill(panel, "lines.query", lang, "要 *")
    expect(panel.locator(".gw-key").first).to_contain_text("要")
    choose(panel, "lines.sort", lang, label("lines.sort_move", lang))
    said = label("kwic.sorted", lang, by=label("kwic.sort_move", lang))
    expect(panel.locator(".gw-caption").first).to_contain_text(said)
    line = panel.locator(".gw-kwic summary").first
    line.focus()
    line.press("Enter")
    expect(panel.locator(".gw-passage mark").first).to_be_visible()
    save_result(panel, lang, f"found-{lang}.xlsx")


def narrow_bundles(panel: Locator, lang: str) -> None:
    """Change to words, keep those that hold a word, see the lines of one, save."""
    choose(panel, "bundles.unit", lang, label("bundles.word", lang))
    fill(panel, "bundles.holds", lang, "要")
    expect(panel.locator("tr .gw-pick").first).to_contain_text("要")
    pick_second(panel)
    save_result(panel, lang, f"bundles-{lang}.csv")


def fill_slots(panel: Locator, lang: str) -> None:
    """Look at one slot, see the lines of a filler."""
    choose(panel, "frames.slot", lang, "Y")
    expect(panel.locator("tr[data-pick] td").first).to_have_text("Y")
    pick_second(panel)


def keep_company(panel: Locator, lang: str) -> None:
    """Type a word, sort by disagreement, see the lines of a pair, save them."""
    fill(panel, "company.node", lang, "工作")
    expect(panel.get_by_role("status").first).to_contain_text("工作")
    choose(panel, "company.sort", lang, label("column.spread", lang))
    sorted_by = panel.locator("th[aria-sort=descending]")  # before that the rows are others
    expect(sorted_by).to_have_text(label("column.spread", lang))
    pick_second(panel)
    choose(panel, "explore.what", lang, label("explore.lines", lang))
    save_result(panel, lang, f"pairs-{lang}.csv")


def weigh_key_words(panel: Locator, lang: str) -> None:
    """Look at one side only; the chart is drawn; see the lines of a word."""
    expect(panel.locator("canvas, svg.marks").first).to_be_visible()
    choose(panel, "keyness.show_side", lang, label("keyness.target", lang))
    side = panel.locator("tr[data-pick] td:last-child")
    expect(side.filter(has_text=label("keyness.reference", lang))).to_have_count(0)
    pick_second(panel)


HANDS = {
    "lines": search_lines,
    "bundles": narrow_bundles,
    "frames": fill_slots,
    "company": keep_company,
    "keyness": weigh_key_words,
}
