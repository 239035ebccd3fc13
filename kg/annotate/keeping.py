"""Facts as JSON and back, with all that they have: what notes are compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from kg.model import ArticleFacts, Span

__all__ = ["from_json", "to_json"]

_VERSION = 1


def to_json(facts: ArticleFacts) -> dict[str, Any]:
    """The facts as an object, but for the article's text: the file of that stands beside it."""
    value: dict[str, Any] = _plain(facts)
    value["article"]["text"] = facts.article.sha256
    return {"version": _VERSION, **value}


def from_json(value: object, text: str) -> ArticleFacts:
    """The facts that `to_json` made an object of.

    Raises:
        ValueError: if it is none, or not of that text.
    """
    if not isinstance(value, Mapping) or not isinstance(value.get("article"), Mapping):
        raise ValueError("no facts")
    if value.get("version") != _VERSION:
        raise ValueError("of another version")
    told = {key: part for key, part in value.items() if key != "version"}
    facts: ArticleFacts = _made(ArticleFacts, {**told, "article": {**value["article"], "text": text}})
    if facts.article.sha256 != value["article"].get("text"):
        raise ValueError("not of this text")
    return facts


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value):
        each = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _plain(told) for field, told in each if told != field.default}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.value if isinstance(value, StrEnum) else value


def _made(kind: Any, value: Any) -> Any:
    if kind is Span:
        start, end = _made(tuple[int, ...], value)
        return Span(start, end)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        if not isinstance(value, Mapping) or not value.keys() <= hints.keys():
            raise ValueError(f"no {kind}")
        try:
            return kind(**{name: _made(hints[name], told) for name, told in value.items()})
        except TypeError as error:  # something is left out
            raise ValueError(str(error)) from error
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise ValueError("no list")
        return tuple(_made(get_args(kind)[0], each) for each in value)
    if get_origin(kind) in (Union, UnionType):
        return None if value is None else _made(get_args(kind)[0], value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    wanted = (int, float) if kind is float else kind
    if not isinstance(value, wanted) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"no {kind}")
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
