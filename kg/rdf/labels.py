"""Short English labels of facts, for people who look at a graph, and which words for a thing are names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote, unquote

from kg.lexicon import lists as lexicon
from kg.model import (
    PERSONS,
    Block,
    BlockKind,
    Claim,
    ComponentVersion,
    Entity,
    EntityType,
    Event,
    MentionKind,
    Role,
    Span,
    Status,
)
from kg.rdf.index import natural_key

_LONGEST = 80
#: What may stand in the name or version of a component; anything else (a comma, a space) is escaped.
_PLAIN = "/@:+()"
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_STATUSES = {
    Status.OCCURRED: "{}",
    Status.ONGOING: "ongoing {}",
    Status.SCHEDULED: "planned {}",
    Status.POSSIBLE: "possible {}",
    Status.REQUESTED: "requested {}",
    Status.NEGATED: "no {}",
}
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: "of", "the", "bin": words in small letters that names have too.
_LONGEST_PARTICLE = 3


def shortened(words: str) -> str:
    """The words on one line, cut after about 80 characters."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def in_words(name: str) -> str:
    """The name of a class in words: ``ArmedAction`` as ``armed action``."""
    return _CAPITAL.sub(" ", name).lower()


def event_label(event: Event, names: dict[str, str], *, status: bool = True) -> str:
    """``Planned visit: Ann Lee → Freedonia``; without its status ``Visit: Ann Lee → Freedonia``."""
    what = _STATUSES[event.status].format(in_words(event.type)).capitalize() if status else event.type
    agents, targets = (_listed(ids, names) for ids in (event.agents, event.targets))
    who = " → ".join(part for part in (agents or ("?" if targets else ""), targets) if part)
    return shortened(f"{what}: {who}" if who else what)


def role_label(role: Role, names: dict[str, str]) -> str:
    """``Ann Lee: foreign minister, Freedonia (current)``."""
    of = f", {names[role.of]}" if role.of is not None else ""
    return shortened(f"{names[role.person]}: {role.title}{of} ({role.status})")


def claim_label(claim: Claim, names: dict[str, str], words: str) -> str:
    """``Ann Lee (promise): we will come``."""
    return shortened(f"{_listed(claim.speakers, names)} ({claim.stance}): {words}")


def names_and_descriptions(entity: Entity, words: Callable[[Span], str]) -> tuple[list[str], list[str]]:
    """The other names that an article has for a thing, and its other words for it, which are no names.

    "His country" describes, and so does a name with more before it than a name has: "President Lee", whose name is
    then "Lee", or "Norwegian firm Salhus". Groups have no names.

    Args:
        words: those of the article at a span.
    """
    if entity.type is EntityType.GROUP:
        return [], list(entity.aliases)
    named, described = (
        {_bare(words(mention.span)) for mention in entity.mentions if mention.kind is kind}
        for kind in (MentionKind.NAME, MentionKind.NOMINAL)
    )
    parts = entity.name.split() if entity.type in PERSONS else [entity.name]
    shorter = [" ".join(parts[first:]) for first in range(len(parts))]
    names: dict[str, None] = {}
    descriptions = []
    for alias in entity.aliases:
        within = [each for each in (*shorter, *entity.aliases) if alias.endswith(f" {each}")]
        name = next((each for each in within if _describes(alias.removesuffix(each))), None)
        if name is not None or _bare(alias) in described - named or _names_nobody(alias, entity):
            descriptions.append(alias)
        else:
            names[alias] = None
        if name in shorter:
            names[name] = None
    return [name for name in names if name != entity.name and name not in descriptions], descriptions


def _bare(words: str) -> str:
    return _ARTICLE.sub("", _POSSESSIVE.sub("", " ".join(words.split())), count=1)


def _describes(before: str) -> bool:
    """Whether words before a name are no part of one: a title, an owner, or what it is, in small letters."""
    told = [word for word in before.split() if not _is_particle(word)]
    if not told:
        return False
    return _has_title(told) or _POSSESSIVE.search(told[-1]) is not None or told[-1].rpartition("-")[2].islower()


def _names_nobody(words: str, entity: Entity) -> bool:
    """Whether words begin or end in small letters ("governing party"), or are the title of a person alone."""
    told = words.split() or [words]
    if any(each.islower() and not _is_particle(each) for each in (told[0], told[-1])):
        return True
    return entity.type in PERSONS and _has_title(told) and set(told).isdisjoint(entity.name.split())


def _is_particle(word: str) -> bool:
    return word.islower() and len(word) <= _LONGEST_PARTICLE


def _has_title(words: list[str]) -> bool:
    return any(word.strip(".").lower() in lexicon.titles() for word in words)


def components_text(components: Iterable[ComponentVersion]) -> str:
    """``encoder.events 1, offices 1``; `components_in` reads it back."""
    written = (tuple(quote(each, safe=_PLAIN) for each in (part.name, part.version)) for part in components)
    return ", ".join(map(" ".join, sorted(written)))


def components_in(words: str) -> tuple[ComponentVersion, ...]:
    """The components that such a text names."""
    parts = (part.partition(" ") for part in words.split(", "))
    return tuple(ComponentVersion(unquote(name), unquote(version)) for name, _, version in parts)


def blocks_text(blocks: Iterable[Block]) -> str:
    """``headline 0-51, paragraph 53-155``; `blocks_in` reads it back."""
    return ", ".join(f"{block.kind.value} {block.span.start}-{block.span.end}" for block in blocks)


def blocks_in(words: str) -> tuple[Block, ...]:
    """The blocks that such a text names.

    Raises:
        ValueError: if it is none.
    """
    parts = (re.split("[ -](?=[0-9])", part) for part in words.split(", "))
    return tuple(Block(BlockKind(kind), Span(int(start), int(end))) for kind, start, end in parts)


def _listed(ids: Iterable[str], names: dict[str, str]) -> str:
    """The names in the order in which the article brings them up."""
    return ", ".join(names[id] for id in sorted(ids, key=natural_key))
