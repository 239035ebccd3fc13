"""An environment as a user has it after an installation: the wheel, what the lock names for running, and nothing else.

Nothing is fetched: the packages are those of the environment of the tests, linked one by one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from tests.command import Outcome
from tests.package.lock import HERE, applies, read
from tests.processes import end

#: Lets a program speak to its own machine only, whatever library it uses for that.
NO_NETWORK = """\
import sys


def _hook(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.sendto"):
        address = arguments[0] if event in ("socket.getaddrinfo", "socket.gethostbyname") else arguments[-1]
        host = address[0] if isinstance(address, tuple) else address
        if not isinstance(address, tuple) and event in ("socket.connect", "socket.sendto"):
            return  # a socket of this machine's file system
        if host not in ("127.0.0.1", "::1", "localhost", None):
            raise OSError(f"the network is asked for {host}")


sys.addaudithook(_hook)
"""


@dataclass(frozen=True)
class Installation:
    """Where it lies, and the folder in which its commands run."""

    environment: Path
    folder: Path

    @property
    def python(self) -> Path:
        return self.environment / "bin" / "python"

    def run(self, *command: str | Path) -> Outcome:
        """Run a program of the environment."""
        done = subprocess.run(
            self._whole(command), **self._where(), capture_output=True, text=True, check=False, timeout=120
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    def kg(self, *arguments: str | Path) -> Outcome:
        return self.run("kg", *arguments)

    @contextmanager
    def running(self, *command: str | Path) -> Iterator[subprocess.Popen[str]]:
        """A program that goes on until it is told to stop, at the latest at the end of the block."""
        process = subprocess.Popen(
            self._whole(command), **self._where(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        with process:
            try:
                yield process
            finally:
                end(process)

    def _whole(self, command: tuple[str | Path, ...]) -> list[str]:
        name, *arguments = command
        return [str(self.environment / "bin" / name), *map(str, arguments)]

    def _where(self) -> dict[str, Any]:
        # Nothing of the environment of the tests, and no home whose settings could help.
        env = {"PATH": os.defpath, "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "COLUMNS": "120"}
        return {"cwd": self.folder, "env": env}


def install(wheel: Path, folder: Path) -> Installation:
    """Make an environment in the folder, as a user's who installed the wheel with the lock."""
    made = Installation(folder / "environment", folder / "work")
    made.folder.mkdir()
    venv.create(made.environment, with_pip=False, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", str(made.python), "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True, cwd=folder)
    (packages,) = made.environment.glob("lib/python*/site-packages")
    for name, lines in read("run").items():
        if any(applies(line.requirement, HERE) for line in lines):
            _link(name, packages)
    (packages / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return made


def _link(name: str, packages: Path) -> None:
    """Put a package of this environment there too."""
    found = distribution(name)
    for top in sorted({file.parts[0] for file in found.files or []} - {"..", "__pycache__"}):
        if not (packages / top).exists():
            (packages / top).symlink_to(Path(str(found.locate_file(top))))
