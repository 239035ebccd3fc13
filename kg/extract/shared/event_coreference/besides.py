"""What is told of an attack besides: whom it hit too, and that somebody only alleges it. It belongs to the attack."""

from __future__ import annotations

from kg.extract.rules.factuality.governors import FACTS
from kg.extract.shared.event_coreference.grouping import Group, Groups, looked_at
from kg.extract.shared.event_coreference.overlap import dates_agree, nested_places
from kg.extract.shared.event_coreference.single_deeds import one_word
from kg.extract.shared.event_coreference.telling import Telling
from kg.lexicon.event_words import word_class
from kg.model import EntityType, EventType, Status

_HEDGES = {"alleged", "suspected", "reported", "apparent", "purported", "supposed"}

_HURTING = {"wound", "injure", "hurt", "maim"}


def is_besides(telling: Telling) -> bool:
    """ "Ten more were hurt in the attack", "the alleged strike on him"."""
    if not telling.complete or telling.draft.type is not EventType.ARMED_ACTION or telling.past:
        return False
    return _is_alleged(telling) or _hits_too(telling)


def joined(telling: Telling, groups: Groups) -> bool:
    """Puts ``telling`` to the attack that was told last before it; False if there is none that it can mean."""
    home = next((number for number, other in groups.before(telling) if _may_mean(telling, other)), None)
    if home is None:
        return False
    if not _is_alleged(telling) and _is_counted(telling, groups.all[home]):
        telling.draft.targets = []
    telling.complete = False
    groups.put([telling], home)
    return True


def _is_alleged(telling: Telling) -> bool:
    hedged = telling.noun and any(child.lower in _HEDGES for child in telling.trigger.all("amod"))
    return hedged and not telling.headline and telling.draft.status is Status.POSSIBLE


def _hits_too(telling: Telling) -> bool:
    draft = telling.draft
    if draft.status not in FACTS or draft.agents or not draft.targets or not _names_of_attack(telling):
        return False
    return all(thing.is_person or thing.type is EntityType.GROUP for thing in draft.targets)


def _names_of_attack(telling: Telling) -> list[str]:
    """The nouns that point back to it, and say nothing else of it."""
    return [
        noun.lemma.lower()
        for noun in telling.pointers
        if all(child.dep in {"det", "punct", "cc"} or child.lower == "including" for child in noun.children)
    ]


def _may_mean(telling: Telling, other: Telling) -> bool:
    draft, told = telling.draft, other.draft
    if told.type is not draft.type or told.status not in FACTS or other.trigger.i >= telling.trigger.i:
        return False
    if not dates_agree(draft, told):
        return False
    if _is_alleged(telling):
        near = telling.trigger.sentence - other.trigger.sentence <= 1
        apart = (draft.targets and told.targets) or (draft.agents and told.agents)
        return near and not apart and one_word(telling.word, other.word)
    named = any(_may_call(noun, other.word) for noun in _names_of_attack(telling))
    return named and nested_places(draft, told)


def _may_call(noun: str, word: str) -> bool:
    slayings = word_class("slayings")
    bombs = noun == "bomb" and word in word_class("blasts")
    return noun == "attack" or bombs or one_word(noun, word) or (noun in slayings and word in slayings)


def _is_counted(telling: Telling, home: Group) -> bool:
    """The article has counted them before: "killed ten ... ten died in the attack"."""
    hurt = _verb_of(telling) in _HURTING
    return any(
        thing.type is EntityType.GROUP
        for other in looked_at(home)
        if not hurt or other.trigger.lemma in _HURTING
        for thing in other.draft.targets
    )


def _verb_of(telling: Telling) -> str:
    word = telling.trigger
    while word.pos != "VERB" and not word.is_root:
        word = word.head
    return word.lemma


__all__ = ["is_besides", "joined"]
