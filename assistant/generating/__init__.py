"""Answers written by a language model, each sentence checked before it is shown.

Nothing of this is imported unless a model is configured or given.
"""
