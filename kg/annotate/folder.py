"""The folder that a person corrects: for each article its text, the notes, and what was read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from kg.annotate.keeping import from_json, to_json
from kg.corpus import Settings
from kg.errors import GraphError, InputError, OutputError, StoreError
from kg.evaluation.truth.json_file import Entry, read_json
from kg.files import is_folder, is_there, write_files
from kg.model import ArticleFacts
from kg.notes import notes_of, notes_text
from kg.rdf.timex import dates_of
from kg.validate import check_facts

__all__ = ["NOTES", "READ", "TEXT", "Folder", "Kept"]

#: What the files of an article end with, and the file of what holds for all.
TEXT, NOTES, READ = ".txt", ".notes.json", ".read.json"
_ALL = "annotation.json"
#: Ids of articles come from graphs that are not to be trusted, and name files.
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,199}")


def _refuse(path: Path) -> NoReturn:
    remedy = "name another folder, or say --force to lose what was corrected there"
    raise OutputError("is there already", where=path, remedy=remedy)


@dataclass(frozen=True, slots=True)
class Kept:
    """An article of the folder.

    Args:
        facts: what was read.
    """

    folder: Path
    facts: ArticleFacts

    @property
    def id(self) -> str:
        return self.facts.article.id

    @property
    def notes_file(self) -> Path:
        return self.folder / (self.id + NOTES)

    def notes(self) -> Entry:
        """The notes as they are by now.

        Raises:
            InputError: if the file is missing or no JSON.
        """
        if not self.notes_file.is_file():
            remedy = f"put it back, or take {self.id}{READ} away too if the article is to be left out"
            raise InputError("no such file", where=self.notes_file, remedy=remedy)
        return read_json(self.notes_file)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with articles to correct.

    Args:
        settings: the base, reference facts and so on, of the graph that it is of.
        include_reference: whether that graph has the reference facts of what its articles name.
    """

    path: Path
    settings: Settings
    include_reference: bool = True

    def check_free(self) -> None:
        """See that nobody has corrected anything there yet.

        Raises:
            OutputError: if there are notes already.
        """
        if is_there(self.path / _ALL):
            _refuse(self.path / _ALL)

    def write(self, articles: Iterable[ArticleFacts], *, overwrite: bool = False) -> list[Path]:
        """Write the articles, all or none of them, and return the files.

        Args:
            overwrite: also over notes that are there.

        Raises:
            OutputError: if they cannot be written, or there are notes already.
            GraphError: if the id of an article is no name for files, or its facts are not consistent.
        """
        kept = {"settings": json.loads(self.settings.to_json()), "include_reference": self.include_reference}
        contents = {self.path / _ALL: (json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()}
        for facts in articles:
            id = facts.article.id
            if not _ID.fullmatch(id):
                raise GraphError(f"{id[:40]!r} is no name for files", remedy="make the graph anew with `kg build`")
            if faults := check_facts(facts):
                raise GraphError(faults[0], where=id, remedy="choose other articles; `kg validate` lists what is wrong")
            for ending, text in (
                (TEXT, facts.article.text),
                (NOTES, notes_text(notes_of(facts, dates_of))),
                (READ, json.dumps(to_json(facts), ensure_ascii=False, separators=(",", ":")) + "\n"),
            ):
                contents[self.path / (id + ending)] = text.encode("utf-8")
        there = next((path for path in contents if is_there(path)), None)
        if there is not None and not overwrite:
            _refuse(there)
        write_files(contents)
        return list(contents)

    @classmethod
    def open(cls, path: Path) -> Folder:
        """A folder that `write` made.

        Raises:
            InputError: if it is none.
        """
        file = path / _ALL
        if not is_folder(path) or not file.is_file():
            raise InputError(f"no folder with {_ALL} in it", where=path, remedy="make one with `kg annotate out`")
        found = read_json(file)
        try:
            settings = Settings.from_json(json.dumps(found.object("settings").values))
        except StoreError as error:
            raise InputError("the settings are broken", where=file, remedy="make the folder anew") from error
        return cls(path, settings, found.values.get("include_reference") is not False)

    def articles(self) -> Iterator[Kept]:
        """Its articles, by name.

        Raises:
            InputError: if there are none, or one is not as it was written.
        """
        names = sorted(path.name.removesuffix(READ) for path in self.path.glob(f"*{READ}") if path.is_file())
        noted = {path.name.removesuffix(NOTES) for path in self.path.glob(f"*{NOTES}")}
        if alone := sorted(noted.difference(names)):
            remedy = "articles of your own come in by `kg annotate out`, which reads them first"
            raise InputError(f"has no {alone[0]}{READ} beside it", where=self.path / (alone[0] + NOTES), remedy=remedy)
        if not names:
            raise InputError("no articles", where=self.path, remedy="make a folder with `kg annotate out`")
        for name in names:
            yield self._kept(name)

    def find(self, id: str) -> Kept | None:
        """The article of that id."""
        is_here = _ID.fullmatch(id) is not None and (self.path / (id + READ)).is_file()
        return self._kept(id) if is_here else None

    def titles(self) -> dict[str, str]:
        """The headlines of its articles, by their ids in order."""
        names = sorted(path.name.removesuffix(READ) for path in self.path.glob(f"*{READ}") if path.is_file())
        entries = ((name, read_json(self.path / (name + READ)).object("article")) for name in names)
        return {name: entry.optional_text("title") or name for name, entry in entries}

    def _kept(self, name: str) -> Kept:
        file, text_file = self.path / (name + READ), self.path / (name + TEXT)
        try:
            text = text_file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError("cannot be read", where=text_file, remedy="put back the text that was read") from error
        try:
            facts = from_json(read_json(file).values, text)
        except ValueError as error:
            cause = f"is not what was read of {text_file.name} ({error})"
            remedy = "put both back as they were: notes count the sentences of that text"
            raise InputError(cause, where=file, remedy=remedy) from error
        if faults := check_facts(facts):
            raise InputError(f"is not what was read ({faults[0]})", where=file, remedy="put it back as it was")
        if facts.article.id != name:
            raise InputError("is what was read of another article", where=file, remedy="put it back as it was")
        return Kept(self.path, facts)
