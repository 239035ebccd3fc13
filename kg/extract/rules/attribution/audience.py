"""To whom or where a claim was made, in the article's words: "reporters at a news conference in Paris"."""

from __future__ import annotations

from kg.extract.rules.attribution.attribution import Saying
from kg.extract.rules.attribution.cue_words import load_cues
from kg.language import Annotation, Token
from kg.language.syntax import noun_phrase
from kg.model import Span

_PLACES = {"in", "at", "during", "on", "before", "to"}
_RELATIVE = {"WDT", "WP", "WP$", "WRB"}
_HEARING = {"tell", "inform", "remind", "assure", "reassure", "brief", "notify", "convince"}


def hearers(saying: Saying) -> list[Token]:
    """Heads of the phrases that name to whom it is said ("told reporters")."""
    verb = saying.head
    if verb.lemma not in _HEARING:
        return []
    found = [t for t in verb.all("dobj", "dative") if t.pos in {"NOUN", "PROPN"} and t is not saying.speaker]
    return [t for t in found if t.i > verb.i and not any(span.contains(t.span) for span in saying.content)]


def audience(annotation: Annotation, saying: Saying) -> str | None:
    """The words for whom it was said to and where, without the day; None where the text has none."""
    if saying.rule == "claim.according-to":
        return None
    told = hearers(saying)
    settings = [noun for noun in _settings(saying.head) if not any(s.overlaps(noun.span) for s in saying.content)]
    if told:
        words = [*noun_phrase(told[0]), *_modifiers(told[0])]
        close = [n for n in settings if n.i > told[0].i]
        words.extend(t for n in close for t in (n.head, *noun_phrase(n), *_modifiers(n)))
        return _words(annotation, words)
    if settings:
        return _words(annotation, [*noun_phrase(settings[0]), *_modifiers(settings[0])])
    return None


def _settings(verb: Token) -> list[Token]:
    """Nouns like "briefing" in the prepositional phrases of the cue."""
    return [
        noun
        for prep in verb.all("prep")
        if prep.lower in _PLACES
        for noun in prep.all("pobj")
        if noun.lemma.lower() in load_cues().settings
    ]


def _modifiers(noun: Token) -> list[Token]:
    """Its prepositional phrases, in the order of the text, up to the first clause or date."""
    found: list[Token] = []
    for child in noun.rights:
        if child.dep != "prep" or any(t.entity in {"DATE", "TIME"} for t in child.all("pobj")):
            break
        found.extend(_without_time(child))
    return found


def _without_time(prep: Token) -> list[Token]:
    words = prep.subtree()
    cut = next((k for k, t in enumerate(words) if t.entity in {"DATE", "TIME"} or t.tag in _RELATIVE), len(words))
    return words[:cut]


def _words(annotation: Annotation, tokens: list[Token]) -> str | None:
    span = annotation.span_of(tokens)
    inside = annotation.tokens_in(Span(span.start, span.end))
    while len(inside) > 1 and (inside[-1].pos in {"PUNCT", "ADP", "DET"} or inside[-1].entity in {"DATE", "TIME"}):
        inside = inside[:-1]
    return annotation.article.words(annotation.span_of(inside)) if inside else None


__all__ = ["audience", "hearers"]
