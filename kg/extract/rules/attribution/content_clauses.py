"""What is said as a clause: "S said that CONTENT", "CONTENT, S said", "As S reports, CONTENT"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.rules.attribution.content_pieces import FINITE, Content, is_finite, made, piece
from kg.extract.rules.attribution.cue_words import load_cues
from kg.language import Annotation, Token
from kg.language.syntax import SUBJECT, is_passive, noun_phrase
from kg.model import Span

#: Words that open a clause which is beside the point of "CONTENT, S said": "As the talks ended, S said little".
_SUBORDINATORS = {"as", "while", "when", "after", "although", "though", "if", "because", "since", "before", "until"}
#: These set something against what is said.
_CONTRASTING = {"although", "though", "while", "whereas"}
_MISGIVINGS = {"fear", "concern", "worry", "anxiety"}
#: What follows one of these and a comma is not said, or said apart: "said it was over, adding that".
_NEXT = {"according", "citing", "quoting", "adding", "stating", "noting"}
_TOPICS = {"regarding", "concerning"}
#: In "the crash, which S says took place abroad" these report; "the car that they believe is his" describes.
_REPORTING = {"say", "claim", "allege", "argue", "insist", "maintain", "contend", "assert"}


def clause(annotation: Annotation, verb: Token) -> Content | None:
    complement = next((c for c in verb.rights if c.dep == "ccomp" and _has_tense(c)), None)
    if complement is None:
        if is_passive(verb):
            return _said_to(annotation, verb)
        found = _after_that(annotation, verb) or _as_said(annotation, verb) or _before(annotation, verb)
        return found or _misread(annotation, verb)
    own = _own_subject(verb, complement)
    if own is None or (own.tag in {"WDT", "WP"} and own.i < verb.i):
        return _described(annotation, verb, complement)
    if _is_condition(complement):
        return None
    words = extended(verb, complement)
    words = words if own in words else [*own.subtree(), *words]
    return made(_topic(annotation, verb) + piece(annotation, words))


def _has_tense(complement: Token) -> bool:
    """Also "that the port be closed", which has none to show."""
    return is_finite(complement) or any(t.lower == "that" for t in complement.all("mark"))


def _misread(annotation: Annotation, verb: Token) -> Content | None:
    """What follows "said" if the tagger missed its verb, as it does among quotation marks: 'the ruling "hurt" them'."""
    if verb.lemma not in {"say", "add"} or verb.tag not in {"VBD", "VBZ"}:
        return None
    lower = next((c for c in verb.rights if c.dep == "ccomp" and c.pos != "VERB" and len(c.children) > 1), None)
    return made(piece(annotation, extended(verb, lower))) if lower is not None else None


def _described(annotation: Annotation, verb: Token, complement: Token) -> Content | None:
    """For "the crash, which S says took place abroad": the crash took place abroad."""
    places = (*verb.lefts, *complement.lefts)
    link = next((t for t in places if t.i < verb.i and (t.tag in {"WDT", "WP"} or t.lower == "that")), None)
    if verb.dep != "relcl" or link is None or verb.lemma not in _REPORTING:
        return None
    near = (
        annotation.next(link, -2)
        if getattr(annotation.next(link, -1), "text", "") == ","
        else annotation.next(link, -1)
    )
    noun = near if near is not None and near.pos in {"NOUN", "PROPN"} else verb.head
    if complement.child("dobj", "attr", "acomp", "prep", "advmod", "xcomp") is None:
        return None
    said = [t for t in complement.subtree() if t.i > verb.i]
    return made(piece(annotation, noun_phrase(noun)) + piece(annotation, said), objects=[noun])


def _said_to(annotation: Annotation, verb: Token) -> Content | None:
    """For "X is said to be Y"."""
    lower, about = verb.child("xcomp"), verb.child("nsubjpass")
    if lower is None or about is None or all(t.tag != "TO" for t in lower.lefts):
        return None
    return made(piece(annotation, about.subtree()) + piece(annotation, lower.subtree()), objects=[about])


def _own_subject(verb: Token, complement: Token) -> Token | None:
    """The subject of the complement, which the parser takes for the object of the cue where no "that" parts them."""
    own = complement.child(*SUBJECT, "expl")
    if own is not None:
        return own
    before = verb.child("dobj")
    if before is None or before.i < verb.i:
        return None
    return before if before.subtree()[-1].i + 1 == complement.subtree()[0].i else None


def _is_condition(complement: Token) -> bool:
    """For "wrote to warn of war should they leave", but not "said if they leave, war will come"."""
    first = complement.subtree()[0]
    return first.lower in {"should", "had", "if"} and first.head is complement


def told(annotation: Annotation, verb: Token) -> Content | None:
    found = clause(annotation, verb)
    if found is not None and not is_passive(verb):
        hearers = verb.all("dobj", "dative")
        found.targets.extend(t for t in hearers if not any(span.contains(t.span) for span in found.pieces))
    return found


def quoted_as(annotation: Annotation, verb: Token) -> Content | None:
    """For "S was quoted as being CONTENT"."""
    link = next((p for p in verb.rights if p.dep == "prep" and p.lower == "as"), None)
    lower = link.child("pcomp") if link is not None else None
    if lower is None or lower.lemma in load_cues().verbs:
        return None
    return made(piece(annotation, [t for t in lower.subtree() if t is not lower or lower.lemma != "be"]))


def extended(verb: Token, complement: Token) -> list[Token]:
    """The complement, and what the parser hung on the cue though it goes on with what is said."""
    words = complement.subtree()
    last = words[-1].i
    for child in verb.rights:
        if child.i <= last:
            continue
        if child.dep not in {"ccomp", "advcl", "prep", "dep"} or _is_setting(child) or _is_cue_clause(child):
            break
        words.extend(child.subtree())
        last = words[-1].i
    words.extend(t for child in verb.rights if _is_reported_too(verb, child, last) for t in child.subtree())
    outside = {t.i for s in verb.all("nsubj", "nsubjpass") for t in s.subtree()} | _of_next_cue(verb, complement)
    said = [t for t in words if t.i > verb.i and t.i not in outside]
    return _without_source(_without_reason(_without_day(_without_answer(complement, said))))


def _without_answer(complement: Token, said: list[Token]) -> list[Token]:
    """Without what the reporter sets against it: "says it seeks peace, although officials have denied that"."""
    for child in complement.rights:
        if child.dep not in {"advcl", "conj"} or not _is_of_others(child):
            continue
        start = child.subtree()[0].i
        return [t for t in said if t.i < start]
    return said


def _is_of_others(clause: Token) -> bool:
    """ "although many members of the board have insisted that": others say so, in a clause of their own."""
    who = clause.child("nsubj")
    if who is None or who.pos not in {"NOUN", "PROPN"} or not is_finite(clause):
        return False
    if any(t.lower in {"while", "whereas"} for t in clause.all("mark")) and who.pos == "PROPN":
        return any(t.tag in {"VBZ", "VBP"} for t in [clause, *clause.all("aux")])
    if clause.child("ccomp") is None:
        return False
    if clause.dep == "advcl" and not any(t.lower in _CONTRASTING for t in clause.all("mark")):
        return False
    return clause.lemma in load_cues().verbs and all(t.tag != "MD" for t in clause.all("aux"))


def _of_next_cue(verb: Token, complement: Token) -> set[int]:
    """For "claimed it would fail and noted that": "noted" goes on with "claimed", wherever the parser hangs it."""
    if verb.tag != "VBD" or complement.tag not in {"VB", "VBG"}:
        return set()
    cues = [c for c in complement.all("conj") if c.tag == "VBD" and c.lemma in load_cues().verbs]
    cues = [c for c in cues if c.child(*SUBJECT, "aux", "auxpass") is None]
    return {t.i for c in cues for t in complement.subtree() if t.i >= c.i}


def _without_source(said: list[Token]) -> list[Token]:
    """Without the source of the whole: "Some believe that the talks failed, according to S"."""
    ends = (k for k, t in enumerate(said) if k > 1 and t.lower in _NEXT and said[k - 1].text == ",")
    end = next(ends, None)
    return said[: end - 1] if end is not None else said


def _without_reason(said: list[Token]) -> list[Token]:
    """Without what moves the speaker: "asked them to call it off over fears that it could start a war"."""
    for k, token in enumerate(said):
        if k and token.lower in {"over", "amid"} and any(t.lemma in _MISGIVINGS for t in token.all("pobj")):
            return said[:k]
    return said


def _is_reported_too(verb: Token, child: Token, last: int) -> bool:
    """For "said the talks had begun, and the others would join": "would" is a "will" that is reported."""
    if child.dep != "conj" or verb.tag != "VBD" or child.subtree()[0].i > last + 3:
        return False
    return any(t.lower == "would" for t in child.all("aux")) and child.child("nsubj", "nsubjpass", "expl") is not None


def _without_day(said: list[Token]) -> list[Token]:
    """Without the day on which it was said: "said in Paris Friday the talks had failed"."""
    length = next((k for k, t in enumerate(said) if t.entity != "DATE"), 0)
    day = said[:length]
    if day and said[length].text != "," and any(t.dep == "npadvmod" and t.head not in day for t in day):
        return said[length:]
    return said


def _is_setting(token: Token) -> bool:
    """For "in a statement", "at a news conference": where it was said, not what."""
    if token.dep != "prep":
        return False
    return any(t.lemma.lower() in load_cues().settings or t.entity in {"DATE", "TIME"} for t in token.all("pobj"))


def _is_cue_clause(token: Token) -> bool:
    """For ", adding that ...": a cue of its own."""
    return token.tag == "VBG" and (token.lemma in load_cues().verbs or token.dep == "advcl")


def _topic(annotation: Annotation, verb: Token) -> list[Span]:
    """For "Regarding the budget, S said": what the saying is about."""
    for prep in verb.lefts:
        if prep.lower in _TOPICS and prep.dep in {"prep", "advcl"}:
            return piece(annotation, prep.subtree())
    return []


def _after_that(annotation: Annotation, verb: Token) -> Content | None:
    """For "told reporters that ...", where the parser missed it: from "that" to the end of the sentence."""
    sentence = annotation.tokens_of(annotation.sentence_of(verb))
    after = [t for t in sentence if t.i > verb.i]
    for k, token in enumerate(after[:14]):
        if token.lower == "that" and token.tag in {"IN", "WDT", "DT"} and any(t.tag in FINITE for t in after[k + 1 :]):
            if token.dep in {"det", "nsubj", "nsubjpass", "pobj", "dobj"} and k:
                return None
            return made(piece(annotation, after[k + 1 :]))
        if token.pos == "VERB" or token.tag in FINITE or token.text in {";", '"', ":"}:
            return None
        if token.text == "," and k + 1 < len(after) and after[k + 1].pos == "ADP":
            return None  # "said on Monday, in a sign that ..."
    return None


def _as_said(annotation: Annotation, verb: Token) -> Content | None:
    """For "As S reports, CONTENT"."""
    if verb.dep != "advcl" or not any(c.lower == "as" and c.dep in {"mark", "advmod"} for c in verb.lefts):
        return None
    if verb.child("dobj", "xcomp", "ccomp", "agent") is not None:
        return None
    inside = {t.i for t in verb.subtree()}
    sentence = annotation.tokens_of(annotation.sentence_of(verb))
    before = [t for t in sentence if t.i < min(inside)]
    after = [t for t in sentence if t.i > max(inside)]
    return made(piece(annotation, before) + piece(annotation, after))


def _before(annotation: Annotation, verb: Token) -> Content | None:
    """For "CONTENT, S said", and "CONTENT, S said, CONTENT"."""
    speaker = verb.child("nsubj")
    after = annotation.next(verb)
    if speaker is None or verb.dep in {"relcl", "conj", "advcl", "acl", "xcomp"}:
        return None
    if after is not None and after.lower == "that":
        return None
    if any(o.i > verb.i and o.i != speaker.i for o in verb.all("dobj", "attr", "acomp", "xcomp")):
        return None
    sentence = annotation.tokens_of(annotation.sentence_of(verb))
    edge = min([verb.i, *(t.i for t in noun_phrase(speaker))])
    left = _left_of(sentence, edge) or _run_on(sentence, verb, edge)
    inside = max((t.i for t in verb.subtree() if t.text != ","), default=verb.i)
    right = [] if verb.is_root else [t for t in sentence if t.i > inside]
    if left and len(right) > 1 and right[0].text == "," and any(t.tag in FINITE for t in left + right):
        return made(piece(annotation, left) + piece(annotation, right))
    return made(piece(annotation, left)) if left and _says_something(left, verb) else None


def _left_of(sentence: Sequence[Token], edge: int) -> list[Token]:
    """The tokens before the comma right before token ``edge``."""
    comma = next((t for t in reversed(sentence) if t.i < edge), None)
    return [t for t in sentence if t.i < comma.i] if comma is not None and comma.text == "," else []


def _run_on(sentence: Sequence[Token], verb: Token, edge: int) -> list[Token]:
    """For "The talks have failed the minister said.", without a comma."""
    lower = next((c for c in verb.lefts if c.dep == "ccomp" and is_finite(c) and c.child(*SUBJECT, "expl")), None)
    if lower is None or not verb.is_root or sum(t.pos != "PUNCT" for t in sentence if t.i > verb.i) > 2:
        return []
    return [t for t in sentence if t.i < edge] if lower.subtree()[-1].i == edge - 1 else []


def _says_something(left: list[Token], verb: Token) -> bool:
    """A main clause stands before the cue, not just one that sets its scene."""
    if left[0].lower in _SUBORDINATORS or not any(t.tag in FINITE for t in left):
        return False
    scenes = [c for c in verb.lefts if c.dep == "advcl"]
    return not (scenes and not any(c.dep in {"ccomp", "parataxis", "dep"} for c in verb.lefts) and verb.is_root)


__all__ = ["clause", "extended", "quoted_as", "told"]
