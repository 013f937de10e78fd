"""Train the reader: a small encoder that reads a query and a paragraph together.

    python -m eval.train_reader build/reader/pairs.jsonl.gz build/reader/start OUT

The start is the folder of all-MiniLM-L6-v2. Its word embeddings stay as they are, so that only
the layers are shipped; everything else is trained, on all tasks at once:

- evidence: a logit for each sentence of the paragraph, from the mean of its tokens' states and
  that of the query's, and one for the whole from the first token;
- claim: one logit for a statement and what it cites.

Minutes on a GPU, about an hour on two cores. Weights are rounded to eight bits a row before the
last evaluation: what is reported is what is shipped.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from sklearn.metrics import average_precision_score, roc_auc_score
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

LONGEST = 320
_QUERY = 96
"""Most tokens of a query."""
_HEADS = 12
NEVER = ("Warsaw", "Huguenot", "European_Union_law")
"""Articles of SQuAD that are trained on by nothing: what stands on the reader is fitted on them."""
SHARES = {
    "squad-others": 0.5,
    "claims-right": 1.0,
    "claims-elsewhere": 1.0,
    "claims": 1.0,
    "summedits": 1.0,
    "scenes": 1.0,
    "points": 1.0,
    "qmsum": 0.7,
}
"""How often pairs of a source are seen in an epoch; 1 where not named."""


class Layer(nn.Module):
    """A layer of BERT, with the names of its file."""

    def __init__(self, size: int, wide: int) -> None:
        super().__init__()
        self.attend = nn.Linear(size, 3 * size)
        self.mix, self.mix_norm = nn.Linear(size, size), nn.LayerNorm(size, 1e-12)
        self.widen, self.narrow = nn.Linear(size, wide), nn.Linear(wide, size)
        self.narrow_norm = nn.LayerNorm(size, 1e-12)

    def forward(self, states: Tensor, seen: Tensor, dropout: float) -> Tensor:
        """Return the states after the layer."""
        rows, width, size = states.shape
        turned: Tensor = self.attend(states)
        query, key, value = turned.view(rows, width, 3, _HEADS, -1).permute(2, 0, 3, 1, 4).unbind()
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        joined = attended.transpose(1, 2).reshape(rows, width, size)
        states = self.mix_norm(states + self._dropped(self.mix(joined), dropout))
        wide = functional.gelu(self.widen(states))
        found: Tensor = self.narrow_norm(states + self._dropped(self.narrow(wide), dropout))
        return found

    def _dropped(self, value: Tensor, dropout: float) -> Tensor:
        return functional.dropout(value, dropout, self.training)


class Reader(nn.Module):
    """An encoder with the heads of the reader."""

    def add_heads(self, size: int) -> None:
        """Add the heads; to begin with, a sentence is as good as it is like the query."""
        self.evidence = nn.Linear(2 * size, 1)
        self.whole = nn.Linear(size, 1)
        self.claim = nn.Linear(4 * size, 1)
        with torch.no_grad():
            self.evidence.weight.zero_()
            self.evidence.weight[0, size:] = 0.05
            self.evidence.bias.fill_(-2.0)

    def read(self, batch: Batch) -> Tensor:
        """Return the states of tokens, shape (rows, tokens, size)."""
        raise NotImplementedError

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Return logits of sentences (flat), of wholes and of claims."""
        states = self.read(batch).float()
        query = _mean(states, batch.kinds == 0)
        first = states[:, 0]
        # Sentence s of row r: the mean of the tokens that belong to it.
        belongs = functional.one_hot(batch.owners + 1, batch.most + 1)[..., 1:].float()
        counts = belongs.sum(1).clamp(min=1)
        sentences = torch.einsum("rts,rtd->rsd", belongs, states) / counts[..., None]
        joined = torch.cat([sentences, sentences * query[:, None]], -1)
        logits = self.evidence(joined).squeeze(-1)[batch.sentence_mask]
        cites = _mean(states, batch.kinds == 1)
        claims = self.claim(torch.cat([first, query, cites, query * cites], -1)).squeeze(-1)
        return logits, self.whole(first).squeeze(-1), claims


class Teacher(Reader):
    """all-mpnet-base-v2 as the reader that the small one learns from; it is not shipped.

    Args:
        folder: Its configuration, and its weights rounded to eight bits a row.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        from transformers import MPNetConfig, MPNetModel

        config = MPNetConfig.from_json_file(str(folder / "config.json"))
        self.body = MPNetModel(config, add_pooling_layer=False)
        whole: dict[str, Tensor] = {}
        for part in sorted(folder.glob("*.safetensors")):
            whole |= load_file(part)
        state = {
            name: value.float() * whole[f"{name}.scale"].float()[:, None]
            if f"{name}.scale" in whole
            else value.float()
            for name, value in whole.items()
            if not name.endswith(".scale")
        }
        rows = torch.zeros(config.vocab_size, config.hidden_size)
        rows[whole["kept_words"]] = state.pop("embeddings.word_embeddings.weight")
        state.pop("kept_words", None)
        state["embeddings.word_embeddings.weight"] = rows
        self.body.load_state_dict(state)
        self.body.embeddings.word_embeddings.weight.requires_grad_(False)
        self.types = nn.Parameter(torch.zeros(2, config.hidden_size))
        self.add_heads(config.hidden_size)

    def read(self, batch: Batch) -> Tensor:
        """Return the states of tokens."""
        given = self.body.embeddings.word_embeddings(batch.ids)
        given = given + self.types[batch.kinds.clamp(min=0)]
        mask = (batch.kinds >= 0).long()
        found: Tensor = self.body(inputs_embeds=given, attention_mask=mask).last_hidden_state
        return found


class Student(Reader):
    """The reader that is shipped: all-MiniLM-L6-v2, its word embeddings as they are.

    Args:
        weights: Of all-MiniLM-L6-v2.
        apart: Layers in which query and paragraph do not see each other.
    """

    def __init__(self, weights: dict[str, Tensor], *, apart: int = 0, dropout: float = 0.1) -> None:
        super().__init__()
        name = "embeddings.{}_embeddings.weight".format
        self.words = nn.Parameter(weights[name("word")].float(), requires_grad=False)
        self.places = nn.Parameter(weights[name("position")].float(), requires_grad=False)
        # The model knows one type of text; what marks the second is learnt.
        self.types = nn.Parameter(weights[name("token_type")][:1].float().repeat(2, 1))
        size = self.words.shape[1]
        self.first_norm = nn.LayerNorm(size, 1e-12)
        self.first_norm.load_state_dict(
            {one: weights[f"embeddings.LayerNorm.{one}"].float() for one in ("weight", "bias")}
        )
        self.apart, self.dropout = apart, dropout
        self.layers = nn.ModuleList()
        while f"encoder.layer.{len(self.layers)}.output.dense.weight" in weights:
            self.layers.append(_layer(weights, f"encoder.layer.{len(self.layers)}.", size))
        self.add_heads(size)

    def read(self, batch: Batch) -> Tensor:
        """Return the states of tokens."""
        rows, width = batch.ids.shape
        real = batch.kinds >= 0
        seen = real[:, None, None, :].expand(rows, 1, width, width)
        alone = seen & (batch.kinds[:, None, :, None] == batch.kinds[:, None, None, :])
        # What fills up a row sees itself: a row that sees nothing has no mean.
        alone = alone | torch.eye(width, dtype=torch.bool, device=seen.device)
        states = self.words[batch.ids] + self.places[batch.places]
        states = self.first_norm(states + self.types[batch.kinds.clamp(min=0)])
        states = functional.dropout(states, self.dropout, self.training)
        for number, layer in enumerate(self.layers):
            states = layer(states, alone if number < self.apart else seen, self.dropout)
        return states


def _layer(weights: dict[str, Tensor], name: str, size: int) -> Layer:
    layer = Layer(size, weights[f"{name}intermediate.dense.weight"].shape[0])
    parts = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
    given = {
        "mix": f"{name}attention.output.dense",
        "mix_norm": f"{name}attention.output.LayerNorm",
        "widen": f"{name}intermediate.dense",
        "narrow": f"{name}output.dense",
        "narrow_norm": f"{name}output.LayerNorm",
    }
    state = {
        f"{own}.{kind}": weights[f"{theirs}.{kind}"].float()
        for own, theirs in given.items()
        for kind in ("weight", "bias")
    }
    for kind in ("weight", "bias"):
        state[f"attend.{kind}"] = torch.cat([weights[f"{one}.{kind}"] for one in parts]).float()
    layer.load_state_dict(state)
    return layer


def _mean(states: Tensor, where: Tensor) -> Tensor:
    shares = where.unsqueeze(-1).float()
    return (states * shares).sum(1) / shares.sum(1).clamp(min=1)


@dataclass
class Encoded:
    """A pair as token ids; which sentence each token belongs to, -1 for none."""

    pair: dict[str, Any]
    ids: list[int]
    kinds: list[int]
    places: list[int]
    owners: list[int]
    sentences: int
    marks: list[float]
    """What to learn for each sentence: its label, or a teacher's share."""
    whole: float
    """What to learn for the whole."""


@dataclass
class Batch:
    """Several pairs, filled up to one width."""

    ids: Tensor
    kinds: Tensor
    places: Tensor
    owners: Tensor
    sentence_mask: Tensor
    labels: Tensor
    sentence_weights: Tensor
    wholes: Tensor
    is_claim: Tensor
    most: int


def encode(pairs: Sequence[dict[str, Any]], tokenizer: Tokenizer) -> list[Encoded]:
    """Return pairs as tokens: [CLS] query [SEP] sentences [SEP]."""
    begin, end = tokenizer.encode("").ids
    texts = sorted({one["query"] for one in pairs} | {t for one in pairs for t in one["sentences"]})
    ids = {
        text: made.ids
        for text, made in zip(
            texts, tokenizer.encode_batch(texts, add_special_tokens=False), strict=True
        )
    }
    found = []
    for pair in pairs:
        query = [begin, *ids[pair["query"]][: _QUERY - 2], end]
        row: list[int] = []
        owners: list[int] = []
        kept = 0
        for number, text in enumerate(pair["sentences"]):
            own = ids[text][: max(0, LONGEST - len(query) - 1 - len(row))]
            if own:
                kept = number + 1
            row += own
            owners += [number] * len(own)
        row.append(end)
        owners.append(-1)
        found.append(
            Encoded(
                pair,
                query + row,
                [0] * len(query) + [1] * len(row),
                # Each starts at place 0: a paragraph is read alike, however long the query.
                [*range(len(query)), *range(len(row))],
                [-1] * len(query) + owners,
                kept,
                [float(mark) for mark in pair["labels"]],
                float(max(pair["labels"])),
            )
        )
    return found


def collate(rows: Sequence[Encoded], device: torch.device) -> Batch:
    """Return rows as tensors."""
    width = max(len(one.ids) for one in rows)
    most = max(one.sentences for one in rows)
    given = np.full((4, len(rows), width), -1, dtype=np.int64)
    given[0] = given[2] = 0
    mask = np.zeros((len(rows), most), dtype=bool)
    labels: list[float] = []
    weights: list[float] = []
    for at, one in enumerate(rows):
        for part, values in enumerate((one.ids, one.kinds, one.places, one.owners)):
            given[part, at, : len(values)] = values
        if one.pair["task"] != "claim":
            mask[at, : one.sentences] = True
            labels += one.marks[: one.sentences]
            weights += [1 / math.sqrt(one.sentences)] * one.sentences
    whole = np.array([one.whole for one in rows], dtype=np.float32)
    claims = np.array([one.pair["task"] == "claim" for one in rows])

    def move(value: Any) -> Tensor:
        return torch.from_numpy(np.asarray(value)).to(device, non_blocking=True)

    ids, kinds, places, owners = move(given)
    return Batch(
        ids,
        kinds,
        places,
        owners,
        move(mask),
        move(np.array(labels, dtype=np.float32)),
        move(np.array(weights, dtype=np.float32)),
        move(whole),
        move(claims),
        most,
    )


def batches(
    rows: Sequence[Encoded], size: int, chance: random.Random | None
) -> Iterator[list[Encoded]]:
    """Yield batches of rows of like length, in any order where there is chance."""
    if chance is None:
        order = sorted(rows, key=lambda one: len(one.ids))
    else:
        order = sorted(rows, key=lambda one: len(one.ids) + chance.uniform(0, 30))
    found = [order[i : i + size] for i in range(0, len(order), size)]
    if chance is not None:
        chance.shuffle(found)
    yield from found


def sampled(rows: Sequence[Encoded], chance: random.Random) -> list[Encoded]:
    """Return the rows of an epoch."""
    found = []
    for one in rows:
        source = one.pair["source"]
        share = SHARES.get(source, SHARES.get(source.split("-")[0].split("_")[0], 1.0))
        found += [one] * (int(share) + (chance.random() < share % 1))
    return found


def loss_of(model: Reader, batch: Batch) -> Tensor:
    """Return the loss of a batch: sentences, wholes and claims."""
    logits, wholes, claims = model(batch)
    entropy = functional.binary_cross_entropy_with_logits
    total: Tensor = logits.new_zeros(())
    if len(batch.labels):
        # Few sentences answer; those that do count twice.
        weights = batch.sentence_weights * (1 + batch.labels)
        total = total + (entropy(logits, batch.labels, reduction="none") * weights).sum() / (
            weights.sum()
        )
    evidence = ~batch.is_claim
    share = evidence.float().mean()
    if evidence.any():
        total = total * share + 0.5 * share * entropy(wholes[evidence], batch.wholes[evidence])
    if batch.is_claim.any():
        total = total + (1 - share) * entropy(claims[batch.is_claim], batch.wholes[batch.is_claim])
    return total


def train(
    model: Reader, rows: Sequence[Encoded], *, epochs: int, rate: float, size: int, seed: int
) -> None:
    """Train with AdamW, a warm start and a rate that falls to nothing."""
    chance = random.Random(seed)  # noqa: S311 (a lot, no secret)
    torch.manual_seed(seed)
    device = model.evidence.weight.device
    decayed = [p for p in model.parameters() if p.requires_grad and p.ndim > 1]
    plain = [p for p in model.parameters() if p.requires_grad and p.ndim <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}],
        lr=rate,
        fused=device.type == "cuda",
    )
    lot = random.Random(seed)  # noqa: S311
    steps = epochs * math.ceil(len(sampled(rows, lot)) / size)
    done, started = 0, time.monotonic()
    for epoch in range(epochs):
        model.train()
        summed = 0.0
        count = 0
        for group in batches(sampled(rows, chance), size, chance):
            share = min(1.0, (done + 1) / (0.08 * steps)) * max(0.0, 1 - done / steps)
            for one in optimiser.param_groups:
                one["lr"] = rate * share
            batch = collate(group, device)
            with _half(device):
                loss = loss_of(model, batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            done += 1
            count += 1
            if count % 50 == 0:
                summed += float(loss.detach())
        print(  # noqa: T201
            f"  epoch {epoch + 1}: loss {summed / max(1, count // 50):.3f}, {count} steps, "
            f"{time.monotonic() - started:.0f} s",
            flush=True,
        )


def _half(device: torch.device) -> Any:
    if device.type == "cuda":
        return torch.autocast("cuda", torch.bfloat16)
    return nullcontext()


@torch.inference_mode()
def scores(
    model: Reader, rows: Sequence[Encoded]
) -> list[tuple[dict[str, Any], list[float], float]]:
    """Return for each row its pair, the logits of its sentences, and that of the whole."""
    model.eval()
    device = model.evidence.weight.device
    found = []
    for group in batches(rows, 128, None):
        batch = collate(group, device)
        with _half(device):
            logits, wholes, claims = model(batch)
        flat = iter(logits.float().tolist())
        for one, whole, claim in zip(group, wholes.tolist(), claims.tolist(), strict=True):
            is_claim = one.pair["task"] == "claim"
            own = [] if is_claim else [next(flat) for _ in range(one.sentences)]
            found.append((one.pair, own, claim if is_claim else whole))
    return found


def evaluate(scored: Sequence[tuple[dict[str, Any], list[float], float]]) -> dict[str, Any]:
    """Return the measures of each source."""
    by_source: dict[str, list[Any]] = defaultdict(list)
    for one in scored:
        source = one[0]["source"]
        by_source["claims" if source.startswith("claims") else source].append(one)
        if source.startswith("claims"):
            by_source[source].append(one)
        if source.startswith("made"):
            by_source["made"].append(one)
    found: dict[str, Any] = {}
    rights = [one[2] for one in by_source.get("claims-right", [])]
    for source, rows in sorted(by_source.items()):
        if rows[0][0]["task"] == "claim":
            if source.startswith("made-"):
                continue
            labels = [one[0]["labels"][0] for one in rows]
            values = [one[2] for one in rows]
            if source.startswith("claims-") and rights:
                labels, values = labels + [1] * len(rights), values + rights
            if len(set(labels)) == 2:
                found[source] = {"n": len(rows), "auroc": round(roc_auc_score(labels, values), 3)}
                found[source]["balanced"] = round(_balanced(labels, values), 3)
            continue
        found[source] = _evidence(rows)
    return found


def _balanced(labels: Sequence[int], values: Sequence[float]) -> float:
    marks, given = np.array(labels), np.array(values)
    best = 0.0
    for limit in np.quantile(given, np.linspace(0, 1, 101)):
        best = max(
            best, ((given >= limit)[marks == 1].mean() + (given < limit)[marks == 0].mean()) / 2
        )
    return float(best)


def _evidence(rows: Sequence[Any]) -> dict[str, Any]:
    by_query: dict[str, list[Any]] = defaultdict(list)
    for pair, own, whole in rows:
        by_query[pair["id"]].append((pair, own, whole))
    precisions, firsts, tops, wholes, answerable = [], [], [], [], []
    paragraph_labels, paragraph_values, paragraph_both = [], [], []
    for group in by_query.values():
        labels = [mark for pair, own, _ in group for mark in pair["labels"][: len(own)]]
        values = [value for _, own, _ in group for value in own]
        if any(labels):
            precisions.append(average_precision_score(labels, values))
            firsts.append(labels[int(np.argmax(values))])
        tops.append(max(values))
        wholes.append(max(whole for _, _, whole in group))
        answerable.append(int(any(any(pair["labels"]) for pair, _, _ in group)))
        for pair, own, whole in group:
            paragraph_labels.append(int(any(pair["labels"])))
            paragraph_values.append(max(own))
            paragraph_both.append(max(own) + whole)
    found: dict[str, Any] = {"queries": len(by_query)}
    if precisions:
        found |= {"ap": round(float(np.mean(precisions)), 3)}
        found |= {"first": round(float(np.mean(firsts)), 3)}
    if len(set(answerable)) == 2:
        found["auroc"] = round(roc_auc_score(answerable, tops), 3)
        found["auroc_whole"] = round(roc_auc_score(answerable, wholes), 3)
        both = np.array(tops) + np.array(wholes)
        found["auroc_both"] = round(roc_auc_score(answerable, both), 3)
    if len(set(paragraph_labels)) == 2:
        found["paragraph_ap"] = round(
            average_precision_score(paragraph_labels, paragraph_values), 3
        )
        found["paragraph_ap_both"] = round(
            average_precision_score(paragraph_labels, paragraph_both), 3
        )
        found["f1"] = [round(one, 3) for one in _best_f1(paragraph_labels, paragraph_both)]
    return found


def _best_f1(labels: Sequence[int], values: Sequence[float]) -> tuple[float, float, float]:
    """Return the best F1 of any threshold, with its recall and precision."""
    order = np.argsort(-np.array(values))
    hits = np.cumsum(np.array(labels)[order])
    recall, precision = hits / hits[-1], hits / np.arange(1, len(hits) + 1)
    f1 = 2 * recall * precision / np.maximum(recall + precision, 1e-9)
    best = int(np.argmax(f1))
    return float(f1[best]), float(recall[best]), float(precision[best])


def quantised(model: Reader) -> dict[str, Tensor]:
    """Round the matrices of the layers to eight bits a row, in place; return what is shipped."""
    shipped: dict[str, Tensor] = {}
    for name, value in model.state_dict().items():
        if name in ("words", "places"):
            continue
        if value.ndim == 2 and name.startswith("layers."):
            scale = value.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            whole = (value / scale).round().clamp(-127, 127)
            shipped[name] = whole.to(torch.int8).cpu().contiguous()
            shipped[f"{name}.scale"] = scale.squeeze(1).half().cpu().contiguous()
            value.copy_(whole * scale.half().float())
        else:
            shipped[name] = value.half().cpu().contiguous()
    return shipped


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def taught(rows: Sequence[Encoded], by_pair: dict[int, tuple[list[float], float]]) -> None:
    """Put a teacher's shares in place of labels: half each where there are both.

    Args:
        rows: Changed in place.
        by_pair: The teacher's logits, by identity of the pair.
    """
    for one in rows:
        own, whole = by_pair[id(one.pair)]
        weight = 1.0 if one.pair["source"].startswith("more") else 0.5
        one.whole = weight * _share(whole) + (1 - weight) * one.whole
        if own:
            one.marks = [
                weight * _share(value) + (1 - weight) * mark
                for value, mark in zip(own, one.marks, strict=False)
            ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, evaluate and write."""
    parser = argparse.ArgumentParser(prog="python -m eval.train_reader", description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("start", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("output", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--apart", type=int, default=0, help="layers that read apart")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--without", default="", help="sources not to train on, by commas")
    parser.add_argument("--leave", default="", help="of SummEdits, a domain to report on")
    parser.add_argument(
        "--everything", action="store_true", help="train on scenes and articles kept too"
    )
    parser.add_argument(
        "--teacher", type=Path, help="folder of all-mpnet-base-v2, eight bits a row"
    )
    parser.add_argument("--teacher-epochs", type=int, default=3)
    parser.add_argument("--teacher-rate", type=float, default=3e-5)
    parser.add_argument("--keep-teacher", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="pairs, to try the program")
    options = parser.parse_args(arguments)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.set_float32_matmul_precision("high")
    with gzip.open(options.pairs, "rt", encoding="utf-8") as file:
        pairs = [json.loads(line) for line in file]
    if options.limit:
        lot = random.Random(options.seed)  # noqa: S311
        pairs = lot.sample(pairs, options.limit)
    learnt, kept = parted(pairs, options)
    print(f"{len(learnt):,} pairs to learn from, {len(kept):,} to report on", flush=True)  # noqa: T201
    given = {"size": options.batch, "seed": options.seed}
    options.output.mkdir(parents=True, exist_ok=True)
    report: dict[str, Any] = {"options": {k: str(v) for k, v in vars(options).items()}}
    shares: dict[int, Any] = {}
    if options.teacher:
        tokenizer = _tokenizer(options.teacher)
        teacher: Reader = Teacher(options.teacher).to(device)
        rows = encode(learnt, tokenizer)
        train(teacher, rows, epochs=options.teacher_epochs, rate=options.teacher_rate, **given)
        report["teacher"] = evaluate(scores(teacher, encode(kept, tokenizer)))
        print("teacher", flush=True)  # noqa: T201
        _print(report["teacher"])
        (options.output / "report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
        if options.keep_teacher:
            torch.save(teacher.state_dict(), options.keep_teacher)
        shares = {id(pair): (own, whole) for pair, own, whole in scores(teacher, rows)}
        del teacher
    if options.epochs:
        tokenizer = _tokenizer(options.start)
        start = load_file(options.start / "model.safetensors")
        student = Student(start, apart=options.apart).to(device)
        rows = encode(learnt, tokenizer)
        if shares:
            taught(rows, shares)
        train(student, rows, epochs=options.epochs, rate=options.rate, **given)
        shipped = quantised(student)
        report["measures"] = evaluate(scores(student, encode(kept, tokenizer)))
        print("reader", flush=True)  # noqa: T201
        _print(report["measures"])
        name = options.output / "reader.safetensors"
        save_file(shipped, name, metadata={"apart": str(options.apart)})
    (options.output / "report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    return 0


def parted(
    pairs: Sequence[dict[str, Any]], options: argparse.Namespace
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the pairs to learn from, and those to report on."""
    without = tuple(filter(None, options.without.split(",")))
    learnt, kept = [], []
    for one in pairs:
        left = options.leave and options.leave in one["source"]
        if one["kept"] or left:
            kept.append(one)
        elif not (without and one["source"].startswith(without)):
            learnt.append(one)
    if options.everything:
        learnt += [
            one
            for one in kept
            if one["source"] not in ("sample", "ledger") and one["group"] not in NEVER
        ]
    return learnt, kept


def _tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _print(measures: dict[str, Any]) -> None:
    for source, values in measures.items():
        print(f"  {source:<20} {json.dumps(values)}", flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
