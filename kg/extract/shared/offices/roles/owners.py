"""Of which state a bare office is, and whose office makes an official."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from kg import lexicon
from kg.extract.layers import Cluster, TitlePhrase
from kg.extract.shared.institutions import foremost, institutions
from kg.extract.shared.linking import Named
from kg.extract.shared.offices.roles.deaths import dead_persons
from kg.extract.shared.offices.roles.hosts import Hosts
from kg.extract.shared.offices.roles.officials import Officials
from kg.extract.shared.offices.roles.register import RoleDraft, RoleRegister
from kg.language import Token
from kg.language.quotes import Quotes
from kg.language.syntax import PREMODIFIERS, prepositional
from kg.lexicon.gazetteer import Known
from kg.model import EntityType, MentionKind, RoleStatus

#: Levels of office that a state has once.
NATIONAL = lexicon.levels_of("state")
#: Levels of office in the government of a state, and against it, whose state the article's institutions tell.
_POLITICAL = {*NATIONAL, "deputy-head", "minister", "deputy-minister"}
#: States whose parts have premiers, while they have prime ministers themselves.
_WITH_PREMIERS = {"Canada", "Australia"}
#: Levels of office below that of a state, and offices that its parts have.
_LOCAL = lexicon.levels_of("part")
_PROVINCIAL = {"first minister", "chief minister", "state premier", "sheriff"}
#: Rules by which "the president" in small letters may be that of a company as well.
_DESCRIPTIONS = {"role.apposition", "role.title-comma-name", "role.predicate"}
#: Titles below the level of a state by their first word ("city councilman").
_LOWER = {"city", "county", "town", "village", "municipal"}
#: Where a state stands as goal or counterpart, not as the article's own.
_ABROAD = {"to", "into", "in", "from", "with", "against", "toward", "towards"}
#: Under these words a state only has a duty, which others may speak of.
_OUGHT = {"should", "must", "ought"}
#: What states do to those who stand for other states.
_DEALING = {
    "summon",
    "expel",
    "receive",
    "host",
    "welcome",
    "invite",
    "meet",
    "bar",
    "recall",
    "accept",
    "thank",
    "assure",
}
#: Nouns for those who stand for another state.
_FOREIGNERS = {"delegation", "embassy", "consulate", "mission", "counterpart", "diplomat", "official", "team", "queen"}
#: Kinds of bodies that write of other states than their own.
_FAR_READING = {"media", "company"}
#: News leaves out the name of this state too, so that its absence tells nothing.
_HOME = "United States"
#: Words for offices that it does not have.
_FOREIGN = {"minister", "minster", "premier", "pm", "king", "queen", "emperor", "emir", "sultan"}


class OfficeOwners:
    """Completes the roles of an article by what the whole of it tells."""

    def __init__(self, identity: Named, register: RoleRegister[Cluster], titles: Sequence[TitlePhrase]) -> None:
        self._identity = identity
        self._register = register
        self._hosts = Hosts(identity)
        self._officials = Officials(identity, register)
        self._owned: dict[str, list[tuple[int, Cluster | None]]] = {}
        for title in titles:
            if title.of is not None and title.of.first > title.head:
                owner = identity.by_token.get(title.of.last - 1)
                self._owned.setdefault(title.text.lower(), []).append((title.head, owner))
        self._states: list[Cluster] = []
        self._institutions: Counter[str] = Counter()
        self._foremost: Cluster | None = None
        self._homes: dict[Cluster, bool] = {}
        self._offices: dict[Cluster, list[RoleDraft[Cluster]]] = {}
        self._told_by: dict[int, set[Cluster]] = {}

    def settle(self) -> None:
        """Gives bare offices their state, and makes officials of those who hold a public office."""
        self._begin()
        for role in [*self._register.roles, *self._register.roles]:  # one office may tell the state of another
            if role.of is None and self._is_of_state(role):
                found = self._state_for(role)
                premier = "premier" in role.title.lower().split()
                provincial = premier and found is not None and found.name in _WITH_PREMIERS
                role.of = found if not provincial else None
                if role.of is not None:
                    self._offices.setdefault(role.of, []).append(role)
        self._officials.affiliate()
        for role in self._register.roles:
            if role.person in self._dead and role.status is RoleStatus.CURRENT:
                role.status = RoleStatus.FORMER
            if self._officials.made_by(role):
                self._register.officials[role.person] = None

    @cached_property
    def _dead(self) -> frozenset[Cluster]:
        return frozenset(dead_persons(self._identity))

    @cached_property
    def _quotes(self) -> Quotes:
        return Quotes(self._identity.annotation)

    def _begin(self) -> None:
        """Looks up what stays the same while the roles get their states."""
        self._states = self._identity.states()
        self._institutions = institutions(self._identity, self._register.roles)
        self._foremost = foremost(self._identity)
        self._homes = {}
        self._offices, self._told_by = {}, {}
        for role in self._register.roles:
            if role.of is not None:
                self._offices.setdefault(role.of, []).append(role)
            phrase = self._register.phrase_of(role)
            if phrase is not None:
                self._told_by.setdefault(phrase.head, set()).add(role.person)

    def main(self, states: Sequence[Cluster] | None = None) -> Cluster | None:
        """The state that the article is about: it has more mentions than all others together.

        None where the United States are named beside it: news leaves out their name too.

        Args:
            states: those of which it may be one; by default all that the article names.
        """
        states = self._identity.states() if states is None else states
        ranked = sorted(states, key=lambda state: -state.times_named)
        if len(ranked) < 2 or any(state.name == _HOME for state in ranked[1:]):
            return None
        rest = sum(state.times_named for state in ranked[1:])
        return ranked[0] if ranked[0].times_named > rest else None

    def _is_of_state(self, role: RoleDraft[Cluster]) -> bool:
        phrase = self._register.phrase_of(role)
        if role.title.startswith("Member for "):
            return True  # of parliament, for an electorate
        if phrase is None or phrase.entry.holder != "official":
            return False
        if phrase.entry.level in _LOCAL or phrase.entry.title in _PROVINCIAL:
            return False
        if phrase.text.split()[0].lower() in _LOWER:
            return False
        if phrase.of is not None or phrase.owner_token is not None:
            return False  # a province's governor, a company's president
        if phrase.entry.level == "prosecutor" and self._is_of_place(phrase):
            return False  # "Oakland County prosecutor"
        described = role.evidence[0].rule in _DESCRIPTIONS and not phrase.text[0].isupper()
        return phrase.entry.of == "state" or (phrase.entry.of == "either" and not described)

    def _is_of_place(self, phrase: TitlePhrase) -> bool:
        before = self._identity.annotation.next(self._identity.annotation.tokens[phrase.first], -1)
        return before is not None and before.pos == "PROPN"

    def _state_for(self, role: RoleDraft[Cluster]) -> Cluster | None:
        """The one that has such an office, that of the person's other offices, or the article's only or main one."""
        states, typical = self._states, typical_states(role.title)
        if typical:
            named = [state for state in states if state.name in typical]
            return named[0] if len(named) == 1 else None
        own = self._register.state_of(role.person) or self._said_elsewhere(role)
        if own is not None:
            return own
        foreign = self._is_foreign(role)
        host = self._host(role)
        if host is not None:
            return host
        states = [state for state in states if state.name != _HOME or not foreign]
        states = [state for state in states if not self._is_faced(state, role)]
        if self._register.level(role) == "legislator" and (seated := self._seat_of_parliament()) is not None:
            return seated
        if len(states) == 1:
            if states[0] not in self._homes:
                alone = not self._bodies_of_others(states[0])
                self._homes[states[0]] = alone and self._is_at_home(states[0])
            return states[0] if self._homes[states[0]] else None
        if self._register.level(role) not in NATIONAL:
            return self._governed(role)
        main, near = self.main(states), self._spoken_of(role) if foreign else set()
        if near and main not in near:
            only = len(near) == 1 and self._is_introduced(role) and self._is_at_home(next(iter(near)))
            main = next(iter(near)) if only else None
        told = main is not None and not (foreign and main.name == _HOME)
        fits = main is not None and told and self._is_vacant(main, role)
        return main if fits else self._governed(role)

    def _governed(self, role: RoleDraft[Cluster]) -> Cluster | None:
        """The foremost state, if it alone has institutions here, or all others have another in such an office.

        News leaves out the name of the United States: they need not be foremost, and another state is taken only where
        they are not named, or for an office that they do not have.
        """
        if self._register.level(role) not in _POLITICAL:
            return None
        foreign = self._is_foreign(role)
        governed = [state for state in self._states if state.name in self._institutions]
        vacant = [state for state in governed if self._is_vacant(state, role) and not (foreign and state.name == _HOME)]
        if len(vacant) != 1 or self._is_faced(vacant[0], role):
            return None
        state, alone = vacant[0], len(self._institutions) == 1
        if state.name == _HOME:
            return state if alone else None
        at_home = foreign or all(other.name != _HOME for other in self._states)
        return state if state is self._foremost and at_home and (alone or foreign) else None

    def _said_elsewhere(self, role: RoleDraft[Cluster]) -> Cluster | None:
        """ "the President of Cyprus" without a name, beside "President X": the only state told of this title."""
        if self._register.level(role) not in NATIONAL:
            return None
        states: set[Cluster | None] = set()
        for head, owner in self._owned.get(role.title.lower(), ()):
            if not self._told_by.get(head, set()) - {role.person}:  # else it is told of another
                states.add(owner)
            if len(states) > 1:
                return None
        state = states.pop() if states else None
        fits = state is not None and state.type is EntityType.STATE and self._is_vacant(state, role)
        return state if fits else None

    def _seat_of_parliament(self) -> Cluster | None:
        """ "Senator X", where the article names the Senate of one state."""
        parliaments = {known.state for known in self._listed_bodies() if known.kind == "parliament"}
        return self._identity.state(parliaments.pop()) if len(parliaments) == 1 else None

    def _spoken_of(self, role: RoleDraft[Cluster]) -> set[Cluster]:
        """The states that the sentence, or else the one before it, speaks of: "raised in the Dutch parliament"."""
        annotation, states = self._identity.annotation, self._states
        last = annotation.tokens_in(role.evidence[0].span)[0].sentence
        for sentence in reversed(annotation.sentences[max(0, last - 1) : last + 1]):
            words = annotation.tokens_of(sentence)
            named = {self._identity.by_token.get(word.i) for word in words if self._speaks_of_home(word)}
            if not named.isdisjoint(states):
                owners = {self._identity.by_token.get(word.i) for word in words if word.dep == "amod"}
                return {state for state in states if state in named | owners}  # "an Egyptian minister" besides
        return set()

    @staticmethod
    def _is_introduced(role: RoleDraft[Cluster]) -> bool:
        """The article names the person here first, so that what stands around has to tell of which state."""
        first = min((mention.span for mention in role.person.mentions), default=None)
        return first is not None and role.evidence[0].span.start <= first.start < role.evidence[0].span.end

    def _host(self, role: RoleDraft[Cluster]) -> Cluster | None:
        """The state that the person receives somebody for, or speaks in the capital or the seat of power of."""
        words = self._identity.annotation.tokens_in(role.evidence[0].span)
        named = [word for word in words if self._identity.by_token.get(word.i) is role.person]
        name = next((word for word in named if word.head not in named), None)
        if name is None:
            return None
        foreign = self._is_foreign(role)
        state = self._hosts.seat(name) if self._register.level(role) in NATIONAL else None
        state = state or (self._hosts.state(name) if foreign else None)
        fits = state is not None and not (foreign and state.name == _HOME)
        return state if state is not None and fits and self._is_vacant(state, role) else None

    def _is_faced(self, state: Cluster, role: RoleDraft[Cluster]) -> bool:
        """ "Sudan summoned Ambassador X", "Germany and Foreign Minister X agreed": another state's."""
        annotation = self._identity.annotation
        for word in annotation.tokens_in(role.evidence[0].span):
            if self._identity.by_token.get(word.i) is not role.person:
                continue
            beside = [word.head] if word.dep == "conj" else word.all("conj")
            if word.dep == "dobj" and word.head.lemma in _DEALING:
                beside += word.head.all("nsubj")
            if any(self._identity.by_token.get(other.i) is state for other in beside):
                return True
        return False

    def _bodies_of_others(self, state: Cluster) -> bool:
        """The article names a body of another state ("the Pentagon"), so that it is not about one state alone."""
        bodies = self._listed_bodies()
        return bool({known.state for known in bodies if known.kind not in _FAR_READING} - {state.name})

    def _listed_bodies(self) -> list[Known]:
        """What the lists say of the things that the article names and that belong to a state."""
        return [thing.known for thing in self._identity.things if thing.known is not None and thing.known.state]

    def _is_at_home(self, state: Cluster) -> bool:
        """The article names the state otherwise than as a destination ("President X flew to Kenya") or an agent abroad,
        and in its own words, not in those of somebody whom it quotes."""
        annotation = self._identity.annotation
        heads = [
            annotation.tokens_in(mention.span)[-1]
            for mention in state.mentions
            if mention.kind is not MentionKind.PRONOUN and annotation.tokens_in(mention.span)
        ]
        return any(
            self._speaks_of_home(head) and not self._is_only_agent(head) and self._quotes.of(head) is None
            for head in heads
        )

    @staticmethod
    def _speaks_of_home(head: Token) -> bool:
        """Not where one goes ("visited Cuba"), nor whose officials one meets ("the Polish delegation")."""
        if head.dep in {"dobj", "dative"}:
            return False
        if head.dep == "pobj":
            return head.head.lower not in _ABROAD
        owner = head.dep in PREMODIFIERS and head.head.pos == "NOUN"
        noun = head.head.lemma.lower()
        return not (owner and (noun in lexicon.titles() or noun in _FOREIGNERS))

    def _is_only_agent(self, head: Token) -> bool:
        """ "Germany should send tanks", "China sent rescuers to Kumamoto": what it does tells no home."""
        verb = head.head
        if head.dep != "nsubj" or verb.pos != "VERB":
            return False
        if any(helper.lower in _OUGHT for helper in verb.all("aux")):
            return True
        others = [*verb.all("dobj"), *prepositional(verb, "to", "against", "into", "on")]
        return any(self._identity.at(other) is not None for other in others)

    def _is_vacant(self, state: Cluster, role: RoleDraft[Cluster]) -> bool:
        """No other person holds an office of this level of the state; who comes into it or had it may be another's."""
        level, foreign = self._register.level(role), self._is_foreign(role)
        return not any(
            other.person is not role.person and self._register.level(other) == level
            for other in self._offices.get(state, ())
            if not foreign or {role.status, other.status} <= {RoleStatus.CURRENT, RoleStatus.ACTING}
        )

    @staticmethod
    def _is_foreign(role: RoleDraft[Cluster]) -> bool:
        """An office that the United States do not have."""
        return not _FOREIGN.isdisjoint(role.title.lower().split())


def typical_states(title: str) -> tuple[str, ...]:
    """The few states that have an office of this title: "Secretary of State", "Chancellor of the Exchequer"."""
    text = title.lower()
    for form, states in lexicon.national_titles().items():
        if text == form or text.endswith(f" {form}"):
            return states
    return ()
