"""What is part of a state or body: "China's Foreign Ministry", "the U.N. Security Council"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.layers import Cluster, NameMention
from kg.extract.shared.linking.identity import OWNER_BEFORE_NAME
from kg.extract.shared.linking.ownership import is_organ
from kg.extract.shared.relations.found import Found, NamedThings
from kg.lexicon.gazetteer import Form
from kg.model import EntityType, RelationType

#: Kinds that may have a state's name before theirs without being part of it.
_INDEPENDENT = {"party", "company", "media", "armed-group", "think-tank", "ngo", "university"}
_LONGEST_WORDS = 120
_STATELY = ("state news", "state media", "state tele", "state radio", "state broadcaster", "state-run", "official news")


class Parts:
    """Finds the organs of states and bodies."""

    def __init__(self, things: NamedThings) -> None:
        self._things = things
        self._identity = things.identity
        self._tokens = things.annotation.tokens

    def find(self) -> Iterator[Found]:
        """The surest first: what the names and the words beside them tell."""
        for told in self._things.owned:
            first, last = self._things.tokens_of(told.span)
            if told.rule != OWNER_BEFORE_NAME or self._is_organ(told.cluster, unknown=self._is_states_own(first, last)):
                yield _part(told.cluster, told.owner, first, last, told.rule)
        yield from self._named_after_parent()
        yield from self._named_with_whole()

    def _is_states_own(self, first: int, last: int) -> bool:
        """A state's name is before it ("U.S. Geological Survey"), or its last word is a common noun."""
        phrase = self._things.phrases.get(last)
        if phrase is None:
            return False
        return (phrase.owner is not None and phrase.owner.form is Form.NAME) or phrase.text.split()[-1].islower()

    def _is_organ(self, thing: Cluster, *, unknown: bool = True) -> bool:
        """A body that a state has, not a party, company or league that merely sits there.

        ``unknown`` decides where no word of the name tells: "U.S. Geological Survey" and "British air force" are
        some, "Indian Movement X" is none.
        """
        return is_organ(thing.name, thing.known, thing.aliases, unknown=unknown)

    def _named_with_whole(self) -> Iterator[Found]:
        """ "the Central Committee of the Workers' Party": the name ends with that of another organization."""
        named = {n: t for t in self._identity.things if t.type is EntityType.ORGANIZATION for n in (t.name, *t.aliases)}
        for phrase in self._things.unique_phrases():
            first, thing = self._behind_of(phrase), self._identity.by_token.get(phrase.last - 1)
            if first is None or phrase.known is not None or thing is None or not self._is_organ(thing, unknown=False):
                continue
            span = self._things.annotation.span_of(self._tokens[first : phrase.last])
            whole = named.get(" ".join(self._things.annotation.article.words(span).split()))
            if whole is not None and whole is not thing:
                yield _part(thing, whole, phrase.first, phrase.last - 1, "relation.name-holds-whole")

    def _behind_of(self, phrase: NameMention) -> int | None:
        """Where what stands behind the first "of" or "of the" of a name begins."""
        tokens = self._tokens
        i = next((i for i in range(phrase.first + 1, phrase.last) if tokens[i].lower == "of"), None)
        if i is None or phrase.type is not EntityType.ORGANIZATION:
            return None
        i += 2 if i + 1 < phrase.last and tokens[i + 1].lower == "the" else 1
        return i if i < phrase.last else None

    def _named_after_parent(self) -> Iterator[Found]:
        """A body whose name in the text holds the name of its parent: "UN Security Council"."""
        things = {thing.name: thing for thing in self._identity.things}
        for phrase in self._things.unique_phrases():
            known, thing = phrase.known, self._identity.by_token.get(phrase.first)
            if known is None or thing is None or known.type is not EntityType.ORGANIZATION:
                continue
            for name in (known.parent, known.state):
                parent = things.get(name or "")
                if parent is None or parent is thing or known.kind in _INDEPENDENT:
                    continue
                if any(phrase.text.startswith(f"{form} ") for form in (parent.name, *parent.aliases)):
                    yield _part(thing, parent, phrase.first, phrase.last - 1, "relation.name-holds-parent")


def _part(thing: Cluster, owner: Cluster, first: int, last: int, rule: str) -> Found:
    return Found(RelationType.PART_OF, thing, owner, first, last, rule)
