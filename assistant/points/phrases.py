"""Of what the phrases of summary records are made: who asks whom, and with which words."""

from __future__ import annotations

import re
from enum import StrEnum

from index.parsing.designations import PERSON_NAME


class Where(StrEnum):
    """Where the words that say what is asked stand."""

    BEHIND = "behind"
    BEFORE = "before"


PREPOSITION = (
    r"(?:in|on|to|by|for|with|from|at|of|under|since|until|against|through|about|within|into|before|after|"
    r"between|during|towards|over|upon)"
)
MUCH = (
    r"(?:(?:also|again|still|therefore|thus|nevertheless|nonetheless|however|likewise|moreover|"
    r"instead|then|rather|indeed|once|not|just|even|further|furthermore|perhaps|please|very|most|"
    r"more|much|quite|so|too|now|\w+ly)\s+){0,6}"
)
"""Adverbs. No writer has more than a few together; without an end to them a search has none."""
NAMED = rf"(?:(?-i:{PERSON_NAME})(?:\s+\([^)]*\))?)"
CHAIR = r"(?:the\s+(?:\w+\s+)?(?:vice-?\s?|co-?)?chair(?:person|man|woman)?)"
_WHO = (
    r"(?:he|she|they|i|we|who|the\s+(?:\w+\s+)?(?:committee|members?|experts?|(?:co-?)?rapporteurs?)"
    rf"|{CHAIR}|{NAMED})"
)
PERSON = (
    rf"(?:{_WHO}(?:\s+(?:said|stated|added)(?:\s+that)?\s+(?:he|she|they|it))?"
    r"\s+(?:had\s+(?=concerns?|a\s|some|questions?))?)"
)
SUBJECT = rf"(?:{PERSON}|(?:(?<=and\s)|(?<=but\s)|(?<=or\s)|(?<=,\s)|(?<=that\s)|^))"
"""Of a verb that others too do in the plain past: an expert, or whoever did what stands before."""
DELEGATION = (
    r"(?:(?:the\s+)?(?:\w+\s+)?(?:(?:head|members?|representatives?)\s+of\s+(?:the|its)\s+)?"
    r"(?:delegations?|state\s+part(?:y|ies)|governments?|authorities|representatives?|state|"
    r"country)(?:\s+of\s+(?-i:[A-Z])\w+)?|it|they|(?-i:[A-Z])\w+)"
)
INFORM = (
    r"(?:indicate|provide|explain|clarify|comment|describe|elaborate|inform|tell|give|specify|"
    r"state|say|confirm|report|share|supply|outline|respond|shed|expand|address|reply|answer|"
    r"update|furnish|present|discuss|disclose|set\s+out|detail|identify|list|speak|cite|offer|"
    r"be\s+(?:more\s+)?(?:specific|precise|explicit)|enlighten|assure|reassure|let|summari[sz]e|illustrate|mention|name|estimate|submit)"
)
TOLD = (
    r"(?:\s+(?:on\s+)?(?:to\s+)?(?:the\s+)?(?:committee(?:\s+members)?|members(?:\s+of\s+the\s+committee)?"
    r"|it|them|him|her|us|me))?(?:\s+with)?(?:\s+know)?(?:\s+some\s+light)?(?:\s+light)?"
    r"(?:\s+further|\s+briefly|\s+in\s+(?:more|greater|further)\s+detail)?"
    r"(?:\s+(?:up)?on|\s+about|\s+to|\s+of|\s+regarding|\s+concerning|\s+as\s+to)?"
)
WH = r"(?:whether|if|how|what|which|who|whom|whose|when|where|why)\b"
KNOW = (
    r"(?:know|learn|hear|understand|discover|gather|be\s+(?:told|informed|apprised|advised|provided\s+with|given|updated)|receive|have"
    r"|see|obtain|get|ask|enquire|inquire|request|find\s+out|ascertain|establish|clarify)"
)
ASKED_OF = (
    rf"(?:\s+(?:more|further|aloud|above\s+all|most\s+of\s+all|first\s+of\s+all))?(?:\s+(?:from\s+)?{DELEGATION}(?=\s+(?:whether|if|how|what|wh|to\s|for\s|about\s)))?"
    r"(?:\s+about|\s+as\s+to|\s+regarding|\s+concerning|\s+(?:for|of|on|into|from)"
    r"(?!\s+(?:the\s+\w+\s+of\s+)?(?:which|what|whom|whose|how\s+(?:long|many|much))\b)"
    r"|\s+was(?=\s+(?:whether|if|how|why|what|who|when|where|which)\s))?"
)
USEFUL = (
    r"(?:useful|helpful|interesting|good|important|appreciated|of\s+(?:\w+\s+)?(?:interest|value|help)|"
    r"valuable|instructive|desirable|enlightening|welcome|necessary)"
)
WORRIED = (
    r"(?:concerned|alarmed|troubled|worried|disturbed|dismayed|shocked|appalled|horrified|disappointed|perturbed|preoccupied|"
    r"distressed|puzzled|perplexed|disquieted|uneasy|saddened|unclear)"
)
WORRYING = (
    r"(?:worrying|regrettable|alarming|disturbing|troubling|unclear|not\s+(?:\w+\s+)?(?:clear|apparent|evident|obvious)|"
    r"of\s+(?:\w+\s+)?concern|a\s+(?:matter|cause|source)\s+(?:of|for)\s+(?:\w+\s+)?(?:concern|regret|alarm|dismay|consternation|anxiety|worry|disappointment|unease)|"
    r"deplorable|disappointing|disquieting|unfortunate|distressing|shocking)"
)
TO_SEE = r"(?:\s+to\s+(?:learn|hear|note|see|read|find|discover|be\s+told))?"
ABOUT = (
    r"(?:about|at|by|over|regarding|concerning|with\s+regard\s+to|with\s+respect\s+to|as\s+to|of|on|"
    r"that|for|in\s+relation\s+to)"
)
GIVES_MORE = (
    r"(?:(?:provide|give|offer|supply|present|submit|share|furnish)\b(?![^.;]{0,90}?\b(?:information|details?|data|statistics|"
    r"figures|clarifications?|explanations?|examples?|updates?|repl(?:y|ies)|answers?|comments?|views?|accounts?|overviews?|"
    r"breakdowns?|(?:re)?assurances?|evidence|lists?|cop(?:y|ies)|reports?|timelines?|timetables?|reasons?|indications?|"
    r"confirmation|numbers?|particulars|opinions?|texts?|tables?|charts?|summar(?:y|ies)|results?|outcomes?|insights?|elaboration|descriptions?|"
    r"justifications?|thoughts|assessments?|estimates?|percentages?|rates?|light|it|them|that|whether|how|why|what|who|which|"
    r"when|where)\b))"
)
"""Before what is no information: whoever is to provide shelters is called on, not asked."""
INFORMING = rf"(?:{MUCH}(?:be\s+(?:able|in\s+a\s+position)\s+to\s+)?{INFORM}\b{TOLD})"
INFORMATION = re.compile(
    r"(?:\b(?:more|further|additional|any|updated?|up-to-date|disaggregated|detailed|specific|some|recent|"
    r"precise|concrete|statistical|the|an?|its|their|exact|comprehensive|full|other|such|all|"
    r"delegation[’']s|also)\s+)*(?:\w+\s+)?\b(?:information|details?|data|statistics|figures|"
    r"clarifications?|explanations?|examples?|update|replies|answers?|comments?|views?|elaboration|confirmation)\b",
    re.IGNORECASE,
)
"""What is asked for where no clause asks it, with the words that go before it."""
