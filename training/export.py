"""From a trained network to the files that the package ships: ONNX graphs, eight bits for each weight."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from kg.extract.encoder.network.inputs import FEATURES
from kg.extract.encoder.network.model import FITTED, MANIFEST, VOCABULARY
from kg.extract.encoder.network.outputs import classes
from kg.extract.encoder.network.pairs import BUCKETS
from kg.extract.encoder.network.signals import HIDDEN
from training.network import Network

__all__ = ["export"]

_OPSET = 17
_ANCHORED = ("event_roles", "claim_roles", "office_roles", "event_time")


class _Words(nn.Module):
    """One window: vectors of its words, and what is likely of each."""

    names = ("vectors", "trigger", "cue", "title", "issue", "status", "stance", "tenure", "about", "spans")

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, features: Tensor, heads: Tensor) -> tuple[Tensor, ...]:
        words = self.network.encoder(pieces[None], features[None], None)[0][heads]
        heads = self.network.heads
        answers = [getattr(heads, name)(words).softmax(-1) for name in self.names[1:-2]]
        return words, *answers, heads.issues(words).sigmoid(), heads.spans(words[None])[0].softmax(-1)


class _Anchored(nn.Module):
    """Phrases that belong to anchors."""

    def __init__(self, network: Network, head: str) -> None:
        super().__init__()
        self.mentions, self.scorer = network.heads.mention, getattr(network.heads, head)

    def forward(self, vectors: Tensor, anchors: Tensor, phrases: Tensor, near: Tensor) -> Tensor:
        mentions = self.mentions(torch.cat([vectors[phrases[:, n]] for n in range(3)], -1))
        found: Tensor = self.scorer(vectors[anchors], mentions, near).sigmoid()
        return found


class _Parts(nn.Module):
    """Words that belong to cues."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.scorer = network.heads.claim_parts

    def forward(self, vectors: Tensor, anchors: Tensor, near: Tensor) -> Tensor:
        found: Tensor = self.scorer(vectors[anchors], vectors, near).sigmoid()
        return found


class _Phrases(nn.Module):
    """Phrases that mean the same as phrases, or stand in a relation to them."""

    def __init__(self, network: Network, head: str) -> None:
        super().__init__()
        self.mentions, self.scorer = network.heads.mention, getattr(network.heads, head)

    def forward(self, vectors: Tensor, anchors: Tensor, phrases: Tensor, near: Tensor) -> Tensor:
        mentions = self.mentions(torch.cat([vectors[phrases[:, n]] for n in range(3)], -1))
        found: Tensor = self.scorer(mentions[anchors], mentions, near)
        return found


class _Same(nn.Module):
    """Triggers that tell one event."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.scorer = network.heads.same_event

    def forward(self, vectors: Tensor, anchors: Tensor, near: Tensor) -> Tensor:
        told = vectors[anchors]
        scores: Tensor = self.scorer(told, told, near)[..., 0]
        return (scores + scores.T).sigmoid()


def export(network: Network, vocabulary: Path, folder: Path, version: str) -> None:
    """Writes the graphs, the vocabulary, and the manifest with all their hashes; nothing is fitted yet.

    Args:
        version: of the network, as the graph's provenance names it.
    """
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    words, anchors, phrases = 24, 3, 6
    vectors, places = torch.randn(words, HIDDEN), torch.arange(anchors)
    threes = torch.zeros(phrases, 3, dtype=torch.long)
    subwords = torch.randint(100, 20000, (40,)), torch.zeros(40, len(FEATURES), dtype=torch.long)
    _write(
        _Words(network),
        {"pieces": subwords[0], "features": subwords[1], "heads": torch.arange(1, words + 1)},
        {"pieces": ("subwords",), "features": ("subwords",), "heads": ("words",)},
        dict.fromkeys(_Words.names, ("words",)),
        folder / "words.onnx",
    )
    over = {"vectors": ("words",), "anchors": ("anchors",), "phrases": ("phrases",)}
    for head in _ANCHORED:
        _write(
            _Anchored(network, head),
            {"vectors": vectors, "anchors": places, "phrases": threes, "near": _near(anchors, phrases)},
            {**over, "near": ("anchors", "phrases")},
            {head: ("anchors", "phrases")},
            folder / f"{head}.onnx",
        )
    _write(
        _Parts(network),
        {"vectors": vectors, "anchors": places, "near": _near(anchors, words)},
        {**over, "near": ("anchors", "words")},
        {"claim_parts": ("anchors", "words")},
        folder / "claim_parts.onnx",
    )
    for head in ("antecedent", "relation"):
        _write(
            _Phrases(network, head),
            {"vectors": vectors, "anchors": places, "phrases": threes, "near": _near(anchors, phrases)},
            {**over, "near": ("anchors", "phrases")},
            {head: ("anchors", "phrases")},
            folder / f"{head}.onnx",
        )
    _write(
        _Same(network),
        {"vectors": vectors, "anchors": places, "near": _near(anchors, anchors)},
        {**over, "near": ("anchors", "anchors_too")},
        {"same_event": ("anchors", "anchors_too")},
        folder / "same_event.onnx",
    )
    shutil.copyfile(vocabulary, folder / VOCABULARY)
    seal(folder, version, {})


def seal(folder: Path, version: str, fitted: Mapping[str, Mapping[str, float]]) -> None:
    """Writes what was fitted, and the manifest anew.

    Args:
        fitted: weights of signs by decision, see :mod:`kg.extract.encoder.decisions`.
    """
    (folder / FITTED).write_text(json.dumps(fitted, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.suffix in {".onnx", ".json", ".txt"} and path.name != MANIFEST
    }
    manifest = json.dumps({"version": version, "files": files, "classes": classes()}, indent=1, sort_keys=True) + "\n"
    (folder / MANIFEST).write_text(manifest, encoding="utf-8")


def _near(left: int, right: int) -> Tensor:
    return torch.zeros(left, right, len(BUCKETS), dtype=torch.long)


def _write(
    module: nn.Module,
    given: Mapping[str, Tensor],
    axes: Mapping[str, Sequence[str]],
    answers: Mapping[str, Sequence[str]],
    file: Path,
) -> None:
    """One graph, its matrices and the table of subwords in eight bits with a scale for each channel."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    full = file.with_suffix(".full.onnx")
    logging.getLogger().setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            tuple(given.values()),
            str(full),
            opset_version=_OPSET,
            dynamo=False,
            input_names=list(given),
            output_names=list(answers),
            dynamic_axes={
                name: dict(enumerate(sizes))
                for name, sizes in {**axes, **answers}.items()
                if name in {*given, *answers}
            },
        )
    quantize_dynamic(
        full, file, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"]
    )
    full.unlink()
