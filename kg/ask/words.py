"""The words of questions: their classes, the forms of verbs, and which facts a verb or a noun asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.lexicon.plover import acts
from kg.lexicon.tables import read_table, values
from kg.model import EventType, Stance

FOLDER = Path(__file__).with_name("data")

_KINDS = frozenset({*EventType, *Stance})
#: Events in which all who take part are agents.
MUTUAL = frozenset({EventType.MEETING, EventType.AGREEMENT})


@dataclass(frozen=True, slots=True)
class Act:
    """What a verb or noun asks for.

    Args:
        kinds: types of events and stances of claims.
        words: base forms of which the words of an article must have one; empty if all facts of these kinds are meant.
        alike: base forms that will do where none of these is told.
        told: what is looked for, in the plural.
    """

    kinds: tuple[str, ...]
    words: tuple[str, ...]
    told: str
    alike: tuple[str, ...] = ()

    @property
    def is_claim(self) -> bool:
        """Whether claims alone are asked for."""
        return bool(self.kinds) and set(self.kinds) <= set(Stance)

    @property
    def is_mutual(self) -> bool:
        return any(kind in MUTUAL for kind in self.kinds)


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """The classes of words, each in the order of the file."""
    return MappingProxyType({name: values(words) for name, words in _table("words.tsv", "class", "words")})


def either(words: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def _irregular() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows = _table("irregular.tsv", "base", "past", "participle")
    return MappingProxyType({base: (values(past), values(participle)) for base, past, participle in rows})


def forms(verb: str) -> tuple[str, ...]:
    """All forms of a verb; of several words, the first is inflected."""
    first, _, rest = verb.partition(" ")
    past, participle = _irregular().get(first) or ((_with(first, "ed"),),) * 2
    heads = dict.fromkeys((first, _third(first), *past, *participle, _with(first, "ing")))
    heads |= dict.fromkeys(british for head in heads if (british := _british(first, head)))
    return tuple(f"{head} {rest}".strip() for head in heads)


def _british(verb: str, form: str) -> str:
    """The form as it is written in Britain, where that is another way: travelled, criticised."""
    if re.search(r"[^aeiou][aeiou]l$", verb) and len(verb) > len("sell") and re.search(r"l(?:ed|ing)$", form):
        return re.sub(r"(?<!l)l(ed|ing)$", r"ll\1", form)
    return re.sub(r"iz(e|es|ed|ing)$", r"is\1", form) if verb.endswith("ize") else ""


def participles(verb: str) -> tuple[str, ...]:
    """The forms of a verb that stand in the passive."""
    first, _, rest = verb.partition(" ")
    _, participle = _irregular().get(first) or ((), (_with(first, "ed"),))
    return tuple(f"{form} {rest}".strip() for form in participle)


def _third(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|x|z|ch|sh|o)$", verb) else f"{verb}s"


def _with(verb: str, ending: str) -> str:
    if verb.endswith("ie") and ending == "ing":
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not (ending == "ing" and verb.endswith(("ee", "oe", "ye"))):
        return verb[:-1] + ending
    if ending == "ed" and re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    # One short vowel and one consonant: planned, banned; longer verbs seldom double it.
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb) or verb in {"deter", "commit", "expel", "permit", "rebut"}:
        return verb + verb[-1] + ending
    return verb + ending


def plural(noun: str) -> str:
    """The plural of a noun, of several words that of the last."""
    return _third(noun)


@cache
def by_verb() -> Mapping[str, Act]:
    """What a form of a verb asks for; those of the table of questions before those of the table of acts."""
    found: dict[str, Act] = {}
    for act, verbs, _ in _asked():
        for verb in verbs:
            for form in forms(verb):
                _put(found, form, act)
    told = dict(found)
    for row in acts():
        if row.complements or row.agent or row.on or not row.act or row.reads not in _KINDS:
            continue
        base = tuple(sorted(word.replace("_", " ") for word in row.act))
        for verb in base:
            act = Act((row.reads,), (verb,), f"{kind_words(row.reads)} in the words “{verb}”", base)
            # "travel to" asks for all that "travel" asks for
            plain = told.get(verb.split()[0])
            act = plain if plain is not None and row.reads in plain.kinds else act
            for form in forms(verb):
                if form not in told:
                    found.setdefault(form, act)
    return MappingProxyType(found)


@cache
def by_participle() -> Mapping[str, Act]:
    """The same for the forms in the passive alone."""
    verbs = [verb for _, verbs, _ in _asked() for verb in verbs]
    verbs += [word.replace("_", " ") for row in acts() for word in row.act]
    known = by_verb()
    return MappingProxyType({form: known[form] for verb in verbs for form in participles(verb) if form in known})


@cache
def by_noun() -> Mapping[str, Act]:
    """What a noun asks for, singular and plural."""
    found: dict[str, Act] = {}
    for act, _, nouns in _asked():
        for noun in nouns:
            for form in (noun, plural(noun)):
                found.setdefault(form, act)
    return MappingProxyType(found)


def _put(found: dict[str, Act], form: str, act: Act) -> None:
    """Two rows that have a verb ("support", by deeds or words) are both meant."""
    other = found.get(form)
    if other is None or other == act:
        found[form] = act
    else:
        kinds = tuple(dict.fromkeys((*other.kinds, *act.kinds)))
        words = tuple(dict.fromkeys((*other.words, *act.words))) if other.words and act.words else ()
        found[form] = Act(kinds, words, f"{other.told}, or {act.told}" if act.told not in other.told else other.told)


@cache
def _asked() -> tuple[tuple[Act, tuple[str, ...], tuple[str, ...]], ...]:
    rows = []
    for kinds, verbs, nouns, whole, told in _table("acts.tsv", "kinds", "verbs", "nouns", "whole", "told"):
        words = () if whole else (*values(verbs), *values(nouns))
        rows.append((Act(values(kinds), words, told), values(verbs), values(nouns)))
    return tuple(rows)


@cache
def kind_words(kind: str) -> str:
    """A type or stance in plain words, in the plural."""
    wholes = {act.kinds[0]: act.told for act, _, _ in _asked() if len(act.kinds) == 1 and not act.words}
    return wholes.get(kind) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()


@cache
def _bases() -> Mapping[str, str]:
    verbs = [verb for _, verbs, _ in _asked() for verb in verbs]
    verbs += [word.replace("_", " ") for row in acts() for word in sorted(row.act)] + [*_irregular()]
    return MappingProxyType({form: verb for verb in reversed(verbs) for form in forms(verb)})


def base_of(form: str) -> str:
    """The base of a form of a verb, or how its forms begin where it is not in the tables."""
    return _bases().get(form) or stem(form)


def stem(word: str) -> str:
    """How the forms of a word begin that is looked for: "bomb" of "bombing"."""
    return re.sub(r"(?<=\w{4})(?:ings?|ed|es|s)$", "", word)


def stems(words: Iterable[str]) -> str:
    """A regular expression, as SPARQL has them, that finds any form of these verbs and nouns in a text."""
    found: set[str] = set()
    for word in words:
        first, _, rest = word.partition(" ")
        if rest:
            found.update(forms(word))
            continue
        stem = re.sub(r"(?:e|y)$", "", first) if len(first) > 4 else first
        found.add(stem)
        found.update(form for form in forms(first) if not form.startswith(stem))
    return rf"(^|[^a-z])({'|'.join(sorted(found))})"


def _table(name: str, *columns: str) -> tuple[tuple[str, ...], ...]:
    return read_table(name, columns, folder=FOLDER)
