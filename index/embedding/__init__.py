"""Texts to vectors, and what every network here runs on.

``embedder`` gives a vector a text, ``token_vectors`` one a word, by the packaged ``minilm`` or a
``named_model``, whose ``identity`` a store records. ``encoder`` is the network in plain terms,
``precision`` in how many bits it runs.
"""
