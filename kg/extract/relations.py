"""Standing relations: what is part of what, who is a member, where a thing lies, who is whose ally or adversary."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import lexicon
from kg.extract.coreference import Coreference
from kg.extract.drafts import RelationDraft, Thing
from kg.extract.gazetteer import Form
from kg.extract.identity import Identity
from kg.extract.syntax import coordinated, is_negated, subject
from kg.language import Token
from kg.model import EntityType, Evidence, RelationType

_ALLY = {"ally", "partner"}
_FOE = {"adversary", "enemy", "rival", "foe", "arch-rival", "archenemy", "arch-enemy"}
_CONTAINERS = {"subdivision", "un-member", "de-facto", "observer", "historical"}
_SEATED = {
    "Embassy", "University", "Institute", "Center", "Centre", "Hospital", "Museum", "College", "School", "Consulate", "Academy",
}  # fmt: skip
_DIRECTIONS = {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central"}
_ORGANS = {"agency", "ministry", "parliament", "army", "court"}
_CITY_NOUNS = {
    "city",
    "town",
    "village",
    "capital",
    "port",
    "suburb",
    "island",
    "resort",
    "province",
    "region",
    "district",
    "state",
    "neighborhood",
    "area",
}


#: A relation with its first and last token and the rule.
_Found = tuple[RelationType, Thing, Thing, int, int, str]


class RelationFinder:
    """Finds the relations of an article."""

    def __init__(self, identity: Identity, coreference: Coreference) -> None:
        self.identity = identity
        self.coreference = coreference
        self.annotation = identity.annotation
        self.relations: list[RelationDraft] = []

    def find(self) -> list[RelationDraft]:
        for thing, (owner, phrase) in self.identity.owners.items():
            if not self._is_organ(thing):
                continue
            span = self.annotation.span_of(self.annotation.tokens[phrase.first : phrase.last])
            self._add(RelationType.PART_OF, thing, owner, Evidence(span, "relation.owner-before-name"))
        self._possessed()
        self._parents()
        for token in self.annotation.tokens:
            for kind, a, b, first, last, rule in self._at(token):
                if a is not b:
                    self._add(
                        kind, a, b, Evidence(self.annotation.span_of(self.annotation.tokens[first : last + 1]), rule)
                    )
        return self.relations

    def _add(self, kind: RelationType, a: Thing, b: Thing, evidence: Evidence) -> None:
        for relation in self.relations:
            same = relation.type is kind and relation.subject is a and relation.object is b
            mirrored = (
                kind in {RelationType.ALLY_OF, RelationType.OPPOSES}
                and relation.type is kind
                and relation.subject is b
                and relation.object is a
            )
            if same or mirrored:
                relation.evidence.append(evidence)
                return
        self.relations.append(RelationDraft(kind, a, b, [evidence]))

    # Parts

    def _possessed(self) -> None:
        """ "China's Foreign Ministry", "the Foreign Office of the United Kingdom"."""
        for phrase in dict.fromkeys(self.identity.phrases.values()):
            if phrase.type is not EntityType.ORGANIZATION:
                continue
            thing = self.identity.by_token.get(phrase.last - 1)
            if thing is None or not self._is_organ(thing):
                continue
            owner, first, last = self._possessor(phrase.first), phrase.first, phrase.last
            if owner is not None:
                first = owner.i
            else:
                owner = self._of_state(phrase.last)
                last = owner.i + 1 if owner is not None else last
            state = self.coreference.referent.get(owner.i) if owner is not None else None
            if state is not None and state.type in {EntityType.STATE, EntityType.ORGANIZATION} and state is not thing:
                span = self.annotation.span_of(self.annotation.tokens[first:last])
                thing.state = thing.state or state
                if span.end - span.start < 120 and thing.name.casefold() != state.name.casefold():
                    words = " ".join(self.annotation.article.words(span).split())
                    if words not in thing.aliases:
                        thing.aliases.append(words)
                self._add(RelationType.PART_OF, thing, state, Evidence(span, "relation.possessive"))

    def _is_organ(self, thing: Thing) -> bool:
        """A body that a state has, not a party, company or league that merely sits there."""
        known = self.identity.known.get(thing)
        if known is not None:
            return known.kind in _ORGANS
        heads = lexicon.organization_heads()
        words = thing.name.split()
        if "News" in words:
            return False
        kind = heads.get(words[-1]) or heads.get(words[0]) or lexicon.organ_nouns().get(words[-1].lower()) or "agency"
        return kind in _ORGANS

    def _possessor(self, first: int) -> Token | None:
        tokens = self.annotation.tokens
        if first >= 2 and tokens[first - 1].tag == "POS" and tokens[first - 1].sentence == tokens[first].sentence:
            return tokens[first - 2]
        before = self.identity.phrases.get(first - 1)
        if (
            before is not None
            and before.type is EntityType.STATE
            and tokens[first - 1].sentence == tokens[first].sentence
        ):
            adjacent = tokens[first - 1].end + 1 >= tokens[first].start and tokens[first - 1].dep in {
                "amod",
                "compound",
                "nmod",
                "poss",
            }
            return tokens[first - 1] if adjacent and before.form is not Form.PEOPLE else None
        return None

    def _of_state(self, last: int) -> Token | None:
        tokens = self.annotation.tokens
        i = last
        if i < len(tokens) - 1 and tokens[i].lower == "of" and tokens[i].sentence == tokens[i - 1].sentence:
            i += 1
            while i < len(tokens) - 1 and tokens[i].lower == "the":
                i += 1
            phrase = self.identity.phrases.get(i)
            if phrase is not None and phrase.type is EntityType.STATE:
                return tokens[phrase.last - 1]
        return None

    def _parents(self) -> None:
        """A body whose name in the text holds the name of its parent: "UN Security Council"."""
        things = {thing.name: thing for thing in self.identity.things}
        for phrase in dict.fromkeys(self.identity.phrases.values()):
            known = phrase.known
            if known is None or known.type is not EntityType.ORGANIZATION:
                continue
            thing = self.identity.by_token.get(phrase.first)
            if thing is None:
                continue
            span = self.annotation.span_of(self.annotation.tokens[phrase.first : phrase.last])
            for name in (known.parent, known.state):
                parent = things.get(name or "")
                if (
                    parent is not None
                    and parent is not thing
                    and known.kind
                    not in {"party", "company", "media", "armed-group", "think-tank", "ngo", "university"}
                ):
                    forms = [parent.name, *parent.aliases]
                    if any(phrase.text.startswith(form + " ") for form in forms):
                        self._add(RelationType.PART_OF, thing, parent, Evidence(span, "relation.name-holds-parent"))

    # Syntax

    def _at(self, token: Token) -> Iterator[_Found]:
        yield from self._comma_place(token)
        yield from self._based(token)
        yield from self._lies_in(token)
        yield from self._city_of(token)
        yield from self._member(token)
        yield from self._ally(token)

    def _named(self, i: int) -> Thing | None:
        return self.identity.by_token.get(i)

    def _place(self, i: int) -> Thing | None:
        return self.identity.capitals.get(i) or self._named(i)

    def _comma_place(self, token: Token) -> Iterator[_Found]:
        """ "Capri, Italy", "Woodside, California"."""
        if token.text != ",":
            return
        before, after = self.annotation.next(token, -1), self.annotation.next(token)
        while after is not None and (after.lower.removesuffix("ern") in _DIRECTIONS or after.text == "-"):
            after = self.annotation.next(after)
        if before is None or after is None:
            return
        inner, outer = self.identity.phrases.get(before.i), self.identity.phrases.get(after.i)
        if inner is None or outer is None or (outer.form is not Form.NAME and outer.form is not Form.CAPITAL):
            return
        a, b = self._place(before.i), self._place(after.i)
        if (
            a is None
            or b is None
            or a.type is not EntityType.PLACE
            or b.type not in {EntityType.PLACE, EntityType.STATE}
        ):
            return
        if (
            inner.form is Form.ADJECTIVE
            or outer.known is None
            or not (outer.known.kind in _CONTAINERS or (outer.known.kind == "city" and inner.known is None))
        ):
            return
        if inner.known is not None and inner.known.state is not None and outer.known is not None:
            state = outer.known.name if b.type is EntityType.STATE else outer.known.state
            if state is not None and inner.known.state != state:
                return
        following = self.annotation.next(self.annotation.tokens[outer.last - 1])
        if following is not None and (following.lower in {"and", "or"} or following.tag == "POS"):
            return
        if following is not None and following.text == "," and self._lists_on(following):
            return
        yield RelationType.LOCATED_IN, a, b, inner.first, outer.last - 1, "relation.comma-place"

    def _lies_in(self, token: Token) -> Iterator[_Found]:
        """ "Trafalgar Square in London", "the American University in Cairo": "in" hangs on the name itself."""
        phrase = self.identity.phrases.get(token.i)
        if phrase is None or token.i != phrase.last - 1:
            return
        thing = self._place(token.i)
        if thing is None or phrase.form is Form.ADJECTIVE or not (thing.type is EntityType.PLACE or _is_seated(thing)):
            return
        after = self.annotation.next(token)
        if after is None or after.lower != "in" or after.head is not token:
            return
        inner = after.child("pobj")
        place = self._place(inner.i) if inner is not None else None
        outer = self.identity.phrases.get(inner.i) if inner is not None else None
        if place is None or outer is None or place.type not in {EntityType.PLACE, EntityType.STATE}:
            return
        if outer.form is not Form.ADJECTIVE:
            yield RelationType.LOCATED_IN, thing, place, phrase.first, outer.last - 1, "relation.name-in-place"

    def _lists_on(self, comma: Token) -> bool:
        """Another place follows: "Paris, France, Germany and Italy" is a list."""
        after = self.annotation.next(comma)
        if after is None:
            return False
        if after.lower == "and":
            after = self.annotation.next(after)
        phrase = self.identity.phrases.get(after.i) if after is not None else None
        return (
            phrase is not None
            and phrase.type in {EntityType.STATE, EntityType.PLACE}
            and phrase.form is not Form.ADJECTIVE
        )

    def _based(self, token: Token) -> Iterator[_Found]:
        """ "Washington-based Stimson Center", "the X, based in Geneva,"."""
        if token.lower != "based":
            return
        dash = self.annotation.next(token, -1)
        if dash is not None and dash.text == "-":
            place = self._place(dash.i - 1)
            after = self.annotation.next(token)
            while after is not None and after.i not in self.identity.phrases and after.pos in {"ADJ", "NOUN"}:
                after = self.annotation.next(after)
            phrase = self.identity.phrases.get(after.i) if after is not None else None
            thing = self._named(phrase.last - 1) if phrase is not None else None
            if (
                place is not None
                and thing is not None
                and phrase is not None
                and thing.type is EntityType.ORGANIZATION
                and place.type in {EntityType.PLACE, EntityType.STATE}
            ):
                yield RelationType.LOCATED_IN, thing, place, dash.i - 1, phrase.last - 1, "relation.based"
            return
        prep = token.child("prep")
        inner = prep.child("pobj") if prep is not None and prep.lower == "in" else None
        place = self._place(inner.i) if inner is not None else None
        if place is None or inner is None or place.type not in {EntityType.PLACE, EntityType.STATE}:
            return
        head = token.head if token.dep == "acl" else subject(token)
        thing = self._named(head.i) if head is not None else None
        if thing is not None and head is not None and thing.type is EntityType.ORGANIZATION and head.i < inner.i:
            yield RelationType.LOCATED_IN, thing, place, head.i, inner.i, "relation.based"

    def _city_of(self, token: Token) -> Iterator[_Found]:
        """ "the Israeli town of Sderot", "the capital of Chad, N'Djamena", "Kaesong in North Korea"."""
        if token.lemma not in _CITY_NOUNS or token.pos != "NOUN":
            return
        yield from self._part_of_land(token)
        state = next(
            (
                c
                for c in token.children
                if c.i < token.i and c.dep in {"amod", "compound", "poss"} and self._is_state(c.i)
            ),
            None,
        )
        inner = next((p.child("pobj") for p in token.all("prep") if p.lower == "of"), None)
        inner = inner or token.child("appos")
        if state is None and token.lemma == "capital" and token.dep == "appos":
            return
        if state is None or inner is None:
            after = self.annotation.next(token)
            inner = after if state is not None and after is not None and after.i in self.identity.phrases else None
        if state is None or inner is None:
            return
        phrase = self.identity.phrases.get(inner.i)
        place, owner = self._place(inner.i), self._named(state.i)
        if phrase is not None and place is not None and owner is not None and place.type is EntityType.PLACE:
            yield RelationType.LOCATED_IN, place, owner, state.i, phrase.last - 1, "relation.city-of"

    def _part_of_land(self, token: Token) -> Iterator[_Found]:
        """ "Sudan's Darfur region", "the Darfur region of Sudan", "Algiers, the capital of Algeria"."""
        named = next((c for c in token.children if c.dep in {"compound", "nmod"} and self._is_place(c.i)), None)
        if named is None and token.dep == "appos" and self._is_place(token.head.i):
            named = token.head
        owner = next((c for c in token.children if c.dep == "poss" and self._is_state(c.i)), None)
        if owner is None:
            owner = next(
                (i for p in token.all("prep") if p.lower in {"of", "in"} for i in p.all("pobj") if self._is_state(i.i)),
                None,
            )
        if named is None or owner is None:
            return
        place, state = self._place(named.i), self._named(owner.i)
        if place is not None and state is not None and place.type is EntityType.PLACE:
            first, last = sorted((named.i, owner.i))
            yield RelationType.LOCATED_IN, place, state, first, max(last, token.i), "relation.part-of-land"

    def _is_place(self, i: int) -> bool:
        thing = self._place(i)
        return thing is not None and thing.type is EntityType.PLACE

    def _is_state(self, i: int) -> bool:
        thing = self._named(i)
        return thing is not None and thing.type is EntityType.STATE

    def _member(self, token: Token) -> Iterator[_Found]:
        """ "X, a member of NATO", "X is a member of the EU", "X joined NATO", "the U.S. and other G7 members"."""
        if token.pos == "NOUN" and (token.lemma == "member" or self._member_state(token)):
            body, where = self._body_of(token)
            if body is None:
                return
            holder = None
            if token.dep == "appos":
                holder = token.head
            elif token.dep == "attr" and token.head.lemma == "be" and not is_negated(token.head):
                holder = subject(token.head)
            elif (after := self.annotation.next(token)) is not None and self._is_state(after.i) and token.tag == "NN":
                holder = after  # "EU member Cyprus"
            elif any(c.lower == "other" for c in token.children):
                holder = self._beside(token)
            if holder is None:
                return
            for part in coordinated(holder) if token.dep != "conj" else [holder]:
                thing = self.coreference.referent.get(part.i)
                if (
                    thing is not None
                    and thing.type in {EntityType.STATE, EntityType.ORGANIZATION}
                    and part is not token
                ):
                    yield (
                        RelationType.MEMBER_OF,
                        thing,
                        body,
                        min(part.i, where),
                        max(token.i, where, part.i),
                        "relation.member",
                    )
        elif token.lemma in {"include", "comprise"} and token.pos == "VERB":
            yield from self._comprised(token)
        elif token.lemma == "join" and token.pos == "VERB" and token.tag in {"VBD", "VBN"} and not is_negated(token):
            if any(c.lower in {"would", "could", "may", "might", "will", "to"} for c in token.children):
                return
            holder, target = subject(token), token.child("dobj")
            a = self.coreference.referent.get(holder.i) if holder is not None else None
            b = self._named(target.i) if target is not None else None
            if (
                a is not None
                and b is not None
                and holder is not None
                and target is not None
                and a.type is EntityType.STATE
                and self._is_league(b)
            ):
                yield RelationType.MEMBER_OF, a, b, holder.i, target.i, "relation.joined"

    def _comprised(self, verb: Token) -> Iterator[_Found]:
        """ "The G8 comprises Britain, Canada ..."."""
        body, listed = verb.child("nsubj"), verb.child("dobj")
        league = self._named(body.i) if body is not None else None
        if body is None or listed is None or league is None or not self._is_league(league) or is_negated(verb):
            return
        for part in coordinated(listed):
            thing = self._named(part.i)
            if thing is not None and thing.type is EntityType.STATE:
                yield RelationType.MEMBER_OF, thing, league, body.i, part.i, "relation.comprises"

    @staticmethod
    def _member_state(token: Token) -> bool:
        return token.lemma in {"state", "nation", "country"} and any(c.lemma == "member" for c in token.children)

    def _beside(self, token: Token) -> Token | None:
        """With whom "other members" stand: coordinated, or subject of "is working with other members"."""
        if token.dep == "conj":
            return token.head
        if token.dep == "pobj" and token.head.lower in {"with", "like", "among"} and token.head.head.pos == "VERB":
            return subject(token.head.head)
        return None

    def _body_of(self, token: Token) -> tuple[Thing | None, int]:
        for prep in token.all("prep"):
            inner = prep.child("pobj")
            thing = self._named(inner.i) if inner is not None and prep.lower == "of" else None
            if thing is not None and inner is not None and self._is_league(thing):
                return thing, inner.i
        for child in token.children:
            thing = self._named(child.i)
            if child.i < token.i and thing is not None and self._is_league(thing):
                return thing, child.i
        return None, token.i

    def _is_league(self, thing: Thing) -> bool:
        """A body that states are members of."""
        known = self.identity.known.get(thing)
        return thing.type is EntityType.ORGANIZATION and known is not None and known.kind == "intergovernmental"

    def _ally(self, token: Token) -> Iterator[_Found]:
        """ "X, a key U.S. ally", "X is an ally of Y", "its rival Pakistan"."""
        kind = RelationType.ALLY_OF if token.lemma in _ALLY else RelationType.OPPOSES if token.lemma in _FOE else None
        if kind is None or token.pos != "NOUN" or token.lemma == "partner":
            return
        owner = next(
            (
                c
                for c in token.children
                if c.dep in {"poss", "amod", "compound", "nmod"} and c.i < token.i and self._actor(c.i)
            ),
            None,
        )
        if owner is None:
            owner = next(
                (
                    inner
                    for p in token.all("prep")
                    if p.lower in {"of", "to"} and (inner := p.child("pobj")) is not None and self._actor(inner.i)
                ),
                None,
            )
        if owner is None or any(c.lower in {"former", "ex", "potential", "possible"} for c in token.children):
            return
        other = None
        if token.dep == "appos":
            other = token.head
        elif token.dep == "attr" and token.head.lemma in {"be", "remain"} and not is_negated(token.head):
            other = subject(token.head)
        elif (inner := token.child("appos")) is not None:
            other = inner
        elif token.dep in {"compound", "nmod"} and token.head.i > token.i:
            other = token.head
        if other is None or not self._actor(other.i) or token.tag != "NN":
            return
        a, b = self.coreference.referent[other.i], self.coreference.referent[owner.i]
        yield (
            kind,
            a,
            b,
            min(other.i, owner.i, token.i),
            max(other.i, owner.i, token.i),
            "relation.ally" if kind is RelationType.ALLY_OF else "relation.rival",
        )

    def _actor(self, i: int) -> bool:
        thing = self.coreference.referent.get(i)
        return thing is not None and thing.type in {EntityType.STATE, EntityType.ORGANIZATION}


def _is_seated(thing: Thing) -> bool:
    """An organization that is also a building: its name says where it stands."""
    return thing.type is EntityType.ORGANIZATION and any(word in _SEATED for word in thing.name.split())
