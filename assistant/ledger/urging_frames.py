"""The phrases with which an expert calls on a State, or says what is a concern or not clear."""

from __future__ import annotations

from assistant.ledger.phrases import (
    ABOUT,
    CHAIR,
    DELEGATION,
    GIVES_MORE,
    INFORM,
    MUCH,
    NAMED,
    PERSON,
    SUBJECT,
    TO_SEE,
    WORRIED,
    WORRYING,
    Where,
)

_OF_THE_MEETING = (
    r"(?:continue|resume|limit|confine|keep|be\s+(?:brief|concise|patient)|send|wait|bear|note|convey|take\s+(?:the\s+floor|note|its)|"
    r"proceed|begin|repeat|speak|turn|return|introduce|bring|pass|transmit)\b"
)
"""What a delegation is asked to do here and now, by which no State is called on."""
CALLING: tuple[tuple[Where, str], ...] = (
    (
        Where.BEHIND,
        rf"{SUBJECT}(?:{MUCH}(?:asked|requested|would\s+{MUCH}(?:ask|request|like|wish)|wished|wanted))\s+{DELEGATION}\s+to"
        rf"(?=\s+(?!{MUCH}{_OF_THE_MEETING})(?:{MUCH}{GIVES_MORE}|(?!{MUCH}(?:{INFORM}\b|be\s+told|what|which|whom))\w))",
    ),
    (
        Where.BEHIND,
        rf"{SUBJECT}(?:{MUCH}(?:would\s+{MUCH})?(?:called?\s+(?:up)?on|urged?|encouraged?|recommend(?:ed)?|"
        r"advised?|appeal(?:ed)?\s+to|exhorted?|invited?|counsel(?:l?ed)?|press(?:ed)?))(?:\s+that)?",
    ),
    (
        Where.BEHIND,
        rf"{PERSON}?(?:{MUCH}(?:wished\s+to\s+|wanted\s+to\s+|would\s+like\s+to\s+)?(?:reiterated?|repeat(?:ed)?|"
        r"renew(?:ed)?|endorsed?|echo(?:ed)?|support(?:ed)?|stress(?:ed)?)\s+(?:the|its|his|her|that|those|an?)\s+"
        r"(?:\w+[’']s?\s+)?(?:\w+\s+)?(?:recommendations?|call|appeal|request|suggestion|invitation))"
        r"(?:,[^,]{1,120},)?(?:\s+(?:for|that|to(?=\s+the)|concerning|regarding|on|of))?",
    ),
    (
        Where.BEHIND,
        rf"{PERSON}?(?:{MUCH}(?:wished|would\s+like|wanted|would\s+wish)\s+to\s+(?:recommend|encourage|urge|"
        r"call\s+(?:up)?on|invite|suggest|advise)|suggested|proposed)(?:\s+that)?",
    ),
    (
        Where.BEHIND,
        rf"{DELEGATION}\s+would\s+{MUCH}(?:be\s+well\s+advised|do\s+well)\s+to",
    ),
    (
        Where.BEHIND,
        rf"{DELEGATION}\s+(?:was|were)\s+{MUCH}(?:encouraged|urged|invited|called\s+(?:up)?on|requested|asked|advised|"
        rf"recommended)\s+to(?=\s+{MUCH}(?!{INFORM}\b)\w)",
    ),
)
"""On the State to do something."""

WORRYING_ABOUT: tuple[tuple[Where, str], ...] = (
    (
        Where.BEHIND,
        rf"(?:he|she|they|the\s+committee|members)\s+{MUCH}had\s+(?:(?:some|serious|grave|deep|certain|two|several|a\s+number\s+of)\s+)?"
        rf"concerns?\s+{ABOUT}",
    ),
    (
        Where.BEHIND,
        rf"(?:(?:he|she|they|i|we|(?:the\s+)?committee|members|experts|and|but|{CHAIR}|{NAMED}|"
        rf"(?-i:[A-Z])[\w’'-]+(?:\s+\([^)]*\))?)\s+){MUCH}(?:was|were|remained|felt|is|am|are)\s+{MUCH}{WORRIED}{TO_SEE}\s+{ABOUT}",
    ),
    (
        Where.BEHIND,
        rf"{PERSON}?\b{MUCH}(?:expressed|voiced|shared|reiterated|raised|echoed|conveyed|registered|"
        r"wished\s+to\s+(?:express|voice|share|raise|reiterate)|would\s+like\s+to\s+(?:express|voice|share|raise))"
        r"\s+(?:(?:the\s+)?(?:[\w’']+\s+){0,3}?)(?:concerns?|regrets?|dismay|alarm|disappointment|"
        rf"unease|disquiet|worry|worries){TO_SEE}\s+{ABOUT}",
    ),
    (
        Where.BEHIND,
        rf"{PERSON}?\b{MUCH}(?:regretted|deplored|lamented|deprecated)(?:\s+that|\s+the\s+fact\s+that)?",
    ),
    (
        Where.BEHIND,
        rf"it\s+(?:was|is|remained|seemed|appeared)\s+{MUCH}(?:a\s+(?:great\s+)?pity|(?:a\s+)?{WORRYING})(?:\s+to\s+(?:her|him|the\s+committee|them))?"
        rf"(?:,\s+(?:however|though|nevertheless|moreover|therefore),)?{TO_SEE}(?=\s+(?:that|how|whether|why|what|which|who|if|to)\b)(?:\s+that)?",
    ),
    (
        Where.BEHIND,
        rf"{SUBJECT}{MUCH}(?:noted|observed|learned|learnt|heard|read|saw)\s+with\s+(?:\w+\s+)?"
        r"(?:concern|regret|alarm|dismay|disappointment|sadness)(?:\s+that|\s+of|\s+about)?",
    ),
    (
        Where.BEFORE,
        r"(?:was|were)\s+(?:something|matters?|a\s+matter)\s+(?:that|which)\s+(?:he|she|the\s+committee)\s+"
        r"(?:deplored|regretted|lamented)",
    ),
    (
        Where.BEHIND,
        rf"{PERSON}?(?:found|considered)\s+it\s+{MUCH}(?:a\s+)?{WORRYING}{TO_SEE}(?:\s+that)?",
    ),
    (
        Where.BEHIND,
        rf"(?:there\s+(?:was|were|remained)\s+(?:\w+\s+){{0,2}}?concerns?\s+{ABOUT}|of\s+(?:\w+\s+)?concern\s+"
        r"(?:was|were)(?:\s+that|\s+the\s+fact\s+that)?|(?:her|his|the\s+committee[’']s|another|one|a|main|chief)\s+"
        rf"(?:\w+\s+){{0,2}}?concerns?\s+(?:was|were|related\s+to|regarded)(?:\s+that|\s+{ABOUT})?)",
    ),
    (
        Where.BEFORE,
        rf"(?:was|were|remained|gave)\s+{MUCH}(?:also\s+)?(?:an?\s+)?(?:{MUCH}(?:{WORRYING}|rise\s+to\s+(?:\w+\s+)?concern|"
        r"cause\s+for\s+(?:\w+\s+)?concern))(?=\s*(?:[.,;:]|to\s+the\s+committee|$|as\s|and\s|enough))",
    ),
    (
        Where.BEHIND,
        rf"(?:(?:{PERSON}|and\s+|but\s+){MUCH}(?:(?:did|could)\s+not\s+{MUCH}(?:understand|see|grasp|follow)|"
        r"failed\s+to\s+(?:understand|see|grasp)|was\s+at\s+a\s+loss\s+to\s+(?:understand|see|know)|"
        r"(?:found\s+it|had)\s+(?:\w+\s+){0,2}?(?:difficult|hard|difficulty)\s+(?:to|in)?\s*(?:see|understand|imagine|"
        r"grasp|seeing|understanding|grasping))|it\s+(?:was|is|remained)\s+(?:(?:\w+\s+){0,2}?(?:difficult|hard|impossible)\s+"
        r"(?:for\s+\w+\s+)?to\s+(?:see|understand|imagine|grasp|tell|know)|not\s+(?:\w+\s+)?(?:known|understood|"
        r"explained|stated|specified|indicated)))(?=\s+(?:how|why|what|who|whether|which|when|where|on\s+wh|to\s+wh)\b)",
    ),
    (
        Where.BEHIND,
        r"(?:not|failed\s+to|hardly|little\s+to|nothing\s+to)\s+(?:\w+\s+)?(?:dispel(?:led)?|allay(?:ed)?|eased?|"
        r"removed?|lessen(?:ed)?|alleviated?|assuaged?)\s+(?:her|his|the\s+committee[’']s|their|its|the)\s+(?:\w+\s+)?"
        rf"(?:concerns?|worries|doubts|fears)\s+{ABOUT}",
    ),
)
"""What is said to be a concern, regretted or not clear."""
