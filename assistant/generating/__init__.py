"""Answers written by a language model, each sentence checked before it is shown.

Nothing of this is imported unless a model is configured or given.

- the model: ``opening``, ``models``, ``messages``; called by ``calling``, with ``failures`` and
  ``spending``; what it writes is received by ``receiving``;
- the question put in full: ``rewriting``, held against the one asked by ``same_question``,
  ``same_in_english``, ``foreign_states``, ``spelling``;
- sentences chosen, none written: ``choosing``;
- an answer written: ``writing``, from the sources of ``evidence`` by the words of ``prompts``, put
  together by ``fencing``, which withholds ``orders``; cut by ``cutting``, refused by ``formal``,
  kept by ``standing``;
- replies and statuses of a ledger judged: ``ledger_judging``, with ``ledger_calls``;
- statements translated: ``translating``, held to ``carrying`` and ``carrying_names``.
"""
