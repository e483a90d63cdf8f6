"""The set-up files agree with each other, and none names a host or a path of one machine."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
BENCH = ROOT / "benchmarks"
BENCH_LOCK = (BENCH / "requirements.lock").read_text(encoding="utf-8")
NBGRADER_LOCK = (ROOT / "tests" / "nbgrader.lock").read_text(encoding="utf-8")
# One entry is a line at the margin and the indented lines that continue it.
ENTRIES = re.findall(r"^[^\s#].*(?:\n[ ].*)*", LOCK, flags=re.MULTILINE)
LOCKED = [Requirement(entry.split("\\")[0]) for entry in ENTRIES]
PYTHONS = [
    found[1]
    for line in PROJECT["classifiers"]
    if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", line))
]
EXTRAS = PROJECT["optional-dependencies"]
NAMED = [Requirement(line) for part in (PROJECT["dependencies"], *EXTRAS.values()) for line in part]
needs_posix = pytest.mark.skipif(os.name == "nt", reason="make and bash are not used on Windows")


def read_yaml(name: str) -> dict:
    """Return a YAML file of the repository."""
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


# --- the lock


def test_every_locked_requirement_is_pinned_and_hashed() -> None:
    assert len(ENTRIES) > len(NAMED)
    for entry, requirement in zip(ENTRIES, LOCKED, strict=True):
        assert re.fullmatch(r"==[\w.]+", str(requirement.specifier)), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


@pytest.mark.parametrize(
    "lock", [LOCK, BENCH_LOCK, NBGRADER_LOCK], ids=["kit", "benchmark", "nbgrader"]
)
def test_lock_names_no_host(lock: str) -> None:
    assert "://" not in lock
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host", lock)
    assert not re.search(r"\b[\w-]+\.(org|com|net|io|dev|cn|local)\b", lock)


def test_the_benchmark_has_pins_of_its_own() -> None:
    wanted = re.findall(
        r"^[\w-]+==\S+", (BENCH / "requirements.in").read_text("utf-8"), re.MULTILINE
    )
    pins = re.findall(
        r"^([\w.-]+==[^\s;]+).*\\(?:\n +--hash=sha256:[0-9a-f]{64}.*)+", BENCH_LOCK, re.MULTILINE
    )
    assert len(pins) == len(re.findall(r"^\w", BENCH_LOCK, re.MULTILINE))
    assert wanted
    assert set(wanted) <= set(pins)
    assert not any(pin.name == "conc" for pin in LOCKED)


def test_nbgrader_is_pinned_apart_from_what_learners_have() -> None:
    entries = re.findall(r"^[^\s#].*(?:\n[ ].*)*", NBGRADER_LOCK, flags=re.MULTILINE)
    for entry in entries:
        assert re.search(r"^[\w.-]+==[\w.]+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry
    pins = {entry.partition("==")[0] for entry in entries}
    assert "nbgrader" in pins
    assert not pins & {canonicalize_name(pin.name) for pin in LOCKED}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "NBGRADER = .venv/nbgrader\n" in makefile
    assert re.search(r"^test:.*\$\(NBGRADER\)/\.set-up$", makefile, re.MULTILINE)
    assert re.search(r"--no-deps --require-hashes --target \$\(NBGRADER\)", makefile)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("named", NAMED, ids=str)
def test_lock_has_one_fitting_version_for_each_dependency(named: Requirement, python: str) -> None:
    here = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "linux",
        "platform_machine": "x86_64",
    }
    pins = [
        pin
        for pin in LOCKED
        if canonicalize_name(pin.name) == canonicalize_name(named.name)
        and (pin.marker is None or pin.marker.evaluate(here))
    ]
    assert len(pins) == 1, f"{named.name}: run make lock"
    version = str(pins[0].specifier).removeprefix("==")
    assert named.specifier.contains(version), f"{named} against {version}: run make lock"


# --- one range of Python versions, one lock, one version everywhere


def test_conda_gives_python_and_pip_and_pip_reads_the_lock() -> None:
    environment = read_yaml("environment.yml")
    assert environment["name"] == PROJECT["name"]
    assert environment["channels"][0] == "conda-forge"
    *from_conda, from_pip = environment["dependencies"]
    python, pip = from_conda
    assert pip == "pip"
    assert from_pip == {"pip": ["-r requirements.lock"]}

    bounds = SpecifierSet(python.removeprefix("python"))
    assert set(SpecifierSet(PROJECT["requires-python"])) < set(bounds)
    last = int(PYTHONS[-1].removeprefix("3."))
    admitted = [f"3.{minor}" for minor in range(last + 5) if bounds.contains(f"3.{minor}")]
    assert admitted == PYTHONS


def test_workflow_runs_every_supported_python() -> None:
    jobs = read_yaml(".github/workflows/test.yml")["jobs"]
    assert jobs["everything"]["strategy"]["matrix"]["python"] == PYTHONS
    assert jobs["everything"]["steps"][-1]["run"] == ".ci/run"
    commands = " ".join(step.get("run", "") for step in jobs["without-browser"]["steps"])
    assert "--require-hashes -r requirements.lock" in commands
    assert "--no-deps --no-build-isolation" in commands


def test_hooks_call_only_tools_of_the_environment() -> None:
    for repository in read_yaml(".pre-commit-config.yaml")["repos"]:
        assert repository["repo"] == "local"
        for hook in repository["hooks"]:
            assert hook["language"] == "system"
            assert hook["entry"].startswith(".venv/bin/")


def test_citation_is_of_this_version() -> None:
    citation = read_yaml("CITATION.cff")
    assert citation["version"] == PROJECT["version"]
    assert PROJECT["license"] in citation["license"]


def test_lowest_python_is_the_same_in_makefile_and_readmes() -> None:
    lowest = PROJECT["requires-python"].removeprefix(">=")
    assert lowest == PYTHONS[0]
    assert f"({lowest.replace('.', ', ')})" in (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert all(python in text for python in PYTHONS), name


# --- the scripts


@needs_posix
@pytest.mark.parametrize("name", [".ci/run", "postBuild"])
def test_script_is_executable_and_well_formed(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)
    subprocess.run(["bash", "-n", str(ROOT / name)], check=True)


@needs_posix
@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_old_python_gets_one_clear_sentence(tmp_path: Path) -> None:
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    run = subprocess.run(
        ["make", "lab", "PYTHON=false"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    said = [line for line in run.stderr.splitlines() if not line.startswith("make")]
    assert run.returncode != 0
    assert len(said) == 1
    assert "needs Python 3.11 or newer" in said[0]
    assert not (tmp_path / ".venv").exists()


# --- nothing of one machine


def tracked_files() -> list[Path]:
    """Return the files that git tracks, or skip where this is not a clone."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git clone")
    paths = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
    return [path for path in paths if path.is_file()]


def test_no_tracked_file_names_a_registry_or_a_path_of_this_machine() -> None:
    # Put together from parts, so that this file passes its own test.
    hosts = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"))]
    hosts += [".".join(parts) for parts in (("npmjs", "org"), ("anaconda", "org"))]
    hosts += [".".join(parts) for parts in (("npmjs", "com"), ("jsdelivr", "net"))]
    folders = {f"{folder}{os.sep}" for folder in (ROOT, ROOT.resolve(), Path.home())} - {os.sep * 2}
    words = [word.encode() for word in (*hosts, *folders)]
    found = [
        (path.relative_to(ROOT).as_posix(), word.decode())
        for path in tracked_files()
        for word in words
        if word in path.read_bytes()
    ]
    assert not found
