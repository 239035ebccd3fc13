"""Claims: who says what, with which stance, to whom, where the text stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from kg import lexicon
from kg.extract.layers import Attribution, Attributions, Cluster, Clusters, Layers, Names, Office, Offices, Times
from kg.extract.rules.attribution.attribution import Saying, is_added, is_agentless, is_document
from kg.extract.rules.attribution.audience import audience, hearers
from kg.extract.rules.attribution.cue_words import Cues, load_cues
from kg.extract.rules.attribution.cues import BACKING, find_sayings
from kg.extract.rules.attribution.speakers import PEOPLE, Speakers
from kg.extract.rules.attribution.stance import stance_of_content, stance_of_label
from kg.extract.shared.referents import Referents
from kg.extract.shared.times.attachment import DatedWords
from kg.extract.span_index import SpanIndex
from kg.language import Annotation, Token
from kg.language.quotes import Quotes
from kg.language.syntax import SUBJECT, possessor, prepositional
from kg.model import BlockKind, EntityType, Evidence, RoleStatus, Span, Stance

#: Who rejects or backs something by deciding on it.
_DECIDERS = {
    "court",
    "judge",
    "jury",
    "tribunal",
    "voter",
    "parliament",
    "senate",
    "congress",
    "house",
    "assembly",
    "electorate",
}
#: What is dismissed or rejected by a ruling.
_CASES = {"lawsuit", "suit", "case", "appeal", "petition", "motion", "complaint"}
#: Who asks whether something will be does not say that it will.
_QUESTIONS = {"ask", "wonder"}
#: "is said to": nobody in particular does.
_RUMOURED = {"say", "think", "believe", "report", "claim", "tell", "ask"}
#: "analysts say they doubt": the subject is the speaker unless something else is known.
_UNRESOLVED = {"he", "she", "they"}
_GENDERS = {"he": "m", "she": "f"}
_NAMED = {EntityType.STATE, EntityType.OFFICIAL, EntityType.PERSON}
_ACTORS = {EntityType.STATE, EntityType.ORGANIZATION, EntityType.OFFICIAL, EntityType.PERSON, EntityType.GROUP}


class AttributionRules:
    """Who says what, by cues of attribution and quotation marks."""

    name = "rules.attribution"
    version = "1"
    requires = (Times, Names, Clusters, Offices)
    assigns = (Attributions,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        referents = Referents(annotation, layers[Names], layers[Clusters], layers[Offices].offices)
        found = _Claims(referents, load_cues(), DatedWords(annotation, layers[Times])).find()
        return layers.assign(Attributions(tuple(found)))


class _Claims:
    def __init__(self, referents: Referents, cues: Cues, times: DatedWords) -> None:
        self._referents, self._cues, self._times = referents, cues, times
        self._annotation: Annotation = referents.annotation
        self._speakers = Speakers(referents)
        self._roles: dict[Cluster, list[tuple[int, Office]]] = {}
        for n, role in enumerate(referents.offices):
            if role.of is not None and _holds(role):
                self._roles.setdefault(role.person, []).append((n, role))

    def find(self) -> list[Attribution]:
        sayings = find_sayings(self._annotation, Quotes(self._annotation), self._cues)
        spoken = self._with_speakers(sayings)
        known = [(saying, things) for saying, things in spoken if things and self._is_plausible(saying)]
        index = SpanIndex((span, item) for item in known for span in item[0].content)
        kept = [(saying, things) for saying, things in known if not _is_within_own(saying, things, index)]
        same = _by_content(kept)
        kept = [(saying, things) for saying, things in kept if not _is_told_twice(saying, things, same)]
        kept = self._spelled_out(kept)
        told = [(self._draft(saying, things), self._is_heading(saying)) for saying, things in kept]
        body = {(draft.stance, thing) for draft, heading in told if not heading for thing in draft.speakers}
        kept_once = [draft for draft, heading in told if not (heading and _repeats(draft, body))]
        groups = self._speakers.settled()
        return [replace(one, speakers=tuple(groups.get(s, s) for s in one.speakers)) for one in kept_once]

    def _spelled_out(self, known: list[tuple[Saying, list[Cluster]]]) -> list[tuple[Saying, list[Cluster]]]:
        """In "criticized China, saying that ..." what is said is the clause, and its stance that of the first verb."""
        bare = {saying.head: saying for saying, _ in known if self._is_name_alone(saying)}
        found: list[tuple[Saying, list[Cluster]]] = []
        whole: set[Token] = set()
        speakers = dict(known)
        for saying, things in known:
            first = bare.get(saying.head.head) if saying.head.dep == "advcl" else None
            if first is not None and saying.entry.stance is Stance.STATE and speakers.get(first) == things:
                entry = replace(saying.entry, stance=first.entry.stance)
                saying = replace(saying, entry=entry, objects=first.objects)  # noqa: PLW2901 - the same, understood
                whole.add(first.head)
            found.append((saying, things))
        return [(saying, things) for saying, things in found if saying.head not in whole]

    def _is_name_alone(self, saying: Saying) -> bool:
        """ "criticized China": whom, and nothing of what."""
        if "person" not in saying.entry.frames:
            return False
        tokens = [t for span in saying.content for t in self._annotation.tokens_in(span) if t.lower != "the"]
        things = {self._referents.thing(token) for token in saying.objects}
        named = {self._referents.thing(token) for token in tokens}
        return bool(tokens) and None not in named and named <= things

    def _with_speakers(self, sayings: list[Saying]) -> list[tuple[Saying, list[Cluster]]]:
        """With their speakers; "is accused of" without an agent goes on with the document told of just before."""
        found: list[tuple[Saying, list[Cluster]]] = []
        by_head: dict[Token, tuple[Saying, list[Cluster]]] = {}
        report: list[Cluster] = []
        last = -2
        for saying in sayings:
            things = self._outer(saying, by_head) or self._speakers.of(saying)
            block = self._annotation.sentence_of(saying.head).block
            if not things and block <= last + 1 and (report and _goes_on(saying)):
                things, last = report, block
            elif not things and block <= last + 1 and found and self._is_same(saying, *found[-1]):
                things, last = found[-1][1], block
            elif things:
                report = things if saying.speaker is not None and is_document(saying.speaker) else []
                last = block
            found.append((saying, things))
            by_head.setdefault(saying.head, found[-1])
        return found

    def _outer(self, saying: Saying, before: Mapping[Token, tuple[Saying, list[Cluster]]]) -> list[Cluster]:
        """ "X said he believed that": he is X, whoever else was named before."""
        who, verb = saying.speaker, saying.head
        if is_added(verb):
            return before[verb.head.head][1] if verb.head.head in before else []
        if who is None or who.lower not in _GENDERS or verb.dep != "ccomp" or who.head is not verb:
            return []
        outer = before.get(verb.head)
        if outer is None or len(outer[1]) != 1 or not outer[1][0].is_person:
            return []
        return outer[1] if outer[1][0].gender in {"", _GENDERS[who.lower]} else []

    def _is_same(self, saying: Saying, before: Saying, speakers: list[Cluster]) -> bool:
        """ "He" who goes on speaking right after the one person who spoke, with nobody else named in between."""
        who = saying.speaker
        if who is None or who.lower not in _GENDERS or len(speakers) != 1 or not speakers[0].is_person:
            return False
        if speakers[0].gender not in {"", _GENDERS[who.lower]}:
            return False
        told = {t.i for hearer in before.head.all("dobj", "dative") for t in hearer.subtree()}
        between = [t for t in self._annotation.tokens[before.head.i + 1 : who.i] if t.i not in told]
        things = [self._referents.thing(t) for t in between if t.pos in {"PROPN", "NOUN"}]
        return not any(thing is not speakers[0] and thing.is_person for thing in things if thing is not None)

    def _is_heading(self, saying: Saying) -> bool:
        return self._annotation.sentence_of(saying.head).kind is not BlockKind.PARAGRAPH

    def _is_plausible(self, saying: Saying) -> bool:
        """Not who rejects or backs something by a ruling or a vote, nor who welcomes a guest: these act, not speak."""
        if saying.rule != "claim.speech-act":
            return True
        decides = saying.speaker is not None and saying.speaker.lemma.lower() in _DECIDERS
        if saying.entry.stance is Stance.REQUEST and self._is_reticence(saying):
            return False
        if any(token.lemma.lower() in _CASES for token in saying.objects) and saying.entry.stance is Stance.REJECT:
            return False
        if decides and saying.entry.stance in {Stance.REJECT, Stance.SUPPORT}:
            return False
        if saying.entry.word in BACKING and any(map(self._is_somebody, saying.objects)):
            return False
        if not saying.objects or "person" in saying.entry.frames or "object" not in saying.entry.frames:
            return True
        things = [self._referents.thing(token) for token in saying.objects]
        return not any(thing is not None and thing.type in _NAMED for thing in things)

    def _is_reticence(self, saying: Saying) -> bool:
        """ "asked not to be named": to the journalist, and no news."""
        words = [t.lower for span in saying.content for t in self._annotation.tokens_in(span)]
        return "anonymous" in words or ("not" in words and bool({"named", "identified"} & set(words)))

    def _is_somebody(self, token: Token) -> bool:
        """Who supports somebody helps; only who supports a plan takes a stance."""
        lemma = token.lemma.lower()
        return self._referents.thing(token) is not None or lemma in lexicon.collectives() or lemma.endswith(PEOPLE)

    def _draft(self, saying: Saying, speakers: list[Cluster]) -> Attribution:
        tokens = [t for span in saying.content for t in self._annotation.tokens_in(span)]
        source = self._speakers.source(saying.speaker) if saying.speaker is not None else []
        sides = self._sides(speakers)
        stance = saying.entry.stance
        if stance is Stance.STATE and saying.labels:
            stance = stance_of_label(tokens, self._cues)
        elif stance is Stance.STATE and saying.entry.word not in _QUESTIONS:
            stance = stance_of_content(self._annotation, tokens, self._cues, own=self._own(sides, saying.speaker))
            if stance is Stance.STATE and saying.rule == "claim.speech-act" and _is_future(saying.head):
                stance = Stance.PROMISE
        dated = self._times.for_verb(saying.head)
        return Attribution(
            speakers=tuple(speakers),
            stance=stance,
            content=tuple(saying.content),
            cue=tuple(t.span for t in saying.cue),
            source=(self._annotation.span_of(source),) if source else (),
            evidence=Evidence(self._evidence(saying, source), saying.rule, saying.head.span),
            targets=tuple(t for t in self._targets(saying, stance, sides, tokens) if t not in speakers),
            audience=audience(self._annotation, saying),
            start=dated.start if dated is not None else None,
            end=dated.end if dated is not None else None,
            date_inferred=dated.inferred if dated is not None else False,
        )

    def _sides(self, speakers: list[Cluster]) -> list[Cluster]:
        """The speakers, what they hold an office of, and the organizations and states that these belong to."""
        found = list(speakers)
        roles = {n: role for thing in speakers for n, role in self._roles.get(thing, ())}
        found.extend(role.of for _, role in sorted(roles.items()) if role.of is not None)
        found.extend(body for thing in speakers if thing.type is EntityType.GROUP for body in self._bodies(thing))
        for thing in found:  # grows on the way: a ministry's state is on the minister's side
            if thing.state is not None and thing.state not in found:
                found.append(thing.state)
        return found

    def _bodies(self, group: Cluster) -> list[Cluster]:
        """For "a senior State Department official": the department."""
        tokens = [t for mention in group.mentions[:1] for t in self._annotation.tokens_in(mention.span)]
        things = [self._referents.thing(t) for t in tokens if t.dep in {"compound", "amod", "nmod", "poss", "pobj"}]
        return [t for t in things if t is not None and t.type in {EntityType.STATE, EntityType.ORGANIZATION}]

    def _own(self, sides: list[Cluster], who: Token | None) -> Callable[[Token], bool]:
        bodies = all(thing.type in {EntityType.STATE, EntityType.ORGANIZATION} for thing in sides[:1])
        bodies = bodies and not (who is not None and who.tag in {"NNS", "NNPS"})  # "Republicans" are "they"
        unresolved = {*_UNRESOLVED, "it"} if bodies else _UNRESOLVED

        def own(token: Token) -> bool:
            thing = self._referents.thing(token)
            if thing is None:
                return token.lower in unresolved
            return thing in sides or thing.state in sides

        return own

    def _evidence(self, saying: Saying, source: list[Token]) -> Span:
        sentence = self._annotation.tokens_of(self._annotation.sentence_of(saying.head))
        room = Span(sentence[0].start, sentence[-1].end)
        found = saying.head.span
        for span in [*(t.span for t in saying.cue), *(t.span for t in source), *saying.content]:
            if span.overlaps(room):
                found = found.to(Span(max(span.start, room.start), min(span.end, room.end)))
        return found

    # -- whom it addresses or judges -----------------------------------------------------------------------------

    def _targets(self, saying: Saying, stance: Stance, sides: list[Cluster], tokens: Sequence[Token]) -> list[Cluster]:
        found = [thing for token in saying.targets for thing in self._referents.participants(token)]
        if not found and (saying.labels or stance not in {Stance.STATE, Stance.PROMISE}):
            found = [thing for token in saying.objects for thing in self._judged(token)]
            if saying.rule == "claim.noun":  # "its call for talks" judges nobody
                found = [thing for thing in found if thing.type is not EntityType.GROUP]
        if not found and "clause" in saying.entry.frames:
            found = [thing for thing in self._topic(tokens) if thing not in sides]
        return [t for t in dict.fromkeys(found) if t.type in _ACTORS and not self._is_hearer(saying, t)]

    def _judged(self, token: Token) -> list[Cluster]:
        direct = [thing for thing in self._referents.participants(token) if thing.type in _ACTORS]
        if direct:
            return direct
        owner = possessor(token)
        owners = [owner] if owner is not None else prepositional(token, "by")
        owners.extend(t for t in token.all("amod", "compound") if not owners)
        return [thing for o in owners for thing in self._referents.participants(o)]

    def _topic(self, tokens: Sequence[Token]) -> list[Cluster]:
        """The state, organization or person that the content's main clause is about."""
        inside = {t.i for t in tokens}
        tops = [t for t in tokens if t.is_root or t.head.i not in inside]
        subjects = [c for top in tops for c in top.children if c.dep in SUBJECT and c.i in inside]
        for token in subjects[:1]:
            if token.lower in {"it", "this", "that"}:
                return []  # whatever the words before are about
            owner = possessor(token)
            found = self._referents.participants(token) or (
                self._referents.participants(owner) if owner is not None else []
            )
            return [t for t in found if t.type is not EntityType.GROUP]
        return []

    def _is_hearer(self, saying: Saying, thing: Cluster) -> bool:
        if saying.entry.stance is not Stance.STATE:
            return False
        return any(thing in self._referents.participants(hearer) for hearer in hearers(saying))


def _holds(role: Office) -> bool:
    return role.status in {RoleStatus.CURRENT, RoleStatus.ACTING, RoleStatus.ELECT}


def _goes_on(saying: Saying) -> bool:
    """ "It also says", "is accused": the document told of just before goes on."""
    if saying.speaker is not None and saying.speaker.lower == "it":
        return True
    if saying.head.lemma in _RUMOURED:
        return False
    return is_agentless(saying.head) and saying.entry.stance in {Stance.STATE, Stance.CRITICIZE}


def _repeats(heading: Attribution, body: Collection[tuple[Stance, Cluster]]) -> bool:
    """A headline tells in its own words what the text tells too, so speaker and stance have to do."""
    return any((heading.stance, thing) in body for thing in heading.speakers)


def _is_future(verb: Token) -> bool:
    """For "The minister will stress our unity" promises it."""
    return any(aux.lower in {"will", "'ll"} for aux in verb.all("aux"))


def _by_content(
    known: list[tuple[Saying, list[Cluster]]],
) -> dict[tuple[Span, ...], list[tuple[Saying, list[Cluster]]]]:
    found: dict[tuple[Span, ...], list[tuple[Saying, list[Cluster]]]] = {}
    for saying, things in known:
        found.setdefault(tuple(saying.content), []).append((saying, things))
    return found


def _is_told_twice(
    saying: Saying, things: list[Cluster], known: Mapping[tuple[Span, ...], list[tuple[Saying, list[Cluster]]]]
) -> bool:
    """ "concluded in his opinion that": the verb and the noun have the same words by the same speaker."""
    if saying.rule != "claim.noun":
        return False
    same = known[tuple(saying.content)]
    return any(other is not saying and others == things and other.rule != saying.rule for other, others in same)


def _is_within_own(saying: Saying, things: list[Cluster], known: SpanIndex[tuple[Saying, list[Cluster]]]) -> bool:
    """For "China said it welcomes the visit" is one claim: the inner cue by the same speaker only tells the stance."""
    around = known.containing(saying.head.span)
    return any(other is not saying and set(map(id, things)) <= set(map(id, others)) for other, others in around)


__all__ = ["AttributionRules"]
