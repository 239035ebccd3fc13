"""Who is who in an article: the things that it names, and which words refer to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial

from kg import lexicon
from kg.extract.drafts import RelationDraft, RoleDraft, Thing
from kg.extract.identity import Identity
from kg.extract.rules.coreference import Coreference
from kg.extract.rules.factuality.veridicality import is_asserted
from kg.extract.rules.mentions.names import NameFinder, NamePhrase
from kg.extract.rules.mentions.names.about import foremost
from kg.extract.rules.mentions.people import PeopleFinder
from kg.extract.shared.offices.roles import RoleFinder
from kg.extract.shared.offices.titles import TitleFinder
from kg.extract.shared.relations import NamedThings, Owned, RelationFinder
from kg.language import Annotation, Token
from kg.language.syntax import coordinated
from kg.lexicon.gazetteer import Gazetteer
from kg.model import EntityType, MentionKind

#: Characters of the longest words that are taken for a body's name with its owner's.
_LONGEST_NAME = 120


class Discourse:
    """The things of an article, asked by the words that refer to them.

    Args:
        annotation: the article with its syntax.
        listed: the names known beforehand; by default those of the word lists.

    Attributes:
        things: what the article names, in the order of first mention; groups are added as facts use them.
        roles, relations: what it says of them standingly.
    """

    def __init__(self, annotation: Annotation, listed: Gazetteer | None = None) -> None:
        self.annotation = annotation
        names = NameFinder(annotation, listed).find()
        titles = TitleFinder(annotation, names).find()
        people = PeopleFinder(annotation, names, titles).find()
        # What the engine took for a name may be part of a title: "State" in "Secretary of State".
        titled = {i for title in titles for i in range(title.title_first, title.last)}
        names = [name for name in names if name.trusted or titled.isdisjoint(range(name.first, name.last))]
        names = [name for name in names if not _is_in_noble_title(name, annotation)]
        self._identity = Identity(annotation, names, people, listed)
        finder = RoleFinder(self._identity, titles, people)
        self.roles: list[RoleDraft] = finder.find()
        self._coreference = Coreference(self._identity, finder)
        finder.settle_owners(self._coreference.referent)
        told = partial(is_asserted, annotation)
        standing = RelationFinder(NamedThings(self._identity, self._coreference, told, self.roles))
        self.relations: list[RelationDraft] = standing.relations
        for body in standing.owned:
            self._name_with_owner(body)
        held = {role.person for role in self.roles}
        self.things: list[Thing] = [t for t in self._identity.things if t in held or not self._only_governs(t)]
        self._settle_places()

    def _name_with_owner(self, body: Owned) -> None:
        """ "China's Foreign Ministry": a name of the ministry as well, which is China's."""
        body.thing.state = body.thing.state or body.owner
        span = self.annotation.span_of(self.annotation.tokens[body.first : body.last + 1])
        if span.end - span.start < _LONGEST_NAME and body.thing.name.casefold() != body.owner.name.casefold():
            words = " ".join(self.annotation.article.words(span).split())
            if words not in body.thing.aliases:
                body.thing.aliases.append(words)

    def _only_governs(self, thing: Thing) -> bool:
        """Named in "the Bush administration" only: that is a government, and he does nothing."""
        if (
            not thing.is_person
            or len(thing.name.split()) > 1
            or not all(m.kind is MentionKind.NAME for m in thing.mentions)
        ):
            return False
        for mention in thing.mentions:
            words = self.annotation.tokens_in(mention.span)
            after = self.annotation.next(words[-1]) if words else None
            if after is None or after.lower not in lexicon.words("ruling") or words[-1].dep == "poss":
                return False
        return True

    def _settle_places(self) -> None:
        """A listed city or province belongs to its state where the article names that state too."""
        for thing, known in self._identity.known.items():
            if thing.type is EntityType.PLACE:
                thing.state = thing.state or self._identity.state(known.state)
        for i, place in self._identity.capitals.items():
            phrase = self._identity.phrases.get(i)
            if phrase is not None and phrase.known is not None:
                place.state = place.state or self._identity.state(phrase.known.state)

    def main_state(self) -> str | None:
        """The name of the state that the article mentions most; None if none or several are."""
        return foremost(Counter({t.name: len(t.mentions) for t in self.things if t.type is EntityType.STATE}))

    def promote(self, persons: Iterable[Thing]) -> None:
        """Make officials of persons whom an event shows in public office."""
        for person in persons:
            if person.is_person:
                person.type = EntityType.OFFICIAL

    def thing(self, token: Token, *, place: bool = False) -> Thing | None:
        """What the phrase headed by ``token`` refers to: by name, description or pronoun; None if that is unknown.

        With ``place`` a name that may be a government or its seat ("Washington") is read as the place.
        """
        if place and token.i in self._identity.capitals:
            return self._identity.capitals[token.i]
        found = self._coreference.referent.get(token.i)
        if found is None and token.tag in {"WDT", "WP", "WP$"}:
            above = next((a for a in token.ancestors() if a.dep == "relcl"), None)
            return self.thing(above.head) if above is not None else None
        return found

    def participants(self, token: Token) -> list[Thing]:
        """All things that the phrase headed by ``token``, with what is coordinated with it, refers to.

        A plural or unnamed actor ("Chinese banks", "a senior official") becomes a Group. Abstract nouns give nothing.
        """
        found: list[Thing | None] = []
        for part in self._parts(token):
            found.extend(self._coreference.plural.get(part.i) or [self.thing(part)])
        return [thing for thing in dict.fromkeys(found) if thing is not None]

    def _parts(self, token: Token) -> list[Token]:
        """What is coordinated, also with a later word of a name: "the House of Representatives and Senate"."""
        found = coordinated(token)
        for part in found[:]:
            name = self._identity.phrases.get(part.i)
            if name is not None:
                inner = self.annotation.tokens[part.i + 1 : name.last]
                behind = [other for word in inner for other in word.all("conj") if other.i > name.last]
                found += [each for other in behind for each in coordinated(other)]
        return sorted(dict.fromkeys(found), key=lambda part: part.i)

    def places(self, token: Token) -> list[Thing]:
        """The places and states that the phrase headed by ``token`` names as a location, coordinated ones too."""
        found = [self.thing(part, place=True) for part in self._parts(token)]
        kept = {EntityType.PLACE, EntityType.STATE}
        return [thing for thing in dict.fromkeys(found) if thing is not None and thing.type in kept]


def _is_in_noble_title(name: NamePhrase, annotation: Annotation) -> bool:
    """ "the Prince of Wales" is a person; a state has a prince of its own ("the Prince of Monaco")."""
    of = annotation.next(annotation.tokens[name.first], -1)
    title = annotation.next(of, -1) if of is not None and of.lower == "of" else None
    return name.type is EntityType.PLACE and title is not None and title.text in lexicon.words("noble-titles")
