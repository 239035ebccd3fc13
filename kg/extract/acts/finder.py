"""Acts that only their words tell: a predicate of the table of which no event and no claim was read.

Only what a main clause says is looked at, and only where somebody acts whom the article mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.acts.frames import governor, lowest, modality, words_of
from kg.extract.layers import (
    Attribution,
    Attributions,
    Cluster,
    Clusters,
    CuedAttributions,
    DistinctEvent,
    Events,
    Layers,
    Times,
    TriggeredEvents,
)
from kg.extract.times.attachment import DatedWords
from kg.extract.veridicality import asserted
from kg.language import Annotation, Token, syntax
from kg.lexicon.lists import collectives
from kg.lexicon.plover import act_of, acting_nouns
from kg.model import (
    ACTORS,
    BODIES,
    PERSONS,
    EntityType,
    EventType,
    Evidence,
    Mention,
    MentionKind,
    Span,
    Stance,
    Status,
)

__all__ = ["RULE", "ActFinder", "Mentioned"]

RULE = "acts.predicate"
#: What the words of an event must weigh: a verb with its object, or with who does it; less if no person does it.
_LEAST, _LEAST_OF_BODIES = 6, 4
_STANCES = frozenset(Stance)
#: Of these the network misses hardly any; where it reads none, it is a match, a game or a figure of speech.
_LEAST_OF_WELL_READ = 5
_WELL_READ = frozenset({EventType.MEETING, EventType.VISIT, EventType.ARMED_ACTION, EventType.PROTEST})
_TOGETHER = frozenset({EventType.AGREEMENT})
_POLITICAL = frozenset({EntityType.STATE, EntityType.OFFICIAL})
#: What is told of those whom it befell, whoever did it.
_SUFFERED = frozenset({EventType.LEGAL_ACTION})
_SITES = frozenset({EntityType.PLACE, EntityType.STATE})
_WHERE = frozenset({"in", "at", "near", "outside", "through", "across", "off", "along", "into", "around"})
_COMPLEMENTS = ("dobj", "dative", "prep", "attr", "oprd", "acomp", "xcomp", "ccomp")
#: Prepositions of what is said, or of whom.
_ABOUT = frozenset({"for", "on", "upon", "with", "to", "against", "of", "behind", "by", "from", "over", "about", "at"})


class ActFinder:
    """Events and claims that a network read, and those that only the words of an act tell."""

    name = "acts.finder"
    version = "2"
    requires = (Times, Clusters, TriggeredEvents, CuedAttributions)
    assigns = (Events, Attributions)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        events, attributions = layers[TriggeredEvents].events, layers[CuedAttributions].attributions
        found = _Finder(annotation, Mentioned(layers[Clusters]), layers[Times]).complete(events, attributions)
        return layers.assign(found[0]).assign(found[1])


class Mentioned:
    """The things by the words that head their mentions."""

    def __init__(self, clusters: Clusters) -> None:
        self._things: dict[tuple[int, int], tuple[Cluster, ...]] = {
            (anchor.span.start, anchor.span.end): anchor.clusters for anchor in clusters.anchors
        }

    def by(self, token: Token) -> Sequence[Cluster]:
        return self._things.get((token.start, token.end), ())

    def types(self, token: Token) -> tuple[str, ...]:
        return tuple(thing.type.value for thing in self.by(token))


class _Finder:
    """Completes what was read of one article."""

    def __init__(self, annotation: Annotation, mentioned: Mentioned, times: Times) -> None:
        self._annotation, self._mentioned = annotation, mentioned
        self._dated = DatedWords(annotation, times)
        self._groups: dict[Span, Cluster] = {}

    def complete(
        self, events: Sequence[DistinctEvent], attributions: Sequence[Attribution]
    ) -> tuple[Events, Attributions]:
        read = {
            token.i
            for span in (
                *(each.trigger or each.span for event in events for each in event.evidence),
                *(cue for said in attributions for cue in said.cue),
            )
            for token in self._annotation.tokens_in(span)
        }
        said_words = {
            token.i for said in attributions for span in said.content for token in self._annotation.tokens_in(span)
        }
        more_events, more_said = list(events), list(attributions)
        for verb in self._predicates():
            if verb.i in said_words:
                continue
            found = act_of(words_of(verb, self._mentioned.types))
            if found is None or not found[1].reads:
                continue
            if not self._is_political(verb):
                continue
            is_said = found[1].reads in _STANCES
            if self._is_read(verb, read, by_noun=not is_said):
                continue
            if is_said:
                more_said.extend(self._attribution(verb, Stance(found[1].reads)))
            elif (kind := EventType(found[1].reads)) not in _WELL_READ or found[0] >= _LEAST_OF_WELL_READ:
                more_events.extend(self._event(verb, kind, found[0]))
        more_events.sort(key=lambda event: min(each.trigger or each.span for each in event.evidence))
        more_said.sort(key=lambda said: said.cue[0])
        return Events(tuple(more_events)), Attributions(tuple(more_said))

    def _predicates(self) -> Iterator[Token]:
        """The verbs of main clauses, with those that share their subject."""
        for sentence in self._annotation.sentences:
            for root in self._annotation.tokens_of(sentence):
                if root.is_root and root.pos in syntax.VERBAL:
                    yield from (lowest(verb) for verb in syntax.coordinated(root) if _is_finite(verb))

    def _is_political(self, verb: Token) -> bool:
        """Whether a state, an official or a known body acts; or a force or crowd, and one of these is concerned."""
        doer = syntax.agent(verb)
        if doer is not None and self._names_political(doer):
            return True
        if doer is not None and not _acts_unnamed(doer):
            return False
        ends = [syntax.patient(verb), *verb.all("dative", "prep", "xcomp", "ccomp")]
        return any(self._names_political(end) for end in ends if end is not None)

    def _names_political(self, head: Token) -> bool:
        return any(
            thing.type in _POLITICAL or thing.state is not None or thing.known is not None
            for word in _without_clauses(head)
            for thing in self._mentioned.by(word)
        )

    def _is_read(self, verb: Token, read: set[int], *, by_noun: bool) -> bool:
        """Whether a fact stands on the verb, on one whose deed it is, or on a noun that names its deed."""
        near = {verb.i, *(child.i for child in verb.children if child.dep in {"prt", "xcomp", "acomp"} and by_noun)}
        near.update(above.i for above in verb.ancestors() if above.pos in syntax.VERBAL and verb.dep == "xcomp")
        if near & read or not by_noun:
            return bool(near & read)
        sentence = self._annotation.sentence_of(verb)
        nouns = (word for word in self._annotation.tokens_of(sentence) if word.i in read)
        return any(word.pos in syntax.NOMINAL and governor(word) is verb for word in nouns)

    def _event(self, verb: Token, kind: EventType, weight: int) -> Iterator[DistinctEvent]:
        doer = syntax.agent(verb)
        passive = syntax.is_passive(verb)
        agents = self._doers(doer)
        undergoing = [verb.child("nsubjpass")] if passive else verb.all("dobj", "dative")
        others = [noun for prep in verb.all("prep", "dative") if prep.lower not in _WHERE for noun in prep.all("pobj")]
        below = [noun for word in undergoing if word is not None for noun in syntax.prepositional(word)]
        inside = [word for word in undergoing if word is not None]
        targets = [thing for thing in self._things([*inside, *others, *below], ACTORS) if thing not in agents]
        if not agents and not (passive and targets and kind in _SUFFERED):
            return
        status = asserted(self._annotation, verb, modality(verb), kind)
        least = _LEAST if all(thing.type in PERSONS for thing in agents) else _LEAST_OF_BODIES
        if status is Status.NEGATED or weight < least:
            return
        sites = [noun for prep in verb.all("prep") if prep.lower in _WHERE for noun in prep.all("pobj")]
        places = self._things(sites, _SITES)
        if kind in _TOGETHER:
            agents, targets = [*agents, *targets], []
        date = self._dated.for_verb(verb)
        words = [verb, *(word for word in (doer, *inside, *others) if word is not None)]
        yield DistinctEvent(
            evidence=(Evidence(self._phrases(words), RULE, verb.span),),
            type=kind,
            status=status,
            agents=tuple(agents),
            targets=tuple(targets),
            places=tuple(thing for thing in places if thing not in agents),
            start=date.start if date is not None else None,
            end=date.end if date is not None else None,
            date_inferred=date.inferred if date is not None else False,
        )

    def _attribution(self, verb: Token, stance: Stance) -> Iterator[Attribution]:
        doer = syntax.agent(verb)
        if doer is None or modality(verb) not in {Status.OCCURRED, Status.ONGOING}:
            return
        speakers = self._doers(doer)
        said = [
            child
            for child in verb.all(*_COMPLEMENTS)
            if child.i > verb.i and (child.dep != "prep" or child.lower in _ABOUT)
        ]
        if not speakers or not said:
            return
        words = [word for child in said for word in child.subtree() if word.dep != "punct" or word.i != child.i]
        content = self._annotation.span_of(words)
        source = self._annotation.span_of(syntax.noun_phrase(doer))
        date = self._dated.for_verb(verb)
        found = [thing for child in said for thing in self._things([child, *child.all("pobj")], ACTORS)]
        yield Attribution(
            speakers=tuple(speakers),
            stance=stance,
            content=(content,),
            cue=(verb.span,),
            source=(source,),
            evidence=Evidence(
                Span(min(source.start, verb.start, content.start), max(source.end, verb.end, content.end)),
                RULE,
                verb.span,
            ),
            targets=tuple(dict.fromkeys(thing for thing in found if thing not in speakers)),
            start=date.start if date is not None else None,
            end=date.end if date is not None else None,
            date_inferred=date.inferred if date is not None else False,
        )

    def _doers(self, head: Token | None) -> list[Cluster]:
        """Who is mentioned there; an unnamed group that nothing mentions yet is one of its own."""
        if head is None:
            return []
        found = self._things([head], ACTORS)
        if found or head.tag not in {"NN", "NNS"}:
            return found
        owned = any(self._things([word], BODIES) for word in (*head.children, *syntax.prepositional(head, "of")))
        if not (owned or _acts_unnamed(head)):
            return []
        words = [word for word in syntax.noun_phrase(head) if word.dep != "det"]
        span = self._annotation.span_of(words)
        name = self._annotation.plain_words(span)
        mentions = (Mention(span, MentionKind.NOMINAL),)
        return [self._groups.setdefault(span, Cluster(EntityType.GROUP, name, mentions=mentions, plural=True))]

    def _things(self, words: Iterable[Token], types: frozenset[EntityType]) -> list[Cluster]:
        found = (thing for word in words for noun in syntax.coordinated(word) for thing in self._mentioned.by(noun))
        return [thing for thing in dict.fromkeys(found) if thing.type in types]

    def _phrases(self, words: Sequence[Token]) -> Span:
        inside = [
            token for word in words for token in (syntax.noun_phrase(word) if word.pos in syntax.NOMINAL else [word])
        ]
        return self._annotation.span_of(inside)


def _acts_unnamed(noun: Token) -> bool:
    lemma = noun.lemma.lower()
    return lemma in collectives() or lemma in acting_nouns()


def _is_finite(verb: Token) -> bool:
    return verb.pos in syntax.VERBAL and (verb.tag != "VBG" or verb.child("aux") is not None)


def _without_clauses(head: Token) -> Sequence[Token]:
    found = [head]
    for word in found:  # which grows while it is read
        found += [child for child in word.children if child.dep not in {"acl", "relcl", "advcl"}]
    return found
