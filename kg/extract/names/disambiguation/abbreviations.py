"""What an acronym stands for in an article: what brackets say ("the Inkatha Freedom Party (IFP)"), or initials tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.names.spans import NameSpans
from kg.extract.names.tokens import is_capital, is_title_case
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Gazetteer, Known
from kg.model import EntityType

_SHORTEST, _LONGEST = 3, 8
#: As many letters at the start make two words one in two spellings or tongues ("Organisation", "Organización").
_STEM = 4
_ALIKE = 0.5


def expansions(annotation: Annotation, spans: NameSpans) -> Mapping[str, frozenset[str]]:
    """Long names by the acronyms that the article has for them."""
    tokens, found = annotation.tokens, defaultdict[str, set[str]](set)
    acronyms = {token.text for token in tokens if is_acronym(token.text)}
    for words in _runs(annotation, spans) if acronyms else ():
        initials = "".join(word.text[0] for word in words if word.text[0].isupper())
        if initials in acronyms and len(words) > 1:
            found[initials].add(_text(words))
        for acronym in (_beside(tokens, words[0].i - 1, -1), _beside(tokens, words[-1].i + 1, 1)):
            long = _told(words, acronym) if acronym is not None else None
            if acronym is not None and long is not None:
                found[acronym].add(_text(long))
    return {acronym: frozenset(names) for acronym, names in found.items()}


def is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and _SHORTEST <= len(text) <= _LONGEST


def stands_for(known: Known, long: str, gazetteer: Gazetteer) -> bool:
    """Whether ``long`` is a name of the listed body, or so like one that it may be another spelling of it."""
    if any(reading.name == known.name for reading in gazetteer.readings(long)):
        return True
    if any(state != known.state for state in _states(long, gazetteer)):
        return False
    words = _stems(long)
    names = (form for body in lexicon.bodies() if body.name == known.name for form in (body.name, *body.aliases))
    return any(len(words & _stems(name)) > _ALIKE * max(len(words), len(_stems(name))) for name in names)


def _states(long: str, gazetteer: Gazetteer) -> Iterator[str]:
    for word in long.split():
        readings = gazetteer.readings(word)
        if readings and readings[0].type is EntityType.STATE:
            yield readings[0].name


def _stems(name: str) -> set[str]:
    return {word[:_STEM].lower() for word in name.split() if word.lower() not in lexicon.words("inner-words")}


def _runs(annotation: Annotation, spans: NameSpans) -> Iterator[Sequence[Token]]:
    """The longest rows of capitalized words, with small words between them, and the names of bodies."""
    tokens = annotation.tokens
    for sentence in annotation.sentences:
        first = sentence.first if not is_title_case(annotation, sentence.index) else sentence.last
        while first < sentence.last:
            last = first
            while last < sentence.last and (
                is_capital(tokens[last]) or (last > first and tokens[last].lower in lexicon.words("inner-words"))
            ):
                last += 1
            yield from _trimmed(tokens[first:last])
            first = max(last, first + 1)
    for span in spans:
        if span.type is EntityType.ORGANIZATION:
            yield from _trimmed(tokens[span.first : span.last])


def _trimmed(words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    while words and not is_capital(words[0]):
        words = words[1:]
    while words and not is_capital(words[-1]):
        words = words[:-1]
    if words:
        yield words


def _beside(tokens: Sequence[Token], i: int, step: int) -> str | None:
    """The acronym that a bracket parts from a long name: before "(Long Name)", or in the brackets behind it."""
    if not (0 <= i + step < len(tokens)) or tokens[i].text != "(":
        return None
    return tokens[i + step].text if is_acronym(tokens[i + step].text) else None


def _told(words: Sequence[Token], acronym: str) -> Sequence[Token] | None:
    """The end of a row of words that has the letters of the acronym, the shortest of several words."""
    for first in range(len(words) - 2, -1, -1):
        long = words[first:]
        letters = iter("".join(word.lower for word in long))
        if long[0].text[0] == acronym[0] and all(letter in letters for letter in acronym.lower()):
            return long
    return None


def _text(words: Sequence[Token]) -> str:
    return " ".join(word.text for word in words)
