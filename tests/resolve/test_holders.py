"""Who is called by an office alone, or by office and surname, and the holder of the day."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.model import (
    Article,
    ArticleFacts,
    Entity,
    EntityType,
    Event,
    EventType,
    Evidence,
    Incumbent,
    LinkType,
    Mention,
    MentionKind,
    Reader,
    ReferenceEntry,
    Role,
    RoleStatus,
    Span,
    Status,
    TimeMention,
)
from kg.resolve import name_holders

FREEDONIA = ReferenceEntry(
    "state/freedonia",
    EntityType.STATE,
    "Freedonia",
    (("Freedonia", LinkType.NAME), ("Freedonian", LinkType.DEMONYM)),
)
TERMS = (
    Incumbent("President", "Ann Lee", since="2005-05-16", until="2010-05-14"),
    Incumbent("President", "Ida Graf", since="2010-05-14", last="2015-10"),
    Incumbent("Prime Minister", "Rufus T. Firefly", first="2008-03-01", last="2009-06-30"),
)


class Known:
    """The reference facts of one state."""

    def named(self, form: str) -> tuple[ReferenceEntry, ...]:
        return (FREEDONIA,) if FREEDONIA.types_of(form) else ()

    def incumbents(self, state: str) -> tuple[Incumbent, ...]:
        return TERMS if state == FREEDONIA.id else ()


def article(text: str, day: str | None, *people: str) -> ArticleFacts:
    """Facts in which each of ``people`` is an entity, with words split at ``|`` as its mentions; e1 is the state."""

    def mentions(words: str, kind: MentionKind) -> tuple[Mention, ...]:
        return tuple(Mention(Span(m.start(), m.end()), kind) for m in re.finditer(rf"\b(?:{words})\b", text))

    entities = [
        Entity("e1", EntityType.STATE, "Freedonia", (), mentions("Freedonian?", MentionKind.NAME), None, FREEDONIA.id)
    ]
    for number, words in enumerate(people, 2):
        found = mentions(words, MentionKind.NOMINAL)
        entities.append(Entity(f"e{number}", EntityType.GROUP, words.split("|")[0], (), found))
    return ArticleFacts(Article("a", text, (), published=day), Reader("x", "1", "1"), tuple(entities))


def names(facts: ArticleFacts) -> list[str]:
    return [entity.name for entity in facts.entities if entity.type is not EntityType.STATE]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2009-09-22", "Ann Lee"),
        ("2014-03-02", "Ida Graf"),
        ("2015-10-31", "Ida Graf"),
        # On the day of the change it may be either; before and after, it is not known who it is.
        ("2010-05-14", "the Freedonian president"),
        ("2005-05-16", "the Freedonian president"),
        ("2004-01-01", "the Freedonian president"),
        ("2015-11-01", "the Freedonian president"),
        ("2014-03", "the Freedonian president"),
        (None, "the Freedonian president"),
    ],
)
def test_an_office_means_its_holder_on_the_day_of_the_article(day: str | None, name: str) -> None:
    facts = article("Envoys met the Freedonian president in Geneva.", day, "the Freedonian president")
    assert names(name_holders(facts, Known())) == [name]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("He wrote to the president of Freedonia.", "the president of Freedonia", "Ann Lee"),
        ("Freedonia's prime minister resigned.", "Freedonia's prime minister", "Rufus T. Firefly"),
        ("The current Freedonian president spoke.", "The current Freedonian president", "Ann Lee"),
        ("He met the former Freedonian president.", "Freedonian president", None),
        ("She is the next Freedonian president.", "Freedonian president", None),
        ("The Freedonian president's wife spoke.", "The Freedonian president", None),
        ("The Freedonian president-elect spoke.", "The Freedonian president", None),
        ("Every Freedonian president lied.", "Freedonian president", None),
        ("The Freedonian foreign minister spoke.", "The Freedonian foreign minister", None),
        ("The Freedonian chancellor spoke.", "The Freedonian chancellor", None),
        ("The president spoke.", "The president", None),
        ("Freedonia's vice president spoke.", "Freedonia's vice president", None),
    ],
)
def test_only_words_that_mean_the_office_as_it_is_held_name_somebody(text: str, words: str, name: str | None) -> None:
    facts = article(f"Freedonia, a state. {text}", "2009-03-22", words)
    assert names(name_holders(facts, Known())) == [name or words]


def test_who_was_in_office_in_a_year_that_the_sentence_names_is_not_asked() -> None:
    text = "In 1998 the Freedonian president resigned. The Freedonian president spoke."
    facts = article(text, "2009-03-22", "the Freedonian president", "The Freedonian president")
    facts = replace(facts, times=(TimeMention(Span(3, 7), "1998"),))
    assert names(name_holders(facts, Known())) == ["the Freedonian president", "Ann Lee"]


def test_the_name_rests_on_a_role_with_a_rule_of_its_own() -> None:
    facts = article("Envoys met the Freedonian president.", "2009-09-22", "the Freedonian president")
    named = name_holders(facts, Known())
    (role,) = named.roles
    assert (role.person, role.title, role.of, role.status) == ("e2", "president", "e1", RoleStatus.CURRENT)
    assert [(named.article.words(e.span), e.rule) for e in role.evidence] == [
        ("the Freedonian president", "role.office-and-day")
    ]
    assert role.confidence is not None
    assert named.entities[1].aliases == ("the Freedonian president",)
    assert named.entities[1].type is EntityType.OFFICIAL
    assert name_holders(named, Known()) == named


def test_a_surname_with_an_office_gets_the_full_name_of_its_holder() -> None:
    text = "President Lee of Freedonia spoke. President Marsh spoke."
    facts = article(text, "2009-09-22", "Lee", "Marsh")
    spans = [Span(0, 26), Span(34, 49)]
    roles = [
        Role(f"r{n}", f"e{n + 1}", "President", "e1", RoleStatus.CURRENT, (Evidence(span, "role.title-before-name"),))
        for n, span in enumerate(spans, 1)
    ]
    # Where two are given the office, nobody knows which of them it is.
    assert names(name_holders(replace(facts, roles=tuple(roles)), Known())) == ["Lee", "Marsh"]
    assert names(name_holders(replace(facts, roles=(roles[0],)), Known())) == ["Ann Lee", "Marsh"]
    assert names(name_holders(replace(facts, roles=(roles[1],)), Known())) == ["Lee", "Marsh"]


def test_nobody_gets_the_name_where_the_article_names_another_holder() -> None:
    facts = article("Marsh and the Freedonian president.", "2009-09-22", "Marsh", "the Freedonian president")
    role = Role("r1", "e2", "President", "e1", RoleStatus.CURRENT, (Evidence(Span(0, 5), "role.apposition"),))
    assert names(name_holders(replace(facts, roles=(role,)), Known())) == ["Marsh", "the Freedonian president"]


def test_whom_the_article_names_elsewhere_is_the_same_one() -> None:
    text = "Ann Lee flew home. The Freedonian president met envoys."
    facts = article(text, "2009-09-22", "Ann Lee", "The Freedonian president")
    evidence = (Evidence(Span(19, 54), "x"),)
    event = Event("v1", EventType.MEETING, Status.OCCURRED, evidence, agents=("e3",))
    named = name_holders(replace(facts, events=(event,)), Known())
    assert names(named) == ["Ann Lee"]
    assert named.events[0].agents == ("e2",)
    assert len(named.entities[1].mentions) == 2
    # Who meets her is another one, whatever the office.
    meeting = replace(event, targets=("e2",))
    apart = name_holders(replace(facts, events=(meeting,)), Known())
    assert names(apart) == ["Ann Lee", "The Freedonian president"]
