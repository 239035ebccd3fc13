"""Which verbs and nouns a time expression dates: the word that it stands with, and clauses that share its time."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.layers import Dating, Times
from kg.extract.times.tense import PLANS
from kg.language import Annotation, Token
from kg.language.syntax import phrase_head
from kg.lexicon.tables import class_of

_CLAUSE_WORDS = {"VERB", "AUX"}
_DAYS = {"day", "weekday", "range", "unit", "near", "ago", "offset"}
#: Parts of a day, which the date after "of" makes exact: "in the early hours of Friday".
_DAY_PARTS = {"hour", "morning", "afternoon", "evening", "night", "day", "dawn", "end", "close", "start", "eve"}
#: Conjunctions whose clause tells of the same time as the main clause, if both are told as past.
_MEANWHILE = {"as", "when", "while"}
_SUBJECTS = {"nsubj", "nsubjpass"}
#: What is done on the day that stands with it, whenever the deed resolved on may follow.
_RESOLVING = class_of("clause_words.tsv", "resolving")
#: Words between a time and what it dates.
_PASSED = {"ADP", "SCONJ", "PROPN", "PRON", "NUM", "DET", "PART", "ADV", "PUNCT", "ADJ"}


class DatedWords:
    """The words of an article that time expressions date."""

    def __init__(self, annotation: Annotation, times: Times) -> None:
        self.annotation = annotation
        self._by_governor: dict[int, list[tuple[int, Dating]]] = {}
        self._by_end = {draft.last: draft for draft in times.datings}
        for draft in times.datings:
            for rank, governor in enumerate(governors(annotation, draft)):
                self._by_governor.setdefault(governor.i, []).append((rank, draft))

    def for_verb(self, token: Token) -> Dating | None:
        """The time of ``token``, a verb or a noun that tells an event; None where its clause has none."""
        own = self._own(token)
        if own is not None:
            return own
        if token.pos in _CLAUSE_WORDS:
            return self._when(token) or self._shared(token)
        carrier = token.head.head if token.dep == "pobj" and token.head.lower == "for" else None
        return self._own(carrier) if carrier is not None and carrier.pos == "VERB" else None

    def _own(self, token: Token) -> Dating | None:
        if token.i not in self._by_governor:
            return None
        found = [(rank, abs(d.first - token.i), d) for rank, d in self._by_governor[token.i]]
        found = [item for item in found if item[2].relation not in {"before", "after"}]
        if any(rank == 0 and d.kind in {"day", "weekday"} for rank, _, d in found):  # "today passed the bill Thursday"
            found = [item for item in found if item[2].kind != "near"]
        return min(found, key=lambda item: item[:2])[2] if found else None

    def _when(self, verb: Token) -> Dating | None:
        """ "on Tuesday, when troops killed 19", "since June, when": the time told before dates the clause."""
        word = next((child for child in verb.children if child.lower == "when" and child.i < verb.i), None)
        if word is None:
            return None
        before = self.annotation.next(word, -1)
        border = before.i if before is not None and before.text == "," else word.i
        draft = self._by_end.get(border)
        if draft is None:
            return None
        point = {"since": draft.start, "until": draft.end}.get(draft.relation)
        if point is None:
            return replace(draft, first=word.i)
        return replace(draft, first=word.i, start=point, end=point, relation="at")

    def _shared(self, verb: Token) -> Dating | None:
        """The time of the word above: of a purpose ("flew on Friday to meet"), told before both ("On Friday"), or of
        what happened with it ("crashed on Friday, killing ten")."""
        if verb.dep == "relcl":
            return self._own(verb.head) if _is_past(verb) and verb.head.pos == "NOUN" else None
        if verb.dep not in {"conj", "xcomp", "advcl"} or verb.head.pos not in _CLAUSE_WORDS:
            return None
        above = self._own(verb.head) or self._shared(verb.head)
        if above is None:
            return None
        to = any(child.dep == "aux" and child.lower == "to" for child in verb.children)
        if verb.dep == "advcl" and not to:
            return above if _goes_along(verb) else None
        if verb.dep == "xcomp" and to and _is_own_date(verb.head, above):
            return None
        if verb.dep != "conj":
            return above if verb.head.dep != "advcl" or verb.head.lemma.lower() not in PLANS else None
        own_subject = any(child.dep in _SUBJECTS for child in verb.children)
        return above if above.first < verb.head.i and not own_subject else None


def _is_own_date(verb: Token, date: Dating) -> bool:
    """ "agreed on Friday to return": the day of agreeing; not "was due on Friday to return"."""
    done = _is_past(verb) or any(child.lower in {"has", "have", "had"} for child in verb.all("aux"))
    return done and verb.lemma.lower() in _RESOLVING and date.kind in _DAYS


def _is_past(verb: Token) -> bool:
    return verb.tag == "VBD" or any(child.tag == "VBD" and child.lower != "had" for child in verb.all("auxpass"))


def _goes_along(verb: Token) -> bool:
    """A clause beside one told as past that tells of the same time."""
    main = verb.head
    if not _is_past(main):
        return False
    marks = {child.lower for child in verb.children if child.dep in {"mark", "advmod"} and child.i < verb.i}
    if verb.tag == "VBG" and not any(child.dep in {"aux", *_SUBJECTS} for child in verb.children):
        return not marks and verb.i > main.i
    return _is_past(verb) and bool(marks & _MEANWHILE)


def governors(annotation: Annotation, draft: Dating) -> list[Token]:
    """The words that a time dates, nearest first: the noun that it stands with, and the verb of the clause."""
    words = annotation.tokens[draft.first : draft.last]
    inside = {word.i for word in words}
    token = phrase_head(words)
    found: list[Token] = []
    if token.dep in {"nummod", "compound", "nmod", "poss"} and token.head.pos == "PROPN":
        return [token.head]
    beside = annotation.next(words[0], -1)
    if draft.kind in {"ago", "offset", "unit", "near"} and beside is not None and beside.pos == "NOUN":
        found.append(beside)  # "since the election ten days ago": the parser gives this to the verb
    if token.dep == "pobj" and token.head.lower == "of" and token.head.head.lemma.lower() in _DAY_PARTS:
        token = token.head.head
        inside.add(token.i)
    free, reaches_on = draft.kind in _DAYS and _stands_free(token), True
    for above in token.ancestors():
        if above.i in inside or above.pos in _PASSED or _is_border(above) or above in found:
            continue
        if above.pos in _CLAUSE_WORDS:
            if not _is_purpose(token, draft) or above.lemma.lower() in PLANS:
                found.append(above)
            break
        if found and not free and not reaches_on:
            break
        found.append(above)
        reaches_on = _is_where(above, token)
        if not free and not reaches_on:
            break
    return found


def _is_border(verb: Token) -> bool:
    """ "starting (on) Monday": a preposition in all but form."""
    return verb.lower in {"starting", "beginning"} and not any(c.dep in {"aux", *_SUBJECTS} for c in verb.children)


def _is_where(noun: Token, token: Token) -> bool:
    """ "the raid on its headquarters in 1993": a year after a place or an aim may date the noun before."""
    return token.dep == "pobj" and noun.dep == "pobj" and noun.head.head.pos == "NOUN" and noun.head.lower != "of"


def _is_purpose(token: Token, draft: Dating) -> bool:
    """ "the prize for 2005": the year that something is for, not the one in which it happens."""
    return draft.kind in {"year", "month"} and token.dep == "pobj" and token.head.lower == "for"


def _stands_free(token: Token) -> bool:
    """True if the words may as well date the verb: "on Friday" or a bare "Friday", not "Friday's talks"."""
    if token.dep == "pobj":
        return token.head.lower in {"on", "in", "since", "until", "till", "by", "from", "between", "at", "during"}
    return token.dep in {"npadvmod", "advmod", "tmod", "appos", "dep", "ROOT"}
