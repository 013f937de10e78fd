"""The training of a reader, on all tasks at once, by labels or by what a teacher says."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from eval.readers.batches import Batch, Numbers, Rows, groups, made_ahead
from eval.readers.network import Reader
from eval.readers.pairs import UNLABELLED, Pair
from index.errors import FileError

_SHARES = {"squad-others": 0.5, "excerpts-others": 0.5}
"""How often pairs of a source are seen in an epoch; always where not named."""
_WARM = 0.06
"""Share of the training in which the rate rises."""
_READ_AT_ONCE = 192


class Reading(NamedTuple):
    """What a reader makes of a pair, in log-odds.

    Attributes:
        pair: What it read.
        own: Of each sentence that it saw; none in a statement.
        whole: Of the whole paragraph or statement.
        gives: Of whether the paragraph gives what was asked.
    """

    pair: Pair
    own: list[float]
    whole: float
    gives: float


def sampled(rows: Rows, chance: np.random.Generator) -> Numbers:
    """Return the rows of an epoch, by number."""
    shares = np.array([_SHARES.get(one.source, 1.0) for one in rows.pairs])
    return np.flatnonzero(chance.random(len(shares)) < shares)


def loss_of(model: Reader, batch: Batch) -> Tensor:
    """Return the loss of a batch: sentences, wholes, what is given, and claims."""
    heard = model(batch)

    def entropy(odds: Tensor, labels: Tensor) -> Tensor:
        return functional.binary_cross_entropy_with_logits(odds, labels, reduction="none")

    # Few sentences answer; those that do count twice. All is by products with weights: to ask the
    # device which rows there are would make it wait for the answer.
    weights = batch.weights * (1 + batch.labels)
    sentences = (entropy(heard.sentences, batch.labels) * weights).sum() / (
        weights.sum().clamp(min=1e-9)
    )
    is_claim = batch.is_claim.float()
    wholes = 0.5 * (1 - is_claim) * entropy(heard.wholes, batch.wholes)
    claims = is_claim * entropy(heard.claims, batch.wholes)
    known = (batch.gives >= 0).float()
    gives = 0.5 * known * entropy(heard.gives, batch.gives.clamp(min=0))
    found: Tensor = sentences * (1 - is_claim).mean() + (wholes + claims + gives).mean()
    return found


def train(
    model: Reader,
    rows: Rows,
    *,
    epochs: int,
    rate: float,
    size: int,
    seed: int,
    budget: float = float("inf"),
) -> None:
    """Train with AdamW, a warm start and a rate that falls to nothing.

    Args:
        model: Trained in place.
        rows: What it learns from.
        epochs: How often it sees them.
        rate: The highest.
        size: Rows a batch.
        seed: Of all that is by chance.
        budget: Seconds after which it ends, with its rate down to nothing by then.
    """
    chance = np.random.default_rng(seed)
    torch.manual_seed(seed)
    device = model.evidence.weight.device
    optimiser = _optimiser(model, rate)
    order = [
        group for _ in range(epochs) for group in groups(rows, sampled(rows, chance), size, chance)
    ]
    every = max(1, len(order) // 10)
    model.train()
    begun = started = time.monotonic()
    losses: list[float] = []
    done = 0
    for batch in made_ahead(rows, order, device):
        spent = (time.monotonic() - started) / max(1e-9, begun + budget - started)
        progress = max(done / len(order), spent)
        if progress >= 1:
            break
        share = min(1.0, (progress + 1 / len(order)) / _WARM) * (1 - progress)
        for group in optimiser.param_groups:
            group["lr"] = rate * share
        with _half(device):
            loss = loss_of(model, batch)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        done += 1
        if done == 1 or done % 50 == 0:
            losses.append(float(loss.detach()))
        if done == 1:
            # Slower than any other; the share of time that is spent is counted from here.
            started = time.monotonic()
        if done % every == 0:
            _tell(done, len(order), epochs, losses, begun)
    if done % every:
        _tell(done, len(order), epochs, losses, begun)


def _optimiser(model: Reader, rate: float) -> torch.optim.Optimizer:
    learnt = [one for one in model.parameters() if one.requires_grad]
    return torch.optim.AdamW(
        [
            {"params": [one for one in learnt if one.ndim > 1], "weight_decay": 0.01},
            {"params": [one for one in learnt if one.ndim <= 1], "weight_decay": 0.0},
        ],
        lr=rate,
        fused=model.evidence.weight.device.type == "cuda",
    )


def _tell(done: int, steps: int, epochs: int, losses: Sequence[float], begun: float) -> None:
    print(  # noqa: T201
        f"  {done} of {steps} steps, {epochs * done / max(1, steps):.2f} epochs: "
        f"loss {np.mean(losses[-10:]) if losses else float('nan'):.3f}, "
        f"{time.monotonic() - begun:.0f} s",
        flush=True,
    )


def _half(device: torch.device) -> Any:
    if device.type == "cuda":
        return torch.autocast("cuda", torch.bfloat16)
    return nullcontext()


@torch.inference_mode()
def scores(model: Reader, rows: Rows) -> list[Reading]:
    """Return what a reader makes of each row, in their order."""
    model.eval()
    device = model.evidence.weight.device
    found: dict[int, Reading] = {}
    order = groups(rows, np.arange(len(rows.pairs)), _READ_AT_ONCE, None)
    for group, batch in zip(order, made_ahead(rows, order, device), strict=True):
        with _half(device):
            heard = model(batch)
        wholes = torch.where(batch.is_claim, heard.claims, heard.wholes).tolist()
        all_own, gives = heard.sentences.tolist(), heard.gives.tolist()
        for at, row in enumerate(group.tolist()):
            seen = 0 if rows.is_claim[row] else int(rows.sentences[row])
            own = all_own[at][:seen]
            found[row] = Reading(rows.pairs[row], own, wholes[at], gives[at])
    return [found[row] for row in range(len(rows.pairs))]


def mean_weights(trained: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of the weights of several trainings that began from one encoder, by name.

    Source: Wortsman et al. (2022), "Model soups".
    """
    return {
        name: torch.stack([one[name].float() for one in trained]).mean(0).to(value.dtype)
        for name, value in trained[0].items()
    }


def write_readings(readings: Sequence[Reading], path: Path) -> None:
    """Write what a teacher says, for :func:`read_readings`; the pairs are not in it."""
    np.savez(
        path,
        own=np.array([odds for one in readings for odds in one.own], np.float32),
        seen=np.array([len(one.own) for one in readings]),
        whole=np.array([one.whole for one in readings], np.float32),
        gives=np.array([one.gives for one in readings], np.float32),
    )


def read_readings(path: Path, pairs: Sequence[Pair]) -> list[Reading]:
    """Return what a teacher said of these pairs, which it read in this order.

    Raises:
        FileError: If it read another number of pairs.
    """
    with np.load(path) as kept:
        if len(kept["seen"]) != len(pairs):
            raise FileError(
                str(path),
                f"it tells of {len(kept['seen'])} pairs, not of {len(pairs)}. Delete it, or give "
                "the pairs and options with which it was written.",
            )
        own = np.split(kept["own"], np.cumsum(kept["seen"])[:-1])
        return [
            Reading(pair, odds.tolist(), float(whole), float(gives))
            for pair, odds, whole, gives in zip(
                pairs, own, kept["whole"], kept["gives"], strict=True
            )
        ]


def taught(rows: Rows, readings: Sequence[Reading]) -> None:
    """Put a teacher's shares in place of labels: half each where there are both.

    Args:
        rows: Changed in place.
        readings: The teacher's, of the same pairs in the same order.
    """
    for row, reading in enumerate(readings):
        weight = 1.0 if reading.pair.source == UNLABELLED else 0.5
        rows.wholes[row] = weight * _share(reading.whole) + (1 - weight) * rows.wholes[row]
        if rows.gives[row] >= 0:
            rows.gives[row] = weight * _share(reading.gives) + (1 - weight) * rows.gives[row]
        # The teacher's words are other tokens: it may have seen a sentence more, or fewer.
        seen = min(len(reading.own), int(rows.sentences[row]))
        own = rows.marks[row, :seen]
        own[:] = weight * _share(np.array(reading.own[:seen])) + (1 - weight) * own


def _share(odds: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
