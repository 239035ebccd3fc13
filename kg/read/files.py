"""Files, folders, patterns and standard input to articles."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.errors import ArticleError
from kg.files import is_folder
from kg.limit import TIMEOUT, TimeUpError, can_limit, too_slow, within
from kg.model import Article
from kg.read.decode import decode, looks_like_html
from kg.read.kinds import InputFormat, format_of, stem_of
from kg.read.paths import files_at
from kg.read.published import check_published
from kg.read.records.csv_records import csv_rows
from kg.read.records.feed_records import feed_items
from kg.read.records.json_records import json_lines, json_objects
from kg.read.records.parquet_records import parquet_rows
from kg.read.records.records import Fields, Record
from kg.read.records.warc_records import warc_pages
from kg.read.streams import MAX_BYTES, opened, too_large
from kg.read.texts.plain import slug

__all__ = ["ArticleReader", "File", "Found", "Reading", "read_path", "read_paths"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How articles are found in what is given, and what is done about those that cannot be read.

    Args:
        fields: names that fields and columns have in the data, such as ``{"text": "body"}``.
        input_format: what standard input and the files that are named hold, whatever their endings say; files of
            folders go by their endings.
        on_bad: told of each article that cannot be read, which is left out. None lets the first of them end it all.
        on_repeat: told of each article whose text was there before, where it stands and the id of the first;
            it is left out in any case.
        timeout: seconds in which the text of an article must be found in what is given; None sets no limit. It holds
            where :func:`kg.limit.can_limit` says so.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    input_format: InputFormat | None = None
    on_bad: Callable[[ArticleError], None] | None = None
    on_repeat: Callable[[str, str], None] | None = None
    timeout: float | None = TIMEOUT


@dataclass(frozen=True, slots=True)
class File:
    """A file to read.

    Args:
        path: None is standard input.
        format: None is text or HTML, by how it begins.
        data: its bytes, where somebody has fetched them; Parquet is read from disk all the same.
        address: where they came from.
    """

    path: Path | None
    format: InputFormat | None
    data: bytes | None = None
    address: str | None = None

    @property
    def is_one_article(self) -> bool:
        """Whether the file is an article, not a collection of them."""
        return self.format in (None, InputFormat.TEXT, InputFormat.HTML)

    @property
    def name(self) -> str:
        return self.address or ("standard input" if self.path is None else str(self.path))


def read_path(path: str | Path, *, published: str | None = None) -> Iterator[Article]:
    """The articles of a file, of a folder, of the files that fit a pattern, or of standard input (``-``).

    Args:
        published: ISO day, month or year of publication, for all of them.

    Raises:
        ArticleError: if something is missing or cannot be read; articles before it have been given.
    """
    return read_paths([path], published=published)


def read_paths(
    paths: Iterable[str | Path], *, published: str | None = None, reading: Reading | None = None
) -> Iterator[Article]:
    """The articles of several paths, each text once, with ids that are unique among them; see :func:`read_path`."""
    reader = ArticleReader(reading, published=published)
    files = [file for path in paths for file in reader.find(path)]
    for file in files:
        yield from reader.read(file)


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and where it was found.

    Args:
        file: the name of the file; None for a text that was given.
        where: the same, with its place in the file.
    """

    article: Article
    file: str | None
    where: str


class ArticleReader:
    """Gives articles of several files and texts, each text once, with ids that are unique among them.

    Args:
        reading: how they are read.
        published: ISO day, month or year of publication, for all of them.
        apart: finds the article in a record, in a process that can be ended: for what this one may not come back from.

    Raises:
        ArticleError: if ``published`` is no date.
        UsageError: if the names of fields make no sense.
    """

    def __init__(
        self,
        reading: Reading | None = None,
        *,
        published: str | None = None,
        apart: Callable[[Record], Article] | None = None,
    ) -> None:
        self._reading = reading or Reading()
        self._fields = Fields(self._reading.fields)
        self._published = None if published is None else check_published(published)
        self._apart = apart
        self._numbers: Counter[str] = Counter()
        self._ids: set[str] = set()
        self._texts: dict[bytes, str] = {}

    def find(self, path: str | Path) -> list[File]:
        """The files that a path, a folder, a pattern or ``-`` stands for.

        Raises:
            ArticleError: if there is none.
        """
        named = self._reading.input_format
        if str(path) == "-":
            return [File(None, named)]
        in_folder = is_folder(Path(path))
        return [File(file, (None if in_folder else named) or format_of(file)) for file in files_at(path)]

    def read(self, file: File) -> Iterator[Article]:
        """The articles of a file, read one by one.

        Raises:
            ArticleError: if one cannot be read and nobody is to be told; articles before it have been given.
        """
        for found in self.found(file):
            yield from self._new(found)

    def read_text(self, text: str) -> Iterator[Article]:
        """The article of a text."""
        for found in self._found(Record(place=None, id=None, text=text), None):
            yield from self._new(found)

    def found(self, file: File) -> Iterator[Found]:
        """All articles of a file, whatever was read before, under the ids that they bring.

        Raises:
            ArticleError: if one cannot be read and nobody is to be told; articles before it have been given.
        """
        return self.found_in(_records_or_error(file, self._fields), file.name)

    def found_in(self, records: Iterable[Record | ArticleError], name: str) -> Iterator[Found]:
        """The articles of the records of a file.

        Args:
            name: of the file.

        Raises:
            ArticleError: if one cannot be read and nobody is to be told; articles before it have been given.
        """
        for record in records:
            yield from self._found(record, name)

    def _found(self, record: Record | ArticleError, name: str | None) -> Iterator[Found]:
        place = record.where if isinstance(record, ArticleError) else record.place
        try:
            if isinstance(record, ArticleError):
                raise record
            article = self._article(record)
        except ArticleError as error:
            self._refuse(error, name, place)
            return
        yield Found(article, name, _where(name, place) or article.id)

    def _article(self, record: Record) -> Article:
        if self._apart is not None and (record.is_heavy or not can_limit()):
            return self._apart(record)
        record.prepare()
        try:
            return within(self._reading.timeout, lambda: record.article(self._published))
        except TimeUpError:
            raise too_slow(self._reading.timeout) from None

    def _new(self, found: Found) -> Iterator[Article]:
        """The article, if its text is new, with an id of its own."""
        digest = bytes.fromhex(found.article.sha256)
        if digest in self._texts:
            if self._reading.on_repeat is not None:
                self._reading.on_repeat(found.where, self._texts[digest])
            return
        article = replace(found.article, id=self._unique(found.article.id))
        self._texts[digest] = article.id
        yield article

    def _refuse(self, error: ArticleError, name: str | None, place: str | None) -> None:
        told = ArticleError(error.cause, where=_where(name, place) or error.where, remedy=error.remedy)
        told.file = name
        if self._reading.on_bad is None:
            raise told from error
        self._reading.on_bad(told)

    def _unique(self, id: str) -> str:
        name = id
        while name in self._ids:
            self._numbers[id] += 1
            name = f"{id}-{self._numbers[id] + 1}"
        self._ids.add(name)
        return name


def _where(name: str | None, place: str | None) -> str | None:
    return ", ".join(filter(None, (name, place))) or None


def _records_or_error(file: File, fields: Fields) -> Iterator[Record | ArticleError]:
    """The records of a file, and last what keeps it from being read on."""
    found = False
    try:
        with opened(file.path, file.data) as stream:
            for record in _records(file, stream, fields):
                found = True
                yield record
        if not found:
            raise ArticleError("no articles in it", remedy="see what it holds")
    except ArticleError as error:
        yield error


def _records(file: File, stream: io.BufferedReader, fields: Fields) -> Iterator[Record | ArticleError]:
    stem = "article" if file.path is None else slug(stem_of(file.path))
    match file.format:
        case InputFormat.JSONL:
            return json_lines(stream, stem=stem, fields=fields)
        case InputFormat.JSON:
            return json_objects(stream, stem=stem, fields=fields)
        case InputFormat.CSV | InputFormat.TSV:
            mark = "\t" if file.format is InputFormat.TSV else None
            return csv_rows(stream, stem=stem, fields=fields, delimiter=mark)
        case InputFormat.PARQUET:
            return parquet_rows(file.path, stream, stem=stem, fields=fields)
        case InputFormat.WARC:
            return warc_pages(stream, stem=stem)
        case InputFormat.FEED if not looks_like_html(stream.peek(200)[:2000].decode("utf-8", "replace")):
            return feed_items(stream, stem=stem)
        case _:
            return iter([_whole(stream, None if file.path is None else stem, file.format)])


def _whole(stream: io.BufferedReader, id: str | None, kind: InputFormat | None) -> Record:
    """The article that is all of a file."""
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise too_large()
    if not content.strip():
        raise ArticleError("the file is empty", remedy="give an article with text")
    text = decode(content, html=kind is InputFormat.HTML)
    as_html = kind is InputFormat.HTML or (kind is not InputFormat.TEXT and looks_like_html(text))
    return Record(place=None, id=id, html=text) if as_html else Record(place=None, id=id, text=text)
