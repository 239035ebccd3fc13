"""Which descriptions and pronouns stand for which things of the article.

One pass in reading order. Names are known before; every noun phrase and pronoun is then either joined to a thing
already mentioned, or becomes the first mention of an unnamed group, or stays without a referent. In doubt it stays
without: a wrong referent makes false facts.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract import lexicon
from kg.extract.drafts import RoleDraft, Thing
from kg.extract.gazetteer import Form
from kg.extract.groups import GroupFinder
from kg.extract.identity import Identity
from kg.extract.roles import RoleFinder
from kg.extract.syntax import SUBJECT, noun_phrase
from kg.extract.titles import TitlePhrase
from kg.language import Token
from kg.model import BlockKind, EntityType, Mention, MentionKind

_MALE, _FEMALE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
_NEUTER, _PLURAL = {"it", "its", "itself"}, {"they", "them", "their", "theirs", "themselves"}
_PAIRED = {"both", "two"}
_STATE_NOUNS = {"country", "nation", "state"}
_SIDES = {"side", "party", "government", "capital", "neighbor", "neighbour", "ally"}
_PEOPLE_NOUNS = {
    "leader",
    "minister",
    "president",
    "man",
    "woman",
    "official",
    "diplomat",
    "politician",
    "counterpart",
    "pair",
}
_ENVOYS = {"diplomat", "envoy"}
_TOP = {"top", "chief", "senior-most"}
_WINDOW = 3


@dataclass(slots=True)
class _Seen:
    """A mention that a later one may refer back to."""

    thing: Thing
    token: Token
    sentence: int
    subject: bool
    quoted: bool


#: Stands in the history for whatever is no entity.
_THING = Thing(EntityType.ISSUE, "")


class Coreference:
    """The referents of an article's noun phrases.

    Args:
        identity: its named things.
        roles: its roles, which tell whom "the foreign minister" means.
    """

    def __init__(self, identity: Identity, roles: RoleFinder) -> None:
        self.identity = identity
        self.annotation = identity.annotation
        self.roles = roles
        self.referent: dict[int, Thing] = dict(identity.by_token)
        self.groups = GroupFinder(identity, self.referent)
        self._regime: Thing | None = None
        self.plural: dict[int, list[Thing]] = {}
        self._titles = {i: title for title in roles.titles for i in range(title.title_first, title.head + 1)}
        self._history: list[_Seen] = []
        self._quoted = _quoted_tokens(self.annotation.tokens)
        for token in self.annotation.tokens:
            self._read(token)

    def _read(self, token: Token) -> None:
        thing = self.identity.by_token.get(token.i)
        if thing is not None:
            phrase = self.identity.phrases.get(token.i)
            if (
                phrase is not None
                and phrase.form is Form.PEOPLE
                and token.i == phrase.last - 1
                and token.dep not in {"compound", "amod", "nmod", "poss"}
            ):
                group = self.groups.people(token, thing)
                if group is not None:
                    self.referent[token.i] = group
                    thing = group
            self._see(thing, token)
        elif token.pos == "PRON" or token.tag in {"PRP", "PRP$"}:
            self._pronoun(token)
        elif token.pos in {"NOUN", "PROPN", "ADJ"} and not self._inside(token):
            self._nominal(token)

    def _inside(self, token: Token) -> bool:
        """Part of a noun phrase that another word heads."""
        if token.pos == "ADJ":
            return True
        return (
            token.dep in {"compound", "amod", "nmod", "nummod"}
            and token.head.pos in {"NOUN", "PROPN"}
            and token.i < token.head.i
            and token.i not in self._titles
        )

    def _see(self, thing: Thing, token: Token) -> None:
        top = token
        while top.dep in {"compound", "conj", "appos", "nmod"} and not top.is_root:
            top = top.head
        subject = top.dep in SUBJECT
        last = self._history[-1] if self._history else None
        if last is not None and last.thing is thing and last.token.i == token.i - 1:
            last.token = token
            return
        self._history.append(_Seen(thing, token, token.sentence, subject, token.i in self._quoted))

    def _refer(self, token: Token, thing: Thing, kind: MentionKind, tokens: list[Token] | None = None) -> None:
        self.referent[token.i] = thing
        span = self.annotation.span_of(tokens or [token])
        if all(m.span != span for m in thing.mentions):
            thing.mentions.append(Mention(span, kind))
        if kind is MentionKind.NOMINAL:
            words = " ".join(self.annotation.article.words(span).split())
            if words != thing.name and words not in thing.aliases:
                thing.aliases.append(words)
        self._see(thing, token)

    # Pronouns

    def _pronoun(self, token: Token) -> None:
        word = token.lower
        if word in _MALE or word in _FEMALE:
            gender = "m" if word in _MALE else "f"
            found = self._antecedent(token, lambda t: self._is_human(t) and t.gender in {"", gender})
            if found is not None:
                if found.is_person and not found.gender:
                    found.gender = gender
                self._refer(token, found, MentionKind.PRONOUN)
        elif word in _NEUTER and not self._expletive(token):
            found = self._antecedent(
                token, lambda t: t is _THING or t.type in {EntityType.STATE, EntityType.ORGANIZATION}
            )
            if found is not None:
                self._refer(token, found, MentionKind.PRONOUN)
        elif word in _PLURAL:
            self._they(token)
        elif word == "both" and token.dep in {*SUBJECT, "dobj", "pobj"}:
            pair = self._pair(token, lambda t: t.is_person or t.type is EntityType.STATE)
            if pair:
                self.plural[token.i] = pair

    def _they(self, token: Token) -> None:
        several = self._coordinated_before(token)
        if several:
            self.plural[token.i] = several
            for thing in several:
                thing.mentions.append(Mention(token.span, MentionKind.PRONOUN))
            return
        found = self._antecedent(token, lambda t: t.plural and t.type in {EntityType.GROUP, EntityType.ORGANIZATION})
        if found is not None:
            self._refer(token, found, MentionKind.PRONOUN)

    def _coordinated_before(self, token: Token) -> list[Thing] | None:
        """ "X and Y said ... They": the last coordinated subject in this sentence or the one before."""
        for sentence in (token.sentence, token.sentence - 1):
            if sentence < 0:
                continue
            words = self.annotation.tokens_of(self.annotation.sentences[sentence])
            for word in words:
                if word.i >= token.i:
                    break
                if word.dep in SUBJECT and word.all("conj") and word.head.pos in {"VERB", "AUX"}:
                    parts = [word, *[c for c in word.children if c.dep == "conj"]]
                    things = [self.referent[p.i] for p in parts if p.i in self.referent]
                    if len(things) == len(parts) > 1 and sentence == token.sentence - 1:
                        return things
        return None

    @staticmethod
    def _is_human(thing: Thing) -> bool:
        return thing.is_person or (thing.type is EntityType.GROUP and not thing.plural)

    @staticmethod
    def _expletive(token: Token) -> bool:
        """ "It is likely that", "it was reported that"."""
        verb = token.head
        if token.tag == "PRP$" or token.dep not in SUBJECT:
            return False
        if (
            verb.lemma == "be"
            and verb.child("acomp", "attr") is not None
            and verb.child("ccomp", "xcomp", "advcl") is not None
        ):
            return True
        if (
            token.dep == "nsubjpass"
            and verb.child("ccomp", "xcomp") is not None
            and verb.lemma
            in {"say", "report", "believe", "think", "expect", "know", "understand", "hope", "claim", "suggest"}
        ):
            return True
        return verb.lemma in {"seem", "appear", "rain", "snow", "happen", "turn"} or (
            verb.lemma == "take"
            and any(c.lemma in {"day", "year", "month", "week", "time", "hour"} for c in verb.children)
        )

    def _antecedent(self, token: Token, fits) -> Thing | None:  # type: ignore[no-untyped-def]
        """The best of the last mentions that agree: near, subject before object, outside quotes for what is outside."""
        best: dict[int, tuple[float, Thing]] = {}
        quoted = token.i in self._quoted
        own_clause = self._clause_mates(token)
        objects = self._objects(token)
        for age, seen in enumerate(reversed(self._history)):
            distance = token.sentence - seen.sentence
            if distance > _WINDOW or age > 60:
                break
            if not fits(seen.thing) or seen.token.i in own_clause or seen.token.i == token.i:
                continue
            if seen.thing in objects:
                continue
            if self.annotation.sentences[seen.sentence].kind is BlockKind.HEADING:
                continue
            score = -1.5 * distance - 0.05 * age
            score += 2.0 if seen.subject else 0.0
            score -= 1.5 if token.lower in _PLURAL and seen.thing.type is not EntityType.GROUP else 0.0
            score += 0.6 if token.dep in SUBJECT and seen.subject else 0.0
            score -= 1.5 if seen.quoted and not quoted else 0.0
            held = best.get(id(seen.thing))
            best[id(seen.thing)] = (
                (max(score, held[0]) + (0.3 if held else 0.0), seen.thing) if held else (score, seen.thing)
            )
        ranked = sorted(best.values(), key=lambda item: -item[0])
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.2):
            return None
        return ranked[0][1] if ranked[0][1] is not _THING else None

    def _clause_mates(self, token: Token) -> set[int]:
        """Subject of the same verb as an object pronoun: "X told him" is not X told X. A possessive may be its own subject's."""
        if token.tag == "PRP$" or token.lower.endswith("self") or token.dep in SUBJECT:
            return set()
        verb = token.head
        while verb.dep in {"prep", "pobj", "pcomp", "dative"} and not verb.is_root:
            verb = verb.head
        return {t.i for child in verb.children if child.dep in SUBJECT for t in child.subtree()}

    def _objects(self, token: Token) -> list[Thing]:
        """What the verb of a subject pronoun acts on: "It accuses Russia" is not said of Russia."""
        if token.dep not in SUBJECT:
            return []
        found = token.head.all("dobj", "dative")
        return [self.identity.by_token[t.i] for t in found if t.i in self.identity.by_token]

    # Descriptions

    def _nominal(self, token: Token) -> None:
        if self._top_official(token):
            return
        title = self._titles.get(token.i)
        if title is not None and token.i == title.head:
            self._described(title, token)
            return
        if token.i in self.roles.holder:
            self.referent[token.i] = self.roles.holder[token.i]
            return
        if (
            self._names_next(token)
            or self._apposed(token)
            or self._government(token)
            or self._paired(token)
            or self._definite(token)
        ):
            return
        group = self.groups.group(token)
        if group is not None:
            self._refer_group(token, group)
        elif token.tag == "NN" and token.dep in {*SUBJECT, "dobj"}:
            self._see(_THING, token)  # "it" may mean the report or the plan, of which the graph knows nothing

    def _apposed(self, token: Token) -> bool:
        """ "his Iranian counterpart, Manouchehr Mottaki": the name explains the noun."""
        if (
            token.lemma not in lexicon.collectives()
            and token.lemma not in lexicon.titles()
            and token.lemma != "counterpart"
        ):
            return False
        inner = token.child("appos")
        thing = self.identity.by_token.get(inner.i) if inner is not None else None
        if thing is None or not thing.is_person or token.tag != "NN":
            return False
        self.referent[token.i] = thing
        return True

    def _names_next(self, token: Token) -> bool:
        """ "the militant group Hamas": the description belongs to the name behind it."""
        after = self.annotation.next(token)
        phrase = self.identity.phrases.get(after.i) if after is not None else None
        if after is None or phrase is None or phrase.first != after.i or phrase.type is not EntityType.ORGANIZATION:
            return False
        head = self.annotation.tokens[phrase.last - 1]
        if (token.head is not head and head.head is not token) or token.tag != "NN":
            return False
        self.referent[token.i] = self.identity.by_token[after.i]
        return True

    def _refer_group(self, token: Token, group: Thing) -> None:
        self.referent[token.i] = group
        self._see(group, token)

    def _described(self, title: TitlePhrase, token: Token) -> None:
        """A title without a name: the person of the article who holds that office."""
        holder = self.roles.holder.get(token.i)
        if holder is not None:
            self.referent[token.i] = holder
            self._see(holder, token)
            return
        if not title.plural and title.introduced != "a":
            person = self._holder_of(title, token)
            if person is not None:
                self._refer(token, person, MentionKind.NOMINAL, self._words(title))
                return
        group = self.groups.group(token)
        if group is not None:
            self._refer_group(token, group)

    def _words(self, title: TitlePhrase) -> list[Token]:
        words = list(self.annotation.tokens[title.first : title.last])
        return words[1:] if words[0].tag == "POS" else words

    def _holder_of(self, title: TitlePhrase, token: Token) -> Thing | None:
        of = self.identity.by_token.get(title.of.last - 1) if title.of is not None else None
        if token.lemma == "counterpart":
            return self._counterpart(token, of)
        matches: list[Thing] = []
        for role in self.roles.register.roles:
            if of is not None and role.of is not None and role.of is not of:
                continue
            if title.status is not role.status and RoleStatus_former(title) != RoleStatus_former_role(role):
                continue
            if self._same_office(role, title):
                matches.append(role.person)
        if title.entry.title in _ENVOYS and of is not None and title.introduced == "the":
            matches += [role.person for role in self.roles.register.roles if role.of is of and self._is_diplomat(role)]
        matches = list(dict.fromkeys(matches))
        if len(matches) == 1:
            return matches[0]
        if len(matches) > 1:
            return self._antecedent(token, lambda t: t in matches)
        return None

    def _is_diplomat(self, role: RoleDraft) -> bool:
        phrase = self.roles.register.phrase_of(role)
        level = phrase.entry.level if phrase is not None else ""
        return level in {"foreign-minister", "diplomat"} or role.title.lower() == "secretary of state"

    def _same_office(self, role: RoleDraft, title: TitlePhrase) -> bool:
        a, b = role.title.lower(), title.text.lower()
        if a == b:
            return True
        phrase = self.roles.register.phrase_of(role)
        if phrase is None or not title.entry.level or phrase.entry.level != title.entry.level:
            return False
        specific = {
            "head-of-government",
            "foreign-minister",
            "defense-minister",
            "finance-minister",
            "head-of-state",
            "secretary-general",
        }
        if title.entry.level not in specific:
            return a.endswith(" " + b)
        return True

    def _counterpart(self, token: Token, of: Thing | None) -> Thing | None:
        """ "his Chinese counterpart": who holds for that state the level of office of somebody else in the sentence."""
        if of is None:
            return None
        levels = {
            phrase.entry.level
            for role in self.roles.register.roles
            if (phrase := self.roles.register.phrase_of(role)) is not None
            and any(seen.thing is role.person and seen.sentence == token.sentence for seen in self._history)
        }
        found = {
            role.person
            for role in self.roles.register.roles
            if role.of is of and (phrase := self.roles.register.phrase_of(role)) is not None and phrase.entry.level in levels
        }
        return found.pop() if len(found) == 1 else None

    def _top_official(self, token: Token) -> bool:
        """ "the top U.S. diplomat"."""
        if token.lemma != "diplomat" or not any(child.lower in _TOP for child in token.children) or token.tag != "NN":
            return False
        if any(c.lower in {"a", "an", "another"} for c in token.children):
            return False
        state = next(
            (
                self.identity.by_token[c.i]
                for c in token.children
                if c.i in self.identity.by_token and self.identity.by_token[c.i].type is EntityType.STATE
            ),
            None,
        )
        found = {
            role.person
            for role in self.roles.register.roles
            if (phrase := self.roles.register.phrase_of(role)) is not None
            and (phrase.entry.level == "foreign-minister" or role.title.lower() == "secretary of state")
            and (state is None or role.of is state)
        }
        if len(found) != 1:
            return False
        self._refer(token, found.pop(), MentionKind.NOMINAL, noun_phrase(token))
        return True

    def _government(self, token: Token) -> bool:
        """ "the Iranian government", "Israeli authorities", "the Gaddafi regime", "the government of Chad"."""
        noun = lexicon.government_nouns().get(token.lower) or lexicon.government_nouns().get(token.lemma)
        if token.lemma in _STATE_NOUNS:
            return self._own_country(token)
        if noun is None or noun.means != "state":
            return False
        if any(
            child.lower in {"local", "regional", "coalition", "provincial", "new", "interim"}
            and child.dep in {"amod", "compound"}
            for child in token.children
        ):
            return False
        owner = self._owning_state(token)
        if owner is None and self._bare_definite(token):
            owner = self._regime or self.roles.states.main()
        if owner is None:
            return False
        self._regime = owner
        self._refer(token, owner, MentionKind.NOMINAL, noun_phrase(token))
        return True

    def _own_country(self, token: Token) -> bool:
        """ "his country": the state whose office he holds."""
        owner = token.child("poss")
        person = self.referent.get(owner.i) if owner is not None else None
        state = self._state_of(person) if person is not None and person.is_person else None
        if state is None or token.tag != "NN":
            return False
        self._refer(token, state, MentionKind.NOMINAL, noun_phrase(token))
        return True

    @staticmethod
    def _bare_definite(token: Token) -> bool:
        """ "the regime" alone, after "the X regime"."""
        return (
            token.i > 0
            and all(c.dep == "det" and c.lower in {"the", "this", "that"} for c in token.children if c.i < token.i)
            and any(c.dep == "det" for c in token.children)
        )

    def _owning_state(self, token: Token) -> Thing | None:
        for child in token.children:
            thing = self.identity.by_token.get(child.i)
            if child.dep in {"amod", "compound", "poss", "nmod", "nsubj"} and child.i < token.i:
                if thing is not None and thing.type is EntityType.STATE:
                    return thing
                if thing is not None and thing.is_person:
                    return self._state_of(thing)
                if child.i in self.identity.capitals:
                    return self._state_by_capital(child)
            if child.dep == "prep" and child.lower == "of":
                inner = child.child("pobj")
                thing = self.identity.by_token.get(inner.i) if inner is not None else None
                if thing is not None and thing.type is EntityType.STATE:
                    return thing
                if thing is not None and thing.is_person:
                    return self._state_of(thing)
        return None

    def _state_by_capital(self, token: Token) -> Thing | None:
        phrase = self.identity.phrases.get(token.i)
        name = phrase.known.state if phrase is not None and phrase.known is not None else None
        return next((t for t in self.identity.things if t.type is EntityType.STATE and t.name == name), None)

    def _state_of(self, person: Thing) -> Thing | None:
        states = {
            r.of for r in self.roles.register.roles if r.person is person and r.of is not None and r.of.type is EntityType.STATE
        }
        return states.pop() if len(states) == 1 else None

    def _paired(self, token: Token) -> bool:
        """ "both countries", "the two leaders", "the two sides"."""
        if token.tag != "NNS" and token.lemma != "pair":
            return False
        if not (any(c.lower in _PAIRED for c in token.children) or token.lemma == "pair"):
            return False
        if token.lemma in _STATE_NOUNS or token.lemma in _SIDES:
            pair = self._pair(token, lambda t: t.type is EntityType.STATE)
        elif token.lemma in _PEOPLE_NOUNS:
            pair = self._pair(token, lambda t: t.is_person)
        else:
            return False
        if pair:
            self.plural[token.i] = pair
        return bool(pair)

    def _pair(self, token: Token, fits) -> list[Thing]:  # type: ignore[no-untyped-def]
        """The two things of a kind that the last sentences name, if they name just two."""
        for window in range(_WINDOW):
            found = list(
                dict.fromkeys(
                    s.thing
                    for s in self._history
                    if token.sentence - window <= s.sentence <= token.sentence and fits(s.thing)
                )
            )
            if len(found) == 2:
                return found
            if len(found) > 2:
                return []
        return []

    def _definite(self, token: Token) -> bool:
        """ "the country", "the ministry", "this group": the last thing of that kind."""
        determiner = next((c.lower for c in token.children if c.dep == "det" or c.tag == "DT"), "")
        if determiner not in {"the", "this", "that"} or token.tag not in {"NN", "NNP"}:
            return False
        if any(
            c.dep in {"amod", "compound", "nmod", "poss"} and c.lower not in {"same", "whole", "entire"}
            for c in token.children
        ):
            return False
        if any(
            c.dep in {"prep", "relcl", "acl"} and c.lower in {"of", "for", "in", "that", "which"}
            for c in token.children
            if c.dep == "prep"
        ):
            return False
        word = token.lower
        if word in _STATE_NOUNS:
            found = self._antecedent(token, lambda t: t.type is EntityType.STATE)
        else:
            found = self._antecedent(token, lambda t: t.type is EntityType.ORGANIZATION and self._called(t, word))
        if found is None:
            return False
        self._refer(token, found, MentionKind.NOMINAL, noun_phrase(token))
        return True

    def _called(self, thing: Thing, word: str) -> bool:
        if any(word == w for name in (thing.name, *thing.aliases) for w in name.casefold().split()):
            return True
        known = self.identity.known.get(thing)
        kinds = {
            "party": {"party"}, "group": {"armed-group", "ngo"}, "militia": {"armed-group"}, "movement": {"party", "armed-group"},
            "agency": {"agency", "media"}, "bloc": {"intergovernmental"}, "alliance": {"intergovernmental"}, "organization": {"intergovernmental", "ngo"},
            "organisation": {"intergovernmental", "ngo"}, "court": {"court"}, "ministry": {"ministry"}, "newspaper": {"media"}, "paper": {"media"},
            "company": {"company"}, "network": {"media"}, "body": {"intergovernmental"}, "parliament": {"parliament"}, "department": {"ministry"},
        }  # fmt: skip
        return known is not None and known.kind in kinds.get(word, set())


def RoleStatus_former(title: TitlePhrase) -> bool:
    return title.status.value == "former"


def RoleStatus_former_role(role: RoleDraft) -> bool:
    return role.status.value == "former"


def _quoted_tokens(tokens) -> set[int]:  # type: ignore[no-untyped-def]
    """Tokens between quotation marks; an open quote ends with its sentence's block."""
    inside, found, sentence = False, set(), -1
    for token in tokens:
        if token.text == '"':
            inside = not inside
            sentence = token.sentence
        elif inside:
            if token.sentence > sentence + 3:
                inside = False
            else:
                found.add(token.i)
    return found
