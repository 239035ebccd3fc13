"""What a speaker does by a claim: the cue's verb decides, and where that is neutral, plain words of the content."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.rules.attribution.content import content_of
from kg.extract.rules.attribution.cue_words import Cue, Cues
from kg.extract.rules.attribution.modality import FIRST_PERSON, stance_of_modality
from kg.language import Annotation, Token
from kg.language.syntax import is_negated, subject
from kg.model import Stance

#: Who says that he does this to something bad does not accuse anybody.
_COUNTERING = {
    "fight",
    "combat",
    "counter",
    "prevent",
    "avoid",
    "stop",
    "end",
    "defeat",
    "confront",
    "address",
    "resist",
}
#: Of these, "great" is no praise.
_MEASURED = {
    *("loss", "concern", "anxiety", "danger", "threat", "sadness", "regret", "difficulty", "harm", "pain", "deal"),
    *("challenge", "risk", "number", "need", "problem", "tragedy", "pressure", "sorrow", "fear", "effort", "part"),
}
#: What others say will be is told of them.
_RETOLD = {"say", "tell", "report", "announce"}
_AHEAD = {Stance.PREDICT, Stance.PROMISE}
_LIKELY = {"likely", "unlikely"}


def stance_of_content(
    annotation: Annotation, tokens: Sequence[Token], cues: Cues, *, own: Callable[[Token], bool]
) -> Stance:
    """The stance that a neutral report of ``tokens`` shows.

    Args:
        own: whether a phrase's head refers to the speaker or the speaker's own side.
    """
    mains = _main_verbs(annotation, tokens)
    if any(map(_is_proposed, mains)):
        return Stance.REQUEST
    for verb in mains:
        found = _speech_act(annotation, verb, cues, own)
        if found is not None:
            return found
    for verb in mains:
        found = stance_of_modality(verb, lambda who: _is_own(who, own))
        if found is Stance.PREDICT and _follows_what_is_told(verb, mains):
            continue  # "the house has collapsed, and people may be inside": more told than foretold
        if found in _AHEAD and verb.lemma == "be" and _judgement(verb, cues) is Stance.CRITICIZE:
            return Stance.CRITICIZE  # "it would be wrong to go"
        if found is not None:
            return Stance.WARN if found is Stance.PREDICT and _bodes_ill(tokens, cues) else found
    if any(child.lower in _LIKELY for verb in mains for child in verb.children) or any(
        v.lower in _LIKELY for v in mains
    ):
        return Stance.PREDICT
    for verb in mains:
        found = _judgement(verb, cues)
        if found is not None and not (found is Stance.CRITICIZE and _is_own(subject(verb), own)):
            return found
    return Stance.STATE


def _is_proposed(verb: Token) -> bool:
    """ "suggested that the case be moved": asks for it."""
    if verb.dep != "ccomp" or verb.head.lemma != "suggest" or verb.child("nsubj", "nsubjpass") is None:
        return False
    forms = {verb.lower, *(t.lower for t in verb.all("aux", "auxpass"))}
    return "be" in forms and not any(t.tag in {"MD", "TO"} for t in verb.all("aux"))


def _follows_what_is_told(verb: Token, mains: Sequence[Token]) -> bool:
    """A main clause before it asserts something; "I think that" and "the danger is that" above it do not count."""
    above = [v for v in verb.ancestors() if v.lemma not in _RETOLD] if verb.dep != "conj" else []
    return any(other.i < verb.i and other not in above for other in mains)


def stance_of_label(tokens: Sequence[Token], cues: Cues) -> Stance:
    """The stance of who describes something as ``tokens``: that of the first plain word among them.

    Words deep inside count only where they blame: "the end of a historic flight" praises nothing.
    """
    plain = [t for t in tokens if t.lemma.lower() in cues.content and not _is_denied(t)]
    found = (s for t in plain if (s := cues.content[t.lemma.lower()]) is not Stance.SUPPORT or _is_shallow(t))
    return next(found, Stance.STATE)


def _is_shallow(word: Token) -> bool:
    """In the label itself: no preposition and no clause stands between."""
    noun = word.head if word.dep in {"amod", "compound", "conj"} else word
    return noun.dep != "pobj" or noun.head.lower in {"as", "for"}


def _is_denied(token: Token) -> bool:
    return any(t.lower in {"no", "not", "never"} for t in token.lefts)


def _bodes_ill(tokens: Sequence[Token], cues: Cues) -> bool:
    """What may come is a danger."""
    return any(cues.content.get(t.lemma.lower()) is Stance.WARN and not _is_denied(t) for t in tokens)


def _judgement(verb: Token, cues: Cues) -> Stance | None:
    """A plain word of the lexicon in what a main clause says of its subject: "is unacceptable", "poses a threat".

    Denied praise is criticism ("is not justified"); denied criticism says nothing.
    """
    if verb.lemma in _COUNTERING:
        return None
    own = [verb] if _is_reproach(verb) else []
    said = [*own, *verb.all("attr", "acomp", "oprd", "dobj")]
    if verb.lemma == "be":  # "is in danger"
        said += [t for prep in verb.all("prep") if prep.lower in {"in", "under"} for t in prep.all("pobj")]
    denied = _is_denied_clause(verb) or any(map(_is_denied, said[len(own) :]))
    said += [t for noun in said[len(own) :] for t in (*noun.all("amod", "compound", "conj"), *_of(noun))]
    said = [t for t in said if not _is_of_size(t)]
    found = next((cues.content[t.lemma.lower()] for t in said if t.lemma.lower() in cues.content), None)
    if not denied:
        return found
    return Stance.CRITICIZE if found is Stance.SUPPORT else None


def _is_of_size(word: Token) -> bool:
    """ "a great loss", "the dangers are great": how much of it there is."""
    if word.lemma.lower() != "great":
        return False
    noun = subject(word.head) if word.dep == "acomp" else word.head
    return noun is not None and noun.lemma.lower() in _MEASURED


def _is_reproach(verb: Token) -> bool:
    """Who "lied" told a lie, what "lies ahead" does not; who "failed to act" is blamed, talks that "failed" are not."""
    if verb.lemma == "lie":
        return verb.lower == "lied"
    return verb.lemma != "fail" or verb.child("xcomp") is not None


def _is_denied_clause(verb: Token) -> bool:
    """Also by a verb of thinking above: "I don't think it is good"."""
    above = verb.head
    if verb.dep == "ccomp" and above.lemma in {"think", "believe"} and is_negated(above):
        return True
    return is_negated(verb) or (verb.pos == "ADJ" and is_negated(above))


def _of(noun: Token) -> list[Token]:
    return [t for prep in noun.all("prep") if prep.lower == "of" for t in prep.all("pobj")]


def _main_verbs(annotation: Annotation, tokens: Sequence[Token]) -> list[Token]:
    """The verbs of the main clauses among ``tokens``."""
    inside = {token.i for token in tokens}
    tops = [t for t in tokens if t.is_root or t.head.i not in inside]
    found: list[Token] = []
    for top in tops:
        found.append(top)
        asserted = [c for c in top.all("conj", "ccomp", "parataxis", "acomp") if not _is_open(c)]
        found.extend(c for c in asserted if c.pos in {"VERB", "AUX", "ADJ"})
        found.extend(c for c in top.all("xcomp") if not any(o.i < c.i for o in top.all("dobj")))
    return [t for t in found if t.pos in {"VERB", "AUX", "ADJ"} and not _is_asked(annotation, t)]


def _is_open(clause: Token) -> bool:
    """ "is investigating whether": nobody says that it is so."""
    return any(mark.lower in {"whether", "if"} for mark in clause.all("mark"))


def _is_asked(annotation: Annotation, verb: Token) -> bool:
    """Who asks a question takes no stance by its words."""
    sentence = annotation.tokens_of(annotation.sentence_of(verb))
    if next((t.text for t in sentence if t.i > verb.i and t.text in {"?", "!", ".", ";"}), "") == "?":
        return True
    return next((t.text for t in reversed(sentence) if t.text not in {'"', "'"}), "") == "?"


def _is_own(token: Token | None, own: Callable[[Token], bool]) -> bool:
    return token is not None and (token.lower in FIRST_PERSON or own(token))


def _speech_act(annotation: Annotation, verb: Token, cues: Cues, own: Callable[[Token], bool]) -> Stance | None:
    """For "we condemn", "it welcomes": a speech act of the speaker within the claim."""
    entry = cues.adjectives.get(verb.lemma.lower()) if verb.pos == "ADJ" else cues.verb(verb)
    if entry is None or entry.stance is Stance.STATE or not (verb.pos == "ADJ" or _acts(annotation, verb, entry)):
        return None
    who = subject(verb.head if verb.pos == "ADJ" else verb)
    unsaid = is_negated(verb) and (entry.stance is not Stance.PREDICT or verb.lemma == "hope")
    if entry.stance is Stance.PREDICT and who is not None and who.lower in FIRST_PERSON and _is_over(verb):
        return None  # "we had hoped for more"
    return entry.stance if _is_own(who, own) and not unsaid else None


def _is_over(verb: Token) -> bool:
    auxiliaries = {child.lower for child in verb.all("aux")}
    return verb.tag == "VBD" or bool(auxiliaries & {"had", "did", "have", "has"})


def _acts(annotation: Annotation, verb: Token, entry: Cue) -> bool:
    """The verb stands in one of its frames: "we charge that ...", but not "we charge for access"."""
    if {"object", "person"} & set(entry.frames) and verb.child("dobj") is not None:
        return True
    return any(content_of(annotation, verb, frame) is not None for frame in entry.frames)


__all__ = ["stance_of_content", "stance_of_label"]
