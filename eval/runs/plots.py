"""Plots as SVG, to stand inside a page without anything from outside."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

_COLOURS = ("#1b5e9e", "#c4501b", "#3d8b47", "#8250a8", "#9a7d0a", "#b03060", "#2a8f93", "#666666")
_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 420, 240, 44, 34


def bars(rows: Sequence[tuple[str, float, float, float]], *, lower_is_better: bool) -> str:
    """Return horizontal bars with their intervals.

    Args:
        rows: Name, mean, low and high end, all 0 to 1.
        lower_is_better: Said beneath.
    """
    parts = [f'<svg viewBox="0 0 520 {22 * len(rows) + 18}" width="520" role="img">']
    for number, (name, mean, low, high) in enumerate(rows):
        y = 22 * number
        x, start, end = 150 + 300 * mean, 150 + 300 * low, 150 + 300 * high
        parts.append(
            f'<text x="144" y="{y + 14}" text-anchor="end">{html.escape(name)}</text>'
            f'<rect x="150" y="{y + 3}" width="{x - 150:.1f}" height="14" '
            f'fill="{_COLOURS[0] if number < 2 else "#9fb4c7"}"/>'
            f'<line x1="{start:.1f}" x2="{end:.1f}" y1="{y + 10}" y2="{y + 10}" stroke="#222"/>'
            f'<text x="{max(x, end) + 6:.1f}" y="{y + 14}">{mean:.3f}</text>'
        )
    said = "lower is better" if lower_is_better else "higher is better"
    parts.append(f'<text x="150" y="{22 * len(rows) + 12}" class="axis">{said}</text></svg>')
    return "".join(parts)


def lines(curves: Mapping[str, Sequence[tuple[float, float]]], across: str, upwards: str) -> str:
    """Return curves over one another, with a legend.

    Args:
        curves: By name, points of (x, y); y from 0 to 1.
        across: What x is.
        upwards: What y is.
    """
    points = [x for curve in curves.values() for x, _ in curve]
    highest = max(points, default=1.0) or 1.0
    width = _WIDTH + 150

    def place(x: float, y: float) -> str:
        right = _LEFT + (_WIDTH - _LEFT) * x / highest
        return f"{right:.1f},{(_HEIGHT - _BOTTOM) * (1 - y) + 6:.1f}"

    parts = [f'<svg viewBox="0 0 {width} {_HEIGHT}" width="{width}" role="img">']
    for share in (0, 0.25, 0.5, 0.75, 1):
        start, end = place(0, share), place(highest, share)
        (x1, y1), (x2, y2) = start.split(","), end.split(",")
        parts.append(
            f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 6}" y="{float(y1) + 4:.1f}" text-anchor="end" class="axis">'
            f"{share:g}</text>"
        )
    for number, (name, curve) in enumerate(curves.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        drawn = " ".join(place(x, y) for x, y in curve)
        parts.append(
            f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>'
            f'<text x="{_WIDTH + 10}" y="{18 + 18 * number}" fill="{colour}">'
            f"{html.escape(name)}</text>"
        )
    parts.append(
        f'<text x="{_WIDTH}" y="{_HEIGHT - 6}" text-anchor="end" class="axis">'
        f"{html.escape(across)}, to {highest:g}</text>"
        f'<text x="{_LEFT}" y="{_HEIGHT - 6}" class="axis">{html.escape(upwards)}</text></svg>'
    )
    return "".join(parts)
