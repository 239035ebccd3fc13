"""Makes the reference facts ``ontology/reference/`` anew."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.resources import ontology_folder
from tools.reference.render import render
from tools.reference.settling import settle
from tools.reference.sources import read_sources


def main(arguments: list[str] | None = None) -> int:
    """0: written, or current; 1: not current; 2: bad sources."""
    parser = argparse.ArgumentParser(prog="python -m tools.reference", description=__doc__)
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        help="the folder with the World Factbook export and the two Wikidata tables; without it, only the files that "
        "the word lists alone give are made: organizations, places",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; say which files are not current")
    parser.add_argument("--output", type=Path, default=ontology_folder() / "reference", help="where the files are")
    options = parser.parse_args(arguments)
    return settle(lambda: _files(options.folder, options.output), check=options.check)


def _files(folder: Path | None, output: Path) -> dict[Path, bytes]:
    sources = read_sources(folder) if folder else None
    return {output / name: text.encode() for name, text in render(sources).items()}


if __name__ == "__main__":
    sys.exit(main())
