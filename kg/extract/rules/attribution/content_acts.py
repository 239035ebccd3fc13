"""What is said by a speech act: "urged T to CONTENT", "denied CONTENT", "accused T of CONTENT"."""

from __future__ import annotations

from kg import lexicon
from kg.extract.rules.attribution.content_clauses import extended
from kg.extract.rules.attribution.content_pieces import Content, made, piece
from kg.extract.rules.attribution.cue_words import load_cues
from kg.language import Annotation, Token
from kg.language.syntax import is_infinitive, is_passive, noun_phrase, patient

#: With these, what is said is the infinitive with its subject: "expects the talks to continue".
_WISHING = {"expect", "want", "declare"}
#: Who refuses these says nothing.
_KEEPING_SILENT = {"comment", "elaborate", "answer", "speak", "say", "respond", "talk"}


def _infinitive_of(token: Token) -> Token | None:
    return next((c for c in token.rights if c.dep in {"xcomp", "ccomp", "advcl", "acl"} and is_infinitive(c)), None)


def to_act(annotation: Annotation, verb: Token) -> Content | None:
    """For "urged T to CONTENT"; in the passive "T was urged to CONTENT"."""
    lower = _infinitive_of(verb) or next((c for o in verb.all("dobj") if (c := _infinitive_of(o)) is not None), None)
    if lower is None:
        return None
    if is_passive(verb):
        told = patient(verb)
        hearers = [told] if told is not None else []
    else:
        hearers = [t for t in lower.all("nsubj") if t.i > verb.i] or [
            t for t in verb.all("dobj", "dative") if t.i < lower.i
        ]
    if not hearers:
        return None
    words = extended(verb, lower) if lower.head is verb else lower.subtree()
    if verb.lemma in _WISHING:
        subject_of_wish = [t for hearer in hearers for t in hearer.subtree() if t.i < lower.i]
        words = sorted({*subject_of_wish, *_after_to(lower, words, with_to=True)}, key=lambda t: t.i)
        return made(piece(annotation, words), targets=[hearers[0], *hearers[0].all("poss")])
    return made(piece(annotation, _after_to(lower, words)), targets=hearers)


def _after_to(lower: Token, words: list[Token], *, with_to: bool = False) -> list[Token]:
    marker = next(c for c in lower.children if c.dep == "aux" and c.lower == "to")
    denied = next((c for c in lower.children if c.dep == "neg" and c.i == marker.i - 1), None)
    if denied is not None:
        return [t for t in words if t.i >= denied.i]  # "urged them | not to leave"
    return [t for t in words if t.i > marker.i or (with_to and t is marker)]


def infinitive(annotation: Annotation, verb: Token) -> Content | None:
    """For "refused CONTENT", with the "to"."""
    lower = next((c for c in verb.rights if c.dep == "xcomp" and is_infinitive(c)), None)
    if lower is None or verb.child("dobj") is not None or is_passive(verb):
        return None
    if verb.dep == "conj" and verb.child("nsubj", "aux") is None and is_passive(verb.head):
        return None  # "was found and asked to leave": somebody asked him
    if verb.lemma == "refuse" and _is_of_whoever(verb):
        return None
    if verb.lemma == "refuse" and (lower.lemma in _KEEPING_SILENT or _is_under_way(verb)):
        return None
    return made(piece(annotation, _after_to(lower, lower.subtree(), with_to=True)))


def _is_of_whoever(verb: Token) -> bool:
    """For "people refusing to pay would be fined": nobody in particular."""
    noun = verb.head if verb.dep == "acl" else verb.child("nsubj")
    above = verb.head if verb.dep in {"csubj", "csubjpass"} else verb.head.head
    if verb.tag != "VBG" or noun is None or noun.tag != "NNS" or verb.dep not in {"acl", "csubj", "csubjpass"}:
        return False
    bare = noun.child("det", "nummod", "poss", "amod", "compound") is None
    return bare and any(t.tag == "MD" for t in above.all("aux"))


def _is_under_way(verb: Token) -> bool:
    """For "is refusing to": what goes on is a deed rather than a word."""
    return verb.tag == "VBG" and any(t.lemma == "be" for t in verb.all("aux"))


def gerund(annotation: Annotation, verb: Token) -> Content | None:
    """For "denied supplying weapons"."""
    lower = next((c for c in verb.rights if c.dep in {"xcomp", "ccomp"} and c.tag == "VBG"), None)
    return made(piece(annotation, lower.subtree())) if lower is not None else None


def object_(annotation: Annotation, verb: Token) -> Content | None:
    """For "condemned the attack", "dismissed what they called lies"."""
    if verb.dep in {"relcl", "acl"} and is_passive(verb):
        return None
    free = next((c for c in verb.rights if c.dep == "ccomp" and any(t.tag == "WP" for t in c.lefts)), None)
    if free is not None:
        return made(piece(annotation, free.subtree()), objects=[t for p in free.all("prep") for t in p.all("pobj")])
    found = patient(verb)
    if found is None or found.pos not in {"NOUN", "PROPN"} or (verb.dep == "relcl" and found is verb.head):
        return None
    if is_passive(verb):
        own = noun_phrase(found) + [t for p in found.all("prep") for t in p.subtree()]
    else:
        own = _without_aside(found)
        own += [t for p in verb.all("prep") if _is_of_object(p, own[-1]) for t in p.subtree()]
    return made(piece(annotation, own), objects=[found])


def _without_aside(noun: Token) -> list[Token]:
    """All of the phrase but what the reporter adds: "condemned the raid | , which killed ten"."""
    words = noun.subtree()
    commas = {t.i for t in words if t.text == ","}
    asides = [c for t in words for c in t.all("relcl") if c.i > noun.i and _is_aside(c, commas)]
    asides += [p for p in noun.all("prep") if p.lower == "within" and any(t.entity == "ORG" for t in p.all("pobj"))]
    end = min((c.subtree()[0].i for c in asides), default=None)
    return words if end is None else [t for t in words if t.i < end]


def _is_aside(clause: Token, commas: set[int]) -> bool:
    """A relative clause behind a comma, in the reporter's words."""
    words = clause.subtree()
    return words[0].i - 1 in commas and any(t.lower in {"which", "who", "where"} for t in words[:3])


def _is_of_object(prep: Token, last: Token) -> bool:
    """For "admitted guilt | on charges", which the parser hangs on the verb."""
    if prep.i != last.i + 1 or prep.lower not in {"on", "against", "over", "about"}:
        return False
    settings = load_cues().settings
    return all(t.entity not in {"DATE", "TIME"} and t.lemma.lower() not in settings for t in prep.all("pobj"))


def predicate(annotation: Annotation, verb: Token) -> Content | None:
    """For "called the attack an act of war"."""
    complement = verb.child("oprd")
    if complement is None and not is_passive(verb):
        return _small_clause(annotation, verb)
    if complement is None or is_passive(verb) or complement.lower == "home":
        return None  # "call the island home"
    judged = [o for o in verb.all("dobj", "nsubj") if o.i > verb.i]
    if not judged and verb.dep == "relcl" and any(t.dep == "dobj" for t in verb.lefts):  # "an idea that S calls good"
        about = verb.head
        return made(piece(annotation, noun_phrase(about)) + piece(annotation, complement.subtree()), objects=[about])
    if not judged:
        return None
    words = [t for part in (*judged, complement) for t in part.subtree()]
    return made(piece(annotation, words), objects=judged)


def _small_clause(annotation: Annotation, verb: Token) -> Content | None:
    """For "labelled it a mistake", where the parser makes a clause of the two."""
    lower = next((c for c in verb.rights if c.dep == "ccomp" and c.pos in {"NOUN", "ADJ"}), None)
    judged = lower.child("nsubj") if lower is not None else None
    if lower is None or judged is None or lower.child("cop", "aux", "mark") is not None or judged.i < verb.i:
        return None
    return made(piece(annotation, [t for t in lower.subtree() if t.i > verb.i]), objects=[judged])


def act_as(annotation: Annotation, verb: Token) -> Content | None:
    """For "described X as CONTENT"."""
    judged = patient(verb)
    places = [verb, judged] if judged is not None else []
    link = next((p for o in places for p in o.rights if p.dep == "prep" and p.lower == "as" and p.children), None)
    if link is None or judged is None or judged.pos not in {"NOUN", "PROPN", "PRON"} or judged.tag in {"WP", "WDT"}:
        return None
    words = noun_phrase(judged)
    if judged.i > verb.i:  # all from the judged thing on: "the talks in Paris as useful"
        words += [t for t in annotation.tokens_in(annotation.span_of([judged, *link.subtree()])) if t.i > judged.i]
        return made(piece(annotation, words), objects=[judged])
    words += [t for p in judged.all("prep") if p is not link for t in p.subtree()]
    after = [t for t in link.subtree() if t is not link]
    return made(piece(annotation, words) + piece(annotation, after), objects=[judged])


def _linked(verb: Token, word: str) -> Token | None:
    """The preposition ``word`` of ``verb``, or of its object, to which the parser likes to hang it."""
    particles = [t for t in verb.all("prt", "advmod") if t.i == verb.i + 1]  # "look forward to"
    for place in (verb, *verb.all("dobj"), *particles):
        for prep in place.all("prep", "dative", "prt", "agent"):
            if prep.lower == word and prep.i > verb.i:
                return prep
    return None


def _is_apart(judged: Token, link: Token) -> bool:
    """Another phrase of the verb stands between the two."""
    if link.head is judged:
        return False
    last = max((t.i for t in judged.subtree() if t.i < link.i), default=judged.i)
    return link.i > last + 2


def preposition(annotation: Annotation, verb: Token, word: str) -> Content | None:
    """For "accused T of CONTENT", "called for CONTENT"."""
    link = _linked(verb, word)
    if link is None or link.child("pobj", "pcomp") is None:
        return None
    judged = patient(verb)
    if judged is not None and (judged.tag in {"WP", "WDT"} or verb.lemma == "call"):
        return None  # "called an election for December"
    if word == "for" and judged is not None and judged.i > verb.i and _is_apart(judged, link):
        return None  # "condemned the attacks while in Rome for a summit"
    words = [t for t in link.subtree() if t is not link]
    if judged is None and (matter := link.child("pobj")) is not None:
        whole = _without_aside(matter)
        words = [t for t in words if t.i <= whole[-1].i]
    if judged is None and word == "for":
        words += _to_what_end(verb, words[-1])
    if word == "for" and verb.lemma == "blame" and judged is not None and _is_matter(judged, link):
        before = [t for t in annotation.tokens_in(annotation.span_of([verb, link])) if t is not verb]
        return made(piece(annotation, [*before, *words]), targets=[judged])
    if word == "on" and judged is not None and verb.lemma == "blame":
        return made(piece(annotation, noun_phrase(judged)), targets=link.all("pobj"))
    if judged is None:
        return made(piece(annotation, words), objects=link.all("pobj"))
    if link.head is judged:  # "accused T of theft and a string of murders": hung on T by mistake
        words += [t for c in judged.all("conj") if c.i > link.i for t in (*noun_phrase(c), *_of(c))]
    return made(piece(annotation, words), targets=[judged])


def _to_what_end(verb: Token, last: Token) -> list[Token]:
    """For "asked for a year | to rebuild", where the parser hangs the aim on the verb."""
    aims = [c for c in verb.all("xcomp", "advcl") if is_infinitive(c) and c.subtree()[0].i == last.i + 1]
    return [t for aim in aims[:1] for t in aim.subtree()]


def _is_matter(judged: Token, link: Token) -> bool:
    """ "blamed bad weather for the delay": no one who could be accused."""
    near = judged.i < link.i and judged.pos == "NOUN" and not judged.entity and judged.child("relcl") is None
    return near and judged.lemma.lower() not in lexicon.collectives()


def _of(noun: Token) -> list[Token]:
    return [t for p in noun.all("prep") if p.lower == "of" for t in p.subtree()]


def preposition_to(annotation: Annotation, verb: Token, word: str) -> Content | None:
    """For "called on T to CONTENT"."""
    link = _linked(verb, word)
    hearer = link.child("pobj") if link is not None else None
    if link is None or hearer is None:
        return None
    for place in (verb, link, hearer):
        lower = _infinitive_of(place)
        if lower is not None and lower.i > hearer.i:
            return made(piece(annotation, _after_to(lower, lower.subtree())), targets=[hearer])
    return None


__all__ = ["act_as", "gerund", "infinitive", "object_", "predicate", "preposition", "preposition_to", "to_act"]
