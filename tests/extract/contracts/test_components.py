"""What every component of every reader keeps to, whatever the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import FrozenInstanceError, fields, is_dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any

import pytest

from kg.extract import Component, Reader, load_reader, reader_names
from kg.extract.component import with_publication_date
from kg.extract.layers import LayerError, Layers
from kg.language import Annotation, Token
from kg.model import Span
from tests.extract.contracts.articles import TEXTS
from tests.extract.event_article import annotator

COMPONENTS = [(reader, n) for reader in reader_names() for n in range(len(load_reader(reader).components))]
NAMES = [f"{reader}: {load_reader(reader).components[n].name}" for reader, n in COMPONENTS]


@cache
def _reader(name: str) -> Reader:
    return load_reader(name)


@cache
def _annotation(text: str) -> Annotation:
    return with_publication_date(annotator().annotate(TEXTS[text]))


@cache
def _before(reader: str, n: int, text: str) -> Layers:
    """All layers that the components before the ``n``-th assign."""
    if n == 0:
        return Layers()
    component, layers = _reader(reader).components[n - 1], _before(reader, n - 1, text)
    found = component(_annotation(text), layers.only(component.requires))
    for kind in component.assigns:
        layers = layers.assign(found[kind])
    return layers


def _inside(value: object, met: set[int] | None = None) -> Iterator[object]:
    """A layer and whatever it holds, each once."""
    met = set() if met is None else met
    if id(value) in met or isinstance(value, (str, Enum, Token, Annotation)):
        return
    met.add(id(value))
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        parts: list[Any] = [getattr(value, each.name) for each in fields(value)]
    elif isinstance(value, (list, tuple, set, frozenset)):
        parts = list(value)
    elif hasattr(value, "items"):
        parts = [part for item in value.items() for part in item]
    else:
        return
    for part in parts:
        yield from _inside(part, met)


def _written(value: object, met: dict[int, int]) -> object:
    """The same for two layers that say the same: things by the order in which they are met."""
    if isinstance(value, Token):
        return value.i
    if value is None or isinstance(value, (str, int, float, Enum, Span)):
        return value
    if id(value) in met:
        return ("again", met[id(value)])
    met[id(value)] = len(met)
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value).__name__, *(_written(getattr(value, each.name), met) for each in fields(value)))
    if isinstance(value, (set, frozenset)):
        return len(value)
    if isinstance(value, (list, tuple)):
        return tuple(_written(part, met) for part in value)
    if hasattr(value, "items"):
        return tuple((_written(key, met), _written(part, met)) for key, part in value.items())
    return type(value).__name__


@pytest.mark.parametrize(("reader", "n"), COMPONENTS, ids=NAMES)
class TestComponent:
    """The contract of a component."""

    def component(self, reader: str, n: int) -> Component:
        return _reader(reader).components[n]

    @pytest.mark.parametrize("text", TEXTS)
    def test_assigns_what_it_declares_and_needs_no_more_than_it_requires(self, reader: str, n: int, text: str) -> None:
        component = self.component(reader, n)
        given = _before(reader, n, text).only(component.requires)
        found = component(_annotation(text), given)
        assert component.assigns
        assert found.types() == {*component.requires, *component.assigns}
        assert all(found[kind] is given[kind] for kind in component.requires)

    @pytest.mark.parametrize("text", TEXTS)
    def test_says_the_same_twice_and_in_a_reader_made_anew(self, reader: str, n: int, text: str) -> None:
        told = []
        for component in (self.component(reader, n), self.component(reader, n), load_reader(reader).components[n]):
            found = component(_annotation(text), _before(reader, n, text).only(component.requires))
            told.append([_written(found[kind], {}) for kind in component.assigns])
        assert told[0] == told[1] == told[2]

    @pytest.mark.parametrize("text", TEXTS)
    def test_what_it_assigns_lies_in_the_text_and_cannot_be_changed(self, reader: str, n: int, text: str) -> None:
        component, length = self.component(reader, n), len(TEXTS[text].text)
        found = component(_annotation(text), _before(reader, n, text).only(component.requires))
        for kind in component.assigns:
            for value in _inside(found[kind]):
                assert not isinstance(value, (list, dict, set, bytearray))
                assert isinstance(value, MappingProxyType) or not isinstance(value, Mapping)
                if isinstance(value, Span):
                    assert 0 <= value.start < value.end <= length
                if is_dataclass(value) and fields(value) and not isinstance(value, type):
                    with pytest.raises((FrozenInstanceError, AttributeError)):
                        setattr(value, fields(value)[0].name, None)

    def test_asks_for_each_layer_that_it_requires(self, reader: str, n: int) -> None:
        component = self.component(reader, n)
        for kind in component.requires:
            rest = [other for other in component.requires if other is not kind]
            with pytest.raises(LayerError, match=kind.__name__):
                component(_annotation("a plain one"), _before(reader, n, "a plain one").only(rest))

    def test_has_a_name_and_a_version_for_the_provenance(self, reader: str, n: int) -> None:
        component = self.component(reader, n)
        assert component.name.replace(".", "").replace("-", "").isalnum()
        assert component.version


def test_the_names_of_a_readers_components_are_its_own() -> None:
    for name in reader_names():
        names = [component.name for component in _reader(name).components]
        assert len(names) == len(set(names))
