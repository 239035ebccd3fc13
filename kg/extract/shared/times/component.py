"""Times as a stage of reading."""

from __future__ import annotations

from kg.extract.layers import Layers, Times
from kg.extract.shared.times.expressions import find_times
from kg.language import Annotation


class TimeTagger:
    """Time expressions, their ISO values, and the words that they date."""

    name = "times"
    version = "1"
    requires: tuple[type, ...] = ()
    assigns = (Times,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        return layers.assign(find_times(annotation))
