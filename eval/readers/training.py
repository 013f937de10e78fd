"""The training of a reader, on all tasks at once, by labels or by what a teacher says."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from eval.readers.batches import Batch, Encoded, batches, collate
from eval.readers.network import Reader
from eval.readers.pairs import Pair

_SHARES = {"squad-others": 0.5, "qmsum": 0.7}
"""How often pairs of a source are seen in an epoch; 1 where not named."""


def sampled(rows: Sequence[Encoded], chance: random.Random) -> list[Encoded]:
    """Return the rows of an epoch."""
    found = []
    for one in rows:
        share = _SHARES.get(one.pair.source, 1.0)
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
def scores(model: Reader, rows: Sequence[Encoded]) -> list[tuple[Pair, list[float], float]]:
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
            is_claim = one.pair.task == "claim"
            own = [] if is_claim else [next(flat) for _ in range(one.sentences)]
            found.append((one.pair, own, claim if is_claim else whole))
    return found


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
        weight = 1.0 if one.pair.source.startswith("more") else 0.5
        one.whole = weight * _share(whole) + (1 - weight) * one.whole
        if own:
            one.marks = [
                weight * _share(value) + (1 - weight) * mark
                for value, mark in zip(own, one.marks, strict=False)
            ]
