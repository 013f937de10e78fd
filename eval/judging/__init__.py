"""Answers of a run judged by a language model, apart from all other figures."""
