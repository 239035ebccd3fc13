"""What happens: visits, talks, sanctions, attacks and the rest, told by the words of ``lexicon/data/events.tsv``.

A trigger word opens a frame; ``arguments`` finds who stands in its slots, ``conditions`` says whether it counts,
``status`` whether it happened, and ``shared.event_coreference`` makes one event of its tellings.
"""

from __future__ import annotations

from kg.extract.layers import Clusters, EventMentions, Layers, Names, Offices, Times
from kg.extract.rules.events.arguments.sites import Site, is_part_of_phrase, site_of
from kg.extract.rules.events.arguments.slots import fill
from kg.extract.rules.events.casualties import counts_victims
from kg.extract.rules.events.conditions.frames import holds, object_fits
from kg.extract.rules.events.dates import date_event, delimit
from kg.extract.rules.events.in_passing.backing import backing
from kg.extract.rules.events.in_passing.participles import befallen
from kg.extract.rules.events.in_passing.placements import placements
from kg.extract.rules.events.in_passing.presence import presence
from kg.extract.rules.events.telling import Telling
from kg.extract.rules.events.triggers.figures import is_figure
from kg.extract.rules.events.triggers.frames import Frame, frames_of
from kg.extract.rules.factuality.status import Setting, status_of
from kg.extract.rules.factuality.veridicality import asserted
from kg.extract.shared.referents import Referents
from kg.extract.shared.times.attachment import DatedWords
from kg.language import Annotation, Token, syntax
from kg.model import BlockKind, EntityType, EventType, Evidence, Span, Status

_HEADINGS = {BlockKind.HEADLINE, BlockKind.HEADING}
#: Types that are done in a moment, so that "taking office" and "the court convicts" tell what has happened.
_PUNCTUAL = {
    EventType.OFFICE_CHANGE,
    EventType.AGREEMENT,
    EventType.DECISION,
    EventType.LEGAL_ACTION,
    EventType.ELECTION,
}
#: Types whose nouns may also be read as those who gather: "the EU summit", "a supporter of".
_GATHERINGS = {EventType.MEETING, EventType.SUPPORT, EventType.ELECTION}
_STORMS = {"hurricane", "typhoon", "cyclone", "storm"}
_FATES = {"death", "passing", "demise"}
_POINTERS = {"the", "this", "that", "these", "those", "both"}


class EventRules:
    """Event mentions by the words of ``lexicon/data/events.tsv``, with who takes part and whether it happened."""

    name = "rules.events"
    version = "1"
    requires = (Times, Names, Clusters, Offices)
    assigns = (EventMentions,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        referents = Referents(annotation, layers[Names], layers[Clusters], layers[Offices].offices)
        tellings = find_tellings(referents, DatedWords(annotation, layers[Times]))
        return layers.assign(EventMentions(tuple(telling.finished() for telling in tellings)))


def find_tellings(referents: Referents, times: DatedWords) -> list[Telling]:
    """The event mentions in the order of the text."""
    tellings: list[Telling] = []
    for token in referents.annotation.tokens:
        tellings.extend(_told_by(referents, times, token))
    tellings.extend(placements(referents, tellings))
    _share_errands(tellings)
    for telling in tellings:
        telling.draft.status = asserted(referents.annotation, telling.trigger, telling.draft.status, telling.draft.type)
    return tellings


def _share_errands(tellings: list[Telling]) -> None:
    """ "is heading to China for talks in Beijing": the visit goes where the talks are."""
    journeys = {telling.trigger.i: telling.draft for telling in tellings if telling.draft.type is EventType.VISIT}
    for telling in tellings:
        token = telling.trigger
        if telling.draft.type is EventType.MEETING and token.dep == "pobj" and token.head.lower == "for":
            journey = journeys.get(token.head.head.i)
            if journey is not None:
                journey.places.extend(
                    place for place in telling.draft.places if place not in [*journey.places, *journey.targets]
                )


def _told_by(referents: Referents, times: DatedWords, trigger: Token) -> list[Telling]:
    annotation = referents.annotation
    in_passing = backing(referents, trigger) or presence(referents, trigger) or befallen(referents, trigger)
    if in_passing is not None:
        return [in_passing]
    frames = frames_of(annotation, trigger)
    if not frames or trigger.dep == "amod":
        return []
    if _is_name(referents, trigger, frames[0]):
        return []
    if frames[0].pos == "noun" and (is_part_of_phrase(annotation, trigger) or _is_actor(referents, trigger, frames[0])):
        return []
    partial: Telling | None = None
    for frame in frames:
        site = site_of(annotation, trigger, frame)
        if not object_fits(site) or is_figure(annotation, trigger, frame):
            continue
        if _is_told_by_verb(referents, times, site):
            break
        telling = _telling(referents, times, site)
        if telling is not None and telling.complete:
            return [telling]
        partial = partial or telling
    return [partial] if partial is not None else []


def _is_actor(referents: Referents, noun: Token, frame: Frame) -> bool:
    """ "the patrol fired": a thing that does something, and no event."""
    thing = referents.thing(noun)
    if frame.word in _STORMS and noun.lemma.lower() != frame.word:
        return False  # "Hurricane Dennis", which has a person's name
    return thing is not None and not (thing.type is EntityType.GROUP and frame.type in _GATHERINGS)


def _is_told_by_verb(referents: Referents, times: DatedWords, site: Site) -> bool:
    """ "signed the treaty": the verb tells of the treaty, and the noun nothing more."""
    verbs = [carrier.verb for carrier in site.carriers]
    trigger = site.trigger
    if site.frame.pos == "verb" and trigger.dep == "acl" and trigger.head.dep == "dobj":
        verbs.append(trigger.head.head)  # "has troops stationed there"
    told = [telling for verb in verbs for telling in _told_by(referents, times, verb) if not telling.casualty]
    return any(telling.draft.type is site.frame.type for telling in told)


def _is_name(referents: Referents, trigger: Token, frame: Frame) -> bool:
    """ "the Vietnam War", in the running text: a name out of history, not news."""
    if frame.type is not EventType.ARMED_ACTION or trigger.pos != "PROPN":
        return False
    sentence = referents.annotation.sentence_of(trigger)
    return sentence.kind not in _HEADINGS and trigger.i != sentence.first  # "War broke out"


def _telling(referents: Referents, times: DatedWords, site: Site) -> Telling | None:
    draft, used = fill(referents, site)
    date_event(referents, times, site, draft)
    complete = holds(site, draft)
    definite = site.frame.pos == "noun" and _is_definite(site.trigger)
    casualty = not complete and not definite and counts_victims(site, draft)
    if not (complete or definite or casualty):
        return None
    sentence = referents.annotation.sentence_of(site.trigger)
    setting = Setting(
        lasting=site.frame.lasting,
        start=draft.start,
        end=draft.end,
        published=referents.annotation.article.published,
        headline=sentence.kind in _HEADINGS,
        punctual=site.frame.type in _PUNCTUAL,
    )
    draft.status = site.frame.mood(status_of(site.trigger, setting))
    delimit(site, draft)
    if site.frame.word in _FATES and draft.status is Status.SCHEDULED:
        draft.status = Status.OCCURRED  # "his death was announced"
    draft.evidence = [Evidence(_span(referents, site, used), _rule(site), site.trigger.span)]
    return Telling(
        draft,
        site.trigger,
        site.frame.word,
        complete=complete,
        thing_hit=_thing_hit(referents, site),
        casualty=casualty,
    )


def _is_definite(noun: Token) -> bool:
    """It points back ("the visit", "his trip"), or is told as known ("Merkel's visit")."""
    return any(child.dep == "poss" or (child.dep == "det" and child.lower in _POINTERS) for child in noun.children)


def _thing_hit(referents: Referents, site: Site) -> str:
    noun = site.object
    if noun is not None and noun.lower in {"one", "some", "part", "all"}:
        noun = next(iter(syntax.prepositional(noun, "of")), noun)  # "one of the power plants"
    return noun.lemma if noun is not None and not referents.participants(noun) else ""


def _rule(site: Site) -> str:
    if site.frame.pos == "verb":
        return "event.verb.passive" if syntax.is_passive(site.trigger) else "event.verb.active"
    if any(carrier.role in {"agent", "target"} for carrier in site.carriers):
        return "event.light-verb"
    if syntax.possessor(site.trigger) is not None:
        return "event.noun.possessive"
    return "event.noun.subject" if site.carriers else "event.noun"


# --- evidence ------------------------------------------------------------------------------------------------------


def _span(referents: Referents, site: Site, used: list[Token]) -> Span:
    """The shortest run of words with the trigger, what carries it, and its arguments."""
    words = [site.trigger]
    for token in used:
        if token.sentence == site.trigger.sentence:
            for part in syntax.coordinated(token):
                words.extend(syntax.noun_phrase(part))
    verbs = [carrier.verb for carrier in site.carriers]
    if site.frame.pos == "verb":
        verbs.append(site.trigger)
        if site.object is not None and site.object.sentence == site.trigger.sentence:
            words.extend(syntax.noun_phrase(site.object))
    else:
        words.extend(syntax.noun_phrase(site.trigger))
    for verb in verbs:
        words.append(verb)
        words.extend(child for child in verb.children if child.dep in {"aux", "auxpass", "neg", "prt"})
    return syntax.span(referents.annotation, words)
