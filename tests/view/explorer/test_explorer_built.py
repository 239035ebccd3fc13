"""The built files of the explorer are those that its sources give; checked without node."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

SOURCES = Path(__file__).parents[3] / "explorer"
STALE = "the explorer's built files are older than its sources: run `make explorer` and commit kg/view/explorer/built"


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resources.files("kg.view.explorer") / "built" / "build.json").read_bytes())
    return found


def test_no_source_has_changed_since_the_build(record: dict[str, Any]) -> None:
    files = [*SOURCES.glob("src/**/*"), *SOURCES.glob("licenses/**/*")]
    files += [SOURCES / name for name in ("build.mjs", "package.json", "package-lock.json", "tsconfig.json")]
    now = {path.relative_to(SOURCES).as_posix(): digest(path.read_bytes()) for path in files if path.is_file()}
    changed = sorted(name for name in now.keys() | record["sources"] if now.get(name) != record["sources"].get(name))
    assert changed == [], STALE


def test_the_built_files_are_those_of_the_build(record: dict[str, Any]) -> None:
    built = resources.files("kg.view.explorer") / "built"
    now = {path.name: digest(path.read_bytes()) for path in built.iterdir() if path.name != "build.json"}
    assert now == record["built"], STALE


def test_licences_of_all_packages_are_there() -> None:
    needed = json.loads((SOURCES / "package.json").read_text(encoding="utf-8"))["dependencies"]
    text = (resources.files("kg.view.explorer") / "built" / "LICENSES.txt").read_text(encoding="utf-8")
    assert needed
    for name, version in needed.items():
        assert f"{name} {version} (" in text


def test_versions_are_exact() -> None:
    package = json.loads((SOURCES / "package.json").read_text(encoding="utf-8"))
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert len(versions) > 5
    assert all(version[0].isdigit() for version in versions)
