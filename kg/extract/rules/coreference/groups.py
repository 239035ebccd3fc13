"""Unnamed collectives and individuals: "Chinese banks", "some analysts", "a senior State Department official"."""

from __future__ import annotations

from kg import lexicon
from kg.extract.rules.coreference.names import GrowingNames
from kg.extract.shared.linking import GrowingCluster
from kg.language import Token
from kg.language.syntax import NOMINAL, PLURAL, PREMODIFIERS, SUBJECT, noun_phrase
from kg.lexicon.entries import Collective
from kg.model import EntityType, MentionKind

_LONGEST = 7
#: Words before the head that say how many or which, not who.
_LOOSE = {
    *("the", "a", "an", "this", "that", "these", "those", "such", "same", "its", "his", "her", "their", "our", "one"),
    *("some", "many", "several", "most", "all", "any", "other", "few", "more", "both", "certain", "various"),
    *("numerous", "multiple", "another", "every", "each", "no"),
}
#: Singular in form, several in meaning.
_MANY = {"police", "media", "opposition"}
#: Dependents that describe the noun.
_DESCRIBING = {"amod", "compound", "nmod", "poss", "nummod", "npadvmod", "conj"}


class GroupFinder:
    """Makes and finds again the groups of an article.

    A group is latent until a fact uses it; the graph holds only those that were used.
    """

    def __init__(self, identity: GrowingNames, referent: dict[int, GrowingCluster]) -> None:
        self.identity = identity
        self._referent = referent
        self.annotation = identity.annotation
        self.groups: list[GrowingCluster] = []
        self._keys: dict[tuple[str, frozenset[str]], GrowingCluster] = {}
        self._joined: dict[int, GrowingCluster] = {}

    def group(self, token: Token) -> GrowingCluster | None:
        """The group that the noun phrase headed by ``token`` describes, or None if its head is no collective."""
        if token.i in self._joined:
            return self._joined[token.i]
        entry = self._entry(token)
        if entry is None or (entry.kind == "organization" and not token.tag.endswith("S")):
            return None
        plural = token.tag in PLURAL or token.lower in _MANY or is_sort_of_people(token)
        if not plural and not entry.speaks and entry.kind not in {"delegation", "fighters"}:
            return None
        if token.lemma in {"side", "pair"} or any(
            c.tag == "PRP$" and c.i not in self._referent for c in token.children
        ):
            return None  # of somebody unknown
        modifiers = self._modifiers(token)
        named = any(modifier.startswith("=") for modifier in modifiers)
        if entry.kind == "states" and not (plural and (named or _is_counted(token))):
            return None
        if not plural and entry.kind == "officials" and not modifiers and not self._has_determiner(token):
            return None
        partner = self._partner(token, entry) if modifiers else None
        if partner is not None:
            modifiers |= {f"+{self._head_key(partner)}"}
        thing = self._known(token, modifiers, plural)
        if thing is None:
            name = self._name(token, partner)
            if len(name.split()) > _LONGEST or any(mark in name for mark in "[]()|"):
                return None
            thing = GrowingCluster(EntityType.GROUP, name, plural=plural)
            thing.state = self._state(token)
            self._keys[(self._head_key(token), modifiers)] = thing
            self.groups.append(thing)
        if partner is not None:
            self._joined[partner.i] = thing
        self._mention(thing, token, partner)
        return thing

    def _partner(self, token: Token, entry: Collective) -> Token | None:
        """ "Chinese individuals and companies": a second noun under the first one's modifiers joins its group."""
        other = token.child("conj")
        if other is None or other.tag != "NNS" or token.tag != "NNS" or other.i - token.i != 2:
            return None
        second = self._entry(other)
        if second is None or any(child.dep in {*_DESCRIBING, "det", "prep"} - {"conj"} for child in other.children):
            return None
        alike = second.kind == entry.kind or {second.kind, entry.kind} <= {"companies", "civilians", "other"}
        return other if alike else None

    def people(self, token: Token, state: GrowingCluster) -> GrowingCluster:
        """ "19 Palestinians", "Iranians": some of a people, not the state."""
        number = next((c.lower for c in token.children if c.dep == "nummod" or c.tag == "CD"), "")
        key = (token.lower, frozenset({number} if number else ()))
        thing = self._keys.get(key)
        if thing is None:
            words = [t for t in noun_phrase(token) if t.lower not in _LOOSE]
            thing = GrowingCluster(
                EntityType.GROUP, self._text(words), plural=token.lower.endswith("s") or token.tag.endswith("S")
            )
            thing.state = state
            self._keys[key] = thing
            self.groups.append(thing)
        self._mention(thing, token)
        return thing

    def _entry(self, token: Token) -> Collective | None:
        if token.i in self.identity.by_token:
            return None
        if is_numbered(token) or is_sort_of_people(token):
            return lexicon.collectives()["people"]
        if token.pos not in NOMINAL:
            return None
        if token.lemma in {"publication", "edition"} and any(prep.lower == "of" for prep in token.all("prep")):
            return None  # the act, and no newspaper
        if token.lower == "ones":
            return None
        if token.lower == "one" and any(child.lower == "no" for child in token.all("det")):
            return None
        collectives = lexicon.collectives()
        owner = token.child("poss")
        lemma = token.lemma.lower()
        if lemma == "office" and owner is not None and owner.lemma.lower() in lexicon.titles():
            return collectives["official"]  # "the prosecutor's office": those who work in it
        word = token.lower.removesuffix("s") if token.tag == "NNPS" else token.lower
        return collectives.get(lemma) or collectives.get(token.lower) or collectives.get(word)

    @staticmethod
    def _has_determiner(token: Token) -> bool:
        return any(c.dep in {"det", "poss", "nummod"} for c in token.children)

    def _head_key(self, token: Token) -> str:
        lemma = token.lemma.lower()
        if lemma in lexicon.words("firms"):
            return "company"
        return "force" if lemma in lexicon.words("forces") else lemma

    def _modifiers(self, token: Token) -> frozenset[str]:
        """What tells this group from others of the same head: adjectives, nouns and owners, as things where named."""
        found: set[str] = set()
        for child in token.children:
            if child.i > token.i or (child.lower in _LOOSE and child.tag != "PRP$") or child.dep not in _DESCRIBING:
                continue
            thing = self.identity.by_token.get(child.i) or (
                self._referent.get(child.i) if child.tag == "PRP$" else None
            )
            if thing is not None:
                found.add(f"={thing.name}")
            elif child.lower not in lexicon.words("loose-qualities"):
                found.add(child.lower)
        inner = self._whose(token)
        if inner is not None and token.tag == "NNS":
            named = self.identity.by_token.get(inner.i)
            found.add(f"of {named.name if named is not None else inner.lemma}")
        return frozenset(found)

    @staticmethod
    def _whose(token: Token) -> Token | None:
        """ "supporters of X", "lawyers for X": the noun behind the preposition next to the head."""
        preposition = next((c for c in token.all("prep") if c.i == token.i + 1 and c.lower in {"of", "for"}), None)
        inner = preposition.child("pobj") if preposition is not None else None
        if inner is None or inner.pos not in NOMINAL:
            return None
        telling = lexicon.words("telling-of")  # "warned diplomats of the leak"
        about = token.dep == "dobj" and token.head.lemma in telling
        return None if about else inner

    def _known(self, token: Token, modifiers: frozenset[str], plural: bool) -> GrowingCluster | None:
        """The same group told again: same head and modifiers, or a definite phrase that leaves modifiers out."""
        key = self._head_key(token)
        exact = self._keys.get((key, modifiers))
        definite = any(c.lower in lexicon.words("definite") for c in token.children if c.dep == "det")
        if exact is not None and (plural or definite or (exact.plural == plural and not self._indefinite(token))):
            return exact
        if exact is not None and not plural and modifiers:
            return exact
        if not definite and modifiers:
            return None
        candidates = [
            thing
            for (head, held), thing in self._keys.items()
            if head == key and modifiers <= held and thing.plural == plural
        ]
        return candidates[-1] if definite and candidates else None

    @staticmethod
    def _indefinite(token: Token) -> bool:
        return any(c.lower in lexicon.words("indefinite") for c in token.children)

    def _state(self, token: Token) -> GrowingCluster | None:
        for child in token.children:
            thing = self.identity.by_token.get(child.i)
            if thing is not None and thing.type is EntityType.STATE and child.dep in PREMODIFIERS:
                return thing
        return None

    def _name(self, token: Token, partner: Token | None = None) -> str:
        unnamed = {
            t.i for child in token.all("poss") if child.i not in self.identity.by_token for t in child.subtree()
        }  # "the country's leaders" are leaders; "the president's wife" is hers
        words = [t for t in noun_phrase(token) if t.i not in unnamed]
        persons = [
            n for n, t in enumerate(words) if (held := self.identity.by_token.get(t.i)) is not None and held.is_person
        ]
        if persons and words[persons[-1]].dep != "poss":
            words = words[persons[-1] + 1 :]  # "Prime Minister X and Sunni leaders", read as one phrase
        while words and words[0].pos == "CCONJ":
            words = words[1:]
        while len(words) > 1 and (words[0].lower in _LOOSE or words[0].pos in {"DET", "PUNCT"}):
            if words[1].lower == "than":
                break  # "more than 100 countries"
            words = words[1:]
        return self._text([*(words or [token]), *([partner] if partner is not None else [])])

    def _text(self, words: list[Token]) -> str:
        span = self.annotation.span_of(words)
        text = " ".join(self.annotation.article.words(span).split())
        return text.strip("\"'“”‘’ ,;:") or words[-1].text

    def _mention(self, thing: GrowingCluster, token: Token, partner: Token | None = None) -> None:
        phrase = [*noun_phrase(token), *([partner] if partner is not None else [])]
        span = self.annotation.span_of(phrase)
        thing.add_mention(span, MentionKind.NOMINAL)
        thing.add_alias(self._text(phrase))
        self._with_source(thing, token, phrase)

    def _with_source(self, thing: GrowingCluster, token: Token, phrase: list[Token]) -> None:
        """ "foreign ministers from the G7", "the head of the task force": the body is part of who they are."""
        for prep in token.all("prep"):
            inner = prep.child("pobj")
            if inner is None:
                continue
            whose = prep.lower in {"of", "for"} and (not thing.plural or self._whose(token) is inner)
            if whose and thing.name in {token.text, token.lower}:
                whole = self._text(sorted({token, prep, *noun_phrase(inner)}, key=lambda t: t.i))
                if len(whole.split()) <= _LONGEST:
                    thing.aliases.append(thing.name)
                    thing.name = whole  # "the head of the task force" is no head of anything else
                    return
            adjacent = prep.lower in {"from", "of", "in"} and prep.i == phrase[-1].i + 1
            named = self._named_within(inner) if adjacent and inner.child("conj") is None else None
            if named is not None and named.type in {EntityType.STATE, EntityType.ORGANIZATION, EntityType.PLACE}:
                full = self._text(sorted({*phrase, prep, *noun_phrase(inner)}, key=lambda t: t.i))
                if full not in thing.aliases:
                    thing.aliases.append(full)
                short = f"{named.name} {thing.name}"
                if named.type is not EntityType.PLACE and short not in thing.aliases:
                    thing.aliases.append(short)

    def _named_within(self, noun: Token) -> GrowingCluster | None:
        """What the noun names, or the name before it ("the EU states")."""
        words = (noun, *noun.all("compound", "amod"))
        return next((self.identity.by_token[word.i] for word in words if word.i in self.identity.by_token), None)


def _is_counted(token: Token) -> bool:
    """ "109 nations", "many other countries", but "the three nations" are some named before."""
    if any(child.lower in lexicon.words("definite") for child in token.all("det")):
        return False
    return any(child.dep == "nummod" or child.lower in {"many", "several", "most", "some"} for child in token.children)


#: What a bare number may suffer: they are people.
_BEFALLING = {"kill", "injure", "wound", "hurt", "arrest", "detain", "kidnap", "abduct", "massacre", "hospitalize"}


def is_numbered(token: Token) -> bool:
    """ "nine others", "hundreds" without "of", "at least 12 were killed"."""
    if token.tag == "CD" and token.head.lemma in _BEFALLING:
        return token.dep in {"nsubjpass", "dobj"} and token.child("prep", "compound", "nmod") is None
    if token.lower == "others":
        return _is_counted(token)
    alone = token.tag == "NNS" and token.child("prep", "nummod", "amod", "compound", "quantmod", "npadvmod") is None
    return alone and token.lower in {"hundreds", "thousands", "dozens", "scores"} and token.dep in {*SUBJECT, "dobj"}


def is_sort_of_people(token: Token) -> bool:
    """ "the injured", "the poor"."""
    if token.lower not in lexicon.words("sorts-of-people") or token.dep not in {*SUBJECT, "dobj", "pobj"}:
        return False
    return any(child.lower == "the" for child in token.all("det"))
