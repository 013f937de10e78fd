"""Questions about what is loaded, not about what was said: which records, States, speakers.

"How many records do I have on Kenya?", "Who chaired the 1995th meeting?", "When did it begin?" are
told from the list of records. No passage is searched: none would answer them.

``wishes`` has what can be asked, ``scope`` of which records; ``telling`` tells it from what
``told_from`` gathers, ``people`` what is told of those who speak, ``delegations`` of who headed
one. How such questions are read: :mod:`assistant.questions.about_records`.
"""
