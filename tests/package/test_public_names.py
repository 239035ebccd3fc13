"""The public names are one list; another name in it is a decision."""

from __future__ import annotations

import kg


def test_the_public_names_are_these_and_exist() -> None:
    assert kg.__all__ == [
        "Evaluation",
        "Graph",
        "KnowledgeBase",
        "StatecraftError",
        "__version__",
        "build",
        "evaluate",
        "load",
    ]
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    assert set(kg.__all__) <= set(dir(kg))


def test_other_names_are_attribute_errors() -> None:
    assert not hasattr(kg, "nonsense")
