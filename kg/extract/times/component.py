"""Times as a stage of reading."""

from __future__ import annotations

from kg.extract.layers import Layers, Times
from kg.extract.times.expressions import find_times
from kg.language import Annotation


class TimeTagger:
    """Time expressions and their ISO values."""

    name = "times"
    version = "1"
    requires: tuple[type, ...] = ()
    assigns = (Times,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        return layers.assign(find_times(annotation))
