"""Which events are brought together to be compared."""

from __future__ import annotations

import json

from kg.cluster.events import _alike
from kg.cluster.things import profile_to_json
from kg.corpus.record import event_to_list
from kg.model import EventType, Status
from kg.resolve import ArticleProfile, EventProfile


def _row(key: str, article: str, day: str) -> dict[str, str]:
    words = "the ministers met in oslo on monday"
    event = EventProfile("v1", EventType.MEETING, Status.OCCURRED, start=day, end=day, words=words)
    about = profile_to_json(ArticleProfile(article, day, ()))
    return {
        "key": key,
        "article": article,
        "event": "v1",
        "told": json.dumps(["a", event_to_list(event), {}]),
        "about": about,
    }


def test_what_copies_tell_in_the_same_words_is_one_whatever_the_days() -> None:
    days = ("2024-01-08", "2024-03-04")
    family = [_row("family a", article, day) for article, day in zip("ab", days, strict=True)]
    assert list(_alike(iter(family))) == [{"one": "a v1", "other": "b v1"}]
    others = [_row("Meeting state/norway 2024", article, day) for article, day in zip("ab", days, strict=True)]
    assert list(_alike(iter(others))) == []
