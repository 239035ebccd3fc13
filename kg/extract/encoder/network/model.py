"""The network as the package ships it: ONNX graphs, run by ONNX Runtime on one thread."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ModelError
from kg.extract.encoder.network.inputs import Window
from kg.extract.encoder.network.outputs import classes
from kg.extract.encoder.network.signals import Floats, Ints, WordAnswers
from kg.extract.encoder.network.subwords import Subwords

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["FITTED", "MANIFEST", "VOCABULARY", "WEIGHTS", "OnnxModel"]

WEIGHTS = Path(__file__).parents[1] / "weights"
#: Names every file of the folder with its SHA-256, the version of the network, and the classes that it knows.
MANIFEST = "manifest.json"
VOCABULARY = "vocabulary.txt"
FITTED = "decisions.json"
_REMEDY = "install the package again; `pip install --force-reinstall statecraft-kg`"


class OnnxModel:
    """The network of a folder. Nothing is loaded before it is asked.

    Args:
        folder: with ``words.onnx``, one graph for each sort of pair, the vocabulary, the fitted decisions, and the
            manifest.
    """

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder
        self._sessions: dict[str, InferenceSession] = {}

    @cached_property
    def _manifest(self) -> Mapping[str, object]:
        """
        Raises:
            ModelError: if it cannot be read, or the network knows other types, statuses or issues than this package.
        """
        try:
            found = json.loads((self._folder / MANIFEST).read_text(encoding="utf-8"))
            if not isinstance(found["files"], dict) or not isinstance(found["version"], str):
                raise TypeError("no manifest")
        except (OSError, ValueError, TypeError, KeyError) as error:
            where = self._folder / MANIFEST
            raise ModelError("the network's files cannot be read", where=where, remedy=_REMEDY) from error
        trained = found.get("classes")
        changed = [name for name, wanted in classes().items() if not trained or trained.get(name) != wanted]
        if changed:
            cause = f"the network was trained for other {' and '.join(changed)}"
            raise ModelError(cause, where=self._folder, remedy="train it anew with `make train`")
        return dict(found)

    @property
    def version(self) -> str:
        return str(self._manifest["version"])

    @cached_property
    def fitted(self) -> Mapping[str, Mapping[str, float]]:
        """Weights of signs, by the name of a decision."""
        found = json.loads(self._checked(FITTED))
        return {name: {sign: float(weight) for sign, weight in weights.items()} for name, weights in found.items()}

    @cached_property
    def subwords(self) -> Subwords:
        return Subwords(self._checked(VOCABULARY).decode("utf-8").splitlines())

    def words(self, window: Window) -> WordAnswers:
        return WordAnswers(*self._run("words", pieces=window.pieces, features=window.features, heads=window.heads))

    def pairs(self, head: str, vectors: Floats, anchors: Ints, near: Ints, phrases: Ints | None = None) -> Floats:
        given: dict[str, Floats | Ints] = {"vectors": vectors, "anchors": anchors, "near": near}
        if phrases is not None:
            given["phrases"] = phrases
        return self._run(head, **given)[0]

    def _run(self, graph: str, **given: Floats | Ints) -> list[Floats]:
        found: list[Floats] = self._session(graph).run(None, given)
        return found

    def _session(self, graph: str) -> InferenceSession:
        if graph not in self._sessions:
            from onnxruntime import InferenceSession, SessionOptions

            options = SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            data = self._checked(f"{graph}.onnx")
            try:
                session = InferenceSession(data, options, providers=["CPUExecutionProvider"])
            except Exception as error:
                raise ModelError(f"the graph {graph} cannot be run", where=self._folder, remedy=_REMEDY) from error
            self._sessions[graph] = session
        return self._sessions[graph]

    def _checked(self, name: str) -> bytes:
        """The bytes of a file, as the manifest knows them.

        Raises:
            ModelError: if they are others.
        """
        try:
            data = (self._folder / name).read_bytes()
        except OSError as error:
            raise ModelError(f"the network lacks {name}", where=self._folder, remedy=_REMEDY) from error
        files = self._manifest["files"]
        wanted = files.get(name) if isinstance(files, dict) else None
        if hashlib.sha256(data).hexdigest() != wanted:
            raise ModelError(f"{name} is not the one that was shipped", where=self._folder, remedy=_REMEDY)
        return data
