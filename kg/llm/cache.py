"""Answers on the disk, by what was asked: the same question is not asked twice, and has the same answer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.files import write_text
from kg.llm.client import Answer, Message

__all__ = ["AnswerCache"]


class AnswerCache:
    """A folder with a file for each answer.

    Args:
        folder: made when the first answer comes.
        model: whose answers they are; another model has others.
    """

    def __init__(self, folder: Path, model: str) -> None:
        self._folder, self._model = folder, model

    def get(self, messages: Sequence[Message], schema: Mapping[str, Any], most: int) -> Answer | None:
        """The answer that is kept; None if there is none, or its file is broken."""
        try:
            kept = json.loads(self._path(messages, schema, most).read_text("utf-8"))
            text, sent, come = kept["text"], kept["sent"], kept["come"]
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return None
        is_whole = isinstance(text, str) and type(sent) is int and type(come) is int
        return Answer(text, sent, come) if is_whole else None

    def keep(self, messages: Sequence[Message], schema: Mapping[str, Any], most: int, answer: Answer) -> None:
        """Keep an answer.

        Raises:
            OutputError: if it cannot be written.
        """
        kept = {"model": self._model, "text": answer.text, "sent": answer.sent, "come": answer.come}
        write_text(self._path(messages, schema, most), json.dumps(kept, ensure_ascii=False) + "\n")

    def _path(self, messages: Sequence[Message], schema: Mapping[str, Any], most: int) -> Path:
        asked = json.dumps([self._model, list(messages), schema, most], sort_keys=True, ensure_ascii=False)
        name = sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / name[:2] / f"{name[2:]}.json"
