"""A file that ships with the package and is missing or broken is told in one line: which, where, and what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from kg.cli import main; sys.argv[0] = 'kg'; main()"
TEXT = (
    "The foreign minister of Norway, Anna Berg, met President Karl Weber of Austria in Oslo on Friday. "
    "Norway plans to sign an agreement with Austria and wants to lift the sanctions.\n"
)
MEND = "; mend the line; README.md of its folder has the format\n"
AGAIN = "; mend the file, or install the package again\n"
LEXICONS = "kg/lexicon/data"
NETWORK = "kg/extract/encoder/weights"


class Copy:
    """A copy of the package, in which things may break."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("kg", "ontology", "queries"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "article.txt").write_text(TEXT, encoding="utf-8")

    def kg(self, *arguments: str) -> tuple[int, str]:
        """The exit code, and what was printed on standard error."""
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *arguments],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return done.returncode, done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    made = Copy(tmp_path_factory.mktemp("copy"))
    assert made.kg("build", "article.txt", "-o", "output")[0] == 0
    return made


def changed(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def coded(path: Path) -> None:
    path.write_bytes(b"\xff" + path.read_bytes())


BUILD = ("build", "article.txt", "-o", "again")


@pytest.mark.parametrize(
    ("file", "change", "command", "said"),
    [
        (f"{LEXICONS}/states.tsv", changed("\tun-member\t", "\tmember\t"), BUILD, f"'member' is no kind{MEND}"),
        (f"{LEXICONS}/states.tsv", changed("name\taliases", "name\tnames"), BUILD, "the header must be name aliases"),
        (f"{LEXICONS}/states.tsv", Path.unlink, BUILD, "cannot be read; install the package again\n"),
        (f"{LEXICONS}/times.tsv", Path.unlink, BUILD, "cannot be read; install the package again\n"),
        (f"{LEXICONS}/times.tsv", changed("month\t1\t", "month\tone\t"), BUILD, f"no value of the class month{MEND}"),
        (
            f"{LEXICONS}/times.tsv",
            changed("unit\t1D", "unit\tday"),
            BUILD,
            f"'day' is no value of the class unit{MEND}",
        ),
        (f"{LEXICONS}/confidence.tsv", changed("\t1\t", "\tone\t"), BUILD, "'one' of '"),
        (f"{LEXICONS}/issues.tsv", changed("\t3", "\t"), BUILD, f"the column weight is empty{MEND}"),
        (f"{LEXICONS}/who_words.tsv", changed("\nparticles\t", "\nparts\t"), BUILD, "the class 'particles' is missing"),
        (f"{NETWORK}/words.onnx", cut, BUILD, "words.onnx is not the one that was shipped; install the package again"),
        (
            f"{NETWORK}/same_event.onnx",
            Path.unlink,
            BUILD,
            "the network lacks same_event.onnx; install the package again",
        ),
        (f"{NETWORK}/manifest.json", cut, BUILD, "the network's files cannot be read; install the package again"),
        ("ontology/reference/states.ttl", cut, BUILD, AGAIN),
        ("ontology/reference/states.ttl", Path.unlink, BUILD, f"cannot be read (No such file or directory){AGAIN}"),
        ("ontology/reference/places.ttl", coded, BUILD, f"is no text in UTF-8{AGAIN}"),
        ("ontology/reference/gazetteer.tsv", cut, BUILD, f"is not whole{AGAIN}"),
        ("ontology/issues.ttl", Path.unlink, BUILD, f"cannot be read (No such file or directory){AGAIN}"),
        ("ontology/shapes.ttl", cut, ("validate", "output/graph.trig"), "shapes.ttl: "),
        ("ontology/shapes.ttl", cut, ("validate", "output/graph.trig", "--engine", "pyshacl"), "shapes.ttl: "),
        ("ontology/context.jsonld", cut, ("export", "output/graph.trig", "-f", "jsonld"), AGAIN),
        (
            "ontology/context.jsonld",
            changed('"@context"', '"context"'),
            ("export", "output/graph.trig", "-f", "jsonld"),
            "has no @context",
        ),
        ("queries/view/things.rq", Path.unlink, ("view", "output/graph.trig", "-o", "again.html"), AGAIN),
        ("queries/view/things.rq", cut, ("view", "output/graph.trig", "-o", "again.html"), AGAIN),
        ("queries/meetings.rq", cut, ("query", "meetings", "output/graph.trig"), "meetings: line 25, column "),
    ],
)
def test_it_is_told_in_one_line(
    copy: Copy, file: str, change: Callable[[Path], None], command: tuple[str, ...], said: str
) -> None:
    path = copy.folder / file
    kept = path.read_bytes()
    change(path)
    code, told = copy.kg(*command)
    path.write_bytes(kept)
    assert code == 2, told
    assert said in told
    assert path.stem in told
    assert told.startswith("kg: ")
    # Of a query, its line and a mark below it follow.
    assert told.count("\n") == (3 if "meetings: line" in told else 1)
    if said.endswith(MEND):
        assert f"{path}: line " in told
