"""The graph that is served: where workers find it, and whether it has changed since."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.serve.answers.replies import Reply
from kg.serve.limits import LimitError, Limits
from kg.serve.processes.pool import Pool
from kg.store import is_location, is_url

if TYPE_CHECKING:
    from kg.graph import Graph

#: A graph that was made by whoever serves it may take what it takes.
_UNLIMITED = Limits(seconds=86_400, megabytes=1_000_000, quick=1, slow=1)


@dataclass(frozen=True, slots=True)
class _Copy:
    """To copy the graph into a new store, which many processes can read without each holding it in memory."""

    folder: Path

    @property
    def shape(self) -> str:
        """Too seldom to have one."""
        return ""

    def run(self, graph: Graph) -> Reply:
        """Copy it."""
        from kg.store import DiskStore

        DiskStore.of(self.folder, graph.store.quads()).close()
        return Reply("", b"")


class Source:
    """A graph by the name that a user gives: a file, the folder of a store, or the address of a service."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_store = is_location(name)
        self._folders: list[Path] = []
        self._seen = self._look()

    async def location(self) -> str:
        """Where workers find it as it is now. Of a file, a copy is made that they can share.

        Raises:
            StatecraftError: if it cannot be read.
        """
        self._seen = self._look()
        if self.is_store:
            return self.name
        folder = Path(mkdtemp(prefix="kg-serve-"))
        pool = Pool(self.name, _UNLIMITED)
        try:
            await pool.start()
            await pool.run_alone(_Copy(folder / "store"))
        except LimitError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise StoreError(f"cannot be copied ({error.title})", where=self.name) from error
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        finally:
            await pool.close()
        self._folders.append(folder)
        # The one before may still be read.
        while len(self._folders) > 2:
            shutil.rmtree(self._folders.pop(0), ignore_errors=True)
        return str(folder / "store")

    def has_changed(self) -> bool:
        """Whether it is another one since it was last looked for; of a service nobody knows."""
        return self._look() != self._seen

    def close(self) -> None:
        """Take the copies away."""
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)

    def _look(self) -> object:
        """What differs when the graph does."""
        if is_url(self.name):
            return None
        path = Path(self.name)
        files = sorted((path / "quads").glob("*")) if self.is_store else [path]
        found = []
        for file in files:
            try:
                status = file.stat()
            except OSError:
                continue
            found.append((file.name, status.st_size, status.st_mtime_ns, status.st_ino))
        return found
