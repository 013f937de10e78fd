"""Wishes that no search in records fulfils: a translation, a summary in other words, an opinion.

To look for their words would bring up passages that have nothing to do with what is wanted. Each is
told plainly, with what can be done instead.
"""

from __future__ import annotations

import re

from assistant.questions.scope import MARK, read_scope

_LEAD = r"\W*(?:(?:and|now|ok|please|so|but|can\s+you|could\s+you|would\s+you|will\s+you)\s+)*"
_LANGUAGE = (
    r"(?:english|french|spanish|russian|arabic|chinese|german|italian|portuguese|swahili|kazakh"
    r"|fran[çc]ais|anglais|espagnol|espa[ñn]ol|ingl[ée]s|franc[ée]s|deutsch)"
)
_THIS = (
    rf"(?:it|this|that|them|these|all|everything|{MARK}"
    rf"|(?:(?:the|this|that|whole|last|first|second|{MARK}(?:[’']s?)?)\s+)*"
    r"(?:answers?|meetings?|records?|sessions?|debates?|discussions?|dialogues?|documents?|texts?))"
)
_WHERE = rf"(?:\s*(?:in|on|of|for|from|with|at|the|and|before|{MARK}|meetings?|records?))*"
_LENGTH = r"(?:\s+(?:in|to|as)\s+(?:\S+\s+){0,3}\S+)?(?:\s+for\s+me)?"
_MAKES = (
    r"(?:write|draft|compose|prepare|make|create|generate)(?:\s+(?:me|us))?\s+(?:an?|the|some)\s+"
)
_SPEAKER = (
    rf"(?:(?:(?:the|any|all|both|each|either|most|some|of|other)\s+)*(?:(?:\w+\s+)?committee|delegation"
    r"|experts?|members?|governments?|part(?:y|ies)|States?(?:\s+part(?:y|ies))?|countr(?:y|ies)|chair"
    rf"|rapporteurs?|minister|representatives?|sides?|speakers?|{MARK})(?:[’']s?\s+\w+)?"
    r"|(?-i:[A-Z])\S+(?:\s+(?-i:[A-Z])\S+)*|they|he|she|it|you)"
)
"""Who can have said a thing; of others it is a matter of what happened."""
_SAID = r"(?:mention|say|ask|raise|speak|talk|discuss|comment|refer|bring\s+up|tell)"
_SAID_OF = r"(?:mention|said|ask|rais|spoke|spoken|talk|discuss|comment|referr)\w*"
_HESITATES = (
    r"(?:(?:ever|even|once|also|yet|really|actually|\w+ly|at\s+all|so\s+much\s+as"
    r"|(?:want|wish|like|care|dare|choose|bother|manage|get|try)(?:ed)?\s+to)\s+)*"
)
"""Between "not" and what is not said: adverbs, and whether somebody would."""
_NOT_DONE = (
    (
        rf"(?:(?:(?:in|into|en|auf)\s+{_LANGUAGE})|(?:translate|traduire|traduis|traduce|traducir"
        r"|[üu]bersetz\w*)\b.*)",
        "Nothing is translated here: records are shown in their own words. Ask for a subject, or, "
        "where a language model is set up, put the question in the language that you want.",
    ),
    (
        rf"(?:(?:summari[sz]e|sum\s+up|shorten|condense|rephrase|paraphrase|simplify)\s+{_THIS}{_WHERE}"
        rf"{_LENGTH}|(?:give\s+me\s+)?an?\s+(?:short\s+)?summary(?:\s+of\s+{_THIS}{_WHERE})?{_LENGTH}"
        r"|tl;?\s?dr|(?:shorter|briefer|simpler))",
        "Nothing is summed up or put in other words as a whole here. Ask what was said about a "
        "subject, or open the record, which has an outline.",
    ),
    (
        rf"{_MAKES}(?:\w+\s+)?(?:press\s+release|letter|article|report|e-?mail|statement|tweet|post|blog"
        r"|essay|speech|presentation|slides?|briefing|brief|memo|story)\b.*",
        "This does not write texts: it finds what the records say. Ask for a subject; answers can "
        "be exported to Word with footnotes and worked on there.",
    ),
    (
        rf"(?:export|download|save|print|send|e-?mail)\s+(?:{_THIS}|me|as|to)\b.*|(?:as|in)\s+(?:word|pdf"
        r"|csv|excel|bibtex|ris|markdown)",
        "Export is no question: below each answer it can be handed over as Word, Markdown, CSV, "
        "BibTeX or RIS; on the command line: ontherecord ask QUESTION --export FILE.",
    ),
    (
        r"(?:what\s+(?:do|would|did)\s+you\s+(?:think|believe|feel|recommend|advise|suggest)"
        r"|(?:do|would|are)\s+you\s+(?:think|agree|believe|recommend|sure)|(?:what[’']s|what\s+is)?\s*your"
        r"\s+opinion)\b.*",
        "There is no opinion here: only what the records report is shown. Ask what was said.",
    ),
    (
        rf"(?!.*\bsp(?:eak|oke|oken)\s+{MARK}\W*$)"  # A language.
        r"(?:what|which|who)\b(?:(?!\b(?:did|does|do|has|have|had)).){0,80}?"
        rf"(?:\b(?:did|does|do|has|have|had)(?:n[’']t(?:\s+{_SPEAKER})?|(?:\s+{_SPEAKER})?\s+(?:not|never))\s+"
        rf"{_HESITATES}(?:{_SAID}|{_SAID_OF})\b(?!\s+(?:(?:the|any|an?|that|their|another|official|state|local|same)\s+)*"
        rf"(?:languages?|(?-i:[A-Z])\w+\W*$|(?:minimum\s+)?(?:age|level|wages?)\b))|\bnever\s+{_SAID_OF}).*",
        "A record shows what was said, not what was left out, so that is not looked for. Ask who "
        "spoke on the subject: whoever is not named there is not found speaking on it.",
    ),
)
_PATTERNS = tuple((re.compile(rf"{_LEAD}(?:{wish})\W*", re.I), told) for wish, told in _NOT_DONE)


def not_done(question: str) -> str:
    """Return what to tell whoever asks for what is not done here; empty for any other question.

    Args:
        question: Without courtesies; none that asks something of a ledger.
    """
    marked, _ = read_scope(question)
    for text in (question, marked):
        for pattern, told in _PATTERNS:
            if pattern.fullmatch(text):
                return told
    return ""
