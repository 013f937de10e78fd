"""On what a model computes here, and in what numbers."""

from __future__ import annotations

import torch


def best_device() -> torch.device:
    """Return a graphics processor where there is one, else the processor."""
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")


def computes_in_bfloat16(device: torch.device) -> bool:
    """Return whether a device is fast at bfloat16, rather than merely able to compute with it."""
    if device.type == "cpu":
        known = torch.cpu.get_capabilities()
        return bool(known.get("avx512_bf16") or known.get("amx_bf16"))
    return device.type == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False)


def computes_in_eight_bits(device: torch.device) -> bool:
    """Return whether a device multiplies whole numbers of eight bits faster than others.

    Elsewhere than on an x86 processor torch can do it, but does so one number at a time.
    """
    there = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    if device.type != "cpu" or not there:
        return False
    return bool(torch.cpu.get_capabilities().get("avx2"))
