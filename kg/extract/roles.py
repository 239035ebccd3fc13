"""Who holds which office: title phrases, joined to the persons that they stand beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.extract import lexicon
from kg.extract.drafts import RoleDraft, Thing
from kg.extract.gazetteer import Form
from kg.extract.identity import Identity
from kg.extract.people import PersonName, PersonRecord
from kg.extract.syntax import subject
from kg.extract.titles import TitlePhrase
from kg.language import Token
from kg.model import EntityType, Evidence, RoleStatus

_LEADING_VERBS = {"chair": "chair", "head": "head", "lead": "leader", "command": "commander", "direct": "director"}
_APPOINTING = {
    "appoint",
    "name",
    "nominate",
    "select",
    "choose",
    "designate",
    "position",
    "install",
    "elect",
    "confirm",
    "include",
    "show",
    "see",
    "announce",
    "unveil",
    "pick",
    "tap",
    "make",
    "swear",
}
_TAKING = {"take", "assume", "become"}
#: Titles that say nothing without the body they belong to.
_BARE = {"official", "deputy", "head", "leader", "chief", "member", "chair", "boss", "number two"}
_NATIONAL = {
    "head-of-state",
    "head-of-government",
    "foreign-minister",
    "defense-minister",
    "interior-minister",
    "finance-minister",
    "justice-minister",
}
_PARTY_KINDS = {"party", "armed-group", "intergovernmental", "agency", "ministry", "parliament", "army", "court"}


class RoleFinder:
    """Finds the roles of an article and remembers whom each title phrase describes."""

    def __init__(self, identity: Identity, titles: list[TitlePhrase], people: list[PersonRecord]) -> None:
        self.identity = identity
        self.annotation = identity.annotation
        self.titles = titles
        self.holder: dict[int, Thing] = {}
        self.roles: list[RoleDraft] = []
        self._pending: list[tuple[TitlePhrase, PersonName, str, RoleStatus]] = []
        self._starts: dict[int, PersonName] = {}
        self._ends: dict[int, PersonName] = {}
        for record in people:
            for name in record.names:
                self._starts[name.first] = name
                self._ends[name.last] = name

    def find(self) -> list[RoleDraft]:
        held = {title.first: list(self._holders(title)) for title in self.titles}
        for title in self.titles:
            for name, rule, status in held[title.first] or self._shared(title, held):
                self._role(title, name, rule, status)
        self._post_nominals()
        self._leading_clauses()
        self._settle_states()
        self._promote()
        return self.roles

    # Where a title's holder stands

    def _holders(self, title: TitlePhrase) -> Iterator[tuple[PersonName, str, RoleStatus]]:
        tokens = self.annotation.tokens
        if title.plural:
            yield from self._listed(title)
            return
        if title.entry.kind == "honorific":
            return
        prefixed = self._starts.get(self._skip_honorific(title.end)) or self._starts.get(
            self._skip_honorific(title.last)
        )
        if prefixed is not None and self._same_sentence(title.head, prefixed.first):
            yield prefixed, "role.title-before-name", title.status
            return
        right = title.end
        if right < len(tokens) and tokens[right].text in {",", "-", "–", "—"}:
            name = self._starts.get(self._skip_honorific(right + 1))
            if (
                name is not None
                and self._same_sentence(title.head, name.first)
                and self._ends_apposition(name)
                and not self._follows_name(title)
            ):
                yield name, "role.title-comma-name", title.status
                return
        before = self._name_before(title)
        if before is not None:
            yield before, "role.apposition", title.status
            return
        yield from self._predicated(title)

    def _shared(
        self, title: TitlePhrase, held: dict[int, list[tuple[PersonName, str, RoleStatus]]]
    ) -> Iterator[tuple[PersonName, str, RoleStatus]]:
        """ "foreign minister and acting premier X", "X, president and chief executive": both titles have one holder."""
        for other in self.titles:
            left, right = (title, other) if title.first < other.first else (other, title)
            end = left.end
            if left.introduced == "the" and (right.of is not None or right.status is not RoleStatus.ELECT):
                continue
            if left is right or end >= len(self.annotation.tokens) or self.annotation.tokens[end].lower != "and":
                continue
            if right.first != end + 1 or not self._same_sentence(left.head, right.head):
                continue
            for name, rule, _ in held[other.first]:
                if rule == ("role.title-before-name" if other is right else "role.apposition"):
                    yield name, "role.shared", title.status

    def _skip_honorific(self, i: int) -> int:
        tokens = self.annotation.tokens
        while (
            i < len(tokens)
            and (entry := lexicon.titles().get(tokens[i].lower.rstrip("."))) is not None
            and entry.kind == "honorific"
        ):
            i += 1
            if i < len(tokens) and tokens[i].text == ".":
                i += 1
        return i

    def _same_sentence(self, a: int, b: int) -> bool:
        return self.annotation.tokens[a].sentence == self.annotation.tokens[b].sentence

    def _ends_apposition(self, name: PersonName) -> bool:
        """A name set off by commas or followed by its verb, not the first of a list."""
        after = self.annotation.next(self.annotation.tokens[name.last - 1])
        return (
            after is None
            or after.text in {",", ".", ";", ":", "-", "–", "—", ")"}
            or after.pos in {"VERB", "AUX", "ADV", "ADP", "PART", "CCONJ", "PRON", "SCONJ"}
        )

    def _follows_name(self, title: TitlePhrase) -> bool:
        return self._name_before(title) is not None

    def _name_before(self, title: TitlePhrase) -> PersonName | None:
        """ "Mao Ning, a spokeswoman", "Alain Juppe, the French foreign minister", "X (president of Y)"."""
        tokens = self.annotation.tokens
        i = title.first
        sentence = self.annotation.sentence_of(tokens[title.head])
        while i > sentence.first and (
            tokens[i - 1].lower in {"the", "a", "an", "also", "now", "currently", "who", "is", "formerly"}
            or tokens[i - 1].pos == "ADJ"
            or (tokens[i - 1].tag in {"VBG", "VBN"} and tokens[i - 1].dep == "amod")
            or tokens[i - 1].text == "-"
        ):
            if tokens[i - 1].lower == "is" and tokens[i - 2].lower != "who":
                return None
            i -= 1
        if i <= sentence.first or tokens[i - 1].text not in {",", "(", "-", "–", "—"}:
            return None
        i -= 1
        if (age := self._age(i)) is not None:
            i = age
        name = self._ends.get(i) or self._ends.get(i - 1 if tokens[i - 1].lower in _post_words() else i)
        if name is None:
            return None
        if any(tokens[k].lower == "and" for k in range(title.first - 1, i, -1)):
            return None
        return name

    def _age(self, i: int) -> int | None:
        """ "X, 54, a member of ...": the place before the age."""
        tokens = self.annotation.tokens
        if i >= 2 and tokens[i - 1].tag == "CD" and tokens[i - 2].text == ",":
            return i - 2
        return None

    def _listed(self, title: TitlePhrase) -> Iterator[tuple[PersonName, str, RoleStatus]]:
        """ "Presidents X and Y", "Senators A, B and C"."""
        name = self._starts.get(title.last)
        tokens = self.annotation.tokens
        while name is not None:
            yield name, "role.title-before-list", title.status
            i = name.last
            while i < len(tokens) and (tokens[i].text == "," or tokens[i].lower == "and"):
                i += 1
            nxt = self._starts.get(i) if i > name.last else None
            name = nxt if nxt is not None and self._same_sentence(title.head, nxt.first) else None

    def _predicated(self, title: TitlePhrase) -> Iterator[tuple[PersonName, str, RoleStatus]]:
        """ "X is the president", "X was leader of Y", "appointed X as minister", "X taking up the role of minister"."""
        head = self.annotation.tokens[title.head]
        verb = head.head
        if head.dep in {"attr", "oprd"} and verb.lemma in {"be", "become", "remain"}:
            name = self._name_of(subject(verb))
            if name is None or any(child.dep == "neg" for child in verb.children):
                return
            if title.entry.kind == "profession" or any(
                c.dep in {"relcl", "acl"} and c.child("aux") is not None for c in head.children
            ):
                return  # "the first leader to call"
            modal = any(child.dep == "aux" and child.lower not in {"has", "have", "had"} for child in verb.children)
            if modal:
                return
            yield name, "role.predicate", self._by_tense(title, verb)
            return
        if head.dep == "pobj" and verb.lower in {"as", "of"}:
            yield from self._appointed(title, verb)

    def _by_tense(self, title: TitlePhrase, verb: Token) -> RoleStatus:
        if title.status is not RoleStatus.CURRENT or verb.lemma == "become" or verb.lemma == "remain":
            return title.status
        return (
            RoleStatus.FORMER
            if verb.tag in {"VBD"} or any(c.lower == "had" for c in verb.children)
            else RoleStatus.CURRENT
        )

    def _appointed(self, title: TitlePhrase, preposition: Token) -> Iterator[tuple[PersonName, str, RoleStatus]]:
        if preposition.lower == "of":
            noun = preposition.head
            if noun.lemma not in {"role", "post", "position", "job", "office"} or noun.head.lemma not in {
                "take",
                "assume",
                "hold",
                "accept",
                "get",
            }:
                return
            name = self._name_of(subject(noun.head))
            if name is not None:
                status = RoleStatus.CURRENT if noun.head.lemma == "hold" else RoleStatus.NOMINEE
                yield name, "role.taking-office", status
            return
        governor = preposition.head
        name = self._adjacent_before(preposition) or (
            self._name_of(governor) if governor.pos in {"PROPN", "NOUN"} else None
        )
        verb = governor
        while verb.pos not in {"VERB", "AUX"} and not verb.is_root:
            verb = verb.head
        appointing = verb.lemma in _APPOINTING or any(a.lemma in _APPOINTING for a in verb.ancestors())
        if not appointing:
            return
        if name is None and governor.pos == "VERB":
            passive = governor.child("nsubjpass")
            name = self._name_of(passive or governor.child("dobj"))
        if name is not None:
            yield name, "role.appointed-as", RoleStatus.NOMINEE if title.status is RoleStatus.CURRENT else title.status

    def _adjacent_before(self, token: Token) -> PersonName | None:
        i = token.i
        if self.annotation.tokens[i - 1].lower in _post_words():
            i -= 1
        return self._ends.get(i)

    def _name_of(self, token: Token | None) -> PersonName | None:
        if token is None:
            return None
        for name in self._starts.values():
            if name.first <= token.i < name.last:
                return name
        return None

    # From phrase to role

    def _role(self, title: TitlePhrase, name: PersonName, rule: str, status: RoleStatus) -> None:
        person = self.identity.by_token.get(name.first)
        if person is None or not person.is_person:
            return
        for i in range(title.title_first, title.head + 1):
            self.holder.setdefault(i, person)
        of = self._owner(title)
        if of is None and title.owner_token is not None and title.owner_token.tag == "PRP$":
            self._pending.append((title, name, rule, status))
            return
        self._enter(title, name, rule, status, person, of)

    def settle_owners(self, referent: dict[int, Thing]) -> None:
        """Enter the roles whose owner is a pronoun ("its leader"), once it is known whom it means."""
        for title, name, rule, status in self._pending:
            owner = referent.get(title.owner_token.i) if title.owner_token is not None else None
            person = self.identity.by_token[name.first]
            if owner is not None and owner.is_person:
                owner = None
            self._enter(title, name, rule, status, person, owner)
        self._pending.clear()
        self._settle_states()
        self._promote()

    def _enter(
        self, title: TitlePhrase, name: PersonName, rule: str, status: RoleStatus, person: Thing, of: Thing | None
    ) -> None:
        if of is not None and of.type not in {EntityType.STATE, EntityType.ORGANIZATION}:
            of = None
        if of is None and (
            title.text.lower() in _BARE or (title.entry.level in {"leader", "head"} and not title.text[0].isupper())
        ):
            return
        first = min(title.first, name.first)
        last = max(
            title.last,
            name.last,
            title.of.last if title.of is not None and self._same_sentence(title.head, title.of.first) else 0,
        )
        span = self.annotation.span_of(self.annotation.tokens[first:last])
        text = title.text[:-1] if title.plural and title.text.endswith("s") else title.text
        self._add(person, text, of, status, Evidence(span, rule, self.annotation.tokens[title.head].span), title)

    def _owner(self, title: TitlePhrase) -> Thing | None:
        if title.of is not None:
            thing = self.identity.by_token.get(title.of.last - 1) or self.identity.by_token.get(title.of.first)
            if (
                title.of.form is Form.CAPITAL
                and thing is not None
                and thing.type is EntityType.PLACE
                and title.entry.of == "state"
            ):
                state = title.of.known.state if title.of.known is not None else None
                thing = next((t for t in self.identity.things if t.type is EntityType.STATE and t.name == state), thing)
            if thing is not None and thing.type is EntityType.ORGANIZATION and title.title_first == title.of.first:
                return thing.state or self._listed_state(thing)
            if thing is not None and thing.type is EntityType.STATE and title.entry.kind == "profession":
                return None
            if thing is not None and title.of.form is Form.ADJECTIVE and thing.type is EntityType.PLACE:
                return None
            return thing
        if title.owner_token is not None:
            owner = self.identity.by_token.get(title.owner_token.i)
            if owner is not None and owner.is_person:
                states = {
                    r.of for r in self.roles if r.person is owner and r.of is not None and r.of.type is EntityType.STATE
                }
                return states.pop() if len(states) == 1 else None
            return owner
        return None

    def _listed_state(self, body: Thing) -> Thing | None:
        known = self.identity.known.get(body)
        name = known.state if known is not None else None
        return next((t for t in self.identity.things if t.type is EntityType.STATE and t.name == name), None)

    def _add(
        self,
        person: Thing,
        title: str,
        of: Thing | None,
        status: RoleStatus,
        evidence: Evidence,
        phrase: TitlePhrase | None,
    ) -> None:
        for role in self.roles:
            if (
                role.person is person
                and role.title.lower() == title.lower()
                and (of is None or role.of is None or role.of is of)
            ):
                role.of = role.of or of
                if role.status is not status and status is not RoleStatus.CURRENT and role.status is RoleStatus.CURRENT:
                    role.status = status
                role.evidence.append(evidence)
                return
        self.roles.append(RoleDraft(person, title, of, status, [evidence]))
        self._kinds.setdefault(id(self.roles[-1]), phrase)

    @property
    def _kinds(self) -> dict[int, TitlePhrase | None]:
        if not hasattr(self, "_phrases"):
            self._phrases: dict[int, TitlePhrase | None] = {}
        return self._phrases

    def phrase_of(self, role: RoleDraft) -> TitlePhrase | None:
        return self._kinds.get(id(role))

    def _post_nominals(self) -> None:
        """ "Julie Bishop MP"."""
        for end, name in sorted(self._ends.items()):
            if end >= len(self.annotation.tokens):
                continue
            token = self.annotation.tokens[end]
            entry = lexicon.titles().get(token.lower)
            if (
                entry is None
                or entry.kind != "post-nominal"
                or entry.holder != "official"
                or not token.text[0].isupper()
            ):
                continue
            if self._same_sentence(name.first, end):
                person = self.identity.by_token[name.first]
                span = self.annotation.span_of(self.annotation.tokens[name.first : end + 1])
                self._add(
                    person,
                    token.text,
                    None,
                    RoleStatus.CURRENT,
                    Evidence(span, "role.post-nominal", token.span),
                    TitlePhrase(end, end + 1, end, end, token.text, entry),
                )

    def _leading_clauses(self) -> None:
        """ "X, who chairs the institute"."""
        for token in self.annotation.tokens:
            if token.lemma not in _LEADING_VERBS or token.pos != "VERB" or token.dep != "relcl":
                continue
            name, owned = self._name_of(token.head), token.child("dobj")
            thing = self.identity.by_token.get(owned.i) if owned is not None else None
            if name is None or thing is None or thing.type not in {EntityType.ORGANIZATION, EntityType.STATE}:
                continue
            status = RoleStatus.FORMER if token.tag == "VBD" else RoleStatus.CURRENT
            last = max(t.i for t in owned.subtree()) + 1 if owned is not None else token.i + 1
            span = self.annotation.span_of(self.annotation.tokens[name.first : min(last, token.i + 12)])
            self._add(
                self.identity.by_token[name.first],
                _LEADING_VERBS[token.lemma],
                thing,
                status,
                Evidence(span, "role.leads", token.span),
                None,
            )

    def _settle_states(self) -> None:
        """The state of a bare office: that of the same person's or office's other mention, of a title that only one state uses,
        or the only state of the article."""
        states = [thing for thing in self.identity.things if thing.type is EntityType.STATE]
        for role in self.roles:
            phrase = self.phrase_of(role)
            if (
                role.of is not None
                or phrase is None
                or phrase.entry.of not in {"state", "either"}
                or phrase.entry.holder != "official"
            ):
                continue
            own = Counter(
                r.of
                for r in self.roles
                if r.person is role.person and r.of is not None and r.of.type is EntityType.STATE
            )
            typical = [state for state in states if state.name in _typical_states(role.title)]
            if _typical_states(role.title) and len(typical) != 1:
                continue
            if typical:
                role.of = typical[0]
            elif len(own) == 1:
                role.of = next(iter(own))
            elif len(states) == 1:
                role.of = states[0]
            elif (
                phrase.entry.level in _NATIONAL
                and (main := self._main_state(states)) is not None
                and self._vacant(main, role)
            ):
                role.of = main

    def main_state(self) -> Thing | None:
        return self._main_state([thing for thing in self.identity.things if thing.type is EntityType.STATE])

    def _main_state(self, states: list[Thing]) -> Thing | None:
        """The state that the article is about: it has more mentions than all others together. Not where the United States
        are named: news leaves out their name too."""
        ranked = sorted(states, key=lambda state: -len(state.mentions))
        if any(state.name == "United States" for state in ranked[1:]) or len(ranked) < 2:
            return None
        rest = sum(len(state.mentions) for state in ranked[1:])
        return ranked[0] if len(ranked[0].mentions) > rest else None

    def _vacant(self, state: Thing, role: RoleDraft) -> bool:
        """No other person holds an office of this level of the state."""
        level = phrase.entry.level if (phrase := self.phrase_of(role)) is not None else ""
        return not any(
            other.of is state
            and other.person is not role.person
            and (held := self.phrase_of(other)) is not None
            and held.entry.level == level
            for other in self.roles
        )

    def _promote(self) -> None:
        """A person with a public office is an official."""
        for role in self.roles:
            phrase = self.phrase_of(role)
            holder = phrase.entry.holder if phrase is not None else "either"
            public = role.of is not None and (
                role.of.type is EntityType.STATE
                or ((known := self.identity.known.get(role.of)) is not None and known.kind in _PARTY_KINDS)
                or (known is None and (role.of.state is not None or self._public_name(role.of)))
            )
            if holder == "official" or (holder == "either" and public):
                role.person.type = EntityType.OFFICIAL

    @staticmethod
    def _public_name(thing: Thing) -> bool:
        last = thing.name.split()[-1]
        kind = lexicon.organization_heads().get(last) or lexicon.organization_heads().get(thing.name.split()[0]) or ""
        return kind in _PARTY_KINDS


def _typical_states(title: str) -> tuple[str, ...]:
    """The states of which one alone has an office of this title: "Secretary of State", "Chancellor of the Exchequer"."""
    text = title.lower()
    for form, states in lexicon.national_titles().items():
        if text == form or text.endswith(" " + form):
            return states
    return ()


def _post_words() -> frozenset[str]:
    return frozenset(word for word, title in lexicon.titles().items() if title.kind == "post-nominal")
