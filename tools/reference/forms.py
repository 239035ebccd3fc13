"""The forms of a name: which are acronyms, and which stand for two things."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.lexicon.lists import fold

_DOTTED = re.compile(r"(?:[A-Z]\.\s?)+[A-Z]\.?")
_CAPITALS = re.compile(r"[A-Z0-9][A-Z0-9&+/-]*[A-Z0-9+]")
_MIXED = re.compile(r"[A-Z][A-Za-z]{1,5}")


def is_acronym(form: str) -> bool:
    """Whether ``form`` is made of letters that stand for words: "NATO", "U.N.", "G-77", "AfDB"."""
    if _DOTTED.fullmatch(form):
        return True
    if _CAPITALS.fullmatch(form):
        return any(ch.isalpha() for ch in form)
    # "AfDB" and "BiH", but neither "SpaceX" nor "OpenAI".
    return bool(_MIXED.fullmatch(form)) and 2 * sum(ch.isupper() for ch in form) > len(form) and form[-1].isupper()


def acronyms(forms: Iterable[str]) -> frozenset[str]:
    """Those of ``forms`` that are acronyms, or one of them spelled as a word ("Nato")."""
    listed = tuple(forms)
    found = {form for form in listed if is_acronym(form)}
    lower = {form.casefold() for form in found}
    return frozenset(found | {form for form in listed if form.casefold() in lower})


def shared(names: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    """For each key the forms that another key has too, in whatever case."""
    keys: dict[str, set[str]] = defaultdict(set)
    for key, forms in names.items():
        for form in forms:
            keys[fold(form)].add(key)
    return {key: frozenset(form for form in forms if len(keys[fold(form)]) > 1) for key, forms in names.items()}
