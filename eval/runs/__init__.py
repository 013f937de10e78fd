"""Runs: benchmarks given to systems, every response kept, and figures of what is kept."""
