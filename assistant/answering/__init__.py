"""From evidence to an answer in the record's own words, or to silence with its reason.

``answerer`` goes the way from a question that was read to its answer. In its order:

- not looked into: ``refusing``;
- looked up: ``numbered_paragraphs``, ``quotations``, ``from_ledgers``; ``all_said`` by somebody;
- ``lists``: of who put something by ``who_put``, from the points of ``put_on``;
  of whatever mentions something by ``mentioned``, as a ``listing`` of sentences; what is ``named``;
  who voted how by the ``vote_lists`` of ``recorded_votes``, each with what it was ``voted_on``,
  what was decided, by ``decisions``, and what was said in reply or in explanation of a vote, by
  ``statements_made``;
- by ``weighing`` what is searched, held to the person, State and time that a question names:
  ``held_to``, with its numbers and symbols in ``named_numbers``, treaties and laws by name in
  ``named_instruments``, who says in ``votes`` how they voted, and in ``stances`` how they stand;
- several questions in one: ``several``;
- by ``concluding`` composed of evidence: ``composing``, in the parts of ``grouping``, with what
  ``noticing`` tells; or silence: ``abstention``; an answer that somebody stopped: ``stopping``.
"""
