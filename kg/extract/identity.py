"""One thing, one node: from the names of an article to the things that they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import lexicon
from kg.extract.drafts import Thing
from kg.extract.metonyms import acts_as_government, is_mere_town
from kg.extract.rules.mentions.names import NamePhrase, twins
from kg.extract.rules.mentions.people import PersonRecord
from kg.language import Annotation
from kg.lexicon.gazetteer import Form, Gazetteer, Known, gazetteer
from kg.model import EntityType, MentionKind

_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 8


class Identity:
    """Turns names into things and remembers which words name which.

    Args:
        annotation: the article.
        names: its names, from :class:`~kg.extract.rules.mentions.names.NameFinder`.
        people: its persons, from :class:`~kg.extract.rules.mentions.people.PeopleFinder`.
        listed: the names known beforehand; by default those of the word lists.

    Attributes:
        things: what the names name, in the order of first mention.
        by_token: the thing that the name at a token names.
        phrases: the names of all but persons, by token.
        capitals: the places that names of capitals are, where those may also stand for a government.
        known: what the word lists say of a thing.
        owners: the state or body before an organization's name, and the name.
        homes: the state whose only body an organization is, and the name.
    """

    def __init__(
        self,
        annotation: Annotation,
        names: Sequence[NamePhrase],
        people: Sequence[PersonRecord],
        listed: Gazetteer | None = None,
    ) -> None:
        self.annotation = annotation
        self._listed = listed or gazetteer()
        self.things: list[Thing] = []
        self.by_token: dict[int, Thing] = {}
        self.phrases: dict[int, NamePhrase] = {}
        self.capitals: dict[int, Thing] = {}
        self.known: dict[Thing, Known] = {}
        self.owners: dict[Thing, tuple[Thing, NamePhrase]] = {}
        self.homes: dict[Thing, tuple[Thing, NamePhrase]] = {}
        self._named: dict[tuple[EntityType, str], Thing] = {}
        self._add_persons(people)
        free = [name for name in names if name.type is not EntityType.PERSON and self._is_free(name)]
        for phrase in free:
            self.phrases |= dict.fromkeys(range(phrase.first, phrase.last), phrase)
        self._twins = twins(annotation.tokens, free)
        for phrase in sorted(free, key=lambda n: (n.known is None, n.owner is None, n.first)):
            self._register(phrase)
        for phrase in free:
            self._bring_home(phrase)
        described = {self.by_token.get(n.first) for n in free if n.form is not Form.ADJECTIVE}
        self.things = [t for t in self.things if t.mentions and (t.type is not EntityType.PLACE or t in described)]
        for thing in self.things:
            thing.mentions.sort(key=lambda mention: mention.span)
        self.things.sort(key=lambda thing: thing.mentions[0].span.start)

    def _is_free(self, name: NamePhrase) -> bool:
        return not any(i in self.by_token for i in range(name.first, name.last))

    def state(self, name: str | None) -> Thing | None:
        """The state of this name, if the article names it."""
        thing = self._named.get((EntityType.STATE, name or ""))
        return thing if thing is not None and thing.mentions else None

    def states(self) -> list[Thing]:
        return [thing for thing in self.things if thing.type is EntityType.STATE]

    def capital_of(self, state: Thing) -> Thing | None:
        """The city that the article names, where it is the state's capital."""
        for i, city in self.capitals.items():
            known = self.phrases[i].known
            if known is not None and known.state == state.name:
                return city
        return None

    def _add_persons(self, people: Sequence[PersonRecord]) -> None:
        for record in people:
            thing = Thing(EntityType.PERSON, " ".join(record.full), gender=record.gender)
            self.things.append(thing)
            for name in record.names:
                thing.add_alias(name.text)
                span = self.annotation.span_of(self.annotation.tokens[name.first : name.last])
                thing.add_mention(span, MentionKind.NAME)
                self._assign(thing, name.first, name.last)

    def _name(self, thing: Thing, first: int, last: int) -> None:
        """The tokens name the thing: in other words perhaps than those it is known by."""
        span = self.annotation.span_of(self.annotation.tokens[first:last])
        thing.add_alias(" ".join(self.annotation.article.words(span).split()))
        thing.add_mention(span, MentionKind.NAME)

    def _assign(self, thing: Thing, first: int, last: int) -> None:
        self.by_token |= dict.fromkeys(range(first, last), thing)

    # States, organizations and places

    def _register(self, phrase: NamePhrase) -> None:
        thing = self._thing_for(phrase)
        owner = self._thing_for(phrase.owner) if phrase.owner is not None else None
        if owner is not None and phrase.owner is not None:
            self._register_owned(thing, phrase, owner, phrase.owner)
            return
        self._name(thing, phrase.first, phrase.last)
        self._assign(thing, phrase.first, phrase.last)
        self._name_parent(thing, phrase)

    def _bring_home(self, phrase: NamePhrase) -> None:
        """ "the Senate" belongs to the only state of the article, if that is named."""
        state = self._named.get((EntityType.STATE, phrase.home or ""))
        thing = self.by_token.get(phrase.first)
        if state is not None and thing is not None and thing.state in {None, state}:
            thing.state = state
            self.homes.setdefault(thing, (state, phrase))

    def _register_owned(self, thing: Thing, phrase: NamePhrase, owner: Thing, owned_by: NamePhrase) -> None:
        """ "U.S. State Department": the words before are its owner, the rest is the body."""
        self._name(owner, owned_by.first, owned_by.last)
        self._name(thing, phrase.first, phrase.last)
        if thing.type is EntityType.PLACE and owned_by.first > phrase.first:
            thing.state = thing.state or owner  # "northern Iraq"
            self._assign(thing, phrase.first, phrase.last)
            return
        self._assign(owner, phrase.first if thing.type is EntityType.PLACE else owned_by.first, owned_by.last)
        if thing.type is EntityType.PLACE:
            self._assign(thing, owned_by.last, phrase.last)
            return
        thing.state = thing.state or owner
        self.owners.setdefault(thing, (owner, phrase))
        thing.add_alias(phrase.text)
        thing.add_alias(self._text(owned_by.last, phrase.last))
        first = phrase.last - len(phrase.text.split())
        if first <= owned_by.first:
            first = owned_by.last
        self._assign(thing, max(owned_by.last, min(first, phrase.last - 1)), phrase.last)

    def _name_parent(self, thing: Thing, phrase: NamePhrase) -> None:
        """ "U.N. Security Council" names the United Nations too, "U.S. Senate" the United States."""
        known = phrase.known
        if known is None or thing.type is not EntityType.ORGANIZATION:
            return
        parents = {(known.parent, Form.NAME)}
        if known.kind in lexicon.ORGAN_KINDS:
            parents.add((known.state, Form.NAME))
        for last in range(phrase.first + 1, phrase.last):
            for reading in self._listed.readings(self._text(phrase.first, last)):
                if (reading.name, reading.form) in parents and reading.type is not EntityType.PLACE:
                    self._name(self._named_thing(reading.type, reading.name, reading.link), phrase.first, last)
                    return

    def _text(self, first: int, last: int) -> str:
        """The words, without a possessive mark before them."""
        tokens = self.annotation.tokens[first:last]
        if len(tokens) > 1 and tokens[0].tag == "POS":
            tokens = tokens[1:]
        return " ".join(self.annotation.article.words(self.annotation.span_of(tokens)).split())

    def _thing_for(self, phrase: NamePhrase) -> Thing:
        known = phrase.known
        if known is not None and known.form is Form.CAPITAL:
            return self._capital(phrase, known)
        if phrase.type is EntityType.ORGANIZATION and self._is_location(phrase):
            return self._named_thing(EntityType.PLACE, self._text(phrase.first, phrase.last), None)
        if known is not None and known.metonym and not self._acts(phrase):
            return self._named_thing(EntityType.PLACE, phrase.text, None)
        if known is not None:
            thing = self._named_thing(known.type, known.name, known.link)
            thing.listed = thing.listed or phrase.listed
            self.known.setdefault(thing, known)
            return thing
        if phrase.type is EntityType.ORGANIZATION:
            return self._organization(phrase)
        return self._named_thing(phrase.type, phrase.text, None)

    def _capital(self, phrase: NamePhrase, known: Known) -> Thing:
        """The government or the city."""
        if known.state is not None and self._acts(phrase):
            return self._named_thing(EntityType.STATE, known.state, self._listed.state_link(known.state))
        place = self._named_thing(EntityType.PLACE, known.name, None)
        if known.state is not None:
            self.capitals |= dict.fromkeys(range(phrase.first, phrase.last), place)
        return place

    def _acts(self, phrase: NamePhrase) -> bool:
        if is_mere_town(self.annotation, phrase, self.phrases):
            return False
        return acts_as_government(self.annotation, self.annotation.tokens[phrase.last - 1], self.by_token)

    def _is_location(self, phrase: NamePhrase) -> bool:
        """ "at the Elysee Palace", "in Downing Street": where something is, not who does it."""
        head = self.annotation.tokens[phrase.last - 1]
        several = phrase.last - phrase.first > 1 and (phrase.known is None or phrase.known.kind != "parliament")
        built = several and head.lower in lexicon.words("buildings")
        return built and head.dep == "pobj" and head.head.lower in lexicon.words("locative")

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
        name = _bare_name(phrase.text)
        bodies = (
            thing for thing in self.things if thing.type is EntityType.ORGANIZATION and self._may_be(thing, phrase)
        )
        same = [thing for thing in bodies if name in map(_bare_name, (thing.name, *thing.aliases))]
        if phrase.home is not None:
            same += self._at_home(phrase, phrase.home)
        for thing in same:
            if owner is None or thing.state is owner or (thing.state is None and thing not in self.known):
                return self._settled(thing, phrase)
        twin = self._twins.get(phrase)
        held = self.by_token.get(twin.last - 1) if twin is not None else None
        if held is not None and held.type is EntityType.ORGANIZATION:
            return self._settled(held, phrase)
        acronym = self._expansion(phrase.text)
        if acronym is not None:
            return self._settled(acronym, phrase)
        thing = Thing(EntityType.ORGANIZATION, phrase.text, plural=True, listed=phrase.listed)
        self.things.append(thing)
        return thing

    def _at_home(self, phrase: NamePhrase, home: str) -> Iterator[Thing]:
        """The body that the article has with its owner elsewhere ("Argentina's senate"); it gets the name with it."""
        bare = self._text(phrase.first, phrase.last).casefold()
        for thing in self.things:
            if thing.state is not None and thing.state.name == home and thing.name.casefold() == bare:
                thing.add_alias(thing.name)
                thing.name = phrase.text
                yield thing

    def _settled(self, thing: Thing, phrase: NamePhrase) -> Thing:
        """The thing, which is not the listed one if one of its names is not meant so; the long name is its name."""
        if thing not in self.known and _is_acronym(thing.name, phrase.text):
            short, thing.name = thing.name, phrase.text
            thing.add_alias(short)
        if phrase.listed is False and thing not in self.known:
            thing.listed = False
        return thing

    def _may_be(self, thing: Thing, phrase: NamePhrase) -> bool:
        """A listed body is none whose name means another here ("Congress", "the Bolivian Congress")."""
        return phrase.listed is not False or thing not in self.known

    def _expansion(self, text: str) -> Thing | None:
        """The organization whose initials ``text`` gives, or whose acronym stands for ``text``."""
        for thing in self.things:
            if thing.type is not EntityType.ORGANIZATION or thing in self.known:
                continue
            for name in (thing.name, *thing.aliases):
                long, short = (name, text) if len(name) > len(text) else (text, name)
                if _is_acronym(short, long):
                    return thing
        return None


def _is_acronym(short: str, long: str) -> bool:
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    return short == initials and short.isupper() and _SHORTEST_ACRONYM <= len(short) <= _LONGEST_ACRONYM


def _bare_name(name: str) -> str:
    """ "Shas" and "Shas Party" are one."""
    return name.casefold().removeprefix("the ").removesuffix(" party")
