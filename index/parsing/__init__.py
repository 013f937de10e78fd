"""A document understood: who speaks in every paragraph, what its number is, what heads it.

``parser`` leads through it, by the ``grammar`` of its language (``languages``). In its order:

- lines laid out: ``laying_out``, ``transcripts`` (of talk, without numbers);
- the first page: ``front_matter``, ``meeting_titles``;
- what each line is: ``floor`` (who may take it), ``classifying`` (``line_kinds``, ``reviews``,
  ``surnames``);
- whose it is: ``speakers`` (``designations``, ``loose_accents``, ``reporting_verbs``,
  ``national_capacity``), ``on_behalf`` of which group, ``invited`` in which
  office, and who has a namesake: ``namesakes``;
- ``numbering``, and the ``corrections`` that a user gave.
"""
