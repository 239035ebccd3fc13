"""What pronouns stand for."""

from __future__ import annotations

from kg import lexicon
from kg.extract.rules.coreference.history import NO_ENTITIES, NO_ENTITY, Seen
from kg.extract.rules.coreference.referents import Referents
from kg.extract.shared.linking import GrowingCluster
from kg.language import Token
from kg.language.syntax import SUBJECT, is_passive
from kg.lexicon.entries import Collective
from kg.lexicon.event_words import word_class
from kg.model import EntityType, MentionKind

_GENDERS = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(("she", "her", "hers", "herself"), "f")
_NEUTER = {"it", "its", "itself"}
_PLURAL = {"they", "them", "their", "theirs", "themselves"}
#: How much less likely "they" means an organization than a group.
_ORGANIZATION_AS_THEY = 1.5
#: How far "its" stands from what it is joined to: "and", perhaps a comma.
_NEAR_JOINED = 3
#: Verbs of which a passive "it" says nothing: "it was reported that".
_REPORTING = {"say", "report", "believe", "think", "expect", "know", "understand", "hope", "claim", "suggest"}
_ASKING = {"demand", "request", "insist", "order", "urge", "require", "call", "recommend", "propose", "ask"}
_IMPERSONAL = {"seem", "appear", "rain", "snow", "happen", "turn"}
_TIMES = {"day", "year", "month", "week", "time", "hour"}
#: Dependents that only qualify another noun: "a Canadian astronaut", "Cologne, Germany", "both Greece and Italy".
_QUALIFYING = {"amod", "compound", "nmod", "appos", "conj", "npadvmod"}
#: Prepositions before a state that is a place.
_LOCATING = {
    "in",
    "at",
    "near",
    "from",
    "to",
    "into",
    "over",
    "across",
    "off",
    "through",
    "toward",
    "towards",
    "within",
}
_BEHIND = {"of", "for", "from", "in", "to", "at"}
#: Kinds of collectives (``collectives.tsv``) of which one is somebody.
_HUMAN = {"officials", "experts", "protesters", "civilians", "other"}
#: Singular nouns for fighters that are no persons.
_CRAFT = {
    *("aircraft", "boat", "convoy", "drone", "fleet", "helicopter", "jet", "ship", "submarine", "vessel", "warplane"),
    *("battalion", "brigade", "cartel", "contingent", "force", "garrison", "gang", "insurgency", "militia", "patrol"),
    *("regiment", "squad", "unit", "warship", "team", "tribe", "public", "population", "family", "crew", "community"),
    *("minority", "majority", "consumer", "clan", "fighter jet"),
}


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
        found = self._history.antecedent(
            token,
            lambda thing: _is_human(thing) and _gender(thing) in {"", gender},
            stands=lambda seen: not self._speaks_around(token, seen),
        )
        if found is None or not found.gender:
            # Whose gender is known and fits goes before whose is not, within one sentence.
            known = self._history.antecedent(
                token,
                lambda thing: _is_human(thing) and thing.gender == gender,
                window=0,
                stands=lambda seen: not self._speaks_around(token, seen),
            )
            found = known or found
        if found is None or self._is_doubtful(token, found, gender):
            return
        if found.is_person and not found.gender:
            found.gender = gender
        self._referents.refer(token, found, MentionKind.PRONOUN)

    def _is_doubtful(self, token: Token, found: GrowingCluster, gender: str) -> bool:
        """Somebody else is nearer and may be meant: named in the sentence, or in a quotation besides the speaker."""
        here = self._history.in_sentence(token.sentence)
        if self._may_be_object(token, found, gender) or self._has_namesake(here, found, gender):
            return True
        if found not in here and any(self._rivals(token, thing, gender) for thing in here):
            return True
        if not self._history.is_quoted(token):
            return False
        fits = self._history.near(token, lambda thing: _is_human(thing) and _gender(thing) in {"", gender})
        speakers = self._speakers(token)
        outside = self._history.antecedent(token, lambda thing: _is_human(thing) and _gender(thing) in {"", gender})
        return outside is not found and outside in speakers and len(fits - speakers) > 1

    def _may_be_object(self, token: Token, found: GrowingCluster, gender: str) -> bool:
        """ "X appointed Y after he was elected": it may be either."""
        clause = token.head
        if token.dep not in SUBJECT or clause.dep != "advcl" or not clause.child("mark", "advmod"):
            return False
        subjects = [self._referents.one.get(word.i) for word in clause.head.all(*SUBJECT)]
        objects = [self._referents.one.get(word.i) for word in clause.head.all("dobj", "dative") if word.i < token.i]
        rivals = [thing for thing in objects if thing is not None and thing is not found and thing.is_person]
        return found in subjects and any(_gender(thing) in {"", gender} for thing in rivals)

    def _has_namesake(self, here: set[GrowingCluster], found: GrowingCluster, gender: str) -> bool:
        """The sentence names a family of which another member may be meant."""
        if found in here:
            return False
        families = {thing.name.split()[-1] for thing in here if thing.is_person}
        kin = (thing for name in families for thing in self._history.family(name))
        return any(_gender(thing) == gender for thing in kin if thing not in here and thing is not found)

    def _rivals(self, token: Token, thing: GrowingCluster, gender: str) -> bool:
        """Another person who may be meant, of whom the clause itself does not tell."""
        if not thing.is_person or _gender(thing) not in {"", gender}:
            return False
        clause = {word.i for word in token.head.children}
        return all(self._referents.one.get(i) is not thing for i in clause)

    def _speaks_around(self, token: Token, seen: Seen) -> bool:
        """The mention is that of the speaker of the quotation that the pronoun stands in, who would say "I"."""
        if not self._history.is_quoted(token):
            return False
        if seen.thing in self._speakers(token):
            return True
        if seen.quoted or not seen.subject:
            return False
        if seen.token.sentence != token.sentence and not self._goes_on(token, seen):
            return False
        return any(above.lemma in word_class("speech") for above in seen.token.ancestors())

    def _speakers(self, token: Token) -> set[GrowingCluster]:
        """Who is said to speak in the sentence, before or after the pronoun."""
        named = self._referents.one
        words = self._annotation.tokens_of(self._annotation.sentences[token.sentence])
        return {
            named[word.i]
            for word in words
            if word.i in named
            and word.dep in SUBJECT
            and word.head.lemma in word_class("speech")
            and not self._history.is_quoted(word)
        }

    def _goes_on(self, token: Token, seen: Seen) -> bool:
        """The sentence before quotes the same speaker."""
        sentence = self._annotation.sentences[seen.token.sentence]
        quoted = any(self._history.is_quoted(word) for word in self._annotation.tokens_of(sentence))
        return token.sentence - seen.token.sentence == 1 and quoted

    def _it(self, token: Token) -> None:
        if _is_expletive(token):
            return
        kinds = {EntityType.STATE, EntityType.ORGANIZATION}
        joined = self._joined(token)
        if joined is not None and joined.type in kinds:
            self._referents.refer(token, joined, MentionKind.PRONOUN)
            return
        found = self._history.antecedent(
            token,
            lambda thing: thing is NO_ENTITY or thing.type in kinds or _is_craft(thing),
            stands=lambda seen: (
                _may_be_it(seen) and not _asks_it(token, seen) and not (seen.subject and _on_condition(token, seen))
            ),
        )
        if found is not None:
            self._referents.refer(token, found, MentionKind.PRONOUN)

    def _joined(self, token: Token) -> GrowingCluster | None:
        """ "to Austria and its chancellor": what the owned is joined to, and stands right before "and"."""
        owned = token.head.head if token.head.dep == "compound" else token.head
        if token.tag != "PRP$" or owned.dep != "conj" or not 2 <= token.i - owned.head.i <= _NEAR_JOINED:
            return None
        return self._referents.one.get(owned.head.i)

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
            lambda thing: (
                thing is NO_ENTITIES or thing.type is EntityType.STATE or (thing.plural and thing.type in kinds)
            ),
            non_group_cost=_ORGANIZATION_AS_THEY,
        )
        if found is not None and found.type is EntityType.ORGANIZATION and not self._is_own_subject(token, found):
            return
        if found is not None and found.type is not EntityType.STATE:  # a state might be meant: then nobody surely is
            self._referents.refer(token, found, MentionKind.PRONOUN)

    def _is_own_subject(self, token: Token, body: GrowingCluster) -> bool:
        """ "The police said they are treating": a body that is the subject above is "they", from afar it is none."""
        if token.tag != "PRP$" and (token.dep not in SUBJECT or is_passive(token.head)):
            return False
        for above in token.ancestors():
            for subject in above.all(*SUBJECT):
                if self._referents.one.get(subject.i) is body and subject.i < token.i:
                    return True
        return False

    def _coordinated_before(self, token: Token) -> list[GrowingCluster]:
        """ "X and Y said ... They": the first coordinated subject of the sentence before whose parts are all known."""
        if not token.sentence:
            return []
        for word in self._annotation.tokens_of(self._annotation.sentences[token.sentence - 1]):
            parts = [word, *word.all("conj")] if word.dep in SUBJECT else []
            if len(parts) > 1 and word.head.pos in {"VERB", "AUX"}:
                things = [self._referents.one[part.i] for part in parts if part.i in self._referents.one]
                if len(things) == len(parts):
                    return things
        return []


def _is_human(thing: GrowingCluster) -> bool:
    """A named person, or "an official"; not "a wider force", nor "a person" who may be anybody."""
    if thing.type is not EntityType.GROUP or thing.plural:
        return thing.is_person
    entry = _entry(thing)
    return entry is None or (entry.kind in _HUMAN | {"fighters"} and entry.lemma not in _CRAFT | {"person", "people"})


def _is_craft(thing: GrowingCluster) -> bool:
    """A ship, a firm, a unit: one that is no person."""
    if thing.type is not EntityType.GROUP or thing.plural:
        return False
    entry = _entry(thing)
    return entry is not None and (entry.kind not in _HUMAN | {"fighters"} or entry.lemma in _CRAFT)


def _entry(thing: GrowingCluster) -> Collective | None:
    return lexicon.collectives().get(_head(thing))


def _head(group: GrowingCluster) -> str:
    """ "spokesperson" of "spokesperson for the company"."""
    words = group.name.lower().replace(",", " ").split()
    end = next((n for n, word in enumerate(words) if word in _BEHIND and n), len(words))
    return words[end - 1] if words else ""


def _gender(thing: GrowingCluster) -> str:
    """That of a person, or of "a spokeswoman"."""
    if thing.gender or thing.is_person:
        return thing.gender
    head = _head(thing)
    if head.endswith("woman") or head in {"mother", "sister", "daughter", "wife", "girl", "widow", "queen", "nun"}:
        return "f"
    return "m" if head.endswith("man") or head in {"father", "brother", "son", "husband", "boy", "king"} else ""


def _may_be_it(seen: Seen) -> bool:
    """A state that acts, a body that is more than part of a title ("the NATO chief"), or a thing."""
    if seen.thing.type is EntityType.STATE:
        return _acts(seen.token)
    return seen.thing.type is not EntityType.ORGANIZATION or seen.token.dep not in {"amod", "compound", "nmod"}


def _acts(token: Token) -> bool:
    """The name of a state stands for a government that does something, and neither qualifies a noun nor is a place."""
    if token.dep in _QUALIFYING or token.child("conj") is not None:
        return False
    return token.dep != "pobj" or token.head.lower not in _LOCATING


def _asks_it(token: Token, seen: Seen) -> bool:
    """ "X's demands that it suspend": of whom it is asked, and not who asks."""
    clause = token.head
    if token.dep not in SUBJECT or clause.dep not in {"ccomp", "acl"} or clause.head.lemma not in _ASKING:
        return False
    bare = clause.child("aux") is None and clause.tag in {"VB", "VBP"}
    return bare and seen.subject and seen.token.sentence == token.sentence


def _on_condition(token: Token, seen: Seen) -> bool:
    """ "X offered talks with Y if it agrees": it may be either."""
    clause = token.head
    if token.dep not in SUBJECT or clause.dep != "advcl" or seen.token.sentence != token.sentence:
        return False
    return any(child.lower in {"if", "unless"} for child in clause.all("mark"))


def _is_expletive(token: Token) -> bool:
    """ "It is likely that", "it was reported that"."""
    verb = token.head
    if token.tag == "PRP$" or token.dep not in SUBJECT:
        return False
    if verb.lemma == "be" and (verb.child("acomp", "attr") is not None or verb.child("prep") is not None):
        return verb.child("ccomp", "xcomp", "advcl") is not None
    if token.dep == "nsubjpass" and verb.lemma in _REPORTING and verb.child("ccomp", "xcomp") is not None:
        return True
    lasting = verb.lemma == "take" and any(child.lemma in _TIMES for child in verb.children)
    return lasting or verb.lemma in _IMPERSONAL
