"""Which policy issues of the thesaurus a stretch of text is about, by the words that name them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.shared.issues.words import Hit, hits_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.language import Annotation
    from kg.model import Span

#: The states of conflicts with an issue of their own: where one is named, the general issue says nothing more.
_STATES_OF = {
    "afghanistan": {"Afghanistan"},
    "balkans": {"Kosovo", "Serbia", "Bosnia and Herzegovina"},
    "haiti-crisis": {"Haiti"},
    "israel-palestine": {"Israel", "Palestine"},
    "kashmir": set[str](),  # two states with more between them
    "korean-peninsula": {"North Korea", "South Korea"},
    "sahel-security": {"Mali", "Niger", "Burkina Faso"},
    "sudan-conflict": {"Sudan", "South Sudan"},
    "syria-conflict": {"Syria"},
    "venezuela-crisis": {"Venezuela"},
    "war-in-ukraine": {"Ukraine"},
    "yemen-conflict": {"Yemen"},
}
CONFLICTS = frozenset(_STATES_OF)
#: The general issue, and the particular ones that stand in its place.
_PROLIFERATION = "nuclear-proliferation"
_GENERAL = {
    "armed-conflict": CONFLICTS,
    _PROLIFERATION: frozenset({"iran-nuclear", "korean-peninsula"}),
    "arms-control": frozenset({"iran-nuclear", "korean-peninsula"}),
}
_NAMES = 2
#: Where the second has more words in the article, weak words of the first ("attack", "military") belong to it.
_FIGHTING = "armed-conflict"
_STRONGER = {_FIGHTING: "terrorism"}
#: Sentences of a short article, and how much the weak words of fighting have to weigh there.
_SHORT, _SEVERAL = 10, 3


#: An issue is a topic of the article if its different cues weigh this much together.
_SUPPORT = 4
#: The conflict that an article is about weighs more, and is told in its first sentences.
_TOPIC, _OPENING = 7, 4
#: Another issue is the topic if the headline or the first sentences (fewer than ``_LEAD``) name it, many sentences do
#: (in a short article a share of them), and many times more than name the next one.
_LEAD, _FEW, _OFTEN, _SHARE, _AHEAD = 3, 2, 3, 0.4, 1.5
#: It still is the topic so many sentences after its last word.
_REACH = 4
#: Issues so wide that what is told beside their words need not belong to them.
_WIDE = frozenset({"bilateral-relations", "multilateral-diplomacy", "people-to-people-ties", "economy", "development"})


class IssueFinder:
    """The issues of an article, asked by spans of its text.

    A cue of weight 3 names its issue by itself; one of weight 2 if the article has another cue of the issue; one of
    weight 1 if another stands in the same sentence.

    Args:
        state: name of the state of which the article speaks most.
    """

    def __init__(self, annotation: Annotation, state: str | None = None) -> None:
        self._annotation = annotation
        hits = hits_in(annotation)
        self._support = _support(hits)
        particular = any(self._support[issue] >= _SUPPORT for issue in _GENERAL[_PROLIFERATION])
        hits = [hit for hit in hits if not (particular and hit.issue == _PROLIFERATION)]
        self._hits = [hit for hit in hits if self._names(hit, hits)]
        if self._is_report_of_fighting():
            self._hits = [hit for hit in hits if hit in self._hits or hit.issue == _FIGHTING]
        conflict = self._conflict_of(state)
        if conflict is not None:
            self._support[conflict] += self._support[_FIGHTING]
            hits, self._hits = (_as_of(conflict, found) for found in (hits, self._hits))
        self._conflict = self._main_conflict()
        self._topic = self._main_topic()
        named = {self._conflict, self._topic}  # of what the article is about, weak words will do
        self._hits = [hit for hit in hits if hit in self._hits or hit.issue in named]

    def _conflict_of(self, state: str | None) -> str | None:
        """The war of a state, if the article names it anywhere: the fighting in an article on that state is its."""
        named = {hit.issue for hit in self._hits if state in _STATES_OF.get(hit.issue, ())}
        return named.pop() if len(named) == 1 else None

    def issues_in(self, *spans: Span) -> tuple[str, ...]:
        """The issues that the words of a fact name; else the conflict of its sentences, else the article's topic."""
        inside = _settled(hit for hit in self._hits if any(span.contains(hit.span) for span in spans))
        if inside:
            return inside
        sentences = {token.sentence for span in spans for token in self._annotation.tokens_in(span)}
        around = _settled(hit for hit in self._hits if hit.sentence in sentences and hit.issue in _ALL_CONFLICTS)
        if around or self._conflict:
            return around or (self._conflict or "",)
        return (self._topic,) if self._topic and self._is_near(sentences) else ()

    def _is_report_of_fighting(self) -> bool:
        """A short article with several weak words of fighting, and none of a conflict with a name or of terrorism."""
        if len(self._annotation.sentences) > _SHORT or self._support[_FIGHTING] < _SEVERAL:
            return False
        return not any(hit.issue in _ALL_CONFLICTS or hit.issue == _STRONGER[_FIGHTING] for hit in self._hits)

    def _is_near(self, sentences: set[int]) -> bool:
        """The topic was named in one of the sentences or shortly before."""
        named = {hit.sentence for hit in self._hits if hit.issue == self._topic}
        return any(0 <= here - there <= _REACH for here in sentences for there in named)

    def mentions(self) -> list[tuple[str, Span]]:
        """Every phrase that names an issue, in the order of the text."""
        found = []
        for sentence in sorted({hit.sentence for hit in self._hits}):
            hits = [hit for hit in self._hits if hit.sentence == sentence]
            kept = set(_settled(hits))
            found += [(hit.issue, hit.span) for hit in hits if hit.issue in kept and hit.weight >= _NAMES]
        return found

    def _names(self, hit: Hit, hits: list[Hit]) -> bool:
        if hit.weight > _NAMES:
            return True
        if self._support[hit.issue] < _SUPPORT:
            return False
        if hit.weight == 1 and self._support[hit.issue] < self._support[_STRONGER.get(hit.issue, "")]:
            return False
        beside = (h for h in hits if h.sentence == hit.sentence and h.issue == hit.issue and h.cue != hit.cue)
        return hit.weight == _NAMES or any(beside)

    def _main_conflict(self) -> str | None:
        """The conflict that the whole article is about: told at its beginning, and with many words."""
        opening = [hit.issue for hit in self._hits if hit.sentence < _OPENING and hit.issue in _ALL_CONFLICTS]
        most = max(self._support.values(), default=0)
        told = [issue for issue in dict.fromkeys(opening) if self._support[issue] >= max(_TOPIC, most)]
        particular = [issue for issue in told if issue in CONFLICTS] or told
        return max(particular, key=lambda issue: self._support[issue], default=None)

    def _main_topic(self) -> str | None:
        """The issue that an article is about: named at its beginning, all through it, and far more than any other."""
        places = Counter(issue for issue, _ in {(hit.issue, hit.sentence) for hit in self._hits})
        most = sorted(places, key=lambda issue: (-places[issue], -self._support[issue], issue))
        if not most or not any(hit.issue == most[0] and hit.sentence < _LEAD for hit in self._hits):
            return None
        often = places[most[0]] >= max(_FEW, min(_OFTEN, _SHARE * len(self._annotation.sentences)))
        alone = len(most) == 1 or places[most[0]] >= _AHEAD * places[most[1]]
        return most[0] if often and alone and most[0] not in _WIDE else None


_ALL_CONFLICTS = CONFLICTS | {"armed-conflict"}


def _as_of(conflict: str, hits: list[Hit]) -> list[Hit]:
    return [replace(hit, issue=conflict) if hit.issue == _FIGHTING else hit for hit in hits]


def _support(hits: Iterable[Hit]) -> Counter[str]:
    """The weight of the different cues of each issue."""
    support: Counter[str] = Counter()
    for issue, _cue, weight in sorted({(hit.issue, hit.cue, hit.weight) for hit in hits}):
        support[issue] += weight
    return support


def _settled(hits: Iterable[Hit]) -> tuple[str, ...]:
    """Their issues in the order of first mention, a general one left out beside the particular one."""
    issues = tuple(dict.fromkeys(hit.issue for hit in hits))
    return tuple(issue for issue in issues if not _GENERAL.get(issue, frozenset()) & set(issues))


__all__ = ["CONFLICTS", "IssueFinder"]
