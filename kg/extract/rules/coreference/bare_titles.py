"""Whom a title without a name means: "the foreign minister", "his Chinese counterpart", "the top U.S. diplomat"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.layers import TitlePhrase
from kg.extract.rules.coreference.referents import Referents
from kg.extract.shared.linking import GrowingCluster
from kg.extract.shared.offices.roles.register import RoleDraft
from kg.language import Token
from kg.language.syntax import noun_phrase
from kg.model import EntityType, MentionKind, RoleStatus

_ENVOYS = {"diplomat", "envoy"}
_TOP = {"top", "chief", "senior-most"}
#: Levels whose titles mean the same office under other names ("premier", "prime minister").
_SPECIFIC = {
    "head-of-government",
    "foreign-minister",
    "defense-minister",
    "finance-minister",
    "head-of-state",
    "secretary-general",
}


class BareTitles:
    """Finds the holders of offices by the roles of the article."""

    def __init__(self, referents: Referents) -> None:
        self._referents = referents
        self._identity = referents.identity
        self._history = referents.history
        self._register = referents.identity.register
        self._offices: dict[tuple[str, str], list[RoleDraft[GrowingCluster]]] = {}
        self._named: dict[GrowingCluster, set[int]] = {}
        for i, phrase in self._identity.phrases.items():
            if i in self._identity.by_token:
                self._named.setdefault(self._identity.by_token[i], set()).add(phrase.first)

    def read(self, title: TitlePhrase, token: Token) -> bool:
        """Points a title in the singular to its holder; False if nobody is known to be it, or several are."""
        if title.plural or title.introduced == "a" or title.entry.title == "candidate":
            return False
        person = self._holder(title, token)
        if person is not None:
            self._referents.refer(token, person, MentionKind.NOMINAL, self._words(title))
        return person is not None

    def read_top_diplomat(self, token: Token) -> bool:
        """ "the top U.S. diplomat": the foreign minister, or who has that office under another name."""
        if token.lemma != "diplomat" or token.tag != "NN":
            return False
        before = {child.lower for child in token.children}
        if not before & _TOP or before & {"a", "an", "another"}:
            return False
        named = (self._identity.by_token.get(child.i) for child in token.children)
        state = next((thing for thing in named if thing is not None and thing.type is EntityType.STATE), None)
        found = {
            role.person
            for role in self._register.roles
            if self._is_foreign_minister(role) and (state is None or role.of is state)
        }
        if len(found) != 1:
            return False
        self._referents.refer(token, found.pop(), MentionKind.NOMINAL, noun_phrase(token))
        return True

    def _words(self, title: TitlePhrase) -> Sequence[Token]:
        words = self._referents.annotation.tokens[title.first : title.last]
        return words[1:] if words[0].tag == "POS" else words

    def _holder(self, title: TitlePhrase, token: Token) -> GrowingCluster | None:
        of = self._identity.by_token.get(title.of.last - 1) if title.of is not None else None
        if token.lemma == "counterpart":
            return self._counterpart(token, of)
        matches = [role.person for role in self._same_office(title) if self._fits(role, title, of)]
        if title.entry.title in _ENVOYS and of is not None and title.introduced == "the":
            matches += [r.person for r in self._register.roles if r.of is of and self._is_diplomat(r)]
        persons = set(matches)
        if len(persons) > 1:
            return self._history.antecedent(token, lambda thing: thing in persons)
        return matches[0] if matches else None

    def _same_office(self, title: TitlePhrase) -> list[RoleDraft[GrowingCluster]]:
        """The roles of this office, whosever it is; all are known by now."""
        key = (title.text.lower(), title.entry.level)
        if key not in self._offices:
            self._offices[key] = [role for role in self._register.roles if self._is_same_office(role, title)]
        return self._offices[key]

    def _fits(self, role: RoleDraft[GrowingCluster], title: TitlePhrase, of: GrowingCluster | None) -> bool:
        if of is not None and role.of is not None and role.of is not of:
            return False
        if of is not None and role.of is None and self._is_passing(of):
            return False
        return (role.status is RoleStatus.FORMER) == (title.status is RoleStatus.FORMER)

    def _is_passing(self, state: GrowingCluster) -> bool:
        """Named once: an official whose state the article leaves to the reader is not of this one."""
        return len(self._named.get(state, ())) < 2

    def _is_foreign_minister(self, role: RoleDraft[GrowingCluster]) -> bool:
        return self._register.phrase_of(role) is not None and (
            self._register.level(role) == "foreign-minister" or role.title.lower() == "secretary of state"
        )

    def _is_diplomat(self, role: RoleDraft[GrowingCluster]) -> bool:
        level = self._register.level(role)
        return level in {"foreign-minister", "diplomat"} or role.title.lower().endswith("secretary of state")

    def _is_same_office(self, role: RoleDraft[GrowingCluster], title: TitlePhrase) -> bool:
        held, told, level = role.title.lower(), title.text.lower(), title.entry.level
        if held == told:
            return True
        if not level or self._register.level(role) != level:
            return False
        return level in _SPECIFIC or held.endswith(f" {told}")

    def _counterpart(self, token: Token, of: GrowingCluster | None) -> GrowingCluster | None:
        """ "his Chinese counterpart": who holds for that state the level of office of somebody else in the sentence."""
        if of is None:
            return None
        told = [role for role in self._register.roles if self._register.phrase_of(role) is not None]
        present = self._history.in_sentence(token.sentence)
        levels = {self._register.level(role) for role in told if role.person in present}
        found = {role.person for role in told if role.of is of and self._register.level(role) in levels}
        return found.pop() if len(found) == 1 else None
