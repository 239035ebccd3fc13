"""The command ``kg``: one file per command, each with its options, one call and its printing.

The files lie in folders as ``kg --help`` shows the commands, `graphs` and `corpora`; `shared` is what both need. Only
this room knows typer, prints, or ends the process. What a command does lives in the rooms below; heavy libraries are
imported when a command runs, so that ``kg --help`` stays quick.
"""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run ``kg`` with the arguments of the process, and end it with the exit code."""
    # Nearly all that is made while a pipeline is loaded is there to stay: to look for garbage that often is in vain.
    gc.set_threshold(50_000, 20, 20)
    from kg.cli.app import run

    sys.exit(run(sys.argv[1:]))
