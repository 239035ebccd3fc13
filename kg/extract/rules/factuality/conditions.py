"""What happens only if something else does: "will succeed her if she is confirmed", "any attack will be answered"."""

from __future__ import annotations

from kg.language import Token
from kg.language.syntax import SUBJECT

#: "will go ahead even if": whatever the condition says.
_EVEN = {"even", "only", "as"}
_OPENING = {"if", "unless"}
_ANY = {"any", "whoever", "anyone", "anybody"}
_FUTURE = {"will", "'ll", "shall", "would", "wo"}
#: Clauses that stand by themselves: what is said above them is no part of them.
_CLOSED = {"ccomp", "advcl", "relcl", "acl", "parataxis"}


def hinges(token: Token) -> bool:
    """True if what ``token`` tells is to come only under a condition that its own clause names."""
    for link in (token, *token.ancestors()):
        if link.pos in {"VERB", "AUX"} and (_has_condition(link) or _of_any(link)):
            return True
        if link.dep in _CLOSED:
            break
    return False


def _has_condition(verb: Token) -> bool:
    return _is_future(verb) and any(
        mark.lower in _OPENING and not any(word.lower in _EVEN for word in (*mark.children, *clause.all("advmod")))
        for clause in verb.all("advcl")
        for mark in clause.all("mark")
    )


def _of_any(verb: Token) -> bool:
    """ "Any attack will be answered", with what the same subject will bring besides."""
    while verb.dep == "conj" and verb.head.pos in {"VERB", "AUX"}:
        verb = verb.head
    subjects = verb.all(*SUBJECT)
    return _is_future(verb) and any(
        noun.lower in _ANY or any(child.lower == "any" for child in noun.all("det")) for noun in subjects
    )


def _is_future(verb: Token) -> bool:
    return any(child.lower in _FUTURE for child in verb.all("aux"))
