"""The front of a summary record, for tests that write what is said at the meeting themselves.

And what a language model writes that can find a sentence again.
"""

import re

FRONT = """CAT/C/SR.901
Committee against Torture
Fortieth session
Summary record of the 901st meeting
Held at the Palais Wilson, Geneva, on Tuesday, 6 May 2008, at 10 a.m.
Chairperson: Mr. GROSSMAN
Consideration of reports submitted by States parties under article 19 of the Convention
Fourth periodic report of Kazakhstan
The meeting was called to order at 10 a.m.
"""
ID = "CAT-C-SR.901"


def sentences_in(task: str) -> list[tuple[str, str]]:
    """Return the numbered sentences that a model is given, each as number and words."""
    return re.findall(r"^\[(\d+)\] (.*)$", task, re.MULTILINE)


def check_line(task: str) -> str:
    """Return the line that says which sentence is the one to check."""
    asked = re.search(r"^The sentence to check:\n<data \w+>\n(.*)$", task, re.MULTILINE)
    assert asked
    return next(f"CHECK [{number}]" for number, said in sentences_in(task) if said == asked[1])
