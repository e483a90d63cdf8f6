"""What tests of several modules share."""

import os
import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def pages() -> Path:
    """Return the folder of found pages, which are not shipped: `GONGWEN_PAGES` names it."""
    folder = os.environ.get("GONGWEN_PAGES")
    if not folder:
        pytest.skip("found pages are not here: set GONGWEN_PAGES to their folder")
    return Path(folder)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the Chromium that browser tests drive."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if path := shutil.which(name):
            return path
    pytest.skip("browser tests need Chromium, which is not on this machine")
