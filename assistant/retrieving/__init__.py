"""Passages ranked for a question that was read: what an answer would be looked for in."""
