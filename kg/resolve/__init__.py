"""Same thing, same identity: which things of an article are known beforehand, and which of several articles are one.

Here live the links to the reference facts and the joining of appearances, each with what speaks for it. The room knows
no RDF and no file: it works on what articles say, and on profiles of that which can be kept beside a graph. Who is who
within one article is the business of `kg.extract`.
"""

from kg.resolve.blocks import DisjointSets, blocks, comparable, comparisons, keys_of, signature
from kg.resolve.clusters import Node
from kg.resolve.copies import Copy, Text, TextSketch, copies, text_sketch
from kg.resolve.events import EventNode, EventProfile, shared_events
from kg.resolve.holders import CONFIDENCE as HOLDER_CONFIDENCE
from kg.resolve.holders import name_holders
from kg.resolve.identities import alone, identify, identities, linked_identity, of_article
from kg.resolve.linking import ReferenceFacts, link_entities
from kg.resolve.naming import name_of
from kg.resolve.profiles import ArticleProfile, ThingProfile, article_profile

__all__ = [
    "HOLDER_CONFIDENCE",
    "ArticleProfile",
    "Copy",
    "DisjointSets",
    "EventNode",
    "EventProfile",
    "Node",
    "ReferenceFacts",
    "Text",
    "TextSketch",
    "ThingProfile",
    "alone",
    "article_profile",
    "blocks",
    "comparable",
    "comparisons",
    "copies",
    "identify",
    "identities",
    "keys_of",
    "link_entities",
    "linked_identity",
    "name_holders",
    "name_of",
    "of_article",
    "shared_events",
    "signature",
    "text_sketch",
]
