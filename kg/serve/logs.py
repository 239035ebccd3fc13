"""What the server says of itself: lines for people, or one JSON object a line for programs."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

#: What every record has; the rest was given with ``extra``.
_USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message", "taskName"}


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **_given(record),
        }
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, default=str)


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
        given = "".join(f" {name}={_plain(str(value))}" for name, value in _given(record).items())
        text = f"{time} {record.levelname.lower()}: {_plain(record.getMessage())}{given}"
        return f"{text}\n{self.formatException(record.exc_info)}" if record.exc_info else text


def _given(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _USUAL}


def _plain(text: str) -> str:
    """Text that is one line and does nothing to a terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def log_to_stderr(*, as_json: bool, level: str) -> None:
    """Write what this package and the HTTP server log to standard error.

    Args:
        level: ``debug``, ``info``, ``warning`` or ``error``.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if as_json else _Text())
    for name in ("kg", "uvicorn", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level.upper())
        logger.propagate = False
    # That each connection came and went is no news.
    logging.getLogger("uvicorn.error").setLevel("WARNING")
