"""The network in PyTorch: a small BERT over subwords, and heads over words, phrases and pairs of them.

The encoder is that of Devlin and others (2019) in the size of MiniLM (Wang and others 2020); to its input a vector is
added for each thing that is known of the word beforehand. Mentions are scored as spans (Lee and others 2017); what
belongs to a trigger, a cue or a title is scored in pairs (Lin and others 2020, OneIE; Ye and others 2022, PL-Marker).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.extract.encoder.network import outputs
from kg.extract.encoder.network.inputs import FEATURES, LONGEST
from kg.extract.encoder.network.pairs import BUCKETS
from kg.extract.encoder.network.signals import HIDDEN

__all__ = ["Encoder", "Heads", "Network", "PairScorer"]

LAYERS, ATTENTION_HEADS, INNER, VOCABULARY = 6, 12, 1536, 30522

#: Subwords up to which attention that is written out learns faster than that of PyTorch, up to four times.
SHORT = 256


class SharedDropout(nn.Module):
    """Dropout with one mask for all of a batch: drawing masks takes a tenth of the time of training else."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.p:
            return x
        kept = torch.rand(x.shape[1:], dtype=torch.float32) >= self.p
        return x * (kept / (1 - self.p)).to(x.dtype)


def _attended(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Attention, (batch, heads, length, size) each, ``mask`` (batch, 1, 1, length)."""
    batch, heads, length, size = query.shape
    shut = query.new_zeros(batch, 1, 1, length)
    if mask is not None:
        shut = shut.masked_fill(~mask, -1e4)
    shut = shut.expand(batch, heads, 1, length).reshape(-1, 1, length)
    scores = torch.baddbmm(shut, query.flatten(0, 1) * size**-0.5, key.flatten(0, 1).transpose(-1, -2))
    return torch.bmm(scores.softmax(-1), value.flatten(0, 1)).view(batch, heads, length, size)


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.output_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.query_key_value(x).view(batch, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        if self.training and length <= SHORT:
            attended = _attended(q, k, v, mask)
        else:
            attended = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        attended = self.attended(attended.transpose(1, 2).reshape(batch, length, HIDDEN))
        x = self.attention_norm(x + self.dropout(attended))
        return self.output_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Vectors of words.

    Args:
        dropout: share of each layer's outputs that training leaves out.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN, padding_idx=0)
        self.positions = nn.Embedding(LONGEST, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.features = nn.Embedding(sum(feature.values for feature in FEATURES), HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.zeros_(self.features.weight)

    def load_base(self, file: Path) -> None:
        """Takes over the weights of a BERT of this size (``model.safetensors``)."""
        from safetensors.torch import load_file

        base = {key.removeprefix("bert."): value for key, value in load_file(file).items()}
        with torch.no_grad():
            self.words.weight.copy_(base["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(base["embeddings.position_embeddings.weight"])
            self.kind.copy_(base["embeddings.token_type_embeddings.weight"][0])
            _copy(self.norm, base, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                at = f"encoder.layer.{number}"
                for kind in ("weight", "bias"):
                    parts = [base[f"{at}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                    getattr(layer.query_key_value, kind).copy_(torch.cat(parts))
                _copy(layer.attended, base, f"{at}.attention.output.dense")
                _copy(layer.attention_norm, base, f"{at}.attention.output.LayerNorm")
                _copy(layer.inner, base, f"{at}.intermediate.dense")
                _copy(layer.outer, base, f"{at}.output.dense")
                _copy(layer.output_norm, base, f"{at}.output.LayerNorm")

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """``pieces`` (batch, length), ``features`` (batch, length, columns), ``mask`` (batch, length) -> vectors."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.kind
        x = x + _summed(self.features, features)
        x = self.dropout(self.norm(x))
        allowed = mask[:, None, None, :] if mask is not None else None
        for layer in self.layers:
            x = layer(x, allowed)
        return x


def _copy(into: nn.Module, base: dict[str, Tensor], key: str) -> None:
    into.weight.copy_(base[f"{key}.weight"])
    into.bias.copy_(base[f"{key}.bias"])


def _summed(table: nn.Embedding, ids: Tensor) -> Tensor:
    """The sum of the rows of ``ids``' last dimension.

    In training it is a product with counts of the rows, for the gradient of looking up takes many times as long.
    """
    if not table.training:
        return table(ids).sum(-2)
    counts = torch.zeros(*ids.shape[:-1], table.num_embeddings, dtype=table.weight.dtype)
    counts.scatter_add_(-1, ids, torch.ones_like(ids, dtype=counts.dtype))
    return counts @ table.weight


class PairScorer(nn.Module):
    """Scores of pairs of an anchor and a candidate, one for each channel.

    Args:
        left, right: sizes of the two vectors.
        channels: how many scores a pair has.
    """

    def __init__(self, left: int, right: int, channels: int, size: int = 160, dropout: float = 0.2) -> None:
        super().__init__()
        self.left = nn.Linear(left, 2 * size)
        self.right = nn.Linear(right, 2 * size)
        self.near = nn.Embedding(sum(BUCKETS), size)
        self.out = nn.Linear(2 * size, channels)
        self.dropout = nn.Dropout(dropout)
        self.register_buffer("offset", torch.tensor([sum(BUCKETS[:n]) for n in range(len(BUCKETS))]))
        nn.init.normal_(self.near.weight, std=0.02)

    def forward(self, left: Tensor, right: Tensor, near: Tensor) -> Tensor:
        """``left`` (n, l), ``right`` (m, r), ``near`` (n, m, buckets) -> (n, m, channels)."""
        a, b = self.dropout(self.left(left)), self.dropout(self.right(right))
        a_sum, a_product = a.chunk(2, -1)
        b_sum, b_product = b.chunk(2, -1)
        lying = _summed(self.near, near + self.offset)
        summed = F.gelu(a_sum[:, None] + b_sum[None] + lying)
        return self.out(torch.cat([summed, a_product[:, None] * b_product[None]], -1))


class Heads(nn.Module):
    """What is asked of the vectors of words."""

    def __init__(self, dropout: float = 0.2, span: int = 192, mention: int = 256) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.trigger = nn.Linear(HIDDEN, 1 + len(outputs.EVENT_TYPES))
        self.cue = nn.Linear(HIDDEN, len(outputs.SPAN_TAGS))
        self.title = nn.Linear(HIDDEN, len(outputs.SPAN_TAGS))
        self.status = nn.Sequential(
            nn.Linear(HIDDEN, 128), nn.GELU(), nn.Dropout(dropout), nn.Linear(128, len(outputs.STATUSES))
        )
        self.stance = nn.Sequential(
            nn.Linear(HIDDEN, 128), nn.GELU(), nn.Dropout(dropout), nn.Linear(128, len(outputs.STANCES))
        )
        self.tenure = nn.Linear(HIDDEN, len(outputs.ROLE_STATUSES))
        self.issue = nn.Linear(HIDDEN, 1 + len(outputs.ISSUES))
        self.about = nn.Linear(2 * HIDDEN, len(outputs.ISSUES))
        self.span_start = nn.Linear(HIDDEN, span)
        self.span_end = nn.Linear(HIDDEN, span)
        self.span_width = nn.Embedding(outputs.WIDEST, span)
        self.span_type = nn.Linear(span, 1 + len(outputs.MENTION_TYPES))
        self.mention = nn.Sequential(nn.Linear(3 * HIDDEN, mention), nn.GELU(), nn.Dropout(dropout))
        self.event_roles = PairScorer(HIDDEN, mention, len(outputs.EVENT_ROLES))
        self.claim_roles = PairScorer(HIDDEN, mention, len(outputs.CLAIM_ROLES))
        self.office_roles = PairScorer(HIDDEN, mention, len(outputs.OFFICE_ROLES))
        self.claim_parts = PairScorer(HIDDEN, HIDDEN, len(outputs.CLAIM_PARTS), size=96)
        self.event_time = PairScorer(HIDDEN, mention, 1)
        self.antecedent = PairScorer(mention, mention, 1)
        self.same_event = PairScorer(HIDDEN, HIDDEN, 1)
        self.relation = PairScorer(mention, mention, len(outputs.RELATION_TYPES), size=96)
        nn.init.normal_(self.span_width.weight, std=0.02)

    def spans(self, words: Tensor) -> Tensor:
        """``words`` (batch, n, hidden) -> (batch, n, widest, types): of what begins at a word and has a width."""
        start, end = self.span_start(words), self.span_end(words)
        end = F.pad(end, (0, 0, 0, outputs.WIDEST - 1))
        length = words.shape[1]
        ends = torch.stack([end[:, w : w + length] for w in range(outputs.WIDEST)], 2)
        return self.span_type(F.gelu(start[:, :, None] + ends + self.span_width.weight))

    def issues(self, words: Tensor) -> Tensor:
        """``words`` (n, hidden), all of a window -> (n, issues): what is about which, if each told a fact."""
        whole = words.mean(0, keepdim=True).expand_as(words)
        return self.about(torch.cat([words, whole], -1))

    def mentions(self, words: Tensor, first: Tensor, last: Tensor, head: Tensor) -> Tensor:
        """Vectors of phrases, from those of their first, last and head words."""
        return self.mention(torch.cat([words[first], words[last], words[head]], -1))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.heads = Heads()
