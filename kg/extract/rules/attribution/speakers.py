"""Who speaks: from the phrase that names the speakers to the things that it means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import lexicon
from kg.extract.layers import Cluster
from kg.extract.rules.attribution.attribution import (
    Saying,
    controller_of,
    doer_of,
    is_agentless,
    is_document,
    name_in_title,
    speaker_of,
)
from kg.extract.rules.attribution.cue_words import load_cues
from kg.language import Token
from kg.language.syntax import SUBJECT, agent, coordinated, listed_after, noun_phrase, prepositional
from kg.model import EntityType, Mention, MentionKind, Span

if TYPE_CHECKING:
    from kg.extract.shared.referents import Referents

#: "a statement aired on state television": who carries it speaks, where nobody else is named.
_CARRYING = {"air", "broadcast", "carry", "publish", "post", "read", "release", "televise", "run"}
_ISSUING = {
    "issue",
    "release",
    "publish",
    "write",
    "send",
    "circulate",
    "unveil",
    "prepare",
    "post",
    "sign",
    "compile",
    "present",
}
_SITES = {"website", "site", "page", "account", "blog", "feed"}
_ALONE = {"he", "she"}
_BODIES = {EntityType.STATE, EntityType.ORGANIZATION}
_SILENT = {EntityType.PLACE, EntityType.ISSUE}
#: "some of the rebels": the group is named behind.
_SOME = {"some", "many", "most", "several", "few", "all", "both", "none", "half"}
#: Groups of these are told apart by number only: "more than 100 countries".
_STATES = {"country", "nation"}
#: Endings of nouns for people, and words with such an ending that are things.
PEOPLE = ("er", "or", "ist", "ian", "ee", "ant", "ent", "man", "woman")
_SHORTEST = 5
_THINGS = {
    *("paper", "letter", "number", "order", "computer", "power", "factor", "matter", "error", "border", "poster"),
    *("indicator", "marker", "newspaper", "quarter", "center", "character", "document", "event", "agreement"),
    *("statement", "comment", "government", "department", "parliament", "development", "arrangement", "moment"),
    *("argument", "element", "incident", "accident", "president", "restaurant", "plant", "grant", "movement"),
    *("banner", "server", "sensor", "other", "weather", "committee", "guarantee", "instrument", "river", "tower"),
}


def _belonging(noun: Token) -> list[Token]:
    """For "an official from the party": the rest of a phrase that describes an unnamed speaker."""
    if noun.pos != "NOUN":
        return []
    found = []
    for prep in noun.all("prep"):
        objects = prep.all("pobj")
        if prep.lower not in {"of", "from", "for", "at", "in", "with"} or not objects or prep.i < noun.i:
            break
        found.extend([prep, *(t for o in objects for t in noun_phrase(o) if o.entity not in {"DATE", "TIME"})])
    return found


def _carriers(noun: Token) -> list[Token]:
    """For "a statement aired on television": the medium."""
    carried = [verb for verb in noun.all("acl") if verb.lemma in _CARRYING]
    links = [p for verb in carried for p in verb.all("prep", "agent") if p.lower in {"on", "in", "by"}]
    return [token for link in links for token in link.all("pobj")]


def _is_somebody(noun: Token) -> bool:
    """ "according to his publisher": a person of whom nothing more is known; not "his list"."""
    lemma = noun.lemma.lower()
    if lemma in lexicon.collectives():
        return True
    return lemma.endswith(PEOPLE) and len(lemma) >= _SHORTEST and lemma not in _THINGS


def _is_state_medium(token: Token) -> bool:
    return any(word.lower in {"state", "state-run", "government"} for word in token.all("amod", "compound", "nmod"))


def _made_to_speak(verb: Token) -> Token | None:
    """For "it prompted S to issue a statement, saying"."""
    lower = verb.head.child("xcomp") if verb.tag == "VBG" and verb.dep == "advcl" else None
    return verb.head.child("dobj") if lower is not None and lower.lemma in _ISSUING else None


def _speaking_in(noun: Token) -> list[Token]:
    """For "S said in a letter": who wrote that."""
    verb = noun.head.head if noun.dep == "pobj" and noun.head.lower in {"in", "through"} else None
    found = speaker_of(verb) if verb is not None and load_cues().verb(verb) is not None else None
    return [found] if found is not None and not is_document(found) else []


def _is_aside(verb: Token) -> bool:
    """For "as confirmed by tests": the subject of the main clause says nothing."""
    alone = verb.tag == "VBN" and verb.dep == "advcl" and verb.child(*SUBJECT, "agent") is None
    named = any(prep.lower == "by" for prep in verb.all("prep"))
    return alone and not named and any(mark.lower == "as" for mark in verb.all("mark"))


class Speakers:
    """Finds the things that speak. A document speaks for who issued it, if the article tells."""

    def __init__(self, referents: Referents) -> None:
        self._referents = referents
        self._groups: dict[str, Cluster] = {}
        self._told: dict[Cluster, dict[Span, None]] = {}

    def of(self, saying: Saying) -> list[Cluster]:
        """The speakers of ``saying``, whose ``speaker`` becomes the phrase that named them."""
        head = saying.head
        if _is_aside(head):
            return []
        source = head.lower == "according"
        others = () if source else (controller_of(head), doer_of(head), _made_to_speak(head))
        for phrase in (saying.speaker, *others):
            if phrase is not None:
                token = name_in_title(phrase)
                found = (self._issuers(token) if is_document(token) else self._speaking(token)) or self._unnamed(token)
                owner = token.child("poss") if source and not found and not _is_somebody(token) else None
                found = self._speaking(owner) if owner is not None else found  # "according to X's list"
                if found and token.lemma in _STATES and not self._referents.thing(token):
                    found = list(dict.fromkeys([*self._unnamed(token), *found]))
                if found:
                    saying.speaker = token
                    return found
        return self._written_in(saying.head) if is_agentless(saying.head) else []

    def _written_in(self, verb: Token) -> list[Cluster]:
        """For "is accused in a report by S": who issued that."""
        documents = [t for t in prepositional(verb, "in") if is_document(t)]
        return next((found for noun in documents if (found := self._issuers(noun))), [])

    def source(self, token: Token) -> list[Token]:
        """The words that name the speakers."""
        words = [word for part in coordinated(token) for word in (*noun_phrase(part), *_belonging(part))]
        return sorted(dict.fromkeys(words), key=lambda word: word.i)

    def _speaking(self, token: Token) -> list[Cluster]:
        described: list[Cluster] = []
        for phrase in (token, *token.all("appos")):
            found = [thing for thing in self._referents.participants(phrase) if thing.type not in _SILENT]
            if token.lower in _ALONE and any(thing.type in _BODIES for thing in found):
                return []  # no body is "he"
            if any(thing.type is not EntityType.GROUP for thing in found):
                return found  # "the rebel party, the Movement for Change": by name if it has one
            described = described or found
        if described:
            return [] if token.lower in _ALONE and self._is_body(described[0]) else described
        if token.lower in _SOME:
            found = [thing for part in prepositional(token, "of") for thing in self._referents.participants(part)]
            return [thing for thing in found if thing.type is EntityType.GROUP]
        listed = listed_after(token) if token.tag == "NNS" else []
        found = [thing for part in listed for thing in self._referents.participants(part)]
        return [thing for thing in dict.fromkeys(found) if thing.type not in _SILENT]

    def _is_body(self, group: Cluster) -> bool:
        """A party or a delegation is nobody to be called "he"."""
        words = self._referents.annotation.tokens_in(group.mentions[0].span) if group.mentions else ()
        head = words[-1].lemma.lower() if words else ""
        entry = lexicon.collectives().get(head)
        return (
            entry is not None
            and not head.endswith(PEOPLE)
            and entry.kind in {"organization", "delegation", "companies", "states"}
        )

    def _unnamed(self, noun: Token) -> list[Cluster]:
        """Several whom no list of nouns knows ("southerners"), and reports that nobody is said to have issued."""
        if noun.tag != "NNS" or noun.dep not in {*SUBJECT, "pobj"} or noun.child("relcl", "acl") is not None:
            return []
        lemma = noun.lemma.lower()
        if lemma in _STATES and noun.child("nummod") is None and not any(t.lower in _SOME for t in noun.all("amod")):
            return []
        if lemma not in {"report", *_STATES} and (
            is_document(noun) or not lemma.endswith(PEOPLE) or len(lemma) < _SHORTEST or lemma in _THINGS
        ):
            return []
        words = [t for t in noun_phrase(noun) if t.dep not in {"det", "poss"} and t.lower not in _SOME]
        words = words[next(k for k, t in enumerate(words) if t.pos != "PUNCT") :]
        annotation = self._referents.annotation
        span = annotation.span_of(words)
        name = " ".join(annotation.article.words(span).split())
        group = self._groups.setdefault(name.lower(), Cluster(EntityType.GROUP, name, plural=True, latent=True))
        self._told.setdefault(group, {})[span] = None
        return [group]

    def settled(self) -> dict[Cluster, Cluster]:
        """The groups that only speak, each with all its mentions."""
        return {
            group: replace(group, mentions=tuple(Mention(span, MentionKind.NOMINAL) for span in spans))
            for group, spans in self._told.items()
        }

    def _issuers(self, noun: Token) -> list[Cluster]:
        own = self._issuer(noun) or self._state_medium(noun)
        if own:
            return own
        for earlier in reversed(self._referents.annotation.tokens[: noun.i]):
            if earlier.lemma == noun.lemma and earlier.pos == "NOUN":
                found = self._issuer(earlier)
                if found:
                    return found
        return []

    def _state_medium(self, noun: Token) -> list[Cluster]:
        """For "a statement aired on Libyan state television": the state, whose voice that is."""
        found = [word for t in _carriers(noun) if _is_state_medium(t) for word in t.all("amod", "compound", "poss")]
        things = [thing for word in found for thing in self._referents.participants(word)]
        return [thing for thing in things if thing.type is EntityType.STATE][:1]

    def _issuer(self, noun: Token) -> list[Cluster]:
        candidates = [*noun.all("poss"), *noun.all("compound", "amod", "nmod")]
        for prep in noun.all("prep"):
            if prep.lower in {"by", "from", "of"}:
                candidates.extend(prep.all("pobj"))
            if prep.lower == "on":  # "a statement on the ministry's website"
                sites = [t for t in prep.all("pobj") if t.lemma.lower() in _SITES]
                candidates.extend(owner for site in sites for owner in site.all("poss", "compound", "nmod"))
        for modifier in noun.all("acl"):
            if modifier.tag == "VBN" and modifier.lemma in _ISSUING:
                candidates.extend(
                    token for by in modifier.all("agent", "prep") if by.lower == "by" for token in by.all("pobj")
                )
        candidates.extend(t for t in _carriers(noun) if not _is_state_medium(t))
        candidates.extend(_speaking_in(noun))
        if noun.dep in {"dobj", "nsubjpass"} and noun.head.lemma in _ISSUING:
            issuer = agent(noun.head)
            candidates.extend([issuer] if issuer is not None else [])
        for token in candidates:
            found = [
                thing for thing in self._speaking(token) if thing.type is not EntityType.STATE or token.dep != "amod"
            ]
            if found:
                return found
        return []


__all__ = ["PEOPLE", "Speakers"]
