"""What a reader is made of: components, each of which reads some layers and assigns others.

The declarations are those of spaCy's pipeline factories (``requires``, ``assigns``). The order is checked from them
once, when a reader is made, and each component sees no other layers than those that it requires.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Protocol

from kg.errors import PackageError, StatecraftError
from kg.extract.assemble import NEEDED, assemble, dated
from kg.extract.layers import LayerError, Layers
from kg.extract.times.publication import infer_published
from kg.language import Annotation
from kg.model import Article, ArticleFacts, ComponentVersion, Span


class Component(Protocol):
    """One stage of reading.

    Attributes:
        name: what the graph's provenance calls it: ``encoder.coreference``.
        version: changes whenever it may read the same article otherwise.
        requires: the layers that it asks for.
        assigns: the layers that it adds.
    """

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def requires(self) -> Sequence[type]: ...
    @property
    def assigns(self) -> Sequence[type]: ...

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        """The layers with those that it assigns; the same for the same article, whatever was read before."""
        ...


class Reader:
    """An ordered list of components, which makes facts of an annotated article.

    Args:
        name: the one it is asked for by: ``hybrid``.
        version: of the package that brings it.
        is_own: it ships with this package, hence what it raises is a fault of our own.

    Raises:
        PackageError: if a component lacks what it must have, requires a layer that none before it assigns, or assigns
            one that is assigned, or if a layer that facts are made of is assigned by none.
    """

    def __init__(
        self, name: str, components: Sequence[Component], *, version: str = "unknown", is_own: bool = False
    ) -> None:
        self.name = name
        self.version = version
        self.is_own = is_own
        self.components = tuple(components)
        for number, component in enumerate(self.components, start=1):
            _check_component(name, component, number)
        _check_layers(name, self.components)
        self._versions = tuple(ComponentVersion(each.name, each.version) for each in self.components)

    @property
    def versions(self) -> tuple[ComponentVersion, ...]:
        """The components, as the provenance of a graph names them."""
        return self._versions

    def layers(self, annotation: Annotation) -> Layers:
        """All layers of an article that has its date of publication (see :func:`with_publication_date`).

        Raises:
            LayerError: if a component does not keep to what it declares.
            PackageError: if a component of another package's reader fails.
        """
        layers = Layers()
        for component in self.components:
            for value in self._assigned(component, annotation, layers.only(component.requires)):
                layers = layers.assign(value)
        return layers

    def _assigned(self, component: Component, annotation: Annotation, given: Layers) -> list[object]:
        where = f"reader {self.name}, component {component.name}"
        try:
            found: object = component(annotation, given)
        except LayerError as error:
            raise LayerError(error.cause, where=where, remedy=error.remedy) from error
        except StatecraftError:
            raise
        except Exception as error:
            if self.is_own:
                raise
            raise _failed(error, where, annotation.article) from error
        if not isinstance(found, Layers):
            remedy = "have it give the layers with those that it assigns"
            raise LayerError(f"gives {type(found).__name__} and no layers", where=where, remedy=remedy)
        if missing := frozenset(component.assigns) - found.types():
            remedy = "have it assign them, be they empty"
            raise LayerError(f"declares {_names(missing)} and does not assign it", where=where, remedy=remedy)
        if extra := found.types() - {*component.requires, *component.assigns}:
            cause = f"{component.name} assigns {_names(extra)} and does not declare it"
            raise LayerError(cause, where=f"reader {self.name}", remedy="name it among those that it assigns")
        return [found[kind] for kind in component.assigns]

    def read(self, annotation: Annotation) -> ArticleFacts:
        """What the article says.

        Raises:
            LayerError: if a component does not keep to what it declares.
            PackageError: if another package's reader fails, or says what lies outside of the text.
        """
        annotation = with_publication_date(annotation)
        reader = annotation.reader.by(self.name, self.version, self._versions)
        layers = self.layers(annotation)
        if self.is_own:
            return assemble(annotation.article, reader, layers)
        where = f"reader {self.name}"
        try:
            facts = assemble(annotation.article, reader, layers)
            last = max((span.end for span in _spans(facts)), default=0)
        except StatecraftError:
            raise
        except Exception as error:
            raise _failed(error, where, annotation.article) from error
        if last > len(annotation.article.text):
            cause = f"article {annotation.article.id}: a span ends at {last}, after the text"
            raise PackageError(cause, where=where, remedy=_REPORT)
        return facts


def with_publication_date(annotation: Annotation) -> Annotation:
    """The annotation, its article with the year of publication that its text tells where none was given.

    Every reader begins with this, for all that dates count from it; the article says that it was inferred.
    """
    if annotation.article.published is not None:
        return annotation
    return replace(annotation, article=dated(annotation.article, infer_published(annotation)))


_REPORT = "tell those who made the reader"


def _failed(error: Exception, where: str, article: Article) -> PackageError:
    return PackageError(f"article {article.id}: {type(error).__name__}: {error}", where=where, remedy=_REPORT)


def _spans(value: object) -> Iterator[Span]:
    """All that facts stand on."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _spans(getattr(value, each.name))


def _check_component(reader: str, component: Component, number: int) -> None:
    name = getattr(component, "name", None)
    where = f"reader {reader}, component {name if isinstance(name, str) and name else number}"
    for key in ("name", "version"):
        value = getattr(component, key, None)
        if not isinstance(value, str) or not value.strip():
            raise PackageError(f"it has no {key}", where=where, remedy=f"give it a {key}, which is a text")
    for key in ("requires", "assigns"):
        value = getattr(component, key, None)
        if not isinstance(value, tuple | list) or not all(isinstance(kind, type) for kind in value):
            raise PackageError(f"{key} is no list of layers", where=where, remedy="name their classes, as in (Events,)")
    if not callable(component):
        raise PackageError("it cannot be called", where=where, remedy="give it a method __call__(annotation, layers)")


def _check_layers(reader: str, components: Sequence[Component]) -> None:
    """Each component finds the layers that it requires, none is assigned twice, and those that facts need are there."""
    where, reorder = f"reader {reader}", "put its components in another order"
    there: dict[type, str] = {}
    for component in components:
        missing = [kind for kind in component.requires if kind not in there]
        twice = [kind for kind in component.assigns if kind in there]
        if missing:
            cause = f"{component.name} requires {_names(missing)}, which no component before it assigns"
            raise PackageError(cause, where=where, remedy=reorder)
        if twice:
            cause = f"{component.name} assigns {_names(twice)}, which {there[twice[0]]} assigns before it"
            raise PackageError(cause, where=where, remedy=reorder)
        there |= dict.fromkeys(component.assigns, component.name)
    lacking = [kind for kind in NEEDED if kind not in there]
    if lacking:
        remedy = "add components that do; one may assign an empty layer"
        raise PackageError(f"no component assigns {_names(lacking)}", where=where, remedy=remedy)


def _names(kinds: Sequence[type] | frozenset[type]) -> str:
    return ", ".join(sorted(kind.__name__ for kind in kinds))
