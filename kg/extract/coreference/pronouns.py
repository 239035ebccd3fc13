"""What pronouns stand for."""

from __future__ import annotations

from kg.extract.coreference.history import NO_ENTITY
from kg.extract.coreference.referents import Referents
from kg.extract.drafts import Thing
from kg.extract.syntax import SUBJECT
from kg.language import Token
from kg.model import EntityType, MentionKind

_GENDERS = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(("she", "her", "hers", "herself"), "f")
_NEUTER = {"it", "its", "itself"}
_PLURAL = {"they", "them", "their", "theirs", "themselves"}
#: How much less likely "they" means an organization than a group.
_ORGANIZATION_AS_THEY = 1.5
#: Verbs of which a passive "it" says nothing: "it was reported that".
_REPORTING = {"say", "report", "believe", "think", "expect", "know", "understand", "hope", "claim", "suggest"}
_IMPERSONAL = {"seem", "appear", "rain", "snow", "happen", "turn"}
_TIMES = {"day", "year", "month", "week", "time", "hour"}


class Pronouns:
    """Reads the pronouns of an article."""

    def __init__(self, referents: Referents) -> None:
        self._referents = referents
        self._history = referents.history
        self._annotation = referents.annotation

    def read(self, token: Token) -> None:
        """Finds what a pronoun stands for, if its context leaves no doubt."""
        word = token.lower
        if word in _GENDERS:
            self._he_or_she(token, _GENDERS[word])
        elif word in _NEUTER:
            self._it(token)
        elif word in _PLURAL:
            self._they(token)
        elif word == "both" and token.dep in {*SUBJECT, "dobj", "pobj"}:
            pair = self._history.pair(token, lambda thing: thing.is_person or thing.type is EntityType.STATE)
            if pair:
                self._referents.several[token.i] = pair

    def _he_or_she(self, token: Token, gender: str) -> None:
        found = self._history.antecedent(token, lambda thing: _is_human(thing) and thing.gender in {"", gender})
        if found is None or not found.gender:
            # Whose gender is known and fits goes before whose is not, within one sentence.
            known = self._history.antecedent(token, lambda thing: _is_human(thing) and thing.gender == gender, window=0)
            found = known or found
        if found is None:
            return
        if found.is_person and not found.gender:
            found.gender = gender
        self._referents.refer(token, found, MentionKind.PRONOUN)

    def _it(self, token: Token) -> None:
        if _is_expletive(token):
            return
        kinds = {EntityType.STATE, EntityType.ORGANIZATION}
        found = self._history.antecedent(token, lambda thing: thing is NO_ENTITY or thing.type in kinds)
        if found is not None:
            self._referents.refer(token, found, MentionKind.PRONOUN)

    def _they(self, token: Token) -> None:
        several = self._coordinated_before(token)
        if several:
            self._referents.several[token.i] = several
            for thing in several:
                thing.add_mention(token.span, MentionKind.PRONOUN)
            return
        kinds = {EntityType.GROUP, EntityType.ORGANIZATION}
        found = self._history.antecedent(
            token,
            lambda thing: thing.type is EntityType.STATE or (thing.plural and thing.type in kinds),
            non_group_cost=_ORGANIZATION_AS_THEY,
        )
        if found is not None and found.type is not EntityType.STATE:  # a state might be meant: then nobody surely is
            self._referents.refer(token, found, MentionKind.PRONOUN)

    def _coordinated_before(self, token: Token) -> list[Thing]:
        """ "X and Y said ... They": the first coordinated subject of the sentence before whose parts are all known."""
        if not token.sentence:
            return []
        for word in self._annotation.tokens_of(self._annotation.sentences[token.sentence - 1]):
            parts = [word, *word.all("conj")]
            if word.dep in SUBJECT and len(parts) > 1 and word.head.pos in {"VERB", "AUX"}:
                things = [self._referents.one[part.i] for part in parts if part.i in self._referents.one]
                if len(things) == len(parts):
                    return things
        return []


def _is_human(thing: Thing) -> bool:
    return thing.is_person or (thing.type is EntityType.GROUP and not thing.plural)


def _is_expletive(token: Token) -> bool:
    """ "It is likely that", "it was reported that"."""
    verb = token.head
    if token.tag == "PRP$" or token.dep not in SUBJECT:
        return False
    if verb.lemma == "be" and verb.child("acomp", "attr") is not None:
        return verb.child("ccomp", "xcomp", "advcl") is not None
    if token.dep == "nsubjpass" and verb.lemma in _REPORTING and verb.child("ccomp", "xcomp") is not None:
        return True
    lasting = verb.lemma == "take" and any(child.lemma in _TIMES for child in verb.children)
    return lasting or verb.lemma in _IMPERSONAL
