"""What is said in indirect speech: the words that a cue's frame (``lexicons/cues.tsv``) makes its content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.extract.syntax import is_passive, noun_phrase, patient
from kg.language import Annotation, Token
from kg.model import Span

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_OUTER_PUNCTUATION = " \t\r\n\u00a0,;:.—–-"
_SPEECH_PLACES = frozenset(
    "statement briefing interview conference speech letter address meeting press remarks remark comment comments message "
    "telegram email news announcement release broadcast testimony hearing tweet post editorial article phone "
    "ceremony event summit session podcast blog column call".split()
)


@dataclass(slots=True, eq=False)
class Content:
    """Pieces of what is said, and whom it is about.

    Args:
        pieces: spans in the order of the text.
        targets: heads of the phrases that name whom the cue addresses or judges.
        objects: heads of the phrases that name a thing judged.
    """

    pieces: list[Span]
    targets: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)


def content_of(annotation: Annotation, verb: Token, frame: str) -> Content | None:
    """What ``verb`` says if it is used in ``frame``, or None if it is not."""
    if frame in _FRAMES:
        return _FRAMES[frame](annotation, verb)
    if frame.endswith("+to"):
        return _preposition_to(annotation, verb, frame.removesuffix("+to"))
    return _preposition(annotation, verb, frame)


def trimmed(annotation: Annotation, start: int, end: int) -> Span | None:
    """The span without blanks and punctuation at its ends, "that" at its start, and quotation marks around the whole."""
    text = annotation.article.text
    while True:
        while start < end and text[start] in _OUTER_PUNCTUATION:
            start += 1
        while end > start and text[end - 1] in _OUTER_PUNCTUATION and not _abbreviation(annotation, end):
            end -= 1
        if text[start:end].lower().startswith("that ") and _is_complementizer(annotation, start):
            start += 5
            continue
        if (
            end - start > 2
            and text[start] in '"“'
            and text[end - 1] in '"”'
            and not any(c in text[start + 1 : end - 1] for c in '"“”')
        ):
            start, end = start + 1, end - 1
            continue
        return Span(start, end) if start < end else None


def _abbreviation(annotation: Annotation, end: int) -> bool:
    token = annotation.token_at(end - 1)
    return token is not None and token.text.endswith(".") and len(token.text) > 1


def _is_complementizer(annotation: Annotation, start: int) -> bool:
    token = annotation.token_at(start)
    return token is not None and token.dep not in {"det", "nsubj", "nsubjpass"}


def _piece(annotation: Annotation, tokens: Sequence[Token]) -> list[Span]:
    if not tokens:
        return []
    found = trimmed(annotation, min(t.start for t in tokens), max(t.end for t in tokens))
    return [found] if found is not None else []


def _made(pieces: list[Span], **more: list[Token]) -> Content | None:
    return Content(sorted(pieces), **more) if pieces else None


# -- "S said that CONTENT", "CONTENT, S said" --------------------------------------------------------------------------


def _clause(annotation: Annotation, verb: Token) -> Content | None:
    complement = next((c for c in verb.rights if c.dep in {"ccomp", "csubj"} and _is_clause(c)), None)
    if complement is not None:
        return _made(_piece(annotation, _extended(annotation, verb, complement)))
    return _after_that(annotation, verb) or _as_said(annotation, verb) or _before(annotation, verb)


def _told(annotation: Annotation, verb: Token) -> Content | None:
    found = _clause(annotation, verb)
    if found is not None and not is_passive(verb):
        found.targets.extend(verb.all("dobj", "dative"))
    return found


def _is_clause(token: Token) -> bool:
    return any(t.tag in _FINITE for t in [token, *token.all("aux", "auxpass", "cop")])


def _extended(annotation: Annotation, verb: Token, complement: Token) -> list[Token]:
    """The complement, and what the parser hung on the cue though it goes on with what is said."""
    words = complement.subtree()
    last = words[-1].i
    for child in verb.rights:
        if child.i <= last:
            continue
        if child.dep not in {"ccomp", "advcl", "prep", "dep"} or _is_setting(child) or child.tag == "VBG":
            break
        words.extend(child.subtree())
        last = words[-1].i
    subject_words = {t.i for s in verb.all("nsubj", "nsubjpass") for t in s.subtree()}
    return [t for t in words if t.i > verb.i and t.i not in subject_words]


def _is_setting(token: Token) -> bool:
    """ "in a statement", "at a news conference": where it was said, not what."""
    return token.dep == "prep" and any(t.lemma.lower() in _SPEECH_PLACES for t in token.all("pobj"))


def _after_that(annotation: Annotation, verb: Token) -> Content | None:
    """ "told reporters that ...", where the parser missed it: from "that" to the end of the sentence."""
    sentence = annotation.tokens_of(annotation.sentence_of(verb))
    after = [t for t in sentence if t.i > verb.i]
    for k, token in enumerate(after[:14]):
        if token.lower == "that" and token.tag in {"IN", "WDT", "DT"} and any(t.tag in _FINITE for t in after[k + 1 :]):
            if token.dep in {"det", "nsubj", "nsubjpass", "pobj", "dobj"} and k:
                return None
            return _made(_piece(annotation, after[k + 1 :]))
        if token.tag in _FINITE or token.text in {";", '"'}:
            return None
    return None


def _as_said(annotation: Annotation, verb: Token) -> Content | None:
    """ "As S reports, CONTENT"."""
    if verb.dep != "advcl" or not any(c.lower == "as" and c.dep in {"mark", "advmod"} for c in verb.children):
        return None
    inside = {t.i for t in verb.subtree()}
    sentence = annotation.tokens_of(annotation.sentence_of(verb))
    outside = [t for t in sentence if t.i not in inside]
    before = [t for t in outside if t.i < min(inside)]
    after = [t for t in outside if t.i > max(inside)]
    return _made(_piece(annotation, before) + _piece(annotation, after))


def _before(annotation: Annotation, verb: Token) -> Content | None:
    """ "CONTENT, S said", and "CONTENT, S said, CONTENT"."""
    sentence = annotation.tokens_of(annotation.sentence_of(verb))
    speaker = verb.child("nsubj")
    if speaker is None or verb.dep in {"relcl", "conj", "advcl", "acl", "xcomp"}:
        return None
    edge = min([verb.i, *(t.i for t in noun_phrase(speaker))])
    comma = next((t for t in reversed(sentence) if t.i < edge), None)
    if comma is None or comma.text != ",":
        return None
    left = [t for t in sentence if t.i < comma.i]
    if not any(t.tag in _FINITE for t in left) or left[0].lower in {"as", "while", "when", "after", "although", "if"}:
        return None
    inside = set() if verb.is_root else {t.i for t in verb.subtree()}
    right = [t for t in sentence if t.i > max(inside, default=verb.i)] if inside else []
    if right and right[0].text == ",":
        return _made(_piece(annotation, left) + _piece(annotation, right))
    return _made(_piece(annotation, left))


# -- frames with an infinitive, a gerund, an object ---------------------------------------------------------------------


def _infinitive_of(token: Token) -> Token | None:
    return next((c for c in token.rights if c.dep in {"xcomp", "ccomp", "advcl", "acl"} and _is_infinitive(c)), None)


def _is_infinitive(token: Token) -> bool:
    return any(c.dep == "aux" and c.tag == "TO" for c in token.children)


def _to(annotation: Annotation, verb: Token) -> Content | None:
    lower = _infinitive_of(verb) or next(
        (c for o in verb.all("dobj") for c in [_infinitive_of(o)] if c is not None), None
    )
    if lower is None:
        return None
    if is_passive(verb):
        hearers = [t for t in [patient(verb)] if t is not None]
    else:
        hearers = lower.all("nsubj") or verb.all("dobj", "dative")
    if not hearers:
        return None
    return _made(_piece(annotation, _from_to(lower)[1:]), targets=hearers)


def _from_to(lower: Token) -> list[Token]:
    words = lower.subtree()
    marker = next(c for c in lower.children if c.dep == "aux" and c.tag == "TO")
    return [t for t in words if t.i >= marker.i]


def _infinitive(annotation: Annotation, verb: Token) -> Content | None:
    lower = next((c for c in verb.rights if c.dep == "xcomp" and _is_infinitive(c)), None)
    if lower is None or verb.child("dobj") is not None or is_passive(verb):
        return None
    return _made(_piece(annotation, _from_to(lower)))


def _gerund(annotation: Annotation, verb: Token) -> Content | None:
    lower = next((c for c in verb.rights if c.dep in {"xcomp", "ccomp"} and c.tag == "VBG"), None)
    return _made(_piece(annotation, lower.subtree())) if lower is not None else None


def _object(annotation: Annotation, verb: Token) -> Content | None:
    found = patient(verb)
    if found is None or found.pos not in {"NOUN", "PROPN"} or verb.dep in {"relcl", "acl"}:
        return None
    own = [t for t in found.subtree() if t is not verb]
    if is_passive(verb):
        own = noun_phrase(found) + [t for p in found.all("prep") for t in p.subtree()]
    return _made(_piece(annotation, own), objects=[found])


def _predicate(annotation: Annotation, verb: Token) -> Content | None:
    complement = verb.child("oprd")
    if complement is None or is_passive(verb):
        return None
    judged = [o for o in verb.all("dobj", "nsubj") if o.i > verb.i]
    if not judged:
        return None
    words = [t for part in (*judged, complement) for t in part.subtree()]
    return _made(_piece(annotation, words), objects=judged)


def _as(annotation: Annotation, verb: Token) -> Content | None:
    link = next((p for p in verb.rights if p.dep == "prep" and p.lower == "as" and p.children), None)
    judged = patient(verb)
    if link is None or judged is None:
        return None
    after = [t for t in link.subtree() if t is not link]
    words = noun_phrase(judged) + [t for p in judged.all("prep") if p is not link for t in p.subtree()]
    return _made(_piece(annotation, words) + _piece(annotation, after), objects=[judged])


# -- "accused T of CONTENT", "called for CONTENT", "called on T to CONTENT" ----------------------------------------------


def _linked(verb: Token, preposition: str) -> Token | None:
    places = [verb, *verb.all("dobj")]
    return next(
        (p for o in places for p in o.all("prep", "dative", "prt") if p.lower == preposition and p.i > verb.i), None
    )


def _preposition(annotation: Annotation, verb: Token, preposition: str) -> Content | None:
    link = _linked(verb, preposition)
    if link is None or link.child("pobj", "pcomp") is None:
        return None
    judged = patient(verb)
    words = [t for t in link.subtree() if t is not link]
    if preposition == "on" and judged is not None:  # "blamed the attack on T"
        return _made(_piece(annotation, noun_phrase(judged)), targets=link.all("pobj"))
    if judged is None:
        return _made(_piece(annotation, words), objects=link.all("pobj"))
    return _made(_piece(annotation, words), targets=[judged])


def _preposition_to(annotation: Annotation, verb: Token, preposition: str) -> Content | None:
    link = _linked(verb, preposition)
    hearer = link.child("pobj") if link is not None else None
    if link is None or hearer is None:
        return None
    lower = next(
        (c for o in (verb, link, hearer) for c in [_infinitive_of(o)] if c is not None and c.i > hearer.i), None
    )
    if lower is None:
        return None
    return _made(_piece(annotation, _from_to(lower)[1:]), targets=[hearer])


_FRAMES: dict[str, Callable[[Annotation, Token], Content | None]] = {
    "clause": _clause,
    "told": _told,
    "to": _to,
    "infinitive": _infinitive,
    "gerund": _gerund,
    "object": _object,
    "person": _object,
    "predicate": _predicate,
    "as": _as,
}

__all__ = ["Content", "content_of", "trimmed"]
