"""Plain English for events, claims, roles and relations, as sentences and as names of links.

``Antony Blinken is to visit China``; ``met``; ``foreign minister of``. The words come from `wording`, the form
of the verb from the status.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.view.phrasing.names import Name, joined, sentence, shortened
from kg.view.phrasing.wording import CLAIMS, EVENTS, RELATIONS, ClaimWords, EventWords, Verb

_HAPPEN = Verb("happen", "happened", "happening")

HAPPENED = "occurred"
UNKNOWN = "unknown"
"""The status of an event of which a graph made elsewhere tells none."""

_ACTIVE = {
    "occurred": "{past}",
    "ongoing": "{are} {going}",
    "scheduled": "{are} to {plain}",
    "possible": "may {plain}",
    "requested": "{are} asked to {plain}",
    "negated": "did not {plain}",
    UNKNOWN: "{are} said to {plain}",
}
_PASSIVE = {
    "occurred": "{were} {done}",
    "ongoing": "{are} being {done}",
    "scheduled": "{are} to be {done}",
    "possible": "may be {done}",
    "requested": "{are} asked to be {done}",
    "negated": "{were} not {done}",
    UNKNOWN: "{are} said to be {done}",
}
_ASKED_FOR = "{are} asked for"

_NAMES = {
    "occurred": "{}",
    "ongoing": "ongoing {}",
    "scheduled": "planned {}",
    "possible": "possible {}",
    "requested": "requested {}",
    "negated": "no {}",
    UNKNOWN: "{}",
}
STATUSES = frozenset(_NAMES)


def event_words(type_: str) -> EventWords:
    """The words for a type of event, also for one of another vocabulary."""
    if type_ in EVENTS:
        return EVENTS[type_]
    noun = in_words(type_).lower() or "event"
    story = f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
    alone = Verb("take", "took", "taking", f"part in {story}")
    does = alone._replace(rest=f"part in {story} with")
    return EventWords(noun, Name(story, False), "", "with", does, alone, f"involved in {story}")


def in_words(name: str) -> str:
    """``OfficeChange`` -> ``Office change``; a name that is none already stays as it is."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"[\s_-]+", " ", shortened(name, 60)))
    return words[:1].upper() + words[1:].lower()


def event_name(type_: str, status: str) -> str:
    """Short, for a node: ``Visit``, ``Planned visit``, ``No visit``."""
    return sentence(_NAMES[status].format(event_words(type_).noun))


def event_sentence(
    type_: str,
    status: str,
    *,
    agents: Sequence[Name] = (),
    targets: Sequence[Name] = (),
    places: Sequence[Name] = (),
    issues: Sequence[Name] = (),
) -> str:
    """Who does it to whom, or what is done to whom, or what happens; where, and about what, if that is all there is."""
    words = event_words(type_)
    if words.together and agents and targets:
        agents, targets = [*agents, *targets], ()
    who, whom = joined(agents), joined(targets)
    if agents and targets:
        return sentence(f"{who.words} {_active(words.does, status, many=who.many)} {whom.words}")
    if agents:
        verb = words.together if words.together and len(agents) > 1 else words.alone
        told = f"{who.words} {_active(verb, status, many=who.many)}{_about(words, issues) if not places else ''}"
    elif targets:
        told = _undergone(words, status, whom)
    else:
        told = _happens(words, status)
    at = words.at if agents else "in"
    return sentence(f"{told} {at} {joined(places).words}" if places else told)


def event_title(
    type_: str,
    *,
    agents: Sequence[Name] = (),
    targets: Sequence[Name] = (),
    places: Sequence[Name] = (),
    issues: Sequence[Name] = (),
) -> str:
    """What an event is called, whether it happened or not: ``Visit by Ann Lee to Sylvania``."""
    words = event_words(type_)
    if words.together:
        agents, targets = [*agents, *targets], ()
    told = [words.noun]
    for lead, names in (("of" if words.together else words.by, agents), (words.toward, targets), ("in", places)):
        told += [lead, joined(names).words] if names else []
    if len(told) == 1 and issues:
        told += ["about", joined(issues).words]
    return sentence(" ".join(told))


def _about(words: EventWords, issues: Sequence[Name]) -> str:
    return f" {words.about} {joined(issues).words}" if issues and words.about else ""


def acts_on(type_: str, status: str, *, many: bool) -> str:
    """The name of a link from an agent to a target, or between two who do it together: ``is to visit``, ``met``."""
    return _active(event_words(type_).does, status, many=many)


def acts_at(type_: str, status: str, *, many: bool) -> str:
    """The name of a link from an agent to a place, where no target is known: ``protested in``."""
    words = event_words(type_)
    return f"{_active(words.alone, status, many=many)} {words.at}"


def acts_about(type_: str, status: str, *, many: bool) -> str | None:
    """The name of a link from an agent to an issue, where neither target nor place is known: ``held talks about``.

    None where it would tell nothing new.
    """
    words = event_words(type_)
    return f"{_active(words.alone, status, many=many)} {words.about}" if words.about else None


def undergoes_at(type_: str, status: str, *, many: bool) -> str:
    """The name of a link from a target to a place, where no agent is known: ``was attacked in``."""
    return f"{_passive(event_words(type_), status, many=many)} in"


def together(type_: str) -> bool:
    """Whether all who take part in an event of this type are agents, and do it with each other."""
    return event_words(type_).together is not None


def _active(verb: Verb, status: str, *, many: bool) -> str:
    told = _ACTIVE[status].format(plain=verb.plain, past=verb.past, going=verb.going, are="are" if many else "is")
    return f"{told} {verb.rest}" if verb.rest else told


def _done(done: str, status: str, *, many: bool) -> str:
    are, were = ("are", "were") if many else ("is", "was")
    return _PASSIVE[status].format(done=done, are=are, were=were)


def _undergone(words: EventWords, status: str, whom: Name) -> str:
    if status == "requested" and not words.willing:
        # It is not asked of the target: "a visit to China is asked for".
        told = _ASKED_FOR.format(are="are" if words.story.many else "is")
        return f"{words.story.words} {words.toward} {whom.words} {told}"
    return f"{whom.words} {_passive(words, status, many=whom.many)}"


def _passive(words: EventWords, status: str, *, many: bool) -> str:
    if status == "requested" and not words.willing:
        are = "are" if words.story.many else "is"
        return f"{words.story.words} {_ASKED_FOR.format(are=are)}"
    if isinstance(words.undergoes, str):
        return _done(words.undergoes, status, many=many)
    return _active(words.undergoes, status, many=many)


def _happens(words: EventWords, status: str) -> str:
    many = words.story.many
    if status == "requested":
        return f"{words.story.words} {_ASKED_FOR.format(are='are' if many else 'is')}"
    if not words.made:
        return f"{words.story.words} {_active(_HAPPEN, status, many=many)}"
    return f"{words.story.words} {_done(words.made, status, many=many)}"


_TEXT_SHOWN = 90


def claim_words(stance: str) -> ClaimWords:
    """The words for a stance; one that is not known says no more than that somebody speaks."""
    return CLAIMS.get(stance, CLAIMS["state"])


def claim_sentence(stance: str, text: str, *, speakers: Sequence[Name] = (), targets: Sequence[Name] = ()) -> str:
    """``The United States warns China: enabling Russia in its war``."""
    words = claim_words(stance)
    who = joined(speakers) if speakers else Name("somebody", False)
    verb = words.alone[who.many]
    if targets and stance in {"request", "warn", "criticize"}:
        verb = f"{words.target[who.many]} {joined(targets).words}"
    said = shortened(text, _TEXT_SHOWN).rstrip(" ,;:")
    return sentence(f"{who.words} {verb}: {said}" if said else f"{who.words} {verb}")


def says_so(told: str, speakers: Sequence[Name]) -> str:
    """A sentence that only somebody's words vouch for: ``Iran attacked Israel, says Ann Lee``."""
    if not speakers:
        return f"{told}, it is said"
    who = joined(speakers)
    return f"{told}, {'say' if who.many else 'says'} {who.words}"


_ROLE_LINKS = {
    "current": "{}",
    "acting": "acting {}",
    "former": "former {}",
    "elect": "incoming {}",
    "nominee": "nominee for {}",
}
_ROLE_VERBS = {
    "current": "is {}",
    "acting": "is acting {}",
    "former": "was {}",
    "elect": "is to be {}",
    "nominee": "is nominee for {}",
}


def role_link(title: str, status: str) -> str:
    """``foreign minister of``, ``former president of``, ``ambassador to Japan for``."""
    title = _title(title, status)
    return _ROLE_LINKS.get(status, "{}").format(f"{title} {_of(title)}")


def role_sentence(person: str, title: str, of: Name | None, status: str) -> str:
    """``Antony Blinken is Secretary of State of the United States``."""
    title = _title(title, status)
    office = title if of is None else f"{title} {_of(title)} {of.words}"
    return sentence(f"{person} {_ROLE_VERBS.get(status, 'is said to be {}').format(office)}")


def _title(title: str, status: str) -> str:
    if status == "elect":
        title = re.sub(r"(?i)[ -](elect|designate)\b", "", title)
    return shortened(title, 60) or "holder of an office"


def _of(title: str) -> str:
    return "for" if re.search(r" to | of .* to ", title) else "of"


def relation_sentence(type_: str, subject: Name, object_: Name) -> str:
    """``The United States is a member of the G7``."""
    words = RELATIONS[type_]
    return sentence(f"{subject.words} {words.verb_of_many if subject.many else words.verb} {object_.words}")
