"""Who says it: from a word of attribution to the words that name its speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.cues import Cue, load_cues
from kg.extract.drafts import Thing
from kg.extract.syntax import agent, coordinated, is_passive, noun_phrase, patient, prepositional, subject
from kg.language import Token
from kg.model import EntityType, Span

if TYPE_CHECKING:
    from kg.extract.discourse import Discourse

#: "a statement aired on state television": who carries it speaks, where nobody else is named.
_CARRYING = {"air", "broadcast", "carry", "publish", "post", "read", "release", "televise", "run"}
_ISSUING = {"issue", "release", "publish", "write", "send", "circulate", "unveil", "prepare", "post", "sign", "compile"}
#: How a phrase hangs together between an infinitive and the verb that has its subject.
_CONTROLLED = {"acomp", "attr", "pobj", "pcomp", "prep", "xcomp", "acl", "advcl", "conj", "dobj"}
_NOMINAL = {"NOUN", "PROPN", "PRON"}
_SILENT = {EntityType.PLACE, EntityType.ISSUE}


@dataclass(slots=True, eq=False)
class Saying:
    """A cue with what hangs on it, in words that are not yet things.

    Args:
        cue: the words of attribution.
        entry: their entry in the lexicon.
        speaker: head of the phrase that names the speaker.
        content: what is said, in pieces, as the text has them.
        rule: the construction that was read.
        targets: heads of the phrases that name whom it addresses or judges.
        objects: the judged thing ("the visit"), whose possessor is a target.
        labels: True where the cue says what somebody takes something for ("described X as Y").
    """

    cue: list[Token]
    entry: Cue
    speaker: Token | None
    content: list[Span]
    rule: str
    targets: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    labels: bool = False

    @property
    def head(self) -> Token:
        return self.cue[0]


def speaker_of(verb: Token) -> Token | None:
    """The head of the phrase that names who speaks, in the active or the passive ("was condemned by")."""
    if (
        verb.dep == "pcomp"
        and verb.head.lower == "as"
        and verb.head.head.lemma in {"quote", "cite", "report", "record"}
    ):
        outer = verb.head.head
        return subject(outer) if is_passive(outer) else patient(outer)
    if is_passive(verb) and verb.tag == "VBN":
        return agent(verb)
    return subject(verb)


def is_agentless(verb: Token) -> bool:
    """True for "is accused", where nobody says by whom."""
    return verb.tag == "VBN" and verb.child("nsubjpass") is not None and agent(verb) is None


def controller_of(verb: Token) -> Token | None:
    """Whose deed an infinitive or gerund is, through adjectives, nouns and prepositions: "S was at pains to stress"."""
    named = verb.child("nsubj", "nsubjpass")
    if verb.tag not in {"VB", "VBG"} or (named is not None and not is_document(named)):
        return None
    for above in islice(verb.ancestors(), 5):
        own = above.child("nsubj")
        if own is not None:
            return own
        if above.dep not in _CONTROLLED:
            return None
    return None


def _doer(verb: Token) -> Token | None:
    """For "the appeal was handled by S, arguing that": who did it."""
    above = verb.head
    return agent(above) if verb.tag == "VBG" and verb.dep == "advcl" and is_passive(above) else None


def name_in_title(token: Token) -> Token:
    """For "said economist Jan Novak": the name, where the parser took the title before it for the speaker."""
    found = token
    if token.pos == "NOUN" and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        for child in token.rights:
            if (
                child.pos != "PROPN"
                or child.dep not in {"appos", "npadvmod", "nmod", "dobj"}
                or child.subtree()[0].i != token.i + 1
            ):
                break
            found = child
    return found


def first_nominal(tokens: Sequence[Token]) -> Token | None:
    """The head of the first noun phrase in ``tokens``, by surface: for where quotes confused the parser."""
    found: Token | None = None
    for token in tokens:
        if token.pos in _NOMINAL:
            found = token
        elif (found is not None and token.pos != "PART") or token.pos in {"VERB", "AUX", "ADP"}:
            break
    return found


def is_document(token: Token) -> bool:
    """True for a noun like "report", which speaks for who issued it."""
    return token.pos == "NOUN" and token.lemma in load_cues().documents


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


def _is_state_medium(token: Token) -> bool:
    return any(word.lower in {"state", "state-run", "government"} for word in token.all("amod", "compound", "nmod"))


class Speakers:
    """Finds the things that speak. A document speaks for who issued it, if the article tells."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse

    def of(self, saying: Saying) -> list[Thing]:
        """The speakers of ``saying``, whose ``speaker`` becomes the phrase that named them."""
        for phrase in (saying.speaker, controller_of(saying.head), _doer(saying.head)):
            if phrase is not None:
                token = name_in_title(phrase)
                found = self._issuers(token) if is_document(token) else self._speaking(token)
                if found:
                    saying.speaker = token
                    return found
        return self._written_in(saying.head) if is_agentless(saying.head) else []

    def _written_in(self, verb: Token) -> list[Thing]:
        """For "is accused in a report by S": who issued that."""
        documents = [t for t in prepositional(verb, "in") if is_document(t)]
        return next((found for noun in documents if (found := self._issuers(noun))), [])

    def source(self, token: Token) -> list[Token]:
        """The words that name the speakers."""
        words = [word for part in coordinated(token) for word in (*noun_phrase(part), *_belonging(part))]
        return sorted(dict.fromkeys(words), key=lambda word: word.i)

    def _speaking(self, token: Token) -> list[Thing]:
        for phrase in (token, *token.all("appos")):
            found = [thing for thing in self._discourse.participants(phrase) if thing.type not in _SILENT]
            if found:
                return found
        return []

    def _issuers(self, noun: Token) -> list[Thing]:
        own = self._issuer(noun) or self._state_medium(noun)
        if own:
            return own
        for earlier in reversed(self._discourse.annotation.tokens[: noun.i]):
            if earlier.lemma == noun.lemma and earlier.pos == "NOUN":
                found = self._issuer(earlier)
                if found:
                    return found
        return []

    def _state_medium(self, noun: Token) -> list[Thing]:
        """For "a statement aired on Libyan state television": the state, whose voice that is."""
        found = [word for t in _carriers(noun) if _is_state_medium(t) for word in t.all("amod", "compound", "poss")]
        things = [thing for word in found for thing in self._discourse.participants(word)]
        return [thing for thing in things if thing.type is EntityType.STATE][:1]

    def _issuer(self, noun: Token) -> list[Thing]:
        candidates = [*noun.all("poss"), *noun.all("compound", "amod", "nmod")]
        for prep in noun.all("prep"):
            if prep.lower in {"by", "from", "of"}:
                candidates.extend(prep.all("pobj"))
        for modifier in noun.all("acl"):
            if modifier.tag == "VBN" and modifier.lemma in _ISSUING:
                candidates.extend(
                    token for by in modifier.all("agent", "prep") if by.lower == "by" for token in by.all("pobj")
                )
        candidates.extend(t for t in _carriers(noun) if not _is_state_medium(t))
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


__all__ = ["Saying", "Speakers", "first_nominal", "is_agentless", "is_document", "speaker_of"]
