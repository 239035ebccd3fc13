"""What names carry in themselves: "the U.N. Security Council", "northern Iraq", "the Ministry of Defense of Chad"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.layers import Cluster, NameMention
from kg.extract.linking.identity import HOME, OWNER_BEFORE_NAME
from kg.extract.linking.ownership import is_body_of_state
from kg.extract.relations.things import Found, NamedThings
from kg.language import Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form, Known
from kg.model import EntityType, RelationType

#: Kinds that may have a state's name before theirs without being part of it.
_INDEPENDENT = {"party", "company", "media", "armed-group", "think-tank", "ngo", "university"}

#: No mention has more words.
_WIDEST = 40
#: Tokens between the names of a listed body and of its state at the most: a sentence where the article is about the
#: state, else a clause.
_NEAR, _BESIDE = 25, 12


class NamesInside:
    """Finds whose a body is, and in what a place lies, by its name and the name of its owner beside it."""

    def __init__(self, things: NamedThings) -> None:
        self._things = things
        self._tokens = things.annotation.tokens
        self._phrases: dict[Cluster, list[tuple[int, int]]] = {}
        for phrase in things.names:
            thing = things.named(self._tokens[phrase.last - 1])
            if thing is not None:
                self._phrases.setdefault(thing, []).append((phrase.first, phrase.last - 1))
        self._places = {p.text for p in things.names if p.type in {EntityType.PLACE, EntityType.STATE}}

    def find(self) -> Iterator[Found]:
        """The surest first."""
        for told in self._things.owned:
            first, last = self._things.bounds(told.span)
            phrase = self._things.phrases.get(last)
            stately = phrase is not None and (
                (phrase.owner is not None and phrase.owner.form is Form.NAME) or phrase.text.split()[-1].islower()
            )
            if told.rule != OWNER_BEFORE_NAME or is_body_of_state(told.cluster, unknown=stately):
                yield _part(told.cluster, told.owner, first, last, told.rule)
        yield from self._named_after_parent()
        yield from self._listed()
        yield from self._at_home()
        yield from self._parts_of_states()

    def _named_after_parent(self) -> Iterator[Found]:
        """A body whose name in the text holds the name of its parent: "UN Security Council"."""
        things = {thing.name: thing for thing in self._things.things}
        for phrase in self._things.names:
            known, thing = phrase.known, self._things.named(self._tokens[phrase.first])
            if known is None or thing is None or known.type is not EntityType.ORGANIZATION:
                continue
            for name in (known.parent, known.state):
                parent = things.get(name or "")
                if parent is None or parent is thing or known.kind in _INDEPENDENT or _is_government(known):
                    continue
                if any(phrase.text.startswith(f"{form} ") for form in (parent.name, *parent.aliases)):
                    yield _part(thing, parent, phrase.first, phrase.last - 1, "relation.name-holds-parent")

    def _listed(self) -> Iterator[Found]:
        """ "the Kremlin", "the Pentagon", "the Security Council": the name is that of a body of a state or league that
        the article names as well."""
        named = {thing.name: thing for thing in self._things.things if thing.mentions}
        for thing, known in self._things.listed():
            if thing.type is not EntityType.ORGANIZATION or _is_government(known):
                continue
            of_state = known.kind in lexicon.ORGAN_KINDS or known.metonym
            owner = named.get(known.state or "") if of_state else None
            if owner is None and known.kind not in _INDEPENDENT:
                owner = named.get(known.parent or "")
            if owner is None or owner is thing:
                continue
            near = self._nearest(thing, owner)
            if near is not None:
                yield _part(thing, owner, *near, "relation.listed-body")

    def _at_home(self) -> Iterator[Found]:
        """ "the Interior Ministry", "state television", where the article knows the institutions of one state."""
        for phrase in self._things.names:
            thing = self._things.named(self._tokens[phrase.last - 1])
            if thing is None or phrase.type is not EntityType.ORGANIZATION or thing.state is not None:
                continue
            stately = phrase.text.lower().startswith("state ")
            home = self._things.foremost if stately else self._things.home
            if home is not None and thing.known is None and self._is_national(phrase):
                yield _part(thing, home, phrase.first, phrase.last - 1, HOME)

    def _is_national(self, phrase: NameMention) -> bool:
        """A body such as a state has one of, by a name that names no place or other body ("Paris court")."""
        words, head = phrase.text.split(), self._tokens[phrase.last - 1]
        before = self._things.annotation.next(self._tokens[phrase.first], -1)
        if before is not None and before.lower in {"a", "an", "another", "no", "any"}:
            return False
        if any(self._things.location(token) is not None for token in (*head.children, *self._inside(phrase))):
            return False
        if words[0].lower() == "state":
            return f"state {words[-1].lower()}" in lexicon.organ_nouns()
        national = len(words) > 1 and not lexicon.words("national-heads").isdisjoint(words)
        return national and lexicon.organization_heads().get(words[-1], "ministry") in lexicon.ORGAN_KINDS

    def _inside(self, phrase: NameMention) -> list[Token]:
        """The words of the name that are a place's by themselves elsewhere: "California" of its departments."""
        named = self._places & set(phrase.text.split())
        return [token for token in self._tokens[phrase.first : phrase.last] if token.text in named]

    def _nearest(self, body: Cluster, owner: Cluster) -> tuple[int, int] | None:
        """The first and last token of the nearest words of both, in one sentence, or near where the article is about
        the owner."""
        tokens, around = self._tokens, owner is self._things.foremost
        farthest = _NEAR if around else _BESIDE
        owners = sorted(self._things.bounds(mention.span) for mention in owner.mentions)
        found: list[tuple[int, int, int]] = []
        for first, last in self._phrases.get(body, ()):
            for start, end in owners[bisect_left(owners, (first - farthest - _WIDEST, 0)) :]:
                if start > last + farthest:
                    break
                gap, left, right = max(first, start) - min(last, end), min(first, start), max(last, end)
                if gap <= farthest and (around or tokens[left].sentence == tokens[right].sentence):
                    found.append((gap, left, right))
        return min(found)[1:] if found else None

    def _parts_of_states(self) -> Iterator[Found]:
        """ "northern Iraq"."""
        for phrase in self._things.names:
            if phrase.owner is None or phrase.type is not EntityType.PLACE or phrase.owner.first <= phrase.first:
                continue
            place = self._things.named(self._tokens[phrase.first])
            if place is not None and place.state is not None and not self._tells_where(phrase):
                where = (phrase.first, phrase.last - 1)
                yield Found(RelationType.LOCATED_IN, place, place.state, *where, "relation.part-of-state")

    def _tells_where(self, part: NameMention) -> bool:
        """ "Adana, southern Turkey", "Raqqa, in northern Syria": it tells no more than where the town lies."""
        before = self._things.annotation.next(self._tokens[part.first], -1)
        while before is not None and before.lower in {",", "in", "the"}:
            before = self._things.annotation.next(before, -1)
        after = self._things.annotation.next(self._tokens[part.last - 1])
        owns = after is not None and after.tag == "POS"
        return owns or self._things.place(before) is not None


def _is_government(known: Known) -> bool:
    """ "the Palestinian Authority" is the government, and no body that it has."""
    return known.type is not EntityType.ORGANIZATION or known.name.split()[1:] == ["Authority"]


def _part(thing: Cluster, owner: Cluster, first: int, last: int, rule: str) -> Found:
    return Found(RelationType.PART_OF, thing, owner, first, last, rule)
