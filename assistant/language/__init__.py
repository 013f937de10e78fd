"""What an English sentence says by itself, and how the meanings of its words are related.

- a sentence: ``reading`` (its words), ``syntax`` (parsed), ``relations`` (who did what to whom),
  ``figures`` and what they count (``counted``), the ``named_sources`` it rests on, and the
  ``named_instruments``, of which ``instruments`` tells whether two are one;
- two words: ``lexicon`` (WordNet), ``meanings`` (two lists), ``standing_for`` (one for another).
"""
