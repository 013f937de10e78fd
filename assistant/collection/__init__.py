"""Questions about what is loaded, not about what was said: which records, States, speakers.

"How many records do I have on Kenya?", "Who chaired the 1995th meeting?", "When did it begin?" are
told from the list of records. No passage is searched: none would answer them.

``telling`` tells it from what ``told_from`` gathers, ``people`` what is told of those who speak,
``delegations`` of who headed one. What can be asked: :mod:`assistant.query.wishes`; how such
questions are read: :mod:`assistant.questions.about_records`.
"""
