"""Bytes of files and of standard input: unzipped, in UTF-8, a line at a time, never more of them than is sound."""

from __future__ import annotations

import codecs
import errno
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import ArticleError

__all__ = [
    "MAX_BYTES",
    "Budget",
    "check_ratio",
    "decoded",
    "in_utf8",
    "lines",
    "not_regular",
    "opened",
    "too_large",
    "unreadable",
]

#: The largest article that is read, in bytes; files that hold many articles may be of any size.
MAX_BYTES = 10 * 1024 * 1024

_PIECE = 64 * 1024
#: So much of a line that is too long is passed over to find the next one.
_LONGEST_LINE = 100 * MAX_BYTES
_GZIP = b"\x1f\x8b"
#: News shrinks to a third or a tenth, and the most repetitive of logs to a hundredth; zeros shrink to a thousandth.
_MAX_RATIO = 200
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _Pieces(io.RawIOBase):
    """A stream of the bytes that an iterator gives, none of them empty. Closing it closes nothing else."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._rest:
            self._rest = memoryview(next(self._pieces, b""))
        length = min(len(buffer), len(self._rest))
        buffer[:length] = self._rest[:length]
        self._rest = self._rest[length:]
        return length


class Budget:
    """A stream that gives :data:`MAX_BYTES` and no more until :meth:`renew` says that another article begins."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = MAX_BYTES

    def renew(self) -> None:
        self._left = MAX_BYTES

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size if size >= 0 else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise too_large()
        return data


@contextmanager
def opened(path: Path | None, data: bytes | None = None) -> Iterator[io.BufferedReader]:
    """The bytes of a file (None is standard input), unzipped if they are gzip data, whatever the name says.

    Args:
        data: the bytes, if they are there already.

    Raises:
        ArticleError: without a place, which the caller knows.
    """
    if data is not None:
        yield _stream(io.BytesIO(data))
        return
    if path is None:
        yield _stream(sys.stdin.buffer)
        return
    try:
        # Not to wait: if it has become a pipe since it was found, nobody may ever write into that.
        file = open(path, "rb", opener=_open_at_once)  # noqa: SIM115 - Path.open takes no opener; closed below
    except FileNotFoundError as error:
        raise ArticleError("no such file or folder", remedy="check the name") from error
    except (OSError, ValueError) as error:
        raise unreadable(error) from error
    with file:
        try:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise not_regular()
            yield _stream(file)
        except OSError as error:
            raise unreadable(error) from error


def in_utf8(stream: io.BufferedReader) -> io.BufferedReader:
    """The same text in UTF-8 without a byte order mark, where a mark says that it is UTF-16 or UTF-8."""
    start = stream.peek(3)[:3]
    if start.startswith(codecs.BOM_UTF8):
        stream.read(3)
    return _buffered(_recoded(stream)) if start.startswith(_UTF_16) else stream


def lines(stream: io.BufferedReader) -> Iterator[tuple[int, str | ArticleError]]:
    """The lines with their numbers; in place of one that is too long, or not UTF-8, what is wrong with it."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            passed = len(line)
            while line and not line.endswith(b"\n"):
                line = stream.readline(_PIECE)
                passed += len(line)
                if passed > _LONGEST_LINE:
                    raise ArticleError("a line that never ends", remedy="see what it holds")
            yield number, too_large()
            continue
        yield number, decoded(line)


def decoded(line: bytes) -> str | ArticleError:
    """The characters of a line, or what is wrong with it."""
    if len(line) > MAX_BYTES:
        return too_large()
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return ArticleError("not UTF-8 text", remedy="save it as UTF-8")


def check_ratio(packed: int, unpacked: int) -> None:
    """Refuse what is made to fill the memory or the disk.

    Raises:
        ArticleError: if so many bytes cannot come of so few.
    """
    if unpacked > MAX_BYTES and unpacked > packed * _MAX_RATIO:
        raise ArticleError("unpacks to far more than any text", remedy="unpack it yourself to see what it is")


def too_large() -> ArticleError:
    remedy = "give one article a file, or many as JSON Lines, CSV or WARC"
    return ArticleError(f"an article larger than {MAX_BYTES // 1024 // 1024} MB", remedy=remedy)


def unreadable(error: OSError | ValueError, path: Path | None = None) -> ArticleError:
    """What the system means that refuses to open a file."""
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return ArticleError("a link that leads round in a circle", where=path, remedy="see where it leads")
    reason = f" ({error.strerror.lower()})" if isinstance(error, OSError) and error.strerror else ""
    remedy = "check that it is a file and that you may read it"
    return ArticleError(f"cannot be read{reason}", where=path, remedy=remedy)


def not_regular(path: Path | None = None) -> ArticleError:
    remedy = "give a file, or name - and give it on standard input"
    return ArticleError("no regular file, but a pipe or a device", where=path, remedy=remedy)


def _open_at_once(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _stream(source: BinaryIO) -> io.BufferedReader:
    raw = _buffered(_read(source))
    return _buffered(_unzipped(raw)) if raw.peek(2)[:2] == _GZIP else raw


def _buffered(pieces: Iterator[bytes]) -> io.BufferedReader:
    raw: Any = _Pieces(pieces)
    return io.BufferedReader(raw)


def _read(source: BinaryIO) -> Iterator[bytes]:
    # What is there is taken at once: a pipe may give its next line an hour later.
    read = getattr(source, "read1", source.read)
    while data := read(_PIECE):
        yield data


def _unzipped(raw: io.BufferedReader) -> Iterator[bytes]:
    """The members of a gzip file, one after the other."""
    taken = given = 0
    unzip, ended = zlib.decompressobj(wbits=31), False
    data = b""
    while data := data or raw.read1(_PIECE):
        if ended:
            data = data.lstrip(b"\0")  # some programs fill up the last block
            if not data:
                continue
            unzip = zlib.decompressobj(wbits=31)
        try:
            piece = unzip.decompress(data, _PIECE)
        except zlib.error as error:
            raise ArticleError("damaged gzip data", remedy="get the file again") from error
        ended = unzip.eof
        rest = unzip.unused_data if ended else unzip.unconsumed_tail
        taken, given, data = taken + len(data) - len(rest), given + len(piece), rest
        check_ratio(taken, given)
        if piece:
            yield piece
    if not ended:
        raise ArticleError("gzip data that breaks off", remedy="get the file again")


def _recoded(stream: io.BufferedReader) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder("utf-16")()
    more = True
    while more:
        data = stream.read1(_PIECE)
        more = bool(data)
        try:
            text = decoder.decode(data, final=not more)
        except UnicodeDecodeError as error:
            raise ArticleError("not UTF-16 text, as its first bytes say", remedy="save it as UTF-8") from error
        if text:
            yield text.encode("utf-8", "surrogatepass")
