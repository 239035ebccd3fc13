"""Makes the reference facts ``ontology/reference/`` anew."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.errors import StatecraftError
from kg.files import write_files
from kg.resources import ontology_folder
from tools.reference.render import render
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
    try:
        sources = read_sources(options.folder) if options.folder else None
        files = {options.output / name: text.encode() for name, text in render(sources).items()}
        stale = [path for path, data in files.items() if not path.is_file() or path.read_bytes() != data]
        if not options.check:
            write_files(files)
            return 0
    except StatecraftError as error:
        print(error, file=sys.stderr)
        return 2
    for path in stale:
        print(f"{path} is not current", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
