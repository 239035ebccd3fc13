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

    def __init__(self, values: Mapping[type, object] | None = None) -> None:
        self._values = MappingProxyType(dict(values or {}))

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

    def types(self) -> frozenset[type]:
        return frozenset(self._values)

    def assign(self, value: object) -> Layers:
        """These layers and one more.

        Raises:
            LayerError: if it is there already.
        """
        kind = type(value)
        if kind in self._values:
            remedy = "have one component assign it"
            raise LayerError(f"the layer {kind.__name__} is assigned already, and nobody changes it", remedy=remedy)
        return Layers({**self._values, kind: value})

    def only(self, kinds: Iterable[type]) -> Layers:
        """Those of these types that are there."""
        wanted = frozenset(kinds)
        return Layers({kind: value for kind, value in self._values.items() if kind in wanted})
