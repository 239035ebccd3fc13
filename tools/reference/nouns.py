"""Reads the World Factbook's texts of names: "Motswana (singular), Batswana (plural)" and the like."""

from __future__ import annotations

import re

_NOTE = re.compile(r"\s+\((?!or )[^)]*\)")
_OR_IN_BRACKETS = re.compile(r"\s+\(or ([^)]+)\)")
_SEPARATOR = re.compile(r",\s+(?:or\s+)?|\s+or\s+|\s+and\s+(?=[A-Z][a-z]+ [A-Z])")
_GENDERED = {"(men)": ("man", "men"), "(women)": ("woman", "women")}


def nouns(text: str) -> tuple[str, ...]:
    """The nouns for a people, singular and plural: "Argentine(s)" gives "Argentine" and "Argentines"."""
    found: list[str] = []
    for item in _items(text):
        found.extend(_forms(item))
    return _each_once(found)


def adjectives(text: str) -> tuple[str, ...]:
    """The adjectives: "Congolese or Congo" gives both."""
    return _each_once([re.sub(r"\([^)]*\)", "", item).strip() for item in _items(text)])


def long_name(text: str) -> str:
    """The official name, or "" where the text says that it is in dispute."""
    return "" if "disputed" in text else _NOTE.sub("", text.partition(";")[0]).strip()


def former_names(text: str) -> tuple[str, ...]:
    """Names that a state had before; remarks and whole sentences are left out."""
    bare = re.sub(r"\s*\[[^\]]*\]", "", re.sub(r"\s*\([^)]*\)", "", text))
    items = [item.strip() for item in re.split(r",\s+|;\s+|\s+and\s+(?=People's)", bare)]
    return _each_once([item for item in items if item[:1].isupper() and " is " not in item])


def abbreviations(text: str) -> tuple[str, ...]:
    """Abbreviations of three letters and more; shorter ones are codes rather than names."""
    items = re.split(r"\s+or\s+|,\s+", re.sub(r"\s*\([^)]*\)", "", text))
    return _each_once([item for item in items if sum(ch.isalpha() for ch in item) > 2])


def _items(text: str) -> list[str]:
    listed = _OR_IN_BRACKETS.sub(r" or \1", text.partition(";")[0])
    return [item.strip() for item in _SEPARATOR.split(_NOTE.sub("", listed)) if item.strip() not in {"", "none", "NA"}]


def _forms(item: str) -> list[str]:
    for ending, (one, many) in _GENDERED.items():
        stem = item.removesuffix(ending)
        if stem != item and stem.endswith(one):
            return [stem, stem.removesuffix(one) + many]
    stem = item.removesuffix("(s)")
    return [item] if stem == item else [stem, f"{stem}s"]


def _each_once(items: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in items if item))
