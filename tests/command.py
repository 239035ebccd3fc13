"""Runs the real command ``kg`` in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

KG = Path(sys.executable).with_name("kg")


@dataclass(frozen=True)
class Outcome:
    """What one run of the command gave."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Command:
    """``kg`` in a folder: call it with its arguments."""

    folder: Path

    def __call__(self, *arguments: str | Path, stdin: bytes = b"", **environment: str) -> Outcome:
        env = {name: value for name, value in os.environ.items() if name not in ("KG_MODEL", "PYTHONHASHSEED")}
        done = subprocess.run(
            [str(KG), *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=self.folder,
            env=env | environment,
            check=False,
            timeout=120,
        )
        return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
