"""A JupyterLab and a browser for the tests in this folder."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lab import BROWSER_OPTIONS, Lab, Window, running_lab
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def chinese_font() -> None:
    """Skip where Chinese would be drawn as empty boxes."""
    try:
        run = subprocess.run(
            ["fc-list", ":lang=zh-cn"], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return  # no fontconfig: a system that brings its own Chinese fonts
    if not run.stdout.strip():
        pytest.skip(
            "browser tests need a Chinese font (Debian: fonts-noto-cjk), which is not on this machine"
        )


@pytest.fixture(scope="session")
def lab(
    tmp_path_factory: pytest.TempPathFactory,
    chromium: str,  # noqa: ARG001 - no need to start a server
    chinese_font: None,  # noqa: ARG001 - that nobody will look at
) -> Iterator[Lab]:
    """Return a running JupyterLab with an empty folder."""
    folder: Path = tmp_path_factory.mktemp("lab")
    with running_lab(folder, tmp_path_factory.mktemp("home")) as lab:
        yield lab


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Return a browser; it ends with its module, because its event loop would disturb others."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(BROWSER_OPTIONS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def window(browser: Browser, lab: Lab) -> Iterator[Window]:
    """Return a window on JupyterLab; nothing in it may reach beyond this machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    window = Window(context, lab)
    yield window
    context.close()
    assert window.strangers == []
