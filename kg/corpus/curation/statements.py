"""What a person says is one, or is not."""

from __future__ import annotations

from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Statements:
    """What is said, by the ends of IRIs: ``person/ada-quill``."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()

    def names(self) -> list[str]:
        """All that is named, each once."""
        return list(dict.fromkeys(name for pair in (*self.same, *self.different) for name in pair))
