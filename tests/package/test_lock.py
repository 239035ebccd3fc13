"""The lock holds what pyproject.toml asks for, and all that it needs in turn: exact versions, with hashes.

Nothing is fetched: what packages need is read from those that are installed.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, distribution
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.package.lock import HERE, Environment, Locked, applies, read, releases

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
#: The environments in which a lock is used; each line with a condition must be wanted in one of them.
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (
    {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
)
ENVIRONMENTS: list[Environment] = [
    {**system, "extra": "", "python_version": python, "python_full_version": f"{python}.1"}
    for python in PYTHONS
    for system in SYSTEMS
]


def asked(*extras: str) -> list[Requirement]:
    """What pyproject.toml asks for, with the extras that its extras name."""
    table = PROJECT["project"]
    found = [Requirement(text) for text in table["dependencies"]]
    todo = list(extras)
    while todo:
        for text in table["optional-dependencies"][todo.pop()]:
            requirement = Requirement(text)
            if requirement.name == table["name"]:
                todo += requirement.extras
            else:
                found.append(requirement)
    return found


ASKED = {
    "run": asked(),
    "dev": asked("dev"),
    "build": [Requirement(text) for text in PROJECT["build-system"]["requires"]],
    "maintain": [Requirement(text) for text in PROJECT["dependency-groups"]["maintain"]],
}


def lacking(
    wanted: list[Requirement], locked: dict[str, list[Locked]], environments: Sequence[Environment] = ENVIRONMENTS
) -> list[str]:
    """What is wanted, and in some environment not in the lock in a version that would do."""
    found = []
    for requirement, environment in product(wanted, environments):
        if not applies(requirement, environment):
            continue
        lines = [
            line
            for line in locked.get(canonicalize_name(requirement.name), [])
            if applies(line.requirement, environment)
        ]
        if len(lines) != 1 or not requirement.specifier.contains(lines[0].version, prereleases=True):
            found.append(" ".join([str(requirement), *environment.values()]))
    return found


def needed(wanted: list[Requirement]) -> tuple[list[Requirement], set[str]]:
    """What the packages need that are installed, going out from the wanted ones; and the packages met on the way."""
    found: list[Requirement] = []
    met: set[tuple[str, str]] = set()
    todo = [(requirement, extra) for requirement in wanted for extra in ("", *requirement.extras)]
    while todo:
        requirement, extra = todo.pop()
        name = canonicalize_name(requirement.name)
        if (name, extra) in met or not applies(requirement, HERE):
            continue
        met.add((name, extra))
        for text in distribution(name).requires or []:
            inner = Requirement(text)
            if applies(inner, {"extra": extra}):
                inner.marker = None
                found.append(inner)
                todo += [(inner, inside) for inside in ("", *inner.extras)]
    return found, {name for name, _ in met}


@pytest.mark.parametrize("name", sorted(ASKED))
def test_what_the_project_asks_for_is_in_the_lock(name: str) -> None:
    assert ASKED[name]
    assert lacking(ASKED[name], read(name)) == []


@pytest.mark.parametrize("name", sorted(ASKED))
def test_every_line_is_exact_and_has_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    options = [shlex.split(line) for line in text.splitlines() if line.startswith("--")]
    # No other index, no path: only what is to be had by name; and nothing whose build would fetch more.
    assert options == [["--only-binary", ":all:"]]
    locked = [line for lines in read(name).values() for line in lines]
    assert {requirement.name for requirement in ASKED[name]} <= {line.requirement.name for line in locked}
    for line in locked:
        assert re.fullmatch(r"==[0-9][0-9a-z.]*", str(line.requirement.specifier)), line
        assert line.requirement.url is None
        assert line.hashes
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", digest) for digest in line.hashes), line


@pytest.mark.parametrize("name", ["run", "build"])
def test_tests_run_with_what_is_installed_by_users(name: str) -> None:
    assert releases(read(name)) - releases(read("dev")) == set()


def test_the_maintainers_tools_change_no_version() -> None:
    ours, theirs = read("dev"), read("maintain")
    shared = ours.keys() & theirs.keys()
    assert shared
    assert releases({name: theirs[name] for name in shared}) <= releases(ours)


@pytest.mark.parametrize("name", ["run", "build", "dev"])
def test_what_the_packages_need_is_in_the_lock_too(name: str) -> None:
    locked = read(name)
    wanted, met = needed(ASKED[name])
    assert lacking(wanted, locked, [HERE]) == []
    # And nothing that nobody needs, but for what other systems and Pythons need.
    assert {
        package for package, lines in locked.items() if any(line.requirement.marker is None for line in lines)
    } <= met


@pytest.mark.parametrize("page", ["README.md", "Makefile", "docs/operations.md", "examples/serve/Containerfile"])
def test_what_is_installed_from_the_lock_is_not_worked_out_anew(page: str) -> None:
    """It is whole; and an old pip, asked to work it out, warns of an extra of lxml that it takes for missing."""
    text = (ROOT / page).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [
        line for line in text.splitlines() if re.search(r"(pip (install|download)|\(PIP\)) .*--require-hashes", line)
    ]
    ours = [line for line in lines if "tools/fuzz" not in line]
    assert ours
    assert [line for line in ours if "--no-deps" not in line] == []


def test_the_tests_run_in_what_the_lock_says() -> None:
    differing = {}
    for name, lines in read("dev").items():
        for line in lines:
            if applies(line.requirement, HERE):
                try:
                    installed = distribution(name).version
                except PackageNotFoundError:
                    installed = "none"
                if installed != line.version:
                    differing[name] = (installed, line.version)
    assert differing == {}, "run `make test`, which installs what the lock says"


def test_a_lock_that_lacks_something_is_found() -> None:
    locked = read("run")
    wanted = ASKED["run"]
    (line,) = locked["lxml"]
    assert lacking(wanted, {name: lines for name, lines in locked.items() if name != "lxml"})
    other = replace(line, requirement=Requirement("lxml==5.0.0"))
    assert lacking(wanted, locked | {"lxml": [other]})
    elsewhere = replace(line, requirement=Requirement(f"lxml=={line.version} ; sys_platform != 'win32'"))
    assert lacking(wanted, locked | {"lxml": [elsewhere]}) == [
        " ".join([f"lxml=={line.version}", *environment.values()])
        for environment in ENVIRONMENTS
        if environment["sys_platform"] == "win32"
    ]
    assert lacking(wanted, locked | {"lxml": [line, line]})
