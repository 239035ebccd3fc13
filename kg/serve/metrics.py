"""Figures for whoever watches the server, in the format of Prometheus."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from kg.serve.processes.pool import Pool

MEDIA = CONTENT_TYPE_LATEST

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """What is counted, of one server."""

    def __init__(self, pool: Pool) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "kg_requests", "Requests answered, by page and status.", ["page", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "kg_request_seconds", "Seconds until a request was answered, by page.", ["page"],
            buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip
        self._registry.register(_OfPool(pool))

    def count(self, page: str, status: int, seconds: float) -> None:
        """Count an answer.

        Args:
            page: what was asked for, one of few.
        """
        self._requests.labels(page, str(status)).inc()
        self._seconds.labels(page).observe(seconds)

    def text(self) -> bytes:
        """All figures."""
        return generate_latest(self._registry)


class _OfPool(Collector):
    """What goes on in a pool, looked up when somebody asks."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def collect(self) -> Iterator[CounterMetricFamily | GaugeMetricFamily]:
        """For the registry."""
        ends = CounterMetricFamily(
            "kg_queries", "Queries, by how they ended; slow ones are counted there, too.", labels=["end"]
        )
        for end, count in sorted(self._pool.counts.items()):
            ends.add_metric([end], count)
        yield ends
        for name, value in self._pool.figures().items():
            yield GaugeMetricFamily(f"kg_pool_{name}", f"{name.replace('_', ', ').capitalize()}.", value=value)
