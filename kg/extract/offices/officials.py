"""Whom an office makes an official."""

from __future__ import annotations

from kg.extract.layers import Cluster
from kg.extract.offices.register import RoleDraft
from kg.lexicon import lists as lexicon
from kg.model import EntityType

#: Levels of office that clubs and companies have as well.
_ANYWHERE = {"head-of-state", "deputy-head", "head", "spokesperson", "secretary-general"}
#: Kinds of bodies whose offices are public.
_PUBLIC_KINDS = lexicon.ORGAN_KINDS | {"party", "armed-group", "intergovernmental"}


def is_public_office(role: RoleDraft) -> bool:
    title, holder = role.phrase.entry, role.phrase.entry.holder
    if holder == "official" and role.of is not None and title.level in _ANYWHERE:
        holder = "either"  # the president of a club, the spokesman of a company
    return holder == "official" or (holder == "either" and role.of is not None and _is_public(role.of))


def _is_public(body: Cluster) -> bool:
    if body.type is EntityType.STATE:
        return True
    known = body.known
    if known is not None:
        return known.kind in _PUBLIC_KINDS
    words, heads = body.name.split(), lexicon.organization_heads()
    kind = heads.get(words[-1].capitalize()) or next((heads[word] for word in words if word in heads), None)
    return body.state is not None or kind in _PUBLIC_KINDS
