"""Names of things as they stand in an English sentence: with "the" where it belongs, joined, of one or of many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple

_LONGEST = 60
_ALL_NAMED = 3
"""Up to so many are named; of more, two are, and the rest is counted."""


def _listed() -> dict[str, frozenset[str]]:
    """The lists of ``names.txt`` by their names."""
    text = (resources.files(__package__) / "names.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#")).replace("\n ", " ").splitlines()
    return {name: frozenset(words.split()) for name, _, words in (line.partition(": ") for line in lines)}


_HEADS, _WITH_THE, _COMMON = (_listed()[name] for name in ("ending in", "these", "common"))
_BARE = frozenset({"Parliament", "Congress", "Church", "East", "West", "North", "South"})
_MANY = frozenset(
    {"people", "men", "women", "children", "police", "troops", "military", "thousands", "hundreds", "scores"}
)
_NUMBER = re.compile(r"(?i)(at least|about|around|some|more than|over|up to|nearly|almost)\b|[02-9]|1\d|1,")
_NUMBER_WORDS = frozenset(
    {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "several",
        "many",
        "both",
    }
)
_SAME_IN_ONE = ("ss", "us", "is")
_OF_PEOPLE = ("ats", "ers", "ors", "ists", "ives", "ians")
_OF_MEN = ("gunmen", "policemen", "servicemen", "firemen", "seamen", "fishermen", "statesmen", "spokesmen", "clergymen")
_SHORT = 6
_AN = re.compile(r"(?i)(?!eu|one\b)[aeio]|u(?:n(?!i(?![dmn]))|[mp])")
"""What "an" stands before, as its letters tell: "an unofficial envoy", but "a union", "a European"."""
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Name(NamedTuple):
    """Words for one thing, or for several together; ``many`` if a verb agrees with them as with "they"."""

    words: str
    many: bool


def spoken(label: str, type_: str) -> Name:
    """The label of a thing of that type in the middle of a sentence: ``the United States``, ``senior officials``."""
    label = shortened(label, _LONGEST)
    if type_ == "Group":
        return _group(label)
    if type_ == "Issue":
        label = _subject(label)
    if type_ in {"State", "Organization", "Place", "Issue"}:
        many = type_ == "Organization" and _ends_in_many(label)
        return Name(f"the {label}" if _takes_the(label, type_) else label, many)
    return Name(label, False)


def joined(names: Sequence[Name]) -> Name:
    """``A``, ``A and B``, ``A, B and C``, ``A, B and 3 others``."""
    if len(names) < 2:
        return names[0] if names else Name("", False)
    words = [name.words for name in names]
    if len(words) > _ALL_NAMED:
        words = [*words[: _ALL_NAMED - 1], f"{len(words) - _ALL_NAMED + 1} others"]
    return Name(f"{', '.join(words[:-1])} and {words[-1]}", True)


def shortened(text: str, width: int) -> str:
    """The text on one line, at most ``width`` characters, cut between words.

    It keeps no sign that turns the direction of what stands after it in a sentence.
    """
    text = " ".join(_TURNS.sub("", text[: 8 * width]).split())
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[width // 2 :] else cut).rstrip(" ,;:.–—-") + "…"


def sentence(words: str) -> str:
    """The words with a capital at their start."""
    return words[:1].upper() + words[1:]


def _group(label: str) -> Name:
    first = label.split(" ", 1)[0].lower()
    if first in {"the", "a", "an"} or _possessive(first):
        return Name(label, _ends_in_many(label, group=True))
    if _NUMBER.match(label):
        return Name(label[:1].lower() + label[1:], True)  # "At least nine people" began a sentence
    if _ends_in_many(label, group=True) or first in _NUMBER_WORDS:
        return Name(label, True)
    return Name(f"{'an' if _AN.match(label) else 'a'} {label}", False)


def _subject(label: str) -> str:
    """``armed conflict`` of ``Armed conflict (other)``, as one speaks of it."""
    label = label.removesuffix(" (other)")
    return label[0].lower() + label[1:] if label.split(" ", 1)[0] in _COMMON else label


def _takes_the(label: str, type_: str) -> bool:
    label = label.partition(" (")[0]  # "Supreme Court (Brazil)"
    if label.lower().startswith("the ") or label in _BARE:
        return False
    if type_ == "Issue" and label[:1].islower():
        return False  # "territorial dispute", but "the Kashmir dispute"
    head = _head(label)
    if label in _WITH_THE or head in _WITH_THE or re.fullmatch(r"G-?\d+", label):
        return True
    if label.startswith("United "):
        return True
    if type_ == "State":
        return "Republic" in label.split() or head.lower() in _HEADS - {"north", "south", "east", "west"}
    words = label.split()
    # "South Africa" has no "the"; "the Black Sea" and "the Ministry of Trade" have.
    return head.lower() in _HEADS and (len(words) > 1 or type_ == "Organization") and not _possessive(words[0])


def _head(label: str) -> str:
    """``Ministry`` of ``Ministry of Foreign Affairs``, ``Union`` of ``European Union``."""
    words = re.split(r" (?:of|for|on|in|to|at|and|from) ", label, maxsplit=1)[0].split()
    return words[-1] if words else ""


def _possessive(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _ends_in_many(label: str, *, group: bool = False) -> bool:
    """Whether the label's head is a noun of many, as its letters tell; what is written as a name counts as one."""
    head = re.split(r" (?:of|for|from|in|on|who|with|at|to) ", label, maxsplit=1)[0].split()
    last = head[-1] if head else ""
    if last.lower() in _MANY or last.lower().endswith(_OF_MEN):
        return True
    if last[:1].isupper() and not group:  # "Democrats", but not "Hamas" or "United Nations"
        return len(label.split()) == 1 and len(last) > _SHORT and last.endswith(_OF_PEOPLE)
    return last.endswith("s") and not last.endswith(_SAME_IN_ONE)
