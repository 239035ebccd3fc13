"""Whom a phrase means, with those of them who are named besides: "ten states, including France"."""

from __future__ import annotations

from kg import lexicon
from kg.extract.layers import Cluster
from kg.extract.rules.events.arguments.light_verbs import victims
from kg.extract.shared.referents import Referents
from kg.language import Token
from kg.language.syntax import NOUN_MODIFIERS
from kg.model import EntityType


def with_members(referents: Referents, token: Token) -> list[Cluster]:
    """Who is meant, and those of them who are named besides: "ten states, including France"."""
    counted = victims(token)
    found = _named_member(referents, token) or list(referents.participants(counted if counted is not None else token))
    found = [*(thing for thing in _listed_before(referents, token) if thing not in found), *found]
    for prep in token.all("prep") if found else []:
        inner = prep.child("pobj")
        if inner is not None and (prep.lower == "including" or (prep.lower == "as" and prep.child("amod") is not None)):
            found.extend(thing for thing in referents.participants(inner) if thing not in found)
    return found


def _named_member(referents: Referents, token: Token) -> list[Cluster]:
    """ "one Republican, Representative X, voted", "independent MP and mayor of Y, X": the person and nobody else."""
    name = token.child("appos")
    thing, whole = (referents.thing(name) if name is not None else None), referents.thing(token)
    if thing is None or not thing.is_person or whole is None or token.tag not in {"NN", "NNP"}:
        return []
    one = any(child.lower in lexicon.words("indefinite") for child in token.all("nummod", "det"))
    member = one and whole.type is EntityType.ORGANIZATION
    return [thing] if member or (whole.type is EntityType.GROUP and not whole.plural) else []


def _listed_before(referents: Referents, token: Token) -> list[Cluster]:
    """ "Prime Minister Smith and Kurdish leaders": the parser may hang the first name on the second noun."""
    names = [child for child in token.lefts if child.pos == "PROPN" and child.dep in NOUN_MODIFIERS]
    named = [child for child in names if child.child("cc") is not None]
    return [thing for name in named if (thing := referents.thing(name)) is not None and thing.is_person]
