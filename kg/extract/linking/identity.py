"""One thing, one node: from the names of an article to the things that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.layers import Anchor, Layers, Linked, NamedPerson, NameMention, Names, Ownership
from kg.extract.linking.growing import GrowingCluster, finished
from kg.extract.linking.metonyms import acts_as_government, is_mere_town
from kg.extract.linking.named import phrases_of
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form, Gazetteer, Known, gazetteer
from kg.model import EntityType, MentionKind, Span

#: Rules by which a name tells whose the body is: "U.S. State Department"; "the Senate" in an article about one state.
OWNER_BEFORE_NAME = "relation.owner-before-name"
HOME = "relation.organ-of-home"
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 8


class Linking:
    """Clusters of the names of one thing.

    Args:
        listed: the names known beforehand; by default those of the word lists.
    """

    name = "linking"
    version = "2"
    requires = (Names,)
    assigns = (Linked,)

    def __init__(self, listed: Gazetteer | None = None) -> None:
        self._listed = listed

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        return layers.assign(Identity(annotation, layers[Names], self._listed or gazetteer()).linked())


class Identity:
    """Turns names into clusters and remembers which words name which.

    Args:
        annotation: the article.
        names: its names.
        listed: the names known beforehand.
    """

    def __init__(self, annotation: Annotation, names: Names, listed: Gazetteer) -> None:
        self.annotation = annotation
        self._listed = listed
        self.things: list[GrowingCluster] = []
        self.by_token: dict[int, GrowingCluster] = {}
        self.phrases = phrases_of(names)
        self._owned: dict[GrowingCluster, tuple[GrowingCluster, NameMention]] = {}
        self._at_homes: dict[GrowingCluster, tuple[GrowingCluster, NameMention]] = {}
        self._named: dict[tuple[EntityType, str], GrowingCluster] = {}
        self._add_persons(names.people)
        free = list(dict.fromkeys(self.phrases.values()))
        self._twins = _twins(annotation.tokens, free)
        for phrase in sorted(free, key=lambda n: (n.known is None, n.owner is None, n.first)):
            self._register(phrase)
        for phrase in free:
            self._bring_home(phrase)
        described = {self.by_token.get(n.first) for n in free if n.form is not Form.ADJECTIVE}
        self.things = [t for t in self.things if t.mentions and (t.type is not EntityType.PLACE or t in described)]
        for thing in self.things:
            thing.mentions.sort(key=lambda mention: mention.span)
        self.things.sort(key=lambda thing: thing.mentions[0].span.start)

    def linked(self) -> Linked:
        """What the names name; a place that only an adjective tells of is latent."""
        found = finished(self.things, self.by_token.values())
        tokens = self.annotation.tokens
        return Linked(
            clusters=tuple(found.values()),
            anchors=tuple(
                Anchor(tokens[i].span, (found[thing],), MentionKind.NAME) for i, thing in sorted(self.by_token.items())
            ),
            owned=tuple(
                Ownership(found[thing], found[owner], self._span(phrase.first, phrase.last), rule)
                for owned, rule in ((self._owned, OWNER_BEFORE_NAME), (self._at_homes, HOME))
                for thing, (owner, phrase) in owned.items()
                if thing in found and owner in found
            ),
        )

    def _span(self, first: int, last: int) -> Span:
        return self.annotation.span_of(self.annotation.tokens[first:last])

    def _add_persons(self, people: Iterable[NamedPerson]) -> None:
        for record in people:
            thing = GrowingCluster(EntityType.PERSON, " ".join(record.full), gender=record.gender)
            self.things.append(thing)
            for name in record.names:
                thing.add_alias(name.text)
                thing.add_mention(self._span(name.first, name.last), MentionKind.NAME)
                self._assign(thing, name.first, name.last)

    def _name(self, thing: GrowingCluster, first: int, last: int) -> None:
        """The tokens name the thing: in other words perhaps than those it is known by."""
        span = self._span(first, last)
        thing.add_alias(self.annotation.plain_words(span))
        thing.add_mention(span, MentionKind.NAME)

    def _assign(self, thing: GrowingCluster, first: int, last: int) -> None:
        self.by_token |= dict.fromkeys(range(first, last), thing)

    # States, organizations and places

    def _register(self, phrase: NameMention) -> None:
        thing = self._thing_for(phrase)
        owner = self._thing_for(phrase.owner) if phrase.owner is not None else None
        if owner is not None and phrase.owner is not None:
            self._register_owned(thing, phrase, owner, phrase.owner)
            return
        self._name(thing, phrase.first, phrase.last)
        self._assign(thing, phrase.first, phrase.last)
        self._name_parent(thing, phrase)

    def _bring_home(self, phrase: NameMention) -> None:
        """ "the Senate" belongs to the only state of the article, if that is named."""
        state = self._named.get((EntityType.STATE, phrase.home or ""))
        thing = self.by_token.get(phrase.first)
        if state is not None and thing is not None and thing.state in {None, state}:
            thing.state = state
            self._at_homes.setdefault(thing, (state, phrase))

    def _register_owned(
        self, thing: GrowingCluster, phrase: NameMention, owner: GrowingCluster, owned_by: NameMention
    ) -> None:
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
        self._owned.setdefault(thing, (owner, phrase))
        thing.add_alias(phrase.text)
        thing.add_alias(self._text(owned_by.last, phrase.last))
        first = phrase.last - len(phrase.text.split())
        if first <= owned_by.first:
            first = owned_by.last
        self._assign(thing, max(owned_by.last, min(first, phrase.last - 1)), phrase.last)

    def _name_parent(self, thing: GrowingCluster, phrase: NameMention) -> None:
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
        if last - first > 1 and self.annotation.tokens[first].tag == "POS":
            first += 1
        return self.annotation.plain_words(self._span(first, last))

    def _thing_for(self, phrase: NameMention) -> GrowingCluster:
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
            thing.known = thing.known or known
            return thing
        if phrase.type is EntityType.ORGANIZATION:
            return self._organization(phrase)
        return self._named_thing(phrase.type, phrase.text, None)

    def _capital(self, phrase: NameMention, known: Known) -> GrowingCluster:
        """The government or the city."""
        if known.state is not None and self._acts(phrase):
            return self._named_thing(EntityType.STATE, known.state, self._listed.state_link(known.state))
        return self._named_thing(EntityType.PLACE, known.name, None)

    def _acts(self, phrase: NameMention) -> bool:
        if is_mere_town(self.annotation, phrase, self.phrases):
            return False
        return acts_as_government(self.annotation, self.annotation.tokens[phrase.last - 1], self.by_token)

    def _is_location(self, phrase: NameMention) -> bool:
        """ "at the Elysee Palace", "in Downing Street": where something is, not who does it."""
        head = self.annotation.tokens[phrase.last - 1]
        several = phrase.last - phrase.first > 1 and (phrase.known is None or phrase.known.kind != "parliament")
        built = several and head.lower in lexicon.words("buildings")
        return built and head.dep == "pobj" and head.head.lower in lexicon.words("locative")

    def _named_thing(self, kind: EntityType, name: str, link: str | None) -> GrowingCluster:
        thing = self._named.get((kind, name))
        if thing is None:
            thing = GrowingCluster(kind, name, link=link, plural=kind is EntityType.ORGANIZATION)
            self._named[(kind, name)] = thing
            self.things.append(thing)
        return thing

    def _organization(self, phrase: NameMention) -> GrowingCluster:
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
            if owner is None or thing.state is owner or (thing.state is None and thing.known is None):
                return self._settled(thing, phrase)
        twin = self._twins.get(phrase)
        held = self.by_token.get(twin.last - 1) if twin is not None else None
        if held is not None and held.type is EntityType.ORGANIZATION:
            return self._settled(held, phrase)
        acronym = self._expansion(phrase.text)
        if acronym is not None:
            return self._settled(acronym, phrase)
        thing = GrowingCluster(EntityType.ORGANIZATION, phrase.text, plural=True, listed=phrase.listed)
        self.things.append(thing)
        return thing

    def _at_home(self, phrase: NameMention, home: str) -> Iterator[GrowingCluster]:
        """The body that the article has with its owner elsewhere ("Argentina's senate"); it gets the name with it."""
        bare = self._text(phrase.first, phrase.last).casefold()
        for thing in self.things:
            if thing.state is not None and thing.state.name == home and thing.name.casefold() == bare:
                thing.add_alias(thing.name)
                thing.name = phrase.text
                yield thing

    def _settled(self, thing: GrowingCluster, phrase: NameMention) -> GrowingCluster:
        """The thing, which is not the listed one if one of its names is not meant so; the long name is its name."""
        if thing.known is None and _is_acronym(thing.name, phrase.text):
            short, thing.name = thing.name, phrase.text
            thing.add_alias(short)
        if phrase.listed is False and thing.known is None:
            thing.listed = False
        return thing

    def _may_be(self, thing: GrowingCluster, phrase: NameMention) -> bool:
        """A listed body is none whose name means another here ("Congress", "the Bolivian Congress")."""
        return phrase.listed is not False or thing.known is None

    def _expansion(self, text: str) -> GrowingCluster | None:
        """The organization whose initials ``text`` gives, or whose acronym stands for ``text``."""
        for thing in self.things:
            if thing.type is not EntityType.ORGANIZATION or thing.known is not None:
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


def _twins(tokens: Sequence[Token], names: Iterable[NameMention]) -> dict[NameMention, NameMention]:
    """Names of bodies that explain each other, each by the other: "the state news agency (IRNA)"."""
    bodies = [name for name in names if name.type is EntityType.ORGANIZATION]
    starts = {name.first: name for name in bodies}
    found: dict[NameMention, NameMention] = {}
    for name in bodies:
        beside = starts.get(name.last)
        if beside is not None and name.text[-1].islower() and tokens[name.last - 1].text.islower():
            noun, head = tokens[name.last - 1], tokens[beside.last - 1]
            if noun.head is head or head.head is noun or (noun.head is head.head and noun.dep == head.dep):
                found |= {name: beside, beside: name}
        inner = starts.get(name.last + 1) if name.last < len(tokens) and tokens[name.last].text == "(" else None
        if inner is not None and inner.last < len(tokens) and tokens[inner.last].text == ")":
            found |= {name: inner, inner: name}
    return found
