"""One thing, one node: from the names of an article to the things that they name."""

from __future__ import annotations

from collections import Counter

from kg.extract.drafts import Thing
from kg.extract.gazetteer import Form, Known, gazetteer
from kg.extract.names import NamePhrase
from kg.extract.people import PersonRecord
from kg.language import Annotation, Token
from kg.model import EntityType, Mention, MentionKind

_PLACE_PREPOSITIONS = {
    "in",
    "at",
    "near",
    "outside",
    "around",
    "inside",
    "across",
    "through",
    "throughout",
    "into",
    "of",
    "off",
}
_BUILDINGS = {"palace", "street", "house", "building", "tower", "headquarters", "embassy", "consulate"}
_STATE_PREPOSITIONS = {
    "by",
    "with",
    "against",
    "between",
    "from",
    "to",
    "for",
    "on",
    "like",
    "among",
    "toward",
    "towards",
    "of",
}
_MOTION = {
    "travel",
    "trip",
    "visit",
    "go",
    "return",
    "head",
    "come",
    "fly",
    "way",
    "arrive",
    "arrival",
    "tour",
    "journey",
    "move",
    "drive",
    "back",
    "flight",
    "march",
    "invite",
    "bring",
    "take",
    "send",
    "flee",
}
_PLACE_OBJECTS = {
    "visit",
    "leave",
    "reach",
    "tour",
    "enter",
    "bomb",
    "shell",
    "capture",
    "seize",
    "attack",
    "hit",
    "quit",
    "retake",
    "besiege",
    "surround",
    "flee",
}


class Identity:
    """Turns names into things and remembers which words name which.

    Args:
        annotation: the article.
        names: its names, from :class:`~kg.extract.names.NameFinder`.
        people: its persons, from :class:`~kg.extract.people.PeopleFinder`.
    """

    def __init__(self, annotation: Annotation, names: list[NamePhrase], people: list[PersonRecord]) -> None:
        self.annotation = annotation
        self.things: list[Thing] = []
        self.by_token: dict[int, Thing] = {}
        self.phrases: dict[int, NamePhrase] = {}
        self.capitals: dict[int, Thing] = {}
        self.known: dict[Thing, Known] = {}
        self.owners: dict[Thing, tuple[Thing, NamePhrase]] = {}
        self._named: dict[tuple[EntityType, str], Thing] = {}
        self._sure = {n.known.name for n in names if n.known is not None and not n.known.ambiguous}
        self._states = Counter(n.known.name for n in names if n.known is not None and n.known.type is EntityType.STATE)
        self._persons(people)
        free = [
            n
            for n in names
            if n.type is not EntityType.PERSON and not any(i in self.by_token for i in range(n.first, n.last))
        ]
        for phrase in free:
            for i in range(phrase.first, phrase.last):
                self.phrases[i] = phrase
        for phrase in sorted(free, key=lambda n: (n.known is None, n.owner is None, n.first)):
            self._register(phrase)
        described = {self.by_token.get(n.first) for n in free if n.form is not Form.ADJECTIVE}
        self.things = [t for t in self.things if t.mentions and (t.type is not EntityType.PLACE or t in described)]
        self.things.sort(key=lambda thing: min(m.span.start for m in thing.mentions))

    def _persons(self, people: list[PersonRecord]) -> None:
        for record in people:
            thing = Thing(EntityType.PERSON, " ".join(record.full), gender=record.gender)
            self.things.append(thing)
            for name in record.names:
                self._mention(thing, name.first, name.last, name.text)
                for i in range(name.first, name.last):
                    self.by_token[i] = thing

    def _mention(
        self, thing: Thing, first: int, last: int, text: str | None = None, kind: MentionKind = MentionKind.NAME
    ) -> None:
        tokens = self.annotation.tokens[first:last]
        span = self.annotation.span_of(tokens)
        words = text or " ".join(self.annotation.article.words(span).split())
        if words != thing.name and words not in thing.aliases:
            thing.aliases.append(words)
        if all(mention.span != span for mention in thing.mentions):
            thing.mentions.append(Mention(span, kind))
            thing.mentions.sort(key=lambda mention: mention.span)

    # States, organizations and places

    def _register(self, phrase: NamePhrase) -> None:
        thing = self._thing_for(phrase)
        if thing is None:
            return
        if phrase.owner is not None:
            owner = self._thing_for(phrase.owner)
            if owner is not None and thing.type is EntityType.PLACE:
                self._mention(owner, phrase.owner.first, phrase.owner.last)
                self._mention(thing, phrase.first, phrase.last)
                for i in range(phrase.first, phrase.last):
                    self.by_token[i] = owner if i < phrase.owner.last else thing
                return
            if owner is not None:
                self._mention(owner, phrase.owner.first, phrase.owner.last)
                thing.state = thing.state or owner
                self.owners.setdefault(thing, (owner, phrase))
                self._mention(thing, phrase.first, phrase.last)
                for i in range(phrase.owner.first, phrase.owner.last):
                    self.by_token[i] = owner
                first = phrase.last - len(phrase.text.split())
                if first < phrase.owner.first or first == phrase.owner.first:
                    first = phrase.owner.last
                self._alias(thing, phrase.text)
                self._alias(thing, self._text(phrase.owner.last, phrase.last))
                for i in range(max(phrase.owner.last, min(first, phrase.last - 1)), phrase.last):
                    self.by_token[i] = thing
                return
        self._mention(thing, phrase.first, phrase.last)
        for i in range(phrase.first, phrase.last):
            self.by_token[i] = thing
        self._name_parent(thing, phrase)

    def _name_parent(self, thing: Thing, phrase: NamePhrase) -> None:
        """ "U.N. Security Council" names the United Nations too."""
        known = phrase.known
        if known is None or thing.type is not EntityType.ORGANIZATION or known.parent is None:
            return
        for last in range(phrase.first + 1, phrase.last):
            for reading in gazetteer().get(self._text(phrase.first, last), ()):
                if reading.name == known.parent and reading.form is Form.NAME:
                    self._mention(self._named_thing(reading.type, reading.name, reading.link), phrase.first, last)
                    return

    def _text(self, first: int, last: int) -> str:
        """The words, without a possessive mark before them."""
        tokens = self.annotation.tokens[first:last]
        if len(tokens) > 1 and tokens[0].tag == "POS":
            tokens = tokens[1:]
        return " ".join(self.annotation.article.words(self.annotation.span_of(tokens)).split())

    def _alias(self, thing: Thing, words: str) -> None:
        if words != thing.name and words not in thing.aliases:
            thing.aliases.append(words)

    def _thing_for(self, phrase: NamePhrase) -> Thing | None:
        known = phrase.known
        if known is not None and known.form is Form.CAPITAL:
            head = self.annotation.tokens[phrase.last - 1]
            if known.state is not None and self.acts_as_government(head):
                return self._named_thing(EntityType.STATE, known.state, self._link_of(known.state))
            place = self._named_thing(EntityType.PLACE, known.name, None)
            if known.state is not None:
                for i in range(phrase.first, phrase.last):
                    self.capitals[i] = place
            return place
        if known is not None and not self._is_meant(known):
            return self._organization(phrase)
        if phrase.type is EntityType.ORGANIZATION and self._is_location(phrase):
            return self._named_thing(EntityType.PLACE, self._text(phrase.first, phrase.last), None)
        if known is not None and known.metonym and not self.acts_as_government(self.annotation.tokens[phrase.last - 1]):
            return self._named_thing(EntityType.PLACE, phrase.text, None)
        if known is not None:
            thing = self._named_thing(known.type, known.name, known.link)
            self.known.setdefault(thing, known)
            return thing
        if phrase.type is EntityType.ORGANIZATION:
            return self._organization(phrase)
        return self._named_thing(phrase.type, phrase.text, None)

    def _is_location(self, phrase: NamePhrase) -> bool:
        """ "at the Elysee Palace", "in Downing Street": where something is, not who does it."""
        head = self.annotation.tokens[phrase.last - 1]
        several = phrase.last - phrase.first > 1 and (phrase.known is None or phrase.known.kind != "parliament")
        built = several and head.lower in _BUILDINGS
        return built and head.dep == "pobj" and head.head.lower in {"in", "at", "outside", "near", "inside"}

    def _is_meant(self, known: Known) -> bool:
        """Whether an ambiguous form is the listed body: its full name or its state stands in the article, and no other
        state more often."""
        if not known.ambiguous or known.name in self._sure:
            return True
        if known.state is None:
            return known.kind not in {"party", "armed-group"}
        return self._states[known.state] > 0 and self._states[known.state] == max(self._states.values())

    def _link_of(self, state: str) -> str | None:
        return next((known.link for known in gazetteer().get(state, ()) if known.type is EntityType.STATE), None)

    def _named_thing(self, kind: EntityType, name: str, link: str | None) -> Thing:
        thing = self._named.get((kind, name))
        if thing is None:
            thing = Thing(kind, name, link=link, plural=kind is EntityType.ORGANIZATION)
            self._named[(kind, name)] = thing
            self.things.append(thing)
        return thing

    def _organization(self, phrase: NamePhrase) -> Thing:
        """By name and owner; a name without owner is that of the one organization of this name."""
        owner = self._thing_for(phrase.owner) if phrase.owner is not None else None
        same = [
            thing
            for thing in self.things
            if thing.type is EntityType.ORGANIZATION
            and (
                self._same_name(thing.name, phrase.text) or any(self._same_name(a, phrase.text) for a in thing.aliases)
            )
        ]
        for thing in same:
            if owner is None or thing.state is owner or (thing.state is None and thing not in self.known):
                return thing
        acronym = self._expansion(phrase.text)
        if acronym is not None:
            return acronym
        thing = Thing(EntityType.ORGANIZATION, phrase.text, plural=True)
        self.things.append(thing)
        return thing

    @staticmethod
    def _same_name(a: str, b: str) -> bool:
        return _bare_name(a) == _bare_name(b)

    def _expansion(self, text: str) -> Thing | None:
        """The organization whose initials ``text`` gives, or whose acronym stands for ``text``."""
        for thing in self.things:
            if thing.type is not EntityType.ORGANIZATION or thing in self.known:
                continue
            for name in (thing.name, *thing.aliases):
                long, short = (name, text) if len(name) > len(text) else (text, name)
                if (
                    short.isupper()
                    and 2 < len(short) <= 8
                    and short == "".join(w[0] for w in long.split() if w[0].isupper())
                ):
                    return thing
        return None

    # Metonyms

    def acts_as_government(self, token: Token) -> bool:
        """True if a capital's name stands where an actor stands, not a location."""
        after = self.annotation.next(token)
        if after is not None and (
            after.text == "-"
            or (
                after.text == "," and (nxt := self.annotation.next(token, 2)) is not None and nxt.text in {"D.C.", "DC"}
            )
        ):
            return False
        dep, head = token.dep, token.head
        while dep == "conj":
            token = token.head
            dep, head = token.dep, token.head
            if (
                token.i in self.by_token
                and self.by_token[token.i].type is EntityType.STATE
                and dep in {"nsubj", "nsubjpass", "poss"}
            ):
                return True
        if dep in {"nsubj", "agent"}:
            return (head.pos in {"VERB", "AUX"} and head.lemma not in {"lie", "be", "remain"}) or self._has_speech(head)
        if dep == "nsubjpass":
            return head.lemma not in _PLACE_OBJECTS
        if dep == "poss":
            return head.lemma not in {
                "airport",
                "street",
                "suburb",
                "outskirts",
                "mayor",
                "police",
                "university",
                "center",
                "centre",
                "square",
            }
        if dep == "dobj":
            return head.lemma not in _PLACE_OBJECTS
        if dep == "pobj":
            preposition = head.lower
            if preposition in _PLACE_PREPOSITIONS:
                return False
            if preposition == "to":
                return (
                    head.head.lemma not in _MOTION
                    and head.head.pos == "NOUN"
                    and head.head.lemma
                    in {"message", "warning", "pressure", "aid", "appeal", "threat", "support", "letter"}
                )
            if preposition == "from":
                return False
            return preposition in _STATE_PREPOSITIONS and head.head.lemma not in _MOTION
        return False

    @staticmethod
    def _has_speech(verb: Token) -> bool:
        return verb.child("ccomp") is not None


def _bare_name(name: str) -> str:
    """ "Shas" and "Shas Party" are one."""
    return name.casefold().removeprefix("the ").removesuffix(" party")
