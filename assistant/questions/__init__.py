"""Question to Query: who is asked about, what about, at which meetings; follow-ups put in full.

``store_reader`` reads questions against a store, by a ``reader``. In its order:

- ``clean`` of what is no text; slips of the pen: ``misspelt_words``, ``misspelt``;
  ``abbreviations``; in which ``language``;
- asked of the records as such: ``about_records``, ``scope``; of paragraphs: ``paragraphs``;
- which meetings: ``meetings`` find the ``occasion``, by ``bodies`` and ``times``, which
  may be ``when_said`` or of the subject, and may be named ``in_note_form``;
- ``what_is_asked`` without them: of a ledger ``ledger_wishes``, ``everything``, of whose points
  ``about_questions``; those who put something ``who_put``; what no search fulfils ``not_done``;
- whose words: those whom a question names are ``marked``, by ``speakers_by_name`` and
  ``spoken_for`` (groups) of all that were ``heard``; ``grammar`` (of ``parts``), ``roles``,
  ``compared``, ``group_votes``, ``set_aside``; whom (``who``) they mean: ``known_speakers``,
  ``unknown_subjects``, ``other_names``; on which States: ``where_asked``;
- what about: ``topic``; all of it put together: ``asked_of``.

A follow-up leans on the questions before by ``leaning``: ``pointing`` has the words that point
back, ``referring`` and ``taking_over`` what they stand for, ``without_pointers`` what is left;
``of_those_points``, ``following`` and ``collection_follow_ups`` are those on no subject,
``counted_anew`` those for another number, ``another_time`` those that name a time alone,
``in_debate`` those among States, ``staying`` those with a subject of their own.
"""
