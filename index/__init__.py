"""Records in, ranked passages out.

A ``store`` is one folder, opened to read or to write by the ``settings``; ``sample`` is the record
that is shipped. What goes in:

- files: ``folders``, ``uploads``, ``metadata_files``, ``known_files``, ``readers``; taken in, step
  by step, by ``ingest``; ``versions`` of one record;
- the shapes of what is read: ``records``;
- a document understood: ``parsing`` by the ``grammar`` of its language (``languages``). In its
  order: ``laying_out``, ``transcripts``, ``front_matter`` (``meeting_titles``, ``symbols``,
  ``dates``), ``floor`` (who may take it), ``classifying`` (``line_kinds``, ``reviews``),
  ``speakers`` (``designations``, ``loose_accents``, ``reporting_verbs``, ``national_capacity``),
  ``numbering``, ``corrections``; of States: ``states``, ``territories``;
- a record cut: ``passages`` of whole ``sentences``, so many ``tokens`` each.

What is kept: ``catalog`` is the truth, a ``database`` of one ``schema`` whose ``listing`` tells
what is there; ``vector_making`` puts vectors into its ``vector_table``, and into Chroma by
``vectors``; ``checking`` tells what of it is sound.

What is looked for: ``search`` fuses words (``full_text``, ``postings``) and meaning (``dense``,
``matrix``), of the part that ``filters`` and ``columns`` leave.

What reads meaning: ``embedding`` by ``minilm`` or a ``named_model``, ``token_vectors`` word by
word; ``encoder`` and ``precision`` serve every network here.

Beside these: ``llamaindex`` (the same for other people's pipelines), ``text``, ``whole_files``,
``errors``.
"""
