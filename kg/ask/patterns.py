"""The patterns of questions: read from a table, made into regular expressions, and matched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.ask.words import FOLDER, by_noun, by_participle, by_verb, classes, either
from kg.lexicon.lists import titles
from kg.lexicon.tables import read_table
from kg.model import Stance

_COLUMNS = ("what", "focus", "pattern", "example")
_PART = re.compile(r"\{(?P<slot>\w+)\}|\[(?P<option>[^\]]*)\]|(?P<words>\S+)")
#: What may fill a slot: names and words.
_ANYTHING = r"(?:(?:the|a|an|any|some|his|her|its|their) )?[^?]+?"
_NEVER = r"(?!)"
#: "have firms been sanctioned": nobody is called "firms been", and no case "case did the court".
_NO_NAME = re.compile(r"\b(?:did|does|will|would)\b|^(?:do|has|have|had|is|are|was|were)\b|.\b(?:been|being)$")
_PASSIVE = re.compile(r"\b(?:been|being)\b|.\bbe\b")
_NAMES = frozenset({"who", "to", "of", "any", "extra"})
#: Words of the longest form of a verb or title that is looked for.
_RUN = 8
#: Classes of prepositions that, with what follows them, may end any question.
ADJUNCTS = ("source", "where", "about", "on", "to", "with", "by", "of", "during", "as")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of the table.

    Args:
        what: what is asked for: ``deeds``, ``said``, ``figures``, ...
        focus: which part of it the answer begins with.
        number: its place in the table.
    """

    what: str
    focus: str
    pattern: str
    example: str
    number: int


@dataclass(frozen=True, slots=True)
class Match:
    """A question that a pattern fits, with what fills its slots."""

    pattern: Pattern
    slots: Mapping[str, str]


@cache
def patterns() -> tuple[Pattern, ...]:
    """The rows of ``patterns.tsv`` in their order; the first that fit best are taken."""
    rows = read_table("patterns.tsv", _COLUMNS, folder=FOLDER)
    return tuple(
        Pattern(what, focus, pattern, example, number) for number, (what, focus, pattern, example) in enumerate(rows)
    )


def matches(marked: str) -> list[Match]:
    """The patterns that fit a marked question."""
    vocabulary = _Vocabulary(marked)
    found = []
    for pattern in patterns():
        if not vocabulary.may_fit(pattern.pattern):
            continue
        match = vocabulary.expression(pattern.pattern).fullmatch(f" {marked}")
        if match is not None:
            slots = {name: text.strip() for name, text in match.groupdict().items() if text and text.strip()}
            verb = slots.get("text", "") if pattern.what == "deeds" else ""
            if not any(_NO_NAME.search(slots[name]) for name in _NAMES & slots.keys()) and not _PASSIVE.search(verb):
                found.append(Match(pattern, slots))
    return found


class _Vocabulary:
    """The words of the classes that stand in a question: expressions of these alone are small, and made quickly."""

    def __init__(self, marked: str) -> None:
        words = marked.split()
        self._runs = {
            " ".join(words[at:to]) for at in range(len(words)) for to in range(at + 1, min(len(words), at + _RUN) + 1)
        }
        self._known: dict[str, str] = {}

    def may_fit(self, pattern: str) -> bool:
        """Whether the question has all words that the pattern must have; making its expression takes longer."""
        needed = (match["words"] for match in _PART.finditer(pattern) if match["words"])
        return all(any(self._has(word) for word in words.split("|")) for words in needed)

    def _has(self, word: str) -> bool:
        if word.startswith("<"):
            return self._words(word.strip("<>")) is not _NEVER
        return word.replace("_", " ") in self._runs

    def expression(self, pattern: str) -> re.Pattern[str]:
        """What a question of this pattern is like."""
        seen: dict[str, int] = {}
        parts = "".join(self._part(match, seen) for match in _PART.finditer(pattern))
        return re.compile(rf"(?: (?:the|a|an))?{parts}(?P<adjuncts>(?: (?:{self._words('adjunct')}) .+)?)")

    def _part(self, match: re.Match[str], seen: dict[str, int]) -> str:
        if match["slot"]:
            return f" (?P<{match['slot']}>(?!(?:{self._words('adjunct')}) ){_ANYTHING})"
        if match["option"] is not None:
            inner = "".join(self._part(each, seen) for each in _PART.finditer(match["option"]))
            return f"(?:{inner})?{'?' if '{' in match['option'] else ''}"
        return f" (?:{'|'.join(self._word(word, seen) for word in match['words'].split('|'))})"

    def _word(self, word: str, seen: dict[str, int]) -> str:
        if not word.startswith("<"):
            return re.escape(word.replace("_", " "))
        name = word.strip("<>")
        seen[name] = seen.get(name, 0) + 1
        group = name if seen[name] == 1 else f"{name}{seen[name]}"
        return f"(?P<{group}>{self._words(name)})"

    def _words(self, name: str) -> str:
        if name not in self._known:
            self._known[name] = either(_class(name) & self._runs) or _NEVER
        return self._known[name]


@cache
def _class(name: str) -> frozenset[str]:
    """The words of a class."""
    if name == "act":
        return frozenset(by_verb())
    if name == "acting":
        return frozenset(form for form in by_verb() if form.split()[0].endswith("ing"))
    if name == "acted":
        return frozenset(by_participle())
    if name in ("stance", "stanced"):
        known = by_verb() if name == "stance" else by_participle()
        return frozenset(form for form, act in known.items() if set(act.kinds) <= set(Stance))
    if name == "noun":
        return frozenset(by_noun())
    if name == "title":
        return frozenset(f"{title}{ending}" for title in titles() for ending in ("", "s", "-elect"))
    joined = {"aux": ("will", "may", "did"), "adjunct": ADJUNCTS}.get(name, (name,))
    return frozenset(word for each in joined for word in classes()[each])
