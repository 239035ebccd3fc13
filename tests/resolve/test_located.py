"""Which place of the gazetteer an article's place is. The ids are those at https://www.geonames.org/."""

from __future__ import annotations

import re

import pytest

from kg.model import (
    Article,
    ArticleFacts,
    Entity,
    EntityType,
    Evidence,
    Mention,
    MentionKind,
    Reader,
    Relation,
    RelationType,
    Span,
)
from kg.resolve import article_profile, identities, link_entities
from kg.store import ReferenceStore

REFERENCE = ReferenceStore()


def read(text: str, id: str = "a") -> ArticleFacts:
    """The facts of a text in which [places] and {states} are marked; each name is a thing of its own."""
    plain = re.sub(r"[\[\]{}]", "", text)
    named: dict[tuple[EntityType, str], list[Mention]] = {}
    for found in re.finditer(r"\[(.+?)\]|\{(.+?)\}", text):
        start = found.start() - len(re.findall(r"[\[\]{}]", text[: found.start()]))
        kind, name = (EntityType.PLACE, found[1]) if found[1] else (EntityType.STATE, found[2])
        named.setdefault((kind, name), []).append(Mention(Span(start, start + len(name)), MentionKind.NAME))
    entities = (Entity(f"e{n}", kind, name, (), tuple(each)) for n, ((kind, name), each) in enumerate(named.items()))
    return ArticleFacts(Article(id, plain, (), published="2024-05-03"), Reader("p", "1", "1"), tuple(entities))


def geonames(facts: ArticleFacts) -> list[int | None]:
    """The ids of the places in their order; None for one that is not linked."""
    found: list[int | None] = []
    for entity in link_entities(facts, REFERENCE).entities:
        if entity.type is EntityType.PLACE:
            matches = [quad.object for quad in REFERENCE.describe([entity.reference or ""])]
            ids = [re.fullmatch(r"https://sws\.geonames\.org/(\d+)/", str(each)) for each in matches]
            found.append(next((int(each[1]) for each in ids if each), None))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What stands beside the name.
        ("Ministers met in [Lyon], {France}, on Friday.", [2996944]),
        ("Police in [Cambridge], [Massachusetts], made two arrests.", [4931972, 6254926]),
        ("The fire in [Moscow], [Idaho], began at noon.", [5601538, 5596512]),
        ("Two sailors from [Seattle], [Washington], were freed.", [5809844, 5815135]),
        ("Officials in [Washington] denied it; the {U.S.} embassy was shut.", [4140963]),
        ("A bridge in [Victoria], [British Columbia], was closed.", [6174041, 5909050]),
        ("Troops left [Helmand] province at night.", [1140043]),
        ("The governor of [New York] state met the mayor of [Albany].", [5128638, 5106834]),
        ("In [Boston], {France}'s minister denied it.", [4930956]),
        ("A shop in [Boston], {U.K.}, burned down.", [2655138]),
        ("Talks were held in [Macau], {China}, in May.", [1821274]),
        # What the article speaks of.
        ("{British} researchers in [Cambridge] disagreed.", [2653941]),
        ("The strike in [Tripoli] spread, {Lebanon} said.", [266826]),
        ("The {Libyan} coast guard in [Tripoli] agreed.", [2210247]),
        ("{Costa Rica} will host the talks in [San José].", [3621849]),
        ("Voters in [Georgia] go to the polls, the {American} network said.", [4197000]),
        ("{Australian} farmers in [Victoria] fear the drought.", [2145234]),
        ("Shells fell on [Kharkiv].", [706483]),
        # Who is far larger than all namesakes is meant, even where the article speaks of none.
        ("The envoy flew to [Moscow] from {U.S.} soil.", [524901]),
        # Nothing tells which one.
        ("Researchers in [Cambridge] disagreed.", [None]),
        ("A shop in [Springfield] burned down, {U.S.} media said.", [None]),
        ("She spoke of her days at [Central].", [None]),
        ("In [Boston], {British} officials denied it.", [None]),
        ("{British} and {Canadian} firms met in [Cambridge].", [None]),
        # No town at all.
        ("Crowds gathered at the [Berlin Wall].", [None]),
        ("He landed at [Orange] County airport in the {U.S.}.", [None]),
    ],
)
def test_the_context_decides(text: str, expected: list[int | None]) -> None:
    assert geonames(read(text)) == expected


def test_what_an_article_lays_elsewhere_is_not_the_known_town() -> None:
    facts = read("The convoy left [Lyon], a hamlet in the north of {Pakistan}.")
    place, state = facts.entities
    said = Relation("l1", RelationType.LOCATED_IN, place.id, state.id, (Evidence(Span(0, 30), "r"),))
    assert geonames(facts) == [2996944]
    assert geonames(ArticleFacts(facts.article, facts.reader, facts.entities, relations=(said,))) == [None]


def test_places_of_one_name_and_two_ids_are_two_in_many_articles() -> None:
    texts = {
        "a": "[Cambridge], [Massachusetts]",
        "b": "{British} police in [Cambridge]",
        "c": "[Cambridge], [Massachusetts]",
    }
    profiles = [article_profile(link_entities(read(text, id), REFERENCE), REFERENCE) for id, text in texts.items()]
    found = identities(profiles, known=REFERENCE)
    first = {
        id: found[id, profile.things[0].id if id != "b" else "e1"].thing
        for id, profile in zip(texts, profiles, strict=True)
    }
    assert first["a"] == first["c"] != first["b"]
