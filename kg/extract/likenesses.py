"""Words that look like one event and tell another: attacks on a goal, votes of confidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.extract import syntax
from kg.extract.arguments import Site
from kg.extract.drafts import EventDraft
from kg.extract.frames import word_class
from kg.language import Token


def _earnest(site: Site, _: EventDraft) -> bool:
    """Not in a game: "bombarded the goal", "clashed in the final"."""
    words = [*site.objects, *syntax.prepositional(site.trigger, "in", "at", "for", "during")]
    subject = syntax.subject(site.trigger)
    if subject is not None:
        words.append(subject)
    return not any(_lemmas(token) & word_class("sports") for token in words)


def _electoral(site: Site, _: EventDraft) -> bool:
    """ "lost a vote of confidence" is no election."""
    about = [token for noun in site.objects for token in syntax.prepositional(noun, "of", "in")]
    about += [token for noun in site.objects for token in noun.all("compound", "amod")]
    return not any(token.lemma.lower().split("-")[-1] == "confidence" for token in about)


def _lemmas(token: Token) -> set[str]:
    return {part.lemma.lower() for part in syntax.coordinated(token)}


LIKENESS_CHECKS: Mapping[str, Callable[[Site, EventDraft], bool]] = MappingProxyType(
    {"earnest": _earnest, "electoral": _electoral}
)
