"""What a reader is made of: components, each of which reads some layers and assigns others.

The declarations are those of spaCy's pipeline factories (``requires``, ``assigns``). The order is checked from them
once, when a reader is made, and each component sees no other layers than those that it requires.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from kg.errors import PackageError
from kg.extract.assemble import NEEDED, assemble, dated
from kg.extract.layers import LayerError, Layers
from kg.extract.shared.times.publication import infer_published
from kg.model import ArticleFacts, ComponentVersion

if TYPE_CHECKING:
    from kg.language import Annotation

LayerTypes = Sequence[type]


class Component(Protocol):
    """One stage of reading.

    Attributes:
        name: what the graph's provenance calls it: ``rules.coreference``.
        version: changes whenever it may read the same article otherwise.
        requires: the layers that it asks for.
        assigns: the layers that it adds.
    """

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def requires(self) -> LayerTypes: ...
    @property
    def assigns(self) -> LayerTypes: ...

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        """The layers with those that it assigns; the same for the same article, whatever was read before."""
        ...


class Reader:
    """An ordered list of components, which makes facts of an annotated article.

    Args:
        name: the one it is asked for by: ``rules``.

    Raises:
        PackageError: if a component requires a layer that none before it assigns, or assigns one that is assigned, or
            if a layer that facts are made of is assigned by none.
    """

    def __init__(self, name: str, components: Sequence[Component]) -> None:
        self.name = name
        self.components = tuple(components)
        _check_order(name, self.components)
        _check_whole(name, self.components)
        self._versions = tuple(ComponentVersion(each.name, each.version) for each in self.components)

    def layers(self, annotation: Annotation) -> Layers:
        """All layers of an article that has its date of publication (see :func:`with_publication_date`).

        Raises:
            LayerError: if a component does not keep to what it declares.
        """
        layers = Layers()
        for component in self.components:
            try:
                found = component(annotation, layers.only(component.requires))
                for kind in component.assigns:
                    layers = layers.assign(found[kind], by=f"{component.name}@{component.version}")
            except LayerError as error:
                where = f"reader {self.name}, component {component.name}"
                raise LayerError(error.cause, where=where, remedy=error.remedy) from error
            if extra := found.types() - {*component.requires, *component.assigns}:
                cause = f"{component.name} assigns {_names(extra)} and does not declare it"
                raise LayerError(cause, where=f"reader {self.name}", remedy="name it among those that it assigns")
        return layers

    def read(self, annotation: Annotation) -> ArticleFacts:
        """What the article says."""
        annotation = with_publication_date(annotation)
        reader = annotation.reader.by(self.name, self._versions)
        return assemble(annotation.article, reader, self.layers(annotation))


def with_publication_date(annotation: Annotation) -> Annotation:
    """The annotation, its article with the year of publication that its text tells where none was given.

    Every reader begins with this, for all that dates count from it; the article says that it was inferred.
    """
    if annotation.article.published is not None:
        return annotation
    return replace(annotation, article=dated(annotation.article, infer_published(annotation)))


def _check_order(reader: str, components: Sequence[Component]) -> None:
    there: dict[type, str] = {}
    for component in components:
        missing = [kind for kind in component.requires if kind not in there]
        twice = [kind for kind in component.assigns if kind in there]
        if missing:
            cause = f"{component.name} requires {_names(missing)}, which no component before it assigns"
        elif twice:
            cause = f"{component.name} assigns {_names(twice)}, which {there[twice[0]]} assigns before it"
        else:
            there |= dict.fromkeys(component.assigns, component.name)
            continue
        raise PackageError(cause, where=f"reader {reader}", remedy="put its components in another order")


def _check_whole(reader: str, components: Sequence[Component]) -> None:
    assigned = {kind for component in components for kind in component.assigns}
    missing = [kind for kind in NEEDED if kind not in assigned]
    if missing:
        remedy = "add components that do; one may assign an empty layer"
        raise PackageError(f"no component assigns {_names(missing)}", where=f"reader {reader}", remedy=remedy)


def _names(kinds: Sequence[type] | frozenset[type]) -> str:
    return ", ".join(sorted(kind.__name__ for kind in kinds))


__all__ = ["Component", "LayerTypes", "Reader", "with_publication_date"]
