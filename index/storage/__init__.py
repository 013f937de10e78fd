"""What is kept.

``catalog`` is the truth, a ``database`` of one ``schema``, with ``failures`` in our own words;
``listing`` tells what is there, and ``versions`` which of several is the newest. ``vector_making``
puts vectors into its ``vector_table``, and into Chroma by ``vectors``; ``checking`` tells what of
it is sound.
"""
