"""Mentions of events made by hand, in sentences whose syntax is given and not parsed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kg.extract.layers import Cluster, EventMention
from kg.language import Annotation, Token
from kg.language.annotation import Sentence
from kg.model import Article, Block, BlockKind, EntityType, EventType, Evidence, Reader, Span, Status

_POS = {"N": "NOUN", "V": "VERB", "D": "DET", "P": "PRON"}
_LABELS = {"D": "det", "P": "poss"}


def sentences(*told: str, headline: bool = False) -> Annotation:
    """Each of ``told`` as a sentence of words with lemma and tag: "The/the/DT attack/attack/NN".

    All but the last word hang on the last one, articles as "det" and pronouns as "poss".
    """
    text = ""
    tokens: list[Token] = []
    found: list[Sentence] = []
    for number, line in enumerate(told):
        first = len(tokens)
        for item in line.split():
            form, lemma, tag = item.split("/")
            label = _LABELS.get(tag[0], "dep")
            place = Span(len(text), len(text) + len(form))
            pos = _POS[tag[0]]
            tokens.append(Token(len(tokens), place.start, place.end, form, lemma, pos, tag, label, "", number))
            text += form + " "
        root = tokens[-1]
        for token in tokens[first:]:
            token.head = root
        root.children.extend(tokens[first:-1])
        kind = BlockKind.HEADLINE if headline and not number else BlockKind.PARAGRAPH
        found.append(Sentence(number, first, len(tokens), number, kind))
    blocks = tuple(Block(one.kind, Span(tokens[one.first].start, tokens[one.last - 1].end)) for one in found)
    return Annotation(Article("test", text, blocks), Reader("hand", "1", "1"), tuple(tokens), tuple(found), ())


def mention(annotation: Annotation, sentence: int, kind: EventType, **told: Any) -> EventMention:
    """What the last word of a sentence tells."""
    token = annotation.tokens[annotation.sentences[sentence].last - 1]
    evidence = Evidence(token.span, "event.verb.active", token.span)
    return replace(EventMention(token.span, token.lemma, kind, Status.OCCURRED, evidence), **told)


def people(*names: str) -> tuple[Cluster, ...]:
    return tuple(Cluster(EntityType.PERSON, name) for name in names)


def groups(*names: str) -> tuple[Cluster, ...]:
    return tuple(Cluster(EntityType.GROUP, name) for name in names)


def towns(*names: str) -> tuple[Cluster, ...]:
    return tuple(Cluster(EntityType.PLACE, name) for name in names)
