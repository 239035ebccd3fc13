"""What a corpus keeps of each article beside its graph, so that it finds its way without reading graphs.

A ledger is no RDF: it is neither among the graphs of its store, nor seen by queries, nor exported. What the data of an
entry, its keys and its steps mean is the business of whoever keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from kg.errors import UsageError

#: A step that a store knows: the article is to leave, and its graph may be gone already.
LEAVING = "leaving"
_ID, _STEP, _SHA256 = re.compile(r"[a-z0-9-]+"), re.compile(r"[a-z-]+"), re.compile(r"[0-9a-f]{64}")
# The control characters, and halves of characters, which no encoding can write.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one article.

    Attributes:
        id: the article's id, of ``a-z``, ``0-9`` and ``-``.
        sha256: the SHA-256 of its text, as 64 hexadecimal digits.
        data: JSON.
        keys: what it is looked up by; any text without control characters.
        pending: the names of steps that are still to be done for it, of ``a-z`` and ``-``.

    Raises:
        UsageError: if one of them is not of this form.
    """

    id: str
    sha256: str
    data: str
    keys: frozenset[str] = frozenset()
    pending: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not is_id(self.id):
            raise UsageError("no id of an article", where=repr(self.id), remedy="use a-z, 0-9 and -")
        if not _SHA256.fullmatch(self.sha256):
            raise UsageError("no SHA-256", where=repr(self.sha256), remedy="give 64 hexadecimal digits")
        if _UNFIT.search("".join(self.keys)):
            raise UsageError("a key has control characters", where=self.id, remedy="leave them out")
        if not all(map(is_step, self.pending)):
            raise UsageError("no name of a step", where=repr(sorted(self.pending)), remedy="use a-z and -")
        check_text(self.data)

    def without(self, step: str) -> Entry:
        """It when that step is done."""
        return replace(self, pending=self.pending - {step})


class Ledger(Protocol):
    """The entries of a store, each under its id, and the settings of the corpus.

    What was written is there for whoever reads next; a reader sees no part of a write. Every call may raise a
    `StoreError`: the ledger cannot be read or written, or a later version made it.
    """

    def digests(self) -> dict[str, str]:
        """The ids of all entries by their SHA-256, in the order of the ids; of ids with the same text, the first."""

    def read(self, ids: Iterable[str]) -> list[Entry]:
        """The entries with these ids, in their order and each once; ids that are not there are left out."""

    def having(self, keys: Iterable[str]) -> set[str]:
        """The ids of the entries that have one of these keys."""

    def pending(self, step: str) -> list[str]:
        """The ids of the entries for which this step is still to be done, sorted."""

    def write(self, entries: Iterable[Entry]) -> None:
        """Keep these entries, in place of those with the same ids: all of them or none. The last of an id counts."""

    def done(self, step: str, ids: Iterable[str]) -> None:
        """Note that a step is done for the entries with these ids: for all of them or none."""

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the entries with these ids: all of them or none; ids that are not there change nothing."""

    def settings(self) -> str | None:
        """The JSON that the corpus keeps about itself; None if it never did."""

    def keep_settings(self, settings: str) -> None:
        """Keep this JSON, in place of what was kept.

        Raises:
            UsageError: if it cannot be written as UTF-8.
        """


def is_id(id: str) -> bool:
    """Whether an entry may have this id."""
    return _ID.fullmatch(id) is not None


def is_step(name: str) -> bool:
    """Whether a step may have this name."""
    return _STEP.fullmatch(name) is not None


def check_text(text: str) -> None:
    """See that a text can be kept.

    Raises:
        UsageError: if it has halves of characters (surrogates).
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UsageError(
            f"the text cannot be written as UTF-8 ({error.reason})", remedy="escape it in the JSON"
        ) from error
