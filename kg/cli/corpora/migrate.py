"""``kg migrate``: bring a store that an older version made to this one."""

from __future__ import annotations

from pathlib import Path

from kg.cli.shared.options import StoreArgument, find_store
from kg.cli.shared.output import progress, write_result
from kg.files import bytes_in


def migrate(store: StoreArgument = None) -> None:
    """Bring a store that an older version made to this one, and into as little room as it can have.

    Nothing is read anew, and no fact is lost. If it was interrupted, give the same
    command again. A store of this version is only brought into less room.
    """
    from kg.knowledge import KnowledgeBase

    location = find_store(store)
    with KnowledgeBase.open(location) as base:
        before = None if base.folder is None else bytes_in(base.folder)
        with progress("migrating") as bar:
            done = base.migrate(bar)
        folder = base.folder
    said = "of this version already" if not done else f"{done} article{'s' if done > 1 else ''} brought to this version"
    room = "" if folder is None or before is None else f"; {_room(before)} before, {_room(bytes_in(Path(folder)))} now"
    write_result(f"{location}: {said}{room}\n")


def _room(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
