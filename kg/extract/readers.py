"""The readers by their names. None is loaded, nor what it needs, before somebody asks for it.

Besides those of this package there are those that installed packages offer under the entry point group ``kg.readers``:
a function that is given the known states and organizations and returns the ordered components.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, cast

from kg.errors import PackageError, StatecraftError, UsageError
from kg.version import VERSION

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint, EntryPoints

    from kg.extract.component import Component, Reader
    from kg.model import ReferenceEntry

    #: What makes the components of a reader, given the states and organizations to know beside those of the word lists.
    Maker = Callable[[Sequence[ReferenceEntry]], Sequence[Component]]
    #: What makes a reader that asks a language model: of this name, with these states and organizations to know.
    AskingMaker = Callable[[str, Sequence[ReferenceEntry]], Reader]

DEFAULT_READER = "hybrid"
#: Those that ask a language model, which whoever wants them has to bring.
ASKING = ("llm", "hybrid+llm")
ENTRY_POINTS = "kg.readers"


def reader_names() -> tuple[str, ...]:
    """The names of all readers that are installed, our own first, but for those that ask a language model."""
    others = sorted({point.name for point in _offered()} - {DEFAULT_READER, *ASKING})
    return (DEFAULT_READER, *others)


def _offered() -> EntryPoints:
    from importlib.metadata import entry_points

    return entry_points(group=ENTRY_POINTS)


def load_reader(
    name: str = DEFAULT_READER, known: Iterable[ReferenceEntry] = (), *, asking: AskingMaker | None = None
) -> Reader:
    """The reader of this name.

    Args:
        known: states and organizations to know beside those of the word lists.
        asking: what makes the readers that ask a language model, where there is one.

    Raises:
        UsageError: if there is none of this name.
        PackageError: if it cannot be loaded, or its components do not fit together.
    """
    from kg.extract.component import Reader

    if name == DEFAULT_READER:
        from kg.extract.pipeline import components

        return Reader(name, components(tuple(known)), version=VERSION, is_own=True)
    if name in ASKING:
        if asking is None:
            remedy = "name a server and a model with --llm-url and --llm-model"
            raise UsageError("asks a language model, and none is named", where=f"reader {name}", remedy=remedy)
        return asking(name, tuple(known))
    check_reader(name)
    return _load(next(iter(_offered().select(name=name))), tuple(known))


def check_reader(name: str) -> str:
    """The name, if there is a reader of it; none is loaded.

    Raises:
        UsageError: if there is none.
    """
    if name not in (DEFAULT_READER, *ASKING) and name not in (names := reader_names()):
        remedy = f"give one of {', '.join((*names, *ASKING))}"
        raise UsageError(f"there is no reader {name!r}", where="reader", remedy=remedy)
    return name


def _load(point: EntryPoint, known: Sequence[ReferenceEntry]) -> Reader:
    """The reader of another package, of which anything may go wrong."""
    from kg.extract.component import Reader

    where = f"reader {point.name}"
    try:
        make = cast("Maker", point.load())
    except Exception as error:
        cause = f"it cannot be loaded ({type(error).__name__}: {error})"
        raise PackageError(cause, where=where, remedy=f"install what {point.value} needs") from error
    version = (point.dist.version if point.dist else None) or "unknown"
    try:
        return Reader(point.name, make(known), version=version)
    except StatecraftError:
        raise
    except Exception as error:
        cause = f"its components cannot be made ({type(error).__name__}: {error})"
        raise PackageError(cause, where=where, remedy=f"see what {point.value} does") from error
