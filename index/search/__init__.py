"""What is looked for: ``searcher`` fuses words and meaning, of the part that filters leave.

By words: ``full_text``, ``postings``. By meaning: ``dense`` over the ``matrix`` of vectors, or
Chroma. What a filter leaves: ``columns``.
"""
