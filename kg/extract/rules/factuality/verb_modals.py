"""What a modal verb says of whether something happens: "will", "may", "would", "must have"."""

from __future__ import annotations

from kg.extract.rules.factuality.governors import Setting, effect_of
from kg.language import Token
from kg.lexicon.event_words import word_class
from kg.model import Status

_MODALS = {
    "may": Status.POSSIBLE, "might": Status.POSSIBLE, "could": Status.POSSIBLE,
    "can": Status.POSSIBLE, "ca": Status.POSSIBLE,
    "should": Status.REQUESTED, "must": Status.REQUESTED, "ought": Status.REQUESTED, "need": Status.REQUESTED,
    "will": Status.SCHEDULED, "shall": Status.SCHEDULED, "'ll": Status.SCHEDULED, "wo": Status.SCHEDULED,
    "would": Status.POSSIBLE, "'d": Status.POSSIBLE,
}  # fmt: skip
_CONDITIONS = {"if", "unless", "whether", "should", "lest"}
_SPEECH = word_class("speech")


def modal(verb: Token) -> Status | None:
    """What the modal verb of a clause means by itself."""
    word = modal_word(verb)
    return _MODALS[word] if word is not None else None


def modal_word(verb: Token) -> str | None:
    """The modal verb of a clause in lower case."""
    return next((c.lower for c in verb.children if c.dep == "aux" and c.tag == "MD" and c.lower in _MODALS), None)


def under_modal(verb: Token, word: str, setting: Setting, *, negated: bool) -> Status:
    """The status of ``verb`` with the modal ``word``."""
    if negated:
        return Status.POSSIBLE if word in {"may", "might"} else Status.NEGATED
    if word in {"must", "should", "ought"} and any(child.lower == "have" for child in verb.all("aux")):
        return Status.POSSIBLE if word == "must" else Status.NEGATED  # "must have left", "should have left"
    return _would(verb, setting) if word in {"would", "'d"} else _MODALS[word]


def _would(verb: Token, setting: Setting) -> Status:
    """ "said it would send" is a plan, "would send troops if" a condition."""
    if any(child.dep == "advcl" and opens_condition(child) for child in verb.children):
        return Status.POSSIBLE
    token = verb
    if verb.dep == "acl" and effect_of("noun", verb.head) is Status.SCHEDULED:
        return Status.SCHEDULED  # "the announcement that he would run"
    while token.dep in {"conj", "ccomp", "xcomp", "relcl", "advcl"} and not token.is_root:
        token = token.head
        if token.pos == "VERB" and token.lemma.lower() in _SPEECH:
            return Status.SCHEDULED
        if token.pos == "VERB" and isinstance(effect_of("that", token), Status):
            return Status.POSSIBLE
    return Status.SCHEDULED if setting.later else Status.POSSIBLE


def opens_condition(verb: Token) -> bool:
    """True for a clause with "if", "unless", "whether"."""
    return any(child.dep in {"mark", "advmod"} and child.lower in _CONDITIONS for child in verb.children)


def is_subjunctive(verb: Token) -> bool:
    """ "demanded that it leave", whatever the tagger calls it."""
    subjects = verb.all("nsubj")
    return verb.tag == "VBP" and any(
        noun.tag in {"NN", "NNP"} or noun.lower in {"it", "he", "she"} for noun in subjects
    )
