"""Files of JSON that people wrote: their values are asked for, and what is not as it must be is an error."""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn

from kg.errors import ArticleError, InputError
from kg.read import MAX_BYTES, check_published

__all__ = ["Entry", "read_json"]


def read_json(path: Path) -> Entry:
    """The object that a file holds.

    Raises:
        InputError: if the file cannot be read or is no JSON, or no object.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"cannot be read ({reason})", where=path, remedy="check that you may read it") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"larger than {MAX_BYTES // 1024 // 1024} MB", where=path, remedy="see what it holds")
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        cause = (
            f"not JSON ({error.msg}, line {error.lineno})" if isinstance(error, json.JSONDecodeError) else "not JSON"
        )
        raise InputError(cause, where=path, remedy="see that the file is whole") from error
    if not isinstance(value, dict):
        raise InputError("no JSON object", where=path, remedy='write {"article": {...}, "entities": [...], ...}')
    return Entry(path, "", value)


@dataclass(frozen=True, slots=True)
class Entry:
    """An object of a file.

    Args:
        place: where it stands in the file: ``events[3]``.
    """

    path: Path
    place: str
    values: dict[str, Any]

    def check_own(self, id: str, others: Container[str], remedy: str) -> None:
        """Refuse an id that another entry has."""
        if id in others:
            self.refuse(f"{id[:40]!r} is the id of two", remedy, "id")

    def refuse(self, cause: str, remedy: str, key: str = "") -> NoReturn:
        """Say what is wrong with it, or with the value of one of its keys.

        Raises:
            InputError: always.
        """
        place = ".".join(filter(None, (self.place, key)))
        raise InputError(cause, where=f"{self.path}, {place}" if place else self.path, remedy=remedy)

    def only(self, keys: Collection[str]) -> Entry:
        """Itself, if it has no other keys than these: one that is misspelt would pass for one that is left out.

        Raises:
            InputError: if it has another.
        """
        for key in self.values:
            if key not in keys:
                self.refuse(f"{key[:40]!r} is no key here", f"write one of {', '.join(sorted(keys))}, or leave it out")
        return self

    def interval(self) -> tuple[str | None, str | None]:
        """The dates ``start`` and ``end``, of which each may be left out.

        Raises:
            InputError: if it ends before it starts, as far as both are exact.
        """
        start, end = self.date("start"), self.date("end")
        if start and end:
            exact = min(len(start), len(end))
            if end[:exact] < start[:exact]:
                self.refuse(f"ends on {end}, before its start on {start}", "see which of them is wrong", "end")
        return start, end

    def object(self, key: str) -> Entry:
        """The object of that key; an empty one if there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.refuse("no object", "write {...}", key)
        return Entry(self.path, key, value)

    def objects(self, key: str, keys: Collection[str] | None = None) -> Iterator[Entry]:
        """The objects of a list, which may be left out.

        Args:
            keys: those that they may have; by default, any.
        """
        for number, value in enumerate(self._list(key)):
            place = f"{key}[{number}]"
            if not isinstance(value, dict):
                Entry(self.path, place, {}).refuse("no object", "write {...}")
            entry = Entry(self.path, place, value)
            yield entry if keys is None else entry.only(keys)

    def text(self, key: str) -> str:
        """A text that must be there."""
        value = self.optional_text(key)
        if value is None:
            self.refuse("left out", "write it", key)
        return value

    def optional_text(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is not None and not isinstance(value, str):
            self.refuse("no text", 'write "..."', key)
        return value or None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, which may be left out."""
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            self.refuse("no list of texts", 'write ["..."]', key)
        return tuple(values)

    def one_of(self, key: str, allowed: type[StrEnum]) -> str:
        """One of some words."""
        value = self.text(key)
        if value not in list(allowed):
            self.refuse(f"{value[:40]!r} is none that there is", f"write one of {', '.join(allowed)}", key)
        return value

    def optional_one_of(self, key: str, allowed: type[StrEnum]) -> str | None:
        return self.one_of(key, allowed) if self.values.get(key) else None

    def date(self, key: str) -> str | None:
        """A day, month or year, which may be left out."""
        value = self.optional_text(key)
        if value is None:
            return None
        try:
            return check_published(value)
        except ArticleError:
            self.refuse(f"{value[:40]!r} is no date", "write 2024-04-19, 2024-04 or 2024", key)

    def _list(self, key: str) -> list[Any]:
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.refuse("no list", "write [...], or leave the key out", key)
        return value
