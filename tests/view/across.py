"""Made-up articles by several outlets about the same events, which do not agree; as a graph.

The Post announces a visit, the Times reports it a day later than announced, the Herald prints the Times, the Times
corrects itself, and the Post denies the visit.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.store import MemoryStore
from tests.view.hostile import PREFIXES

BASE = "https://w3id.org/statecraft/id/"
ENERGY = "https://w3id.org/statecraft/issues#energy"
ARTICLES = {
    "post-1": (
        "The Post", "2024-05-01", "Lee to travel",
        ("Ann Lee will travel to Sylvania on Monday. Otto Graf praised the gas deal. "
        "Lee promised to open the border. A summit is planned for 20 May. Per Dahl, a minister, was there."),
    ),
    "times-1": (
        "The Times", "2024-05-07", "Lee arrives",
        ("Lee arrived in Sylvania on Tuesday. At least 11 people died in an attack in Port Vale. "
        "Talks were held. The border was opened."),
    ),
    "herald-1": (
        "The Herald", "2024-05-07", "Lee arrives, says the Times",
        "Lee arrived in Sylvania on Tuesday. At least 11 people died in an attack in Port Vale. Talks were held.",
    ),
    "times-2": (
        "The Times", "2024-05-08", "Lee arrives (corrected)",
        "Lee arrived in Sylvania on Tuesday. At least 14 people died in an attack in Port Vale.",
    ),
    "post-2": (
        "The Post", "2024-05-09", "Lee stayed at home",
        ("Lee never went to Sylvania, the ministry said. In Port Vale 17 people were killed. "
        "Graf called the gas deal a mistake. Per Dahl, a singer, sang."),
    ),
    "loose": (None, None, "A note", "Lee went to Sylvania."),
}  # fmt: skip
THINGS = {
    "person/ann-lee": ("Person", "Ann Lee"),
    "person/otto-graf": ("Person", "Otto Graf"),
    "person/per-dahl": ("Person", "Per Dahl"),
    "person/post-2_per-dahl": ("Person", "Per Dahl"),
    "state/sylvania": ("State", "Sylvania"),
    "organization/ministry": ("Organization", "Ministry"),
    "place/port-vale": ("Place", "Port Vale"),
    "group/times-1_dead": ("Group", "At least 11 people"),
    "group/herald-1_dead": ("Group", "At least 11 people"),
    "group/times-2_dead": ("Group", "At least 14 people"),
    "group/post-2_dead": ("Group", "17 people"),
}
#: id: type, status, words, and what else is told of it.
EVENTS = {
    "post-1_v1": ("Visit", "scheduled", "Ann Lee will travel to Sylvania on Monday",
                  {"agent": "person/ann-lee", "target": "state/sylvania", "day": "2024-05-06"}),
    "post-1_v2": ("Agreement", "scheduled", "Lee promised to open the border",
                  {"agent": "person/ann-lee", "according": "post-1_c2"}),
    "post-1_v3": ("Meeting", "scheduled", "A summit is planned for 20 May", {"day": "2024-05-20"}),
    "times-1_v1": ("Visit", "occurred", "Lee arrived in Sylvania on Tuesday",
                   {"agent": "person/ann-lee", "target": "state/sylvania", "day": "2024-05-07"}),
    "times-1_v2": ("ArmedAction", "occurred", "At least 11 people died in an attack in Port Vale",
                   {"target": "group/times-1_dead", "place": "place/port-vale"}),
    "times-1_v3": ("Meeting", "occurred", "Talks were held", {"place": "state/sylvania"}),
    "times-1_v4": ("Agreement", "occurred", "The border was opened", {"place": "state/sylvania"}),
    "herald-1_v1": ("Visit", "occurred", "Lee arrived in Sylvania on Tuesday",
                    {"agent": "person/ann-lee", "target": "state/sylvania", "day": "2024-05-07"}),
    "herald-1_v2": ("ArmedAction", "occurred", "At least 11 people died in an attack in Port Vale",
                    {"target": "group/herald-1_dead", "place": "place/port-vale"}),
    "herald-1_v3": ("Meeting", "occurred", "Talks were held", {"place": "state/sylvania"}),
    "times-2_v2": ("ArmedAction", "occurred", "At least 14 people died in an attack in Port Vale",
                   {"target": "group/times-2_dead", "place": "place/port-vale"}),
    "post-2_v1": ("Visit", "negated", "Lee never went to Sylvania, the ministry said",
                  {"agent": "person/ann-lee", "target": "state/sylvania", "according": "post-2_c2"}),
    "post-2_v2": ("ArmedAction", "occurred", "In Port Vale 17 people were killed",
                  {"target": "group/post-2_dead", "place": "place/port-vale"}),
}  # fmt: skip
#: id: stance, speaker, words, and what it is about.
CLAIMS = {
    "post-1_c1": ("support", "person/otto-graf", "Otto Graf praised the gas deal", ENERGY),
    "post-1_c2": ("promise", "person/ann-lee", "Lee promised to open the border", None),
    "post-2_c1": ("criticize", "person/otto-graf", "Graf called the gas deal a mistake", ENERGY),
    "post-2_c2": ("reject", "organization/ministry", "Lee never went to Sylvania, the ministry said", None),
}
SHARED = {
    "post-1_v1": ("post-1_v1", "times-1_v1", "herald-1_v1", "post-2_v1"),
    "post-1_v2": ("post-1_v2", "times-1_v4"),
    "times-1_v2": ("times-1_v2", "herald-1_v2", "times-2_v2", "post-2_v2"),
    "times-1_v3": ("times-1_v3", "herald-1_v3"),
}
#: How often which words name a thing: article, words.
MENTIONS = {
    "person/ann-lee": [("post-1", "Ann Lee"), *((article, "Lee") for article in ARTICLES if article != "post-1")],
    "person/otto-graf": [("post-1", "Otto Graf"), ("post-2", "Graf")],
    "person/per-dahl": [("post-1", "Per Dahl")],
    "person/post-2_per-dahl": [("post-2", "Per Dahl")],
    "state/sylvania": [(article, "Sylvania") for article in ARTICLES],
    "place/port-vale": [(article, "Port Vale") for article in ("times-1", "herald-1", "times-2", "post-2")],
}
TOGETHER = f"""
<{BASE}article/herald-1> sc:copyOf <{BASE}article/times-1> ; sc:origin <{BASE}article/times-1> .
<{BASE}article/times-2> sc:revisionOf <{BASE}article/times-1> ; sc:origin <{BASE}article/times-1> .
<{BASE}identification/times-1_lee> a sc:Identification ; sc:identityRule "same.surname-and-affair" ;
  sc:identified <{BASE}appearance/times-1_ann-lee> ; sc:identifiedWith <{BASE}appearance/post-1_ann-lee> .
<{BASE}identification/post-2_graf> a sc:Identification ; sc:identityRule "by.hand" ;
  sc:identified <{BASE}appearance/post-2_otto-graf> ; sc:identifiedWith <{BASE}appearance/post-1_otto-graf> .
<{BASE}distinction/post-2_dahl> a sc:Distinction ; sc:reason "one has an office of state/sylvania, one sings" ;
  sc:distinguished <{BASE}appearance/post-2_post-2_per-dahl> ;
  sc:distinguishedFrom <{BASE}appearance/post-1_per-dahl> .
<{BASE}link/post-1_sylvania> sc:linkType <https://w3id.org/statecraft/link-type#name> ;
  sc:appearance <{BASE}appearance/post-1_sylvania> .
"""


def turtle() -> str:
    return "\n".join([PREFIXES, *_articles(), *_things(), *_events(), *_claims(), *_shared(), TOGETHER])


def store(folder: Path) -> MemoryStore:
    path = folder / "across.ttl"
    path.write_text(turtle(), encoding="utf-8", newline="")
    return MemoryStore.from_file(path)


def _span(article: str, words: str) -> str:
    return f"<{BASE}span/{article}_{ARTICLES[article][3].index(words)}-{len(words)}>"


def _tell(article: str, words: str) -> str:
    start = ARTICLES[article][3].index(words)
    place = f"oa:start {start} ; oa:end {start + len(words)} ; prov:wasDerivedFrom <{BASE}article/{article}>"
    return f'{_span(article, words)} {place} ; oa:exact "{words}" .'


def _articles() -> Iterator[str]:
    for id_, (source, day, title, text) in ARTICLES.items():
        known = f' ; schema:publisher "{source}" ; schema:datePublished "{day}"^^xsd:date' if source else ""
        yield f'<{BASE}article/{id_}> a sc:Article ; schema:headline "{title}" ; schema:articleBody "{text}"{known} .'


def _things() -> Iterator[str]:
    yield f'<{ENERGY}> a sc:Issue ; rdfs:label "Energy" .'
    for id_, (type_, label) in THINGS.items():
        yield f'<{BASE}{id_}> a sc:{type_} ; rdfs:label "{label}" .'
        mentions = MENTIONS.get(id_, [(id_.partition("/")[2].partition("_")[0], label)] if "group/" in id_ else [])
        kind = "nominalMention" if "group/" in id_ else "nameMention"
        for article, words in mentions:
            yield _tell(article, words)
            yield (
                f"<{BASE}appearance/{article}_{id_.partition('/')[2]}> a sc:Appearance ; sc:thing <{BASE}{id_}> ;"
                f' skos:prefLabel "{words}" ; sc:{kind} {_span(article, words)} ;'
                f" prov:wasDerivedFrom <{BASE}article/{article}> ."
            )


def _events() -> Iterator[str]:
    for id_, (type_, status, words, more) in EVENTS.items():
        article = id_.partition("_")[0]
        yield _tell(article, words)
        told = [f"sc:{part} <{BASE}{more[part]}>" for part in ("agent", "target", "place") if part in more]
        if "day" in more:
            told += [f'sc:{end} "{more["day"]}"^^xsd:date' for end in ("start", "end")]
        if "according" in more:
            told.append(f"sc:accordingTo <{BASE}claim/{more['according']}>")
        yield (
            f"<{BASE}event/{id_}> a sc:ReportedEvent ; sc:eventType sc:{type_} ; sc:status status:{status} ;"
            f" sc:evidence {_span(article, words)} ; prov:wasDerivedFrom <{BASE}article/{article}>"
            f"{''.join(f' ; {each}' for each in told)} ."
        )


def _claims() -> Iterator[str]:
    for id_, (stance, speaker, words, issue) in CLAIMS.items():
        article = id_.partition("_")[0]
        yield _tell(article, words)
        yield (
            f'<{BASE}claim/{id_}> a sc:Claim ; sc:stance stance:{stance} ; sc:text "{words}" ;'
            f" sc:speaker <{BASE}{speaker}> ; sc:evidence {_span(article, words)} ;"
            f" prov:wasDerivedFrom <{BASE}article/{article}>{f' ; sc:issue <{issue}>' if issue else ''} ."
        )


def _shared() -> Iterator[str]:
    for id_, reports in SHARED.items():
        told = ", ".join(f"<{BASE}event/{report}>" for report in reports)
        yield f'<{BASE}sharedevent/{id_}> a sc:SharedEvent ; rdfs:label "Told" ; sc:report {told} .'
