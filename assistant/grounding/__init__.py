"""Whether a statement that a language model wrote is borne out by the sentences it cites.

``checking`` asks all rules, and then the model of words; what comes of it are ``verdicts``. Each
rule is a module:

- who said it: ``attribution`` with ``actors``, ``tellers``;
- who and what: ``names``, ``pronouns``, ``roles``;
- how much: ``figures_said``, ``numerals``, ``limbs``, ``quantities``, ``comparisons``;
- whether: ``polarity``, ``denials``, ``conditions``, ``modality`` (with ``asking``, ``hearsay``),
  ``undone``; and when: ``times``;
- all other words: ``content``, by ``alignment``, ``kinship``, ``turning``, ``checker``, through
  ``trees``.
"""

from __future__ import annotations

from assistant.grounding.checking import check, load_models
from assistant.grounding.verdicts import Fault, Verdict, describe

__all__ = ["Fault", "Verdict", "check", "describe", "load_models"]
