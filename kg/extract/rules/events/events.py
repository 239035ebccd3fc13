"""What happens: visits, talks, sanctions, attacks and the rest, told by the words of ``lexicon/data/events.tsv``.

A trigger word opens a frame; ``arguments`` finds who stands in its slots, ``conditions`` says whether it counts,
``status`` whether it happened, and ``shared.event_coreference`` makes one event of its tellings.
"""

from __future__ import annotations

from kg.extract.discourse import Discourse
from kg.extract.drafts import ClaimDraft, EventDraft
from kg.extract.rules.events.arguments import Site, is_part_of_phrase, site_of
from kg.extract.rules.events.backing import backing
from kg.extract.rules.events.casualties import counts_victims
from kg.extract.rules.events.conditions import holds, object_fits
from kg.extract.rules.events.figures import is_figure
from kg.extract.rules.events.frames import Frame, frames_of
from kg.extract.rules.events.participles import befallen
from kg.extract.rules.events.placements import placements
from kg.extract.rules.events.presence import presence
from kg.extract.rules.events.slots import fill
from kg.extract.rules.events.telling import Telling, as_draft, as_mention
from kg.extract.rules.factuality.status import Setting, status_of
from kg.extract.rules.factuality.veridicality import asserted
from kg.extract.shared.event_coreference import merge_mentions
from kg.extract.shared.times.event_dates import Times, date_event, delimit
from kg.extract.span_index import SpanIndex
from kg.language import Token, syntax
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


def find_events(discourse: Discourse, times: Times | None, claims: list[ClaimDraft]) -> list[EventDraft]:
    """The distinct events of the article in the order of their first words, without issues."""
    tellings: list[Telling] = []
    for token in discourse.annotation.tokens:
        tellings.extend(_told_by(discourse, times, token))
    tellings.extend(placements(discourse, tellings))
    _share_errands(tellings)
    for telling in tellings:
        telling.draft.status = asserted(discourse.annotation, telling.trigger, telling.draft.status, telling.draft.type)
    merged = merge_mentions(discourse.annotation, [as_mention(telling) for telling in tellings])
    events = [as_draft(event) for event in merged]
    contents = SpanIndex((part, claim) for claim in claims for part in claim.content)
    for event in events:
        event.according_to = _reporters(event, contents)
    return events


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


def _told_by(discourse: Discourse, times: Times | None, trigger: Token) -> list[Telling]:
    annotation = discourse.annotation
    in_passing = backing(discourse, trigger) or presence(discourse, trigger) or befallen(discourse, trigger)
    if in_passing is not None:
        return [in_passing]
    frames = frames_of(annotation, trigger)
    if not frames or trigger.dep == "amod":
        return []
    if _is_name(discourse, trigger, frames[0]):
        return []
    if frames[0].pos == "noun" and (is_part_of_phrase(annotation, trigger) or _is_actor(discourse, trigger, frames[0])):
        return []
    partial: Telling | None = None
    for frame in frames:
        site = site_of(annotation, trigger, frame)
        if not object_fits(site) or is_figure(annotation, trigger, frame):
            continue
        if _is_told_by_verb(discourse, times, site):
            break
        telling = _telling(discourse, times, site)
        if telling is not None and telling.complete:
            return [telling]
        partial = partial or telling
    return [partial] if partial is not None else []


def _is_actor(discourse: Discourse, noun: Token, frame: Frame) -> bool:
    """ "the patrol fired": a thing that does something, and no event."""
    thing = discourse.thing(noun)
    if frame.word in _STORMS and noun.lemma.lower() != frame.word:
        return False  # "Hurricane Dennis", which has a person's name
    return thing is not None and not (thing.type is EntityType.GROUP and frame.type in _GATHERINGS)


def _is_told_by_verb(discourse: Discourse, times: Times | None, site: Site) -> bool:
    """ "signed the treaty": the verb tells of the treaty, and the noun nothing more."""
    verbs = [carrier.verb for carrier in site.carriers]
    trigger = site.trigger
    if site.frame.pos == "verb" and trigger.dep == "acl" and trigger.head.dep == "dobj":
        verbs.append(trigger.head.head)  # "has troops stationed there"
    told = [telling for verb in verbs for telling in _told_by(discourse, times, verb) if not telling.casualty]
    return any(telling.draft.type is site.frame.type for telling in told)


def _is_name(discourse: Discourse, trigger: Token, frame: Frame) -> bool:
    """ "the Vietnam War", in the running text: a name out of history, not news."""
    if frame.type is not EventType.ARMED_ACTION or trigger.pos != "PROPN":
        return False
    sentence = discourse.annotation.sentence_of(trigger)
    return sentence.kind not in _HEADINGS and trigger.i != sentence.first  # "War broke out"


def _telling(discourse: Discourse, times: Times | None, site: Site) -> Telling | None:
    draft, used = fill(discourse, site)
    date_event(discourse, times, site, draft)
    complete = holds(site, draft)
    definite = site.frame.pos == "noun" and _is_definite(site.trigger)
    casualty = not complete and not definite and counts_victims(site, draft)
    if not (complete or definite or casualty):
        return None
    sentence = discourse.annotation.sentence_of(site.trigger)
    setting = Setting(
        lasting=site.frame.lasting,
        start=draft.start,
        end=draft.end,
        published=discourse.annotation.article.published,
        headline=sentence.kind in _HEADINGS,
        punctual=site.frame.type in _PUNCTUAL,
    )
    draft.status = site.frame.mood(status_of(site.trigger, setting))
    delimit(site, draft)
    if site.frame.word in _FATES and draft.status is Status.SCHEDULED:
        draft.status = Status.OCCURRED  # "his death was announced"
    draft.evidence = [Evidence(_span(discourse, site, used), _rule(site), site.trigger.span)]
    return Telling(
        draft,
        site.trigger,
        site.frame.word,
        complete=complete,
        thing_hit=_thing_hit(discourse, site),
        casualty=casualty,
    )


def _is_definite(noun: Token) -> bool:
    """It points back ("the visit", "his trip"), or is told as known ("Merkel's visit")."""
    return any(child.dep == "poss" or (child.dep == "det" and child.lower in _POINTERS) for child in noun.children)


def _thing_hit(discourse: Discourse, site: Site) -> str:
    noun = site.object
    if noun is not None and noun.lower in {"one", "some", "part", "all"}:
        noun = next(iter(syntax.prepositional(noun, "of")), noun)  # "one of the power plants"
    return noun.lemma if noun is not None and not discourse.participants(noun) else ""


def _rule(site: Site) -> str:
    if site.frame.pos == "verb":
        return "event.verb.passive" if syntax.is_passive(site.trigger) else "event.verb.active"
    if any(carrier.role in {"agent", "target"} for carrier in site.carriers):
        return "event.light-verb"
    if syntax.possessor(site.trigger) is not None:
        return "event.noun.possessive"
    return "event.noun.subject" if site.carriers else "event.noun"


# --- evidence ------------------------------------------------------------------------------------------------------


def _span(discourse: Discourse, site: Site, used: list[Token]) -> Span:
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
    return syntax.span(discourse.annotation, words)


def _reporters(event: EventDraft, contents: SpanIndex[ClaimDraft]) -> list[ClaimDraft]:
    """The claims that alone tell the event: every telling lies in the content of one."""
    found: dict[ClaimDraft, None] = {}
    for evidence in event.evidence:
        span = evidence.trigger or evidence.span
        inside = contents.containing(span)
        if not inside:
            return []
        found |= dict.fromkeys(inside)
    return list(found)
