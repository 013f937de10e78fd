"""What a question asks, read: a ``query``, and the parts of which it is made.

- said around it: ``asker`` (who asks, and how), ``bare_question`` (without courtesies);
- its ``wording``: whether for a fact (``facts``: a number, a time, a yes or no), for whoever
  ``mentions`` something, for names of a kind (``named_lists``), for who voted how
  (``votes``) or stands how on something (``stances``), for what was said in right of reply or in
  explanation of a vote (``statements_made``);
- asked of the records as such: ``wishes``, within a ``scope``;
- a user's own conditions: ``limits``.

How a question is read is told in :mod:`assistant.questions`.
"""

from __future__ import annotations

from assistant.query.query import OTHER_SIDE, QUOTED, Kind, Query

__all__ = ["OTHER_SIDE", "QUOTED", "Kind", "Query"]
