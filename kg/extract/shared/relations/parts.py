"""What is part of a state or body: "China's Foreign Ministry", "the U.N. Security Council"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import lexicon
from kg.extract.drafts import Thing
from kg.extract.rules.mentions.names import NamePhrase
from kg.extract.shared.relations.found import Found, NamedThings
from kg.language import Token
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
        """The surest first; also tells things whose organ they are, and their names with the owner's."""
        for thing, (owner, phrase) in self._identity.owners.items():
            state_owned = phrase.owner is not None and phrase.owner.form is Form.NAME
            if self._is_organ(thing, unknown=state_owned or phrase.text.split()[-1].islower()):
                yield _part(thing, owner, phrase.first, phrase.last - 1, "relation.owner-before-name")
        for thing, (state, phrase) in self._identity.homes.items():
            yield _part(thing, state, phrase.first, phrase.last - 1, "relation.organ-of-home")
        yield from self._possessed()
        yield from self._named_after_parent()
        yield from self._named_with_whole()

    def _possessed(self) -> Iterator[Found]:
        """ "China's Foreign Ministry", "the Foreign Office of the United Kingdom"."""
        for phrase in self._things.unique_phrases():
            thing = self._identity.by_token.get(phrase.last - 1)
            if phrase.type is not EntityType.ORGANIZATION or thing is None or not self._is_organ(thing):
                continue
            before, behind = self._possessor(phrase.first), self._state_behind(phrase.last)
            owner = before or behind
            state = self._things.actor(owner) if owner is not None else None
            if owner is None or state is None or state is thing:
                continue
            named = self._identity.phrases.get(owner.i)
            start = named.first if named is not None else owner.i  # all of "United States"
            first, last = min(start, phrase.first), max(owner.i, phrase.last - 1)
            thing.state = thing.state or state
            self._add_full_name(thing, state, first, last)
            yield _part(thing, state, first, last, "relation.possessive")

    def _add_full_name(self, thing: Thing, owner: Thing, first: int, last: int) -> None:
        annotation = self._things.annotation
        span = annotation.span_of(self._tokens[first : last + 1])
        if span.end - span.start < _LONGEST_WORDS and thing.name.casefold() != owner.name.casefold():
            words = " ".join(annotation.article.words(span).split())
            if words not in thing.aliases:
                thing.aliases.append(words)

    def _is_organ(self, thing: Thing, *, unknown: bool = True) -> bool:
        """A body that a state has, not a party, company or league that merely sits there.

        ``unknown`` decides where no word of the name tells: "U.S. Geological Survey" and "British air force" are
        some, "Indian Movement X" is none.
        """
        known = self._identity.known.get(thing)
        if known is not None:
            stately = any(name.casefold().startswith(_STATELY) for name in thing.aliases)
            # As in: the state news agency (IRNA).
            return known.kind in lexicon.ORGAN_KINDS or (known.kind == "media" and stately)
        words, heads = thing.name.split(), lexicon.organization_heads()
        if "News" in words:
            return False
        if len(words) > 1 and words[-2].lower() == "state" and f"state {words[-1].lower()}" in lexicon.organ_nouns():
            return True  # "Libyan state TV"
        kind = heads.get(words[-1]) or heads.get(words[0]) or lexicon.organ_nouns().get(words[-1].lower())
        kind = kind or next((heads[word] for word in words if word in heads), None)
        return kind in lexicon.ORGAN_KINDS if kind else unknown and len(words) > 1

    def _possessor(self, first: int) -> Token | None:
        """The owner whose name, with or without a possessive mark, stands before token ``first``."""
        tokens = self._tokens
        before = tokens[first - 1] if first else None
        if before is None or before.sentence != tokens[first].sentence:
            return None
        if before.tag == "POS" and first > 1:
            return tokens[first - 2]
        phrase = self._identity.phrases.get(before.i)
        if phrase is None or phrase.type is not EntityType.STATE or phrase.form is Form.PEOPLE:
            return None
        adjacent = before.end + 1 >= tokens[first].start and before.dep in {"amod", "compound", "nmod", "poss"}
        return before if adjacent else None

    def _state_behind(self, last: int) -> Token | None:
        """ "... of the United Kingdom"."""
        tokens = self._tokens
        i, limit = last, len(tokens) - 1
        if i >= limit or tokens[i].lower != "of" or tokens[i].sentence != tokens[i - 1].sentence:
            return None
        i += 1
        while i < limit and tokens[i].lower == "the":
            i += 1
        phrase = self._identity.phrases.get(i)
        return tokens[phrase.last - 1] if phrase is not None and phrase.type is EntityType.STATE else None

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

    def _behind_of(self, phrase: NamePhrase) -> int | None:
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


def _part(thing: Thing, owner: Thing, first: int, last: int, rule: str) -> Found:
    return Found(RelationType.PART_OF, thing, owner, first, last, rule)
