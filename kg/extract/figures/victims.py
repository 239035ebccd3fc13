"""Which words tell that people were killed, wounded, displaced or went missing, and who they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language import Token, syntax
from kg.lexicon.figures import figure_words
from kg.model import FigureKind

#: The kind of toll, the rule that found it, and the heads of those who may be counted.
Hit = tuple[FigureKind, str, list[Token]]

_HOMES = frozenset({"home", "house"})
_LEAVING = frozenset({"flee", "abandon", "leave", "lose"})
_LOST = frozenset({"life", "injury", "wound", "burn"})
_SENTENCING = frozenset({"sentence", "condemn"})


def hit(token: Token, tokens: Sequence[Token]) -> Iterator[Hit]:
    """Whom something befell, as far as ``token`` tells it; ``tokens`` are those of its sentence."""
    lemma, word = token.lemma.lower(), token.lower
    if token.pos in syntax.VERBAL:
        if _is_alternative(token):
            return
        yield from _by_verb(token, lemma, tokens)
        yield from _by_lives(token, lemma)
    if word in figure_words("state") and not (token.pos in syntax.VERBAL and lemma in figure_words("harm")):
        yield FigureKind(figure_words("state")[word]), "state", _in_state(token, tokens)
    if token.pos in syntax.NOMINAL | {"ADJ"} and lemma in figure_words("count"):
        kind = FigureKind(figure_words("count")[lemma])
        if lemma != "body" or _is_found(token):
            yield kind, "count", [token]
            yield kind, "count", syntax.prepositional(token, "of")
    if word in figure_words("state"):  # "among the dead were two nurses"
        above = token if token.dep == "pobj" else token.head
        verb = above.head.head
        if above.dep == "pobj" and above.head.lower == "among" and verb.lemma == "be":
            yield FigureKind(figure_words("state")[word]), "state", _one(verb.child("nsubj", "attr"))
    if token.pos in syntax.NOMINAL and lemma in figure_words("act"):
        yield FigureKind(figure_words("act")[lemma]), "count", syntax.prepositional(token, "of")
    if word == "death" and token.dep == "pobj" and token.head.lower == "to":
        verb = token.head.head  # "burned to death"
        yield FigureKind.KILLED, "verb", _one(None if verb.lemma in _SENTENCING else syntax.patient(verb))


def _by_verb(verb: Token, lemma: str, tokens: Sequence[Token]) -> Iterator[Hit]:
    """ "killed 12", "12 died", "thousands fled their homes", "forced 5,000 from their homes"."""
    if lemma in figure_words("harm"):
        shared = next(
            (each for other in verb.all("conj") for each in other.all("dobj")), None
        )  # "killed or wounded 30"
        own = verb.child("dobj") or syntax.patient(verb)
        passive = syntax.is_passive(verb)
        victims = _one(own or (None if passive else shared)) or _before(verb, tokens)
        kind = FigureKind(figure_words("harm")[lemma])
        if victims:
            yield kind, "verb", [*victims, *verb.all("nsubjpass")]
        else:
            yield kind, "behind", _behind(verb, tokens)
    elif lemma in figure_words("fate"):
        drowned = verb.child("dobj") if lemma == "drown" else None
        yield FigureKind(figure_words("fate")[lemma]), "verb", _one(drowned or syntax.subject(verb))
    elif lemma in _LEAVING:
        left = {noun.lemma.lower() for noun in (*verb.all("dobj"), *syntax.prepositional(verb, "from"))}
        forced = verb.dep == "xcomp" and verb.head.lemma in figure_words("expel")
        if left & _HOMES or (lemma == "flee" and (forced or left & figure_words("fled").keys())):
            yield FigureKind.DISPLACED, "verb", _one(syntax.subject(verb))
    elif lemma in figure_words("expel"):
        left = {noun.lemma.lower() for noun in syntax.prepositional(verb, "from", "out of")}
        yield FigureKind.DISPLACED, "verb", _one(syntax.patient(verb) if left & _HOMES else None)


def _by_lives(verb: Token, lemma: str) -> Iterator[Hit]:
    """ "claimed 30 lives", "cost the lives of 15", "12 people lost their lives", "12 suffered injuries"."""
    lost = verb.child("dobj", "nsubjpass")
    if lost is None or lemma not in figure_words("lives"):
        return
    kind, lives = FigureKind(figure_words("lives")[lemma]), [lost, *syntax.prepositional(lost, "of")]
    what = next((noun.lemma.lower() for noun in lives if noun.lemma.lower() in _LOST), "")
    if what == "life" and kind is FigureKind.KILLED:
        theirs = lemma == "lose" and lost.child("poss") is not None
        of = syntax.prepositional(lost, "of") if lost.lemma == "life" else []
        yield kind, "count", _one(syntax.subject(verb)) if theirs else of or [lost]
    elif what not in {"", "life"} and kind is FigureKind.WOUNDED:
        yield kind, "verb", _one(syntax.subject(verb))


def _is_alternative(verb: Token) -> bool:
    """ "killed or captured": the number is of both."""
    others = [*verb.all("conj"), *([verb.head] if verb.dep == "conj" else [])]
    joined = any(word.lower == "or" for link in (verb, *others) for word in link.all("cc"))
    return joined and any(word.lemma not in figure_words("harm") for word in others)


def _in_state(token: Token, tokens: Sequence[Token]) -> list[Token]:
    """Those who are "dead", "missing": "12 people dead", "left 12 dead", "are missing", "12 injured soldiers"."""
    if token.dep in {"amod", "compound"} and token.head.i > token.i:
        return [token.head]
    if before := _before(token, tokens):
        return before
    verb = token.head
    if token.is_root or verb.pos not in syntax.VERBAL:
        return _one(syntax.subject(token) if token.pos in syntax.VERBAL else None)
    return _one(verb.child("dobj") or token.child("nsubj") or syntax.patient(verb) or syntax.subject(verb))


def _before(token: Token, tokens: Sequence[Token]) -> list[Token]:
    """Who stands right before: "12 people injured", "with 30 others still missing", whatever the parser makes of it."""
    if token.child("dobj") is not None:
        return []
    at = token.i - tokens[0].i - 1
    while at >= 0 and tokens[at].lower in figure_words("between"):
        at -= 1
    before = tokens[at] if at >= 0 else None
    return [before] if before is not None and before.pos in syntax.NOMINAL | {"NUM", "PRON"} else []


def _behind(verb: Token, tokens: Sequence[Token]) -> list[Token]:
    """Who stands right behind: of "killed 38 people, residents said" the parser makes that 38 people said it."""
    behind = tokens[verb.i - tokens[0].i + 1 :]
    bounds = {word for phrase in figure_words("bound") for word in phrase.split()}
    at = next((at for at, token in enumerate(behind) if token.lower not in bounds), len(behind))
    if at == len(behind) or behind[at].pos != "NUM":
        return []
    noun = next((token for token in behind[at:] if token.pos not in {"NUM", "ADJ"}), None)
    return [noun] if noun is not None and noun.pos in syntax.NOMINAL else []


def _is_found(body: Token) -> bool:
    return not body.is_root and body.head.lemma in figure_words("found") and body.dep in {"dobj", "nsubjpass"}


def _one(who: Token | None) -> list[Token]:
    return [] if who is None else [who]
