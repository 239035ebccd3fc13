"""Nouns of attribution: "S's call for CONTENT", "a warning by S that CONTENT", "S expressed regret over CONTENT"."""

from __future__ import annotations

from kg.extract.rules.attribution.attribution import Saying, speaker_of
from kg.extract.rules.attribution.content_acts import preposition_to
from kg.extract.rules.attribution.content_pieces import Content, piece
from kg.extract.rules.attribution.cue_words import Cue
from kg.language import Annotation, Token
from kg.language.syntax import is_negated
from kg.model import Span

_CONTENT_LINKS = {"for", "about", "over", "at", "with", "on", "in", "of", "to", "that"}
_VOICING = {"express", "voice", "convey", "reiterate", "reaffirm", "share", "state", "show", "signal", "offer"}
#: "the law drew criticism from": what is criticized is the subject.
_DRAWING = {"draw", "attract", "provoke", "spark", "earn", "prompt", "trigger", "bring", "elicit", "arouse", "cause"}
_INFINITIVES = {"acl", "xcomp", "advcl"}
#: "is in favour of", "are united in support of", "spoke in opposition to".
_HOLDING = {"be", "remain", "stand", "speak", "come", "unite"}
#: Whose subject is the speaker of the noun that they take as object: "issued a call for".
_UTTERING = _VOICING | {"issue", "make", "repeat", "renew", "restate", "send", "deliver", "raise", "add", "underline"}


def noun_saying(annotation: Annotation, entry: Cue, noun: Token) -> Saying | None:
    """What is said by ``noun``, if it has something said and somebody who says it."""
    if "held" in entry.frames and noun.dep == "pobj" and noun.head.lower == "in":
        return _held(annotation, entry, noun)
    if "voiced" in entry.frames and (drawn := _drawn(annotation, entry, noun)) is not None:
        return drawn
    return _voiced(annotation, entry, noun) if _is_voiced(entry, noun) else _owned(annotation, entry, noun)


def _is_voiced(entry: Cue, noun: Token) -> bool:
    return "voiced" in entry.frames and noun.dep == "dobj" and noun.head.lemma in _VOICING


def _voiced(annotation: Annotation, entry: Cue, noun: Token) -> Saying | None:
    pieces = _complement(annotation, noun)
    speaker = speaker_of(noun.head)
    if not pieces or speaker is None or is_negated(noun.head):
        return None
    return Saying([noun.head, noun], entry, speaker, pieces, "claim.voiced-attitude")


def _drawn(annotation: Annotation, entry: Cue, noun: Token) -> Saying | None:
    """For "CONTENT drew criticism from S", "CONTENT was met with criticism by S"."""
    if noun.dep == "dobj" and noun.head.lemma in _DRAWING:
        verb = noun.head
    elif noun.dep == "pobj" and noun.head.lower == "with" and noun.head.head.lemma in {"meet", "greet"}:
        verb = noun.head.head
    else:
        return None
    what = verb.child("nsubj", "nsubjpass")
    links = [prep for word in (noun, verb) for prep in word.all("prep") if prep.lower in {"from", "by"}]
    speaker = next((token for prep in links for token in prep.all("pobj")), None)
    if what is None or what.pos != "NOUN" or speaker is None or is_negated(verb):
        return None
    if any(aux.lower in {"may", "might", "could", "would", "will", "should"} for aux in verb.all("aux")):
        return None  # not said yet
    if speaker.i < noun.i or any(child.lower == "no" for child in noun.all("det")):
        return None
    return Saying([verb, noun], entry, speaker, piece(annotation, what.subtree()), "claim.noun", objects=[what])


def _held(annotation: Annotation, entry: Cue, noun: Token) -> Saying | None:
    """For "S was united in support of CONTENT"."""
    above = noun.head.head
    verb = above.head if above.pos == "ADJ" and above.dep == "acomp" else above
    content = _preposition(annotation, noun, "to") or _preposition(annotation, noun, "of")
    if content is None or is_negated(verb) or verb.lemma not in _HOLDING:
        return None
    speaker = speaker_of(verb) if verb.pos != "VERB" or verb.tag != "VBN" else verb.child("nsubj", "nsubjpass")
    if speaker is None:
        return None
    return Saying([noun], entry, speaker, content.pieces, "claim.attitude", objects=content.objects)


def _complement(annotation: Annotation, noun: Token) -> list[Span]:
    """What a voiced attitude is about: its clause or prepositional phrases."""
    words = [
        t
        for child in (*noun.rights, *(c for c in noun.head.rights if c.i > noun.i))
        if child.dep in {"acl", "ccomp", "relcl"} or (child.dep == "prep" and child.lower in _CONTENT_LINKS)
        for t in child.subtree()
        if not (t is child and child.dep == "prep")
    ]
    words.sort(key=lambda token: token.i)
    end = next((k for k, t in enumerate(words) if t.dep == "conj" and t.lemma in _VOICING), len(words))
    return piece(annotation, words[:end])


def _owned(annotation: Annotation, entry: Cue, noun: Token) -> Saying | None:
    for frame in entry.frames:
        content = _content(annotation, noun, frame)
        if content is None:
            continue
        owner, cue = _owner(noun)
        if owner is None and frame == "possessed":
            owner = next((t for p in noun.all("prep") if p.lower == "of" for t in p.all("pobj")), None)
        if owner is None:
            return None
        used = entry.used_in(frame)
        return Saying(cue, used, owner, content.pieces, "claim.noun", targets=content.targets, objects=content.objects)
    return None


def _owner(noun: Token) -> tuple[Token | None, list[Token]]:
    """The head of the phrase that names who says it, and the words of the cue."""
    own = noun.child("poss")
    if own is not None:
        return own, [noun]
    for prep in noun.all("prep"):
        if prep.lower in {"by", "from"} and prep.child("pobj") is not None:
            return prep.child("pobj"), [noun]
    for word in noun.all("compound", "amod", "nmod"):
        if word.i < noun.i and word.text[0].isupper() and not is_negated(noun):
            return word, [noun]
    verb = noun.head
    denied = is_negated(verb) or noun.child("neg") is not None or any(d.lower == "no" for d in noun.all("det"))
    if noun.dep == "dobj" and verb.lemma in _UTTERING and not denied:
        return speaker_of(verb), [verb, noun]
    return None, [noun]


def _content(annotation: Annotation, noun: Token, frame: str) -> Content | None:
    if frame == "voiced":
        return None
    if frame == "possessed":
        clauses = noun.rights if noun.dep != "nsubj" or noun.head.lemma != "be" else [*noun.rights, *noun.head.rights]
        clause = next((c for c in clauses if c.dep in {"acl", "ccomp"} and c.child("mark") is not None), None)
        pieces = piece(annotation, clause.subtree()) if clause is not None else []
        return Content(pieces) if pieces else None
    if frame == "to":
        return _infinitive(annotation, noun)
    if frame.endswith("+to"):
        return preposition_to(annotation, noun, frame.removesuffix("+to"))
    return _preposition(annotation, noun, frame.removeprefix("prep-"))


def _infinitive(annotation: Annotation, noun: Token) -> Content | None:
    lower = next((c for p in _places(noun) for c in p.rights if c.dep in _INFINITIVES and c.tag == "VB"), None)
    marker = next((t for t in lower.lefts if t.tag == "TO"), None) if lower is not None else None
    if lower is None or marker is None:
        return None
    pieces = piece(annotation, [t for t in lower.subtree() if t.i >= marker.i])
    return Content(pieces) if pieces else None


def _places(noun: Token) -> list[Token]:
    """Where the parser may hang what is said: with "by S" in between also on S, or on the verb before the noun."""
    owners = [o for prep in noun.all("prep") if prep.lower in {"by", "from"} for o in prep.all("pobj")]
    own = noun.child("poss") is not None and noun.head.lemma in _UTTERING
    return [noun, *owners, *([noun.head] if (owners or own) and noun.dep == "dobj" else [])]


def _preposition(annotation: Annotation, noun: Token, word: str) -> Content | None:
    """For "a call by S for CONTENT"."""
    for place in _places(noun):
        links = place.all("prep")
        link = next((p for p in links if p.lower == word and p.i > noun.i and p.child("pobj", "pcomp")), None)
        if link is not None:
            pieces = piece(annotation, [t for t in link.subtree() if t is not link])
            return Content(pieces, objects=link.all("pobj")) if pieces else None
    return None


__all__ = ["noun_saying"]
