"""Passages ranked for a question that was read: what an answer would be looked for in.

``retriever`` ranks them: in records by the search, in transcripts by ``stretches`` of talk, each
by the ``exchanges`` that it is part of, weighed within one ``transcript``.
"""
