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

    It does not change: :meth:`assign` gives another one that holds a layer more. Layers are known by their type, and
    each says which component assigned it.
    """

    __slots__ = ("_by", "_values")

    def __init__(self, values: Mapping[type, object] | None = None, by: Mapping[type, str] | None = None) -> None:
        self._values = MappingProxyType(dict(values or {}))
        self._by = MappingProxyType(dict(by or {}))

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

    def assigned_by(self, layer: type) -> str:
        """Who assigned a layer: name and version of a component (``offices@1``); "" where it is not said."""
        return self._by.get(layer, "")

    def assign(self, value: object, *, by: str = "") -> Layers:
        """These layers and one more.

        Raises:
            LayerError: if it is there already.
        """
        kind = type(value)
        if kind in self._values:
            remedy = "have one component assign it"
            raise LayerError(f"the layer {kind.__name__} is assigned already, and nobody changes it", remedy=remedy)
        return Layers({**self._values, kind: value}, {**self._by, kind: by})

    def only(self, kinds: Iterable[type]) -> Layers:
        """Those of these types that are there."""
        wanted = frozenset(kinds)
        return Layers({kind: value for kind, value in self._values.items() if kind in wanted}, self._by)
