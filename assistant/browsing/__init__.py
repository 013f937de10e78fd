"""The records beside the answers: which are listed, one at a glance, and what to ask of them.

- all of them: ``record_filter``;
- one: ``outline``, ``subjects``, ``understood`` (for a person to check), ``places`` (that a link
  names);
- what to ask: ``suggestions`` (of all records), ``questions_about`` (a paragraph); and under which
  conditions: ``choices``.
"""
