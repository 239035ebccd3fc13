"""What a token tells of the name that it stands in, or of where a name begins and ends."""

from __future__ import annotations

from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.model import BlockKind

#: How many words more of a name than were taken are looked at.
_LONGEST_REST = 5


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
