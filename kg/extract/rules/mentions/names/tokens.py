"""What a token tells of the name that it stands in, or of where a name begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg import lexicon
from kg.language import Annotation, Token
from kg.language.marks import QUOTATION_MARKS
from kg.model import BlockKind

#: What the engine calls places.
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
#: How many words more of a name than the engine took are looked at.
_LONGEST_REST = 5


def storm_names(tokens: Sequence[Token]) -> frozenset[str]:
    """ "Hurricane Dennis", "a tropical storm, named Dennis"."""
    storms, called = lexicon.words("storms"), lexicon.words("called")
    words = [token for token in tokens if token.text not in QUOTATION_MARKS]  # 'Typhoon "Anna"'
    found = {b.text for a, b in pairwise(words) if a.text in storms and b.text[0].isupper()}
    for named in tokens:
        if named.lower in called and named.i + 1 < len(tokens):
            near = {token.text.capitalize() for token in tokens[max(0, named.i - 4) : named.i]}
            found |= {tokens[named.i + 1].text} if near & (storms - {"Operation"}) else set()
    return frozenset(found)


def is_capital(token: Token) -> bool:
    """A word with a capital that may be part of a name."""
    return (
        token.text[0].isupper()
        and (token.pos in {"PROPN", "NOUN", "ADJ", "VERB"} or token.text.isupper())
        and token.tag not in {"PRP", "DT"}
    )


def is_cut(annotation: Annotation, last: int) -> bool:
    """A name that ends at ``last`` is the start of that of a law or index ("Energy" of "Energy and Security Act")."""
    tokens, i = annotation.tokens, last
    sentence = tokens[last - 1].sentence
    while i < min(len(tokens), last + _LONGEST_REST) and tokens[i].sentence == sentence:
        if not (is_capital(tokens[i]) or tokens[i].lower in {"and", "&"}):
            break
        i += 1
    whole = i > last and tokens[i - 1].text in lexicon.words("no-things")
    return whole and last <= tokens[last - 1].head.i < i


def is_title_case(annotation: Annotation, sentence: int) -> bool:
    """A headline that capitalizes its words: there a capital tells nothing of names."""
    if annotation.sentences[sentence].kind not in {BlockKind.HEADLINE, BlockKind.HEADING}:
        return False
    words = [t for t in annotation.tokens_of(annotation.sentences[sentence]) if t.text.isalpha() and len(t.text) > 3]
    if len(words) < 4:
        return False
    return sum(t.text[0].isupper() for t in words) > 0.75 * len(words)


def opens_person(token: Token) -> bool:
    """A title or given name: here an organization's name is over."""
    return token.lower in lexicon.titles() or token.text in lexicon.first_names()


def is_title(token: Token) -> bool:
    """ "Sergeant", "Mayors"."""
    return not {token.lower, token.lower.removesuffix("s")}.isdisjoint(lexicon.titles())


def words(annotation: Annotation, first: int, last: int) -> str:
    return " ".join(token.text for token in annotation.tokens[first:last])
