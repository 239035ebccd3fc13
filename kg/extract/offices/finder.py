"""The roles of an article, out of its titles."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.layers import Cluster, Clusters, NamedPerson, NameMention, Names, Office, Offices, TitlePhrase
from kg.extract.linking import Named
from kg.extract.offices.beside import BEFORE_NAMES, HoldersBeside
from kg.extract.offices.held import Held, NamesOfPersons
from kg.extract.offices.introduced import Introductions
from kg.extract.offices.owners import OfficeOwners
from kg.extract.offices.predicates import PredicatedHolders
from kg.extract.offices.register import RoleDraft, RoleRegister
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import BODIES, EntityType, Evidence


def offices_of(annotation: Annotation, names: Names, clusters: Clusters) -> Offices:
    """Who holds which office, by titles beside names and the verbs that join them."""
    named = Named(annotation, names, clusters)
    finder = RoleFinder(named, names.titles, names.people)
    offices = tuple(
        Office(role.person, role.title, role.of, role.status, tuple(role.evidence)) for role in finder.register.roles
    )
    return Offices(offices, frozenset(finder.register.officials))


class RoleFinder:
    """The roles of an article, but those owned by a pronoun ("its leader").

    Attributes:
        holder: the person that a token of a title describes.
        register: the roles.
        introduced: the person whom a description names only in the next sentence, by the token of its head.
    """

    def __init__(self, identity: Named, titles: Sequence[TitlePhrase], people: Sequence[NamedPerson]) -> None:
        self.holder: dict[int, Cluster] = {}
        self.register = RoleRegister()
        self._owners = OfficeOwners(identity, self.register)
        self._identity = identity
        self._annotation = identity.annotation
        self._names = NamesOfPersons(identity.annotation, people)
        self._beside = HoldersBeside(identity, self._names)
        self._predicates = PredicatedHolders(identity.annotation, self._names)
        self._introductions = Introductions(identity, self._names, titles)
        self.introduced: dict[int, Cluster] = {}
        self._find(titles)

    def _find(self, titles: Sequence[TitlePhrase]) -> None:
        held: dict[TitlePhrase, list[Held]] = {}
        for title in titles:
            found = None if title.plural else self._beside.single(title) or self._predicates.find(title)
            held[title] = [found] if found is not None else []
        starting: dict[int, list[TitlePhrase]] = {}
        ending: dict[int, list[TitlePhrase]] = {}
        for title in titles:
            starting.setdefault(title.first, []).append(title)
            ending.setdefault(title.end, []).append(title)
        for title in titles:
            near = [*ending.get(title.first - 1, ()), *starting.get(title.end + 1, ())]  # "and" is between
            for found in held[title] or self._beside.shared(title, near, held):
                self._read(title, found)
        self._introduce()
        self._owners.settle()

    def _introduce(self) -> None:
        """ "Norway's chief negotiator says ... Kari Dahl told reporters": the opening describes whom it names next."""
        found = self._introductions.find(self.holder)
        if found is None:
            return
        self.introduced[found.head.i] = self._identity.by_token[found.name.first]
        if found.title is not None and found.name.title is None:
            self._read(found.title, Held(found.name, "role.introduced", found.title.status))

    def _read(self, title: TitlePhrase, held: Held) -> None:
        person = self._identity.by_token.get(held.name.first)
        if person is None or not person.is_person:
            return
        for i in range(title.title_first, title.head + 1):
            self.holder.setdefault(i, person)
        of = self._owner(title)
        behind = self._beside.owner_behind(held.name) if held.rule in BEFORE_NAMES and title.of is None else None
        if of is None and title.owner_token is not None and _refers_back(title.owner_token):
            return  # whose, the network tells
        if of is None and behind is not None:
            self._enter(title, held, person, self._identity.by_token.get(behind.last - 1), end=behind.last)
        else:
            self._enter(title, held, person, of)

    def _enter(self, title: TitlePhrase, held: Held, person: Cluster, of: Cluster | None, *, end: int = 0) -> None:
        if of is not None and of.type not in BODIES:
            of = None
        if of is not None and self._is_members(title, of):
            of = None
        if title.entry.title == "candidate" and held.rule not in BEFORE_NAMES:
            return  # for what, and whether still, the words do not tell
        passing = {title.entry.title, title.text.lower(), title.text.lower().removesuffix("s")}
        if (of is None and self._is_empty(title)) or passing & lexicon.words("no-offices"):
            return
        name, tokens = held.name, self._annotation.tokens
        named_there = tokens[name.first].sentence == tokens[title.head].sentence
        ends = [title.last, end, *([name.last] if named_there else [])]
        if title.of is not None and tokens[title.of.first].sentence == tokens[title.head].sentence:
            ends.append(title.of.last)
        span = self._annotation.span_of(
            tokens[min(title.first, name.first) if named_there else title.first : max(ends)]
        )
        text = title.text[:-1] if title.plural and title.text.endswith("s") else title.text
        evidence = Evidence(span, held.rule, tokens[title.head].span)
        self.register.enter(RoleDraft(person, text, of, held.status, [evidence], title))

    def _is_members(self, title: TitlePhrase, of: Cluster) -> bool:
        """ "Democratic senator", "Labor premier": of the party, but the office is the state's."""
        known = of.known
        party = of.name.endswith((" Party", " party")) or (known is not None and known.kind == "party")
        if title.entry.level == "legislator" and known is None and of.type is EntityType.ORGANIZATION:
            party = party or len(of.name.split()) == 1
        states = title.entry.of == "state" and title.entry.level != "opposition-leader"
        return party and (title.entry.level == "legislator" or states) and title.text != "member"

    def _is_empty(self, title: TitlePhrase) -> bool:
        """A title that says nothing without the body it belongs to: "the head", "leader"; "party chairman" does."""
        words = self._annotation.tokens[title.title_first : title.head]
        if any(word.lower in lexicon.words("body-nouns") for word in words):
            return False
        vague = title.entry.level in {"leader", "head"} and not title.text[0].isupper()
        return vague or title.text.lower() in lexicon.words("bare-titles")

    def _owner(self, title: TitlePhrase) -> Cluster | None:
        """The state or body of the office, as the title phrase tells it."""
        if title.of is not None:
            return self._named_owner(title, title.of)
        owner = self._identity.by_token.get(title.owner_token.i) if title.owner_token is not None else None
        return None if owner is not None and owner.is_person else owner

    def _named_owner(self, title: TitlePhrase, of: NameMention) -> Cluster | None:
        thing = self._identity.by_token.get(of.last - 1) or self._identity.by_token.get(of.first)
        if thing is None:
            return None
        known = of.known
        if of.form is Form.CAPITAL and thing.type is EntityType.PLACE and title.entry.of == "state":
            thing = self._identity.state(known.state if known is not None else None) or thing
        if thing.type is EntityType.ORGANIZATION and title.title_first == of.first:
            return thing.state  # the body is part of the title: "Treasury secretary"
        of_nobody = (thing.type is EntityType.STATE and title.entry.kind == "profession") or (
            thing.type is EntityType.PLACE and of.form is Form.ADJECTIVE
        )
        return None if of_nobody else thing


def _refers_back(owner: Token) -> bool:
    """ "its leader", "the country's leader", "the agency's chief": whose, is told before."""
    nouns = lexicon.words("state-nouns") | lexicon.words("body-nouns")
    return owner.tag == "PRP$" or (owner.tag == "NN" and owner.lemma in nouns)
