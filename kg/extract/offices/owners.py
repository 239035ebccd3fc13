"""Of which state a bare office is: by its title, or by what the article is about."""

from __future__ import annotations

from kg.extract.layers import Cluster
from kg.extract.linking import Named
from kg.extract.offices.register import RoleDraft, RoleRegister
from kg.lexicon import lists as lexicon
from kg.model import EntityType

#: States whose parts have premiers, while they have prime ministers themselves.
_WITH_PREMIERS = {"Canada", "Australia"}
#: Levels of office in the government of a state, and against it, that need no state's name in an article about one.
_POLITICAL = lexicon.levels_of("state") | {"deputy-head", "minister", "deputy-minister"}
#: News leaves out the name of this state too, so that its absence tells nothing; and these offices it does not have.
_HOME = "United States"
_FOREIGN = {"minister", "minster", "premier", "pm", "king", "queen", "emperor", "emir", "sultan"}
#: Where a state stands as goal or counterpart, not as the article's own.
_ABROAD = {"to", "into", "in", "from", "with", "against", "toward", "towards"}
#: Levels of office below that of a state, and offices that its parts have.
_LOCAL = lexicon.levels_of("part")
_PROVINCIAL = {"first minister", "chief minister", "state premier", "sheriff"}
#: Rules by which "the president" in small letters may be that of a company as well.
_DESCRIPTIONS = {"role.apposition", "role.title-comma-name", "role.predicate"}
#: Titles below the level of a state by their first word ("city councilman").
_LOWER = {"city", "county", "town", "village", "municipal"}
#: Levels of office that clubs and companies have as well.
_ANYWHERE = {"head-of-state", "deputy-head", "head", "spokesperson", "secretary-general"}
#: Kinds of bodies whose offices are public.
_PUBLIC_KINDS = lexicon.ORGAN_KINDS | {"party", "armed-group", "intergovernmental"}


class OfficeOwners:
    """Completes the roles of an article."""

    def __init__(self, identity: Named, register: RoleRegister) -> None:
        self._identity = identity
        self._register = register

    def settle(self) -> None:
        """Gives bare offices their state, and makes officials of those who hold a public office."""
        for role in self._register.roles:
            if role.of is None and self._is_of_state(role):
                role.of = self._state_for(role)
        self._register.officials |= {role.person: None for role in self._register.roles if _is_public_office(role)}

    def _is_of_state(self, role: RoleDraft) -> bool:
        phrase = role.phrase
        if phrase.entry.holder != "official":
            return False
        if phrase.entry.level in _LOCAL or phrase.entry.title in _PROVINCIAL:
            return False
        if phrase.text.split()[0].lower() in _LOWER:
            return False
        if phrase.of is not None or phrase.owner_token is not None:
            return False  # a province's governor, a company's president
        described = role.evidence[0].rule in _DESCRIPTIONS and not phrase.text[0].isupper()
        return phrase.entry.of == "state" or (phrase.entry.of == "either" and not described)

    def _state_for(self, role: RoleDraft) -> Cluster | None:
        """The one that has such an office, or that which the article is about."""
        typical = _typical_states(role.title)
        if typical:
            named = [state for state in self._identity.states() if state.name in typical]
            return named[0] if len(named) == 1 else None
        state = self._main(role)
        premier = "premier" in role.title.lower().split()
        return None if premier and state is not None and state.name in _WITH_PREMIERS else state

    def _main(self, role: RoleDraft) -> Cluster | None:
        """The only state that the article names, or the one that it names more often than all others together."""
        level = role.phrase.entry.level
        if level not in _POLITICAL:
            return None
        first, *others = sorted(self._identity.states(), key=lambda state: -state.times_named) or (None,)
        if first is None or any(state.name == _HOME for state in others):
            return None
        foreign = not _FOREIGN.isdisjoint(role.title.lower().split())
        alone = first.times_named > sum(state.times_named for state in others)
        fits = alone and not (foreign and first.name == _HOME) and self._is_vacant(first, role, level)
        return first if fits and self._is_at_home(first) else None

    def _is_vacant(self, state: Cluster, role: RoleDraft, level: str) -> bool:
        """No other person holds an office of this level of the state."""
        others = (each for each in self._register.roles if each.of is state and each.person is not role.person)
        return level == "minister" or all(other.phrase.entry.level != level for other in others)

    def _is_at_home(self, state: Cluster) -> bool:
        """The article names the state otherwise than as a destination ("President X flew to Kenya", "visited Cuba")."""
        names = (self._identity.annotation.tokens_in(mention.span) for mention in state.mentions)
        heads = (words[-1] for words in names if words)
        return any(
            head.dep not in {"dobj", "dative"} and not (head.dep == "pobj" and head.head.lower in _ABROAD)
            for head in heads
        )


def _typical_states(title: str) -> tuple[str, ...]:
    """The few states that have an office of this title: "Secretary of State", "Chancellor of the Exchequer"."""
    text = title.lower()
    for form, states in lexicon.national_titles().items():
        if text == form or text.endswith(f" {form}"):
            return states
    return ()


def _is_public_office(role: RoleDraft) -> bool:
    title, holder = role.phrase.entry, role.phrase.entry.holder
    if holder == "official" and role.of is not None and title.level in _ANYWHERE:
        holder = "either"  # the president of a club, the spokesman of a company
    return holder == "official" or (holder == "either" and role.of is not None and _is_public(role.of))


def _is_public(body: Cluster) -> bool:
    if body.type is EntityType.STATE:
        return True
    known = body.known
    if known is not None:
        return known.kind in _PUBLIC_KINDS
    words, heads = body.name.split(), lexicon.organization_heads()
    kind = heads.get(words[-1].capitalize()) or next((heads[word] for word in words if word in heads), None)
    return body.state is not None or kind in _PUBLIC_KINDS
