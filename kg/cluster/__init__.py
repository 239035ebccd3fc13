"""An archive on a cluster: articles by the million, read and joined on Apache Spark, into the graph that one machine
would make of them.

Here live the ways through Spark: how articles are found in an archive, read side by side, joined by tables instead of
neighbourhoods, and written in parts. What an article says, what is one and what the graph holds is decided by the same
functions as for `kg add`; nothing of that stands here. Spark is imported by this room alone, when it is used.
"""

from kg.cluster.archive import BATCH, Built, build
from kg.cluster.finding import Finding
from kg.cluster.session import open_session
from kg.cluster.slices import Slice

__all__ = ["BATCH", "Built", "Finding", "Slice", "build", "open_session"]
