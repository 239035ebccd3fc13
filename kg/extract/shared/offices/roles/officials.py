"""Whom an office, or speaking for a public body, makes an official."""

from __future__ import annotations

from kg import lexicon
from kg.extract.layers import Cluster
from kg.extract.shared.genre import is_game_report
from kg.extract.shared.linking import Named
from kg.extract.shared.offices.roles.register import RoleDraft, RoleRegister
from kg.model import EntityType

#: Levels of office that clubs and companies have as well.
_ANYWHERE = {"head-of-state", "deputy-head", "head", "spokesperson", "secretary-general"}
#: Kinds of bodies whose offices are public.
_PUBLIC_KINDS = lexicon.ORGAN_KINDS | {"party", "armed-group", "intergovernmental"}


class Officials:
    """Tells officials by their roles and affiliations."""

    def __init__(self, identity: Named, register: RoleRegister[Cluster]) -> None:
        self._identity = identity
        self._register = register

    def affiliate(self) -> None:
        """ "Ana Diaz, of the United Nations Development Programme, said": who speaks for it is an official."""
        tokens = self._identity.annotation.tokens
        for thing in self._identity.things:
            for mention in thing.mentions if thing.type is EntityType.PERSON else ():
                words = self._identity.annotation.tokens_in(mention.span)
                i = words[-1].i + 1 if words else len(tokens)
                while i < len(tokens) and tokens[i].lower in {",", "of", "the"} and tokens[i - 1].lower != "the":
                    i += 1
                body = self._identity.by_token.get(i) if tokens[i - 1].lower in {"of", "the"} else None
                known = body.known if body is not None else None
                if known is not None and known.kind in {"intergovernmental", "ministry"}:
                    self._register.officials[thing] = None

    def made_by(self, role: RoleDraft[Cluster]) -> bool:
        """The office is public."""
        phrase = self._register.phrase_of(role)
        playing = phrase is not None and phrase.entry.title in lexicon.words("player-nouns")
        if playing and is_game_report(self._identity.annotation):
            return False  # the captain of a team
        holder = phrase.entry.holder if phrase is not None else "either"
        if phrase is not None and holder == "official" and role.of is not None and phrase.entry.level in _ANYWHERE:
            holder = "either"  # the president of a club, the spokesman of a company
        return holder == "official" or (holder == "either" and role.of is not None and self._is_public(role.of))

    def _is_public(self, body: Cluster) -> bool:
        if body.type is EntityType.STATE:
            return True
        known = body.known
        if known is not None:
            return known.kind in _PUBLIC_KINDS
        words, heads = body.name.split(), lexicon.organization_heads()
        kind = heads.get(words[-1].capitalize()) or next((heads[word] for word in words if word in heads), None)
        return body.state is not None or kind in _PUBLIC_KINDS
