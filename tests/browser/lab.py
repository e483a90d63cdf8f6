"""A JupyterLab of one's own, a browser in front of it, and hands for every widget."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import explorer_hands
import nbformat
from hands_layers import LAYER_HANDS, write_a_draft
from playwright.sync_api import BrowserContext, Locator, expect

from gongwen.labels import label

BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
)
PATIENCE = 30
"""Seconds that anything may take on a slow machine."""

TWO_SPEECHES = """【第一篇】
在全县春耕备耕工作会议上的讲话
同志们：
一、提高思想认识
春耕生产是全年粮食生产的基础，必须抓早抓实。
二、压实工作责任
各级各部门要各负其责，xx日前完成。
【第二篇】
在全县植树动员会议上的讲话
同志们：
一、明确任务
全县今春造林三千亩，各乡镇要分解到村。
（一）抓进度。清明以前完成栽植。
二、加强管护
栽一棵，活一棵，成林一片。"""

# Set before the page is opened: every cell is drawn (the browser then finds it), nothing is asked.
SETTINGS = {
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
    "@jupyterlab/docmanager-extension/plugin": {"autosave": False},
}

_OPEN_AND_RUN = """async path => {
  const app = window.jupyterapp;
  await app.restored;
  const panel = await app.commands.execute('docmanager:open', {path, factory: 'Notebook'});
  await panel.context.ready;
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
  app.shell.activateById(panel.id);
  await app.commands.execute('notebook:run-all-cells');
  const cells = panel.content.model.toJSON().cells.filter(cell => cell.cell_type === 'code');
  return cells.map(cell => ({
    source: cell.source, count: cell.execution_count, tags: cell.metadata.tags || [],
    errors: cell.outputs.filter(o => o.output_type === 'error').map(o => `${o.ename}: ${o.evalue}`),
  }));
}"""

FAINT = """() => {
  const parse = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const e of document.querySelectorAll('.gw *, .gw-panel label, .gw-panel button')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || e.tagName === 'STYLE' || !e.getClientRects().length) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => x - y);
    if ((b + 0.05) / (a + 0.05) < 4.5) faint.push(e.outerHTML.slice(0, 120));
  }
  return faint;
}"""
"""What stands too little out from its ground, as the browser drew it."""

TOO_WIDE = """panel => {
              const edge = panel.closest('.jp-OutputArea').getBoundingClientRect().right + 1;
              return [...panel.querySelectorAll('button, select, textarea, input, p, .gw-scroll')]
                .filter(e => e.getBoundingClientRect().right > edge).map(e => e.outerHTML.slice(0, 80));
            }"""
"""What of a panel reaches beyond its cell."""


class Lab:
    """A running JupyterLab: its folder and its address."""

    def __init__(self, folder: Path, port: int, token: str) -> None:
        self.folder = folder
        self.address = f"http://127.0.0.1:{port}"
        self.token = token

    def is_up(self) -> bool:
        """Whether the server answers."""
        try:
            with urllib.request.urlopen(f"{self.address}/api?token={self.token}", timeout=5):
                return True
        except OSError:
            return False


@contextmanager
def running_lab(folder: Path, home: Path) -> Iterator[Lab]:
    """A JupyterLab on this machine only, with `folder` as its root and settings of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    lab = Lab(folder, port, secrets.token_hex(16))
    for name, values in SETTINGS.items():
        file = home / "settings" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
    places = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
    }
    places |= {
        "IPYTHONDIR": "ipython",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "spaces",
    }
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": folder,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "IdentityProvider.token": lab.token,
        "LabApp.expose_app_in_browser": True,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.news_url": None,
        "LabApp.extension_manager": "readonly",
    }
    log = home / "server.log"
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "jupyterlab",
                *(f"--{name}={value}" for name, value in options.items()),
            ],
            stdout=output,
            stderr=subprocess.STDOUT,
            env=os.environ | {name: str(home / place) for name, place in places.items()},
        )
        try:
            deadline = time.monotonic() + PATIENCE
            while not lab.is_up():
                if server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(
                        f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')[-3000:]}"
                    )
                time.sleep(0.2)
            yield lab
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()


class Window:
    """A browser window on a JupyterLab; it notes every request that would leave this machine."""

    def __init__(self, context: BrowserContext, lab: Lab) -> None:
        self.lab = lab
        self.strangers: list[str] = []
        context.route(
            lambda address: not address.startswith((lab.address, "data:", "blob:")), self._refuse
        )
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE * 1000)
        expect.set_options(timeout=PATIENCE * 1000)
        self.page.goto(f"{lab.address}/lab?token={lab.token}&reset")
        self.page.wait_for_function("window.jupyterapp !== undefined")
        self.page.evaluate("() => window.jupyterapp.restored")

    def _refuse(self, route: Any) -> None:
        self.strangers.append(route.request.url)
        route.abort()

    def run(self, path: str) -> list[dict[str, Any]]:
        """Open a notebook, run all its cells, and say of each how it went."""
        return self.page.evaluate(_OPEN_AND_RUN, path)

    def run_cells(self, path: str, cells: list[str]) -> None:
        """Write a notebook of these cells below the lab's folder and run it as the only one open."""
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(cell) for cell in cells]
        )
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(notebook, self.lab.folder / path)
        self.close_all()
        for cell in self.run(path):
            assert not cell["errors"], cell

    def close_all(self) -> None:
        """Close every notebook without saving it, and end its kernel."""
        self.page.evaluate(
            """async () => {
              const app = window.jupyterapp;
              for (const widget of [...app.shell.widgets('main')]) {
                if (widget.sessionContext) await widget.sessionContext.shutdown();
                if (widget.context) widget.context.model.dirty = false;
                widget.dispose();
              }
            }"""
        )

    def theme(self, name: str) -> None:
        """Change the theme, as `JupyterLab Dark`."""
        self.page.evaluate(
            "name => window.jupyterapp.commands.execute('apputils:change-theme', {theme: name})",
            name,
        )
        light = str("Dark" not in name).lower()
        self.page.wait_for_selector(f'body[data-jp-theme-light="{light}"]', state="attached")

    def panels(self) -> list[Locator]:
        """All panels on the page, in order."""
        return self.page.locator(".jp-OutputArea .gw-panel").all()

    def operate(self, panel: Locator) -> str:
        """Do with a panel what a learner would and check what changed; return which kind it is."""
        classes = (panel.get_attribute("class") or "").split()
        lang = "zh" if "gw-panel-zh" in classes else "en"
        kind = kind_of(panel)
        panel.scroll_into_view_if_needed()
        HANDS[kind](panel, lang)
        return kind


def kind_of(panel: Locator) -> str:
    """Which kind of panel it is, by the section of its labels."""
    classes = (panel.get_attribute("class") or "").split()
    return next(kind for kind in HANDS if f"gw-panel-{kind}" in classes)


def press(panel: Locator, key: str, lang: str) -> None:
    """Click the button with this label."""
    panel.get_by_role("button", name=label(key, lang), exact=True).click()


def read_pages(panel: Locator, lang: str) -> None:
    """Paste two speeches, read them, choose the second, look at its outline, then open a file."""
    status = panel.get_by_role("status").first
    panel.get_by_label(label("reader.paste", lang)).fill(TWO_SPEECHES)
    press(panel, "reader.read", lang)
    expect(status).to_contain_text("2")
    chooser = panel.get_by_label(label("reader.document", lang), exact=True)
    expect(chooser.locator("option")).to_have_count(2)
    chooser.select_option(index=1)
    panel.get_by_label(label("reader.outline", lang), exact=True).check()
    expect(panel.locator("li").first).to_contain_text("一、明确任务")
    panel.get_by_label(label("reader.damage", lang), exact=True).check()
    chooser.select_option(index=0)
    expect(panel.locator("tbody")).to_contain_text(label("damage.placeholder_x", lang))
    panel.get_by_label(label("reader.blocks", lang), exact=True).check()
    expect(panel.locator("tbody")).to_contain_text("压实工作责任")
    with panel.page.expect_file_chooser() as chooser_of_files:
        panel.get_by_role("button", name=label("reader.upload", lang)).click()
    chooser_of_files.value.set_files(
        {"name": "x.docx", "mimeType": "", "buffer": b"PK\x03\x04 torn"}
    )
    expect(status).to_contain_text("x.docx")
    expect(status).to_contain_text(label("unreadable.is cut off or damaged", lang))


def cut_words(panel: Locator, lang: str) -> None:
    """Glue the first two words of the shown sentence together and see B change."""
    rows = panel.locator("table.gw-cuts tr")
    first = [cell for cell in rows.nth(0).locator("td").all_inner_texts() if cell.strip()]
    word = next(a + b for a, b in pairwise(first) if (a + b).isalpha())
    cells = panel.locator("table.gw-cuts").first.locator("tr").nth(2).locator("td")
    panel.get_by_label(label("cuts.own", lang)).fill(word)
    press(panel, "cuts.apply", lang)
    expect(cells.filter(has_text=word).first).to_have_text(word)
    expect(panel).to_contain_text("≠")
    before = panel.get_by_role("status").inner_text()
    panel.get_by_label(label("cuts.hmm", lang)).last.uncheck()
    expect(panel.locator(".gw-caption").nth(1)).to_contain_text("HMM")
    assert panel.get_by_role("status").inner_text().startswith(before[:4])


def set_levels(panel: Locator, lang: str) -> None:
    """Set a level, take it back, set it again, compare with the parser."""
    selectors = panel.locator("select")
    second = selectors.nth(1)
    top, deeper = (label("editor.level", lang, n=n) for n in (1, 2))
    second.select_option(label=deeper)
    expect(panel).to_contain_text("└")  # the kernel has set the heading in
    press(panel, "editor.undo", lang)
    expect(second.locator("option:checked")).to_have_text(top)
    second.select_option(label=deeper)
    press(panel, "editor.compare", lang)
    expect(panel.get_by_role("status")).to_contain_text(str(selectors.count()))
    expect(panel).to_contain_text(label("editor.parser_tree", lang))
    press(panel, "editor.reset", lang)
    expect(panel.get_by_role("status")).to_have_text(label("editor.changed", lang))


def try_exercise(panel: Locator, lang: str) -> None:
    """Check without an answer, then take a hint; answering is tested kind by kind."""
    check = panel.get_by_role("button", name=label("exercise.check", lang), exact=True)
    check.or_(panel.get_by_role("button", name=label("exercise.keep", lang), exact=True)).click()
    expect(panel.locator(".gw-outcome")).to_contain_text(label("outcome.blank", lang))
    panel.get_by_role("button", name=label("exercise.hint", lang)).click()
    expect(panel.locator(".gw-hints li")).to_have_count(1)


HANDS = {
    "exercise": try_exercise,
    "reader": read_pages,
    "cuts": cut_words,
    "editor": set_levels,
    "studio": write_a_draft,
    **explorer_hands.HANDS,
    **LAYER_HANDS,
}
