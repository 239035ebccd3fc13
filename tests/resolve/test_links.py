"""Things of an article and the reference facts: by which words they are linked, and when they are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from kg.model import (
    Article,
    ArticleFacts,
    Entity,
    EntityType,
    GazetteerPlace,
    LinkType,
    Mention,
    MentionKind,
    Reader,
    ReferenceEntry,
    Span,
)
from kg.resolve import link_entities

STATE, BODY, PLACE = EntityType.STATE, EntityType.ORGANIZATION, EntityType.PLACE


class Known:
    """The protocol over a list of entries."""

    def __init__(self, *entries: ReferenceEntry) -> None:
        self._entries = entries

    def named(self, form: str) -> tuple[ReferenceEntry, ...]:
        return tuple(entry for entry in self._entries if entry.types_of(form))

    def entry(self, id: str) -> ReferenceEntry | None:
        return next((entry for entry in self._entries if entry.id == id), None)

    def places(self, name: str) -> tuple[GazetteerPlace, ...]:
        return ()


def state(name: str, ambiguous: Iterable[str] = (), **forms: str) -> ReferenceEntry:
    found = [(name, LinkType.NAME)]
    found += [(form, LinkType(kind.replace("_", "-"))) for kind, each in forms.items() for form in each.split("|")]
    return ReferenceEntry(
        f"state/{name.lower().replace(' ', '-')}", STATE, name, tuple(found), frozenset(ambiguous), wikidata="Q1"
    )


SYLVANIA = state("Sylvania", acronym="SYL", demonym="Sylvanian", metonym="Sylvatown", other_name="The Glades")
NORTH = state("North Borduria", ["Borduria"], other_name="Borduria", metonym="Szohod")
SOUTH = state("South Borduria", ["Borduria"], other_name="Borduria", metonym="Klow")
COUNCIL = ReferenceEntry(
    "organization/world-council",
    BODY,
    "World Council",
    (("World Council", LinkType.NAME), ("Council", LinkType.OTHER_NAME)),
    frozenset({"Council"}),
)
PORT = ReferenceEntry(
    "place/san-juan", PLACE, "San Juan", (("San Juan", LinkType.NAME),), frozenset({"San Juan"}), state=SYLVANIA.id
)
PARTY = ReferenceEntry(
    "organization/reform-party",
    BODY,
    "Reform Party",
    (("Reform Party", LinkType.NAME),),
    frozenset({"Reform Party"}),
    state=SYLVANIA.id,
)
KNOWN = Known(SYLVANIA, NORTH, SOUTH, COUNCIL, PARTY, PORT)
READER = Reader("en", "1", "1")


def facts(*entities: tuple[EntityType, str, str]) -> ArticleFacts:
    """An article that mentions each thing by the names given, separated by ``|``."""
    text, found = "", []
    for number, (kind, name, mentions) in enumerate(entities, start=1):
        spans = []
        for words in mentions.split("|"):
            spans.append(Mention(Span(len(text), len(text) + len(words)), MentionKind.NAME))
            text += words + " . "
        found.append(
            Entity(f"e{number}", kind, name, tuple(mentions.split("|")), tuple(spans), "Q1" if kind is STATE else None)
        )
    return ArticleFacts(Article(id="a", text=text, blocks=()), READER, tuple(found))


def linked(*entities: tuple[EntityType, str, str]) -> list[str | None]:
    return [entity.reference for entity in link_entities(facts(*entities), KNOWN).entities]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Sylvania", LinkType.NAME),
        ("SYLVANIA", LinkType.NAME),
        ("Sylvania’s", LinkType.NAME),
        ("SYL", LinkType.ACRONYM),
        ("Sylvanian", LinkType.DEMONYM),
        ("Sylvatown", LinkType.METONYM),
        ("The Glades", LinkType.OTHER_NAME),
        ("The\nGlades", LinkType.OTHER_NAME),
    ],
)
def test_the_words_say_how(words: str, kind: LinkType) -> None:
    read = facts((STATE, "Sylvania", words))
    (entity,) = link_entities(read, KNOWN).entities
    assert (entity.reference, entity.link, entity.name) == ("state/sylvania", "Q1", "Sylvania")
    ((link,)) = entity.links
    assert link.type is kind
    assert [read.article.words(span) for span in link.spans] == [words]


def test_each_way_of_naming_has_its_words() -> None:
    read = facts((STATE, "Sylvania", "Sylvania|Sylvanian|Sylvania|Sylvatown"))
    (entity,) = link_entities(read, KNOWN).entities
    assert [(link.type, len(link.spans)) for link in entity.links] == [
        (LinkType.NAME, 2),
        (LinkType.DEMONYM, 1),
        (LinkType.METONYM, 1),
    ]


def test_a_linked_thing_bears_the_name_of_its_entry() -> None:
    (entity,) = link_entities(facts((STATE, "the Glades", "The Glades|SYL")), KNOWN).entities
    assert entity.name == "Sylvania"
    assert entity.aliases == ("the Glades", "The Glades", "SYL")


def test_a_shared_form_links_only_what_something_else_decides() -> None:
    assert linked((STATE, "Borduria", "Borduria")) == [None]
    assert linked((STATE, "Borduria", "Borduria|Szohod")) == ["state/north-borduria"]
    assert linked((STATE, "Borduria", "Borduria|Klow")) == ["state/south-borduria"]
    assert linked((STATE, "Borduria", "Borduria|Klow|Szohod")) == [None]
    # Who read the article may have decided, and then knows the thing.
    assert linked((STATE, "South Borduria", "Borduria")) == ["state/south-borduria"]
    (entity,) = facts((STATE, "South Borduria", "Borduria")).entities
    undecided = replace(facts((STATE, "South Borduria", "Borduria")), entities=(replace(entity, link=None),))
    assert [entity.reference for entity in link_entities(undecided, KNOWN).entities] == [None]


def test_a_shared_name_says_that_the_context_decided() -> None:
    (entity,) = link_entities(facts((STATE, "South Borduria", "Borduria")), KNOWN).entities
    assert [link.rule for link in entity.links] == ["link.context"]
    (entity,) = link_entities(facts((STATE, "South Borduria", "Borduria|Klow")), KNOWN).entities
    assert {link.rule for link in entity.links} == {"link.form"}


def test_a_body_known_by_a_common_word_alone_is_not_that_body() -> None:
    assert linked((BODY, "Council", "Council")) == [None]
    assert linked((BODY, "World Council", "Council")) == ["organization/world-council"]
    assert linked((BODY, "Council", "World Council|Council")) == ["organization/world-council"]


def test_a_national_body_known_by_a_shared_name_needs_its_state() -> None:
    assert linked((BODY, "Reform Party", "Reform Party")) == [None]
    assert linked((BODY, "Reform Party", "Reform Party"), (STATE, "Sylvania", "Sylvanian")) == [
        "organization/reform-party",
        "state/sylvania",
    ]


def test_the_reader_may_say_that_a_name_is_or_is_not_that_of_the_list() -> None:
    read = facts((BODY, "Reform Party", "Reform Party"), (BODY, "World Council", "World Council"))
    party, council = read.entities
    told = replace(read, entities=(replace(party, listed=True), replace(council, listed=False)))
    found = [entity.reference for entity in link_entities(told, KNOWN).entities]
    assert found == ["organization/reform-party", None]
    # By its name then, whatever the words are.
    odd = facts((BODY, "World Council", "the council of all"))
    assert [entity.reference for entity in link_entities(odd, KNOWN).entities] == [None]
    (entity,) = link_entities(replace(odd, entities=(replace(odd.entities[0], listed=True),)), KNOWN).entities
    assert (entity.reference, [link.type for link in entity.links]) == (COUNCIL.id, [LinkType.OTHER_NAME])


def test_a_city_with_namesakes_needs_its_state() -> None:
    assert linked((PLACE, "San Juan", "San Juan")) == [None]
    assert linked((PLACE, "San Juan", "San Juan"), (STATE, "Sylvania", "SYL")) == ["place/san-juan", "state/sylvania"]


def test_kinds_do_not_mix() -> None:
    assert linked((PLACE, "Sylvania", "Sylvania"), (EntityType.PERSON, "Sylvania", "Sylvania")) == [None, None]


def test_two_things_are_never_one_entry() -> None:
    read = facts((STATE, "Sylvania", "Sylvania"), (STATE, "The Glades", "The Glades"))
    assert [entity.reference for entity in link_entities(read, KNOWN).entities] == ["state/sylvania", None]


def test_descriptions_and_pronouns_link_nothing() -> None:
    read = facts((STATE, "Sylvania", "Sylvania"))
    (entity,) = read.entities
    described = replace(entity, mentions=tuple(replace(m, kind=MentionKind.NOMINAL) for m in entity.mentions))
    (found,) = link_entities(replace(read, entities=(described,)), KNOWN).entities
    assert found.reference is None


def test_a_link_that_nothing_proves_is_taken_away() -> None:
    read = facts((STATE, "Elsewhere", "Elsewhere"))
    claimed = replace(read, entities=(replace(read.entities[0], link="Q42", reference="state/sylvania"),))
    (found,) = link_entities(claimed, KNOWN).entities
    assert (found.link, found.reference, found.links) == (None, None, ())
