"""Questions about what is loaded, not about what was said: which records, States, speakers.

"How many records do I have on Kenya?", "Who chaired the 1995th meeting?", "When did it begin?" are
told from the list of records. No passage is searched: none would answer them.
"""
