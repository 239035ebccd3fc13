"""The wheel holds what the checkout holds."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = {"kg": "kg", "ontology": "kg/_shipped/ontology", "queries": "kg/_shipped/queries"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a source distribution, as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    (path,) = folder.glob("*.whl")
    return path


def files_of(folder: str) -> set[str]:
    paths = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path.relative_to(ROOT / folder).as_posix() for path in paths}


@pytest.mark.parametrize("folder", sorted(SHIPPED))
def test_every_file_is_in_the_wheel(wheel: Path, folder: str) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {f"{SHIPPED[folder]}/{name}" for name in files_of(folder)}
    found = {name for name in inside if name.startswith(f"{SHIPPED[folder]}/")}
    if folder == "kg":
        found = {name for name in found if not name.startswith("kg/_shipped/")}
    assert expected
    assert found == expected


def test_the_wheel_finds_its_data(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "from kg import resources as r; print(r.ontology_folder()); print(r.queries_folder())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )
    shipped = tmp_path.resolve() / "kg" / "_shipped"
    assert done.stdout.splitlines() == [str(shipped / "ontology"), str(shipped / "queries")]
    assert list((shipped / "queries").glob("*.rq"))
    assert list((shipped / "ontology").iterdir())


def test_the_dependencies_are_pinned(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    lines = archive.read(name).decode("utf-8").splitlines()
    needed = [line for line in lines if line.startswith("Requires-Dist:") and "statecraft-kg[" not in line]
    assert len(needed) > 10
    assert all("==" in line for line in needed)
    assert "License-Expression: Apache-2.0" in lines
