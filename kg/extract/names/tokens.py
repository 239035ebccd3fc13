"""What a token tells of the name that it stands in, or of where a name begins and ends."""

from __future__ import annotations

from kg.language import Token
from kg.lexicon import lists as lexicon


def is_capital(token: Token) -> bool:
    """A word with a capital that may be part of a name."""
    return (
        token.text[0].isupper()
        and (token.pos in {"PROPN", "NOUN", "ADJ", "VERB"} or token.text.isupper())
        and token.tag not in {"PRP", "DT"}
    )


def opens_person(token: Token) -> bool:
    """A title or given name: here an organization's name is over."""
    return token.lower in lexicon.titles() or token.text in lexicon.first_names()
