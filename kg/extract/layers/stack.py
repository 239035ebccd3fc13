"""The layers of one article, each assigned once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from kg.errors import PackageError

T = TypeVar("T")


class LayerError(PackageError):
    """A component asks for a layer that is not there for it, or assigns one that is not its own."""


class Layers:
    """What has been read from an article so far.

    It does not change: :meth:`assign` gives another one that holds a layer more. Layers are known by their type.
    """

    __slots__ = ("_values",)

    def __init__(self, values: Iterable[object] = ()) -> None:
        self._values: Mapping[type, object] = MappingProxyType({type(value): value for value in values})

    def __getitem__(self, layer: type[T]) -> T:
        """The layer of this type.

        Raises:
            LayerError: if nobody assigned it, or it is kept from who asks.
        """
        value = self._values.get(layer)
        if not isinstance(value, layer):
            there = ", ".join(sorted(kind.__name__ for kind in self._values)) or "nothing"
            remedy = f"have the component require {layer.__name__}"
            raise LayerError(f"there is no layer {layer.__name__}, but {there}", remedy=remedy)
        return value

    def __contains__(self, layer: object) -> bool:
        return layer in self._values

    def types(self) -> frozenset[type]:
        return frozenset(self._values)

    def assign(self, value: object) -> Layers:
        """These layers and one more.

        Raises:
            LayerError: if it is there already.
        """
        if type(value) in self._values:
            raise LayerError(
                f"the layer {type(value).__name__} is assigned already, and nobody changes it",
                remedy="have one component assign it",
            )
        return Layers([*self._values.values(), value])

    def only(self, kinds: Iterable[type]) -> Layers:
        """Those of these types that are there."""
        wanted = frozenset(kinds)
        return Layers(value for kind, value in self._values.items() if kind in wanted)


__all__ = ["LayerError", "Layers"]
