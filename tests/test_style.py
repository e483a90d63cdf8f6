"""Linter, formatter and type checker, as tests: one summary then speaks for everything."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("command", ["ruff check", "ruff format --check", "mypy"])
def test_is_content(command: str) -> None:
    """The tool finds nothing; otherwise its own report is the message."""
    run = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        pytest.fail(f"{command}\n{run.stdout}{run.stderr}", pytrace=False)
