"""What was mentioned before, and which of it a word may mean: the nearest, the most prominent, if there is just one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from kg.extract.shared.linking import GrowingCluster
from kg.language import Annotation, Token
from kg.language.syntax import SUBJECT
from kg.model import BlockKind, EntityType

Fits = Callable[[GrowingCluster], bool]

#: Stand in the history for whatever is no entity: "it" may mean the report, "they" the missiles, of which the graph
#: knows nothing.
NO_ENTITY = GrowingCluster(EntityType.ISSUE, "")
NO_ENTITIES = GrowingCluster(EntityType.ISSUE, "", plural=True)
_NOTHING = {NO_ENTITY, NO_ENTITIES}

#: How many sentences and mentions back a word may refer.
_WINDOW = 3
_MOST_MENTIONS = 60
#: An open quotation ends after so many sentences: its closing mark was lost.
_LONGEST_QUOTE = 3
#: The best antecedent must lead by this much.
_LEAD = 0.2


@dataclass(slots=True)
class Seen:
    """A mention that a later one may refer back to."""

    thing: GrowingCluster
    token: Token
    subject: bool
    quoted: bool


class History:
    """The mentions of an article up to the word that is being read.

    Args:
        named: the things that names name, by token.
    """

    def __init__(self, annotation: Annotation, named: Mapping[int, GrowingCluster]) -> None:
        self._annotation = annotation
        self._named = named
        self._seen: list[Seen] = []
        self._families: dict[str, dict[GrowingCluster, None]] = {}
        self._quoted = _quoted_tokens(annotation.tokens)

    def see(self, thing: GrowingCluster, token: Token) -> None:
        """Remembers a mention; the next token of the same name is the same mention."""
        last = self._seen[-1] if self._seen else None
        if last is not None and last.thing is thing and last.token.i == token.i - 1:
            last.token = token
            return
        top = token
        while top.dep in {"compound", "conj", "appos", "nmod"} and not top.is_root:
            top = top.head
        if thing.is_person and thing.name:
            self._families.setdefault(thing.name.split()[-1], {})[thing] = None
        self._seen.append(Seen(thing, token, top.dep in SUBJECT, token.i in self._quoted))

    def is_quoted(self, token: Token) -> bool:
        return token.i in self._quoted

    def in_sentence(self, sentence: int) -> set[GrowingCluster]:
        """What the sentence has mentioned so far."""
        return {seen.thing for seen in self._since(sentence) if seen.token.sentence == sentence}

    def _since(self, sentence: int) -> Iterator[Seen]:
        """The mentions of the sentence and those after it, last first."""
        return takewhile(lambda seen: seen.token.sentence >= sentence, reversed(self._seen))

    def family(self, name: str) -> Collection[GrowingCluster]:
        """All persons mentioned so far whose last name this is."""
        return self._families.get(name, ())

    def antecedent(
        self,
        token: Token,
        fits: Fits,
        *,
        non_group_cost: float = 0.0,
        window: int = _WINDOW,
        stands: Callable[[Seen], bool] | None = None,
    ) -> GrowingCluster | None:
        """The best of the last mentions that agree: near, subject before object, outside quotes for what is outside.

        Args:
            non_group_cost: taken off whatever is no group.
            window: how many sentences before its own are looked at.
            stands: whether a mention stands where the word may refer to it.
        """
        best: dict[GrowingCluster, float] = {}
        subjects = _subjects_above(token)
        own_clause = {token.i, *(t.i for subject in subjects for t in subject.subtree())}
        others = {*self._objects(token), *(self._things_at(subjects) if token.pos == "PRON" else ())}
        for age, seen in enumerate(reversed(self._seen[-_MOST_MENTIONS - 1 :])):
            if token.sentence - seen.token.sentence > window:
                break
            if not fits(seen.thing) or seen.thing in others or seen.token.i in own_clause:
                continue
            if self._annotation.sentence_of(seen.token).kind is BlockKind.HEADING:
                continue
            if stands is not None and not stands(seen):
                continue
            score = self._salience(token, seen, age)
            if seen.thing.type is not EntityType.GROUP:
                score -= non_group_cost
            best[seen.thing] = max(score, best[seen.thing]) + 0.3 if seen.thing in best else score
        ranked = sorted(best.items(), key=lambda item: -item[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _LEAD):
            return None
        return ranked[0][0] if ranked[0][0] not in _NOTHING else None

    def near(self, token: Token, fits: Fits) -> set[GrowingCluster]:
        """All that agrees in the last sentences."""
        return {thing for thing in {s.thing for s in self._since(token.sentence - _WINDOW)} if fits(thing)}

    def _salience(self, token: Token, seen: Seen, age: int) -> float:
        score = -1.5 * (token.sentence - seen.token.sentence) - 0.05 * age
        score += 2.0 if seen.subject else 0.0
        score += 0.6 if token.dep in SUBJECT and seen.subject else 0.0
        return score - (1.5 if seen.quoted and token.i not in self._quoted else 0.0)

    def _things_at(self, subjects: Collection[Token]) -> set[GrowingCluster]:
        """What the subjects themselves are; "X's wife told him" may well be said of X."""
        heads = {subject.i for subject in subjects}
        near = self._since(min((subject.sentence for subject in subjects), default=len(self._annotation.sentences)))
        return {seen.thing for seen in near if seen.token.i in heads and seen.thing not in _NOTHING}

    def _objects(self, token: Token) -> Collection[GrowingCluster]:
        """What the verb of a subject pronoun acts on: "It accuses Russia" is not said of Russia."""
        if token.dep not in SUBJECT:
            return ()
        return [self._named[t.i] for t in token.head.all("dobj", "dative") if t.i in self._named]

    def pair(self, token: Token, fits: Fits) -> list[GrowingCluster]:
        """The two things of a kind that the last sentences name, if they name just two."""
        for window in range(_WINDOW):
            since = reversed([*self._since(token.sentence - window)])
            near = (seen for seen in since if seen.token.sentence <= token.sentence)
            found = list(dict.fromkeys(seen.thing for seen in near if fits(seen.thing)))
            if len(found) >= 2:
                return found if len(found) == 2 else []
        return []


def _subjects_above(token: Token) -> list[Token]:
    """Subjects of the verb of an object pronoun: "X told him" is not X told X. A possessive may be its subject's."""
    if token.tag == "PRP$" or token.lower.endswith("self") or token.dep in SUBJECT:
        return []
    verb = token.head
    while verb.dep in {"prep", "pobj", "pcomp", "dative"} and not verb.is_root:
        verb = verb.head
    return verb.all(*SUBJECT)


def _quoted_tokens(tokens: Iterable[Token]) -> set[int]:
    """Tokens between quotation marks."""
    inside, found, sentence = False, set(), -1
    for token in tokens:
        if token.text == '"':
            inside = not inside
            sentence = token.sentence
        elif inside and token.sentence <= sentence + _LONGEST_QUOTE:
            found.add(token.i)
        else:
            inside = False
    return found
