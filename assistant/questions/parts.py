"""Parts of the patterns by which questions are read: who may be named, verbs, what is uttered.

They run over a question in which States and persons are masked by marks, so that a name with commas
or words of the grammar in it cannot mislead them.
"""

from __future__ import annotations

import re

from assistant.late_patterns import LatePattern
from assistant.words import SPEAKING_FORMS, STAND_FORMS

STATE_MARK, PERSON_MARK = "\ua66e", "\ua66d"
"""Letters that are taken out of every question; being letters, they have word boundaries."""
PEOPLE = (
    r"(?:delegations?|delegates?|(?:(?:deputy\s+)?permanent\s+)?representatives?|governments?|authorities|officials?|"
    r"state\s+part(?:y|ies)|(?:(?:deputy|vice|first|prime|foreign)[\s-]+)*ministers?)"
)
ENVOYS = (
    rf"(?:{PEOPLE}(?:\s+(?:of|for)(?:\s+\w+){{1,2}}?(?=\s+(?:of|from)\b))?"
    r"|ambassadors?|envoys?|observers?|presidents?|spokes(?:man|woman|person))"
)
"""Those who are a State's only where the State is named: "the President of Kenya"."""
_SOME_OF = (
    r"(?:(?:(?:any|every|no|some)(?:one|body)|(?:(?:an?|any|one|some|which)\s+)?(?:delegates?|members?))"
    r"\s+(?:from|in|of|on)\s+)"
)
"""In front of a delegation; of a State only where its delegation is named or somebody is "from" it:
whoever is in it need not speak for it."""
_OFFICE = (
    r"(?:(?:country|deputy|first|prime|vice)[\s-]+)*(?:co-?)?"
    r"(?:commissioner|expert|minister|rapporteur|secretary)s?"
)
"""In front of a name, as a title is: "Minister Olivera"."""
_COLLEAGUE = (
    r"(?:his|her|their|its|the)\s+(?:\w+\s+)??"
    r"(?:colleagues?|delegates?|experts?|members?|ministers?|rapporteurs?|representatives?)"
)
"""What somebody is, in front of the name: "her colleague Mr. Quispe"."""
_COMMITTEE = (
    r"(?:the\s+)?(?:un\s+|human\s+rights\s+)?committees?(?:\s+against\s+torture"
    r"|\s+on\s+(?:the\s+)?(?:(?:elimination|rights|protection)\s+of|economic,?\s+social|enforced)"
    r"[\w\s,]{1,80}?|\s+experts?|\s+members?)?"
)
WHO = (
    r"(?P<WHO>(?:(?:all|any|each|every|many|most|several|some|which)\s+(?:of\s+)?(?:the\s+)?"
    rf"(?:other\s+)?(?={STATE_MARK})|{_SOME_OF}(?:(?<=from\s)"
    rf"|(?=(?:the\s+)?{STATE_MARK}+(?:[’']s?)?\s+(?:{ENVOYS}|side|team)\b)))?(?:both\s+)?(?:the\s+)?(?:{ENVOYS}\s+(?:of|from|for)\s+)?(?:the\s+)?(?:other\s+)?{STATE_MARK}+"
    rf"(?:[’']s?)?(?:\s+(?:{ENVOYS}|side|team)(?:[’']s?)?(?:(?<!s)(?<!delegation),?\s+{PERSON_MARK}+,?)?)?"
    rf"|(?:{_COLLEAGUE},?\s+)?(?:the\s+)?(?:{STATE_MARK}+(?:[’']s?)?\s+)?(?:{_OFFICE}\s+)?{PERSON_MARK}+"
    rf"(?:(?:\s+(?:of|from)\s+(?:the\s+)?|\s*\(){STATE_MARK}+\)?)?(?:[’']s?)?"
    rf"|{_SOME_OF}?(?:the|its|their|his|her|this|that|a)\s+(?:{PEOPLE}|state)(?:[’']s?)?"
    r"(?!\s+(?:of|from)\b)"
    r"|(?:(?:(?:the|any|a|some|one|another)\s+)?members?|(?:any|every|no|some)(?:one|body))"
    r"\s+(?:of|on|in|from)\s+the\s+committee"
    r"|(?:the\s+)?treaty\s+body(?:[’']s)?(?:\s+(?:experts?|members?))?"
    rf"|{_COMMITTEE}"
    r"|(?:the\s+|an?\s+|any\s+)?(?:country\s+)?(?:co-?)?rapporteurs?"
    rf"(?:\s+(?:for|on)\s+(?:the\s+)?{STATE_MARK}+)?"
    r"|(?:the\s+|an?\s+|any\s+)?(?:(?:independent|(?:fe)?male|(?:wo)?men)\s+)?experts?"
    r"(?:\s+(?:of|on|in|from)\s+the\s+committee\b)?"
    rf"|the\s+(?:committee[’']s\s+)?chair(?:person|man|woman)?(?:\s+of\s+{_COMMITTEE})?"
    r"|(?:the\s+)?(?:committee[’']s|delegation[’']s|experts[’']|state[’']s|government[’']s)\s+side"
    r"|(?:both|all|each|either|neither)\s+(?:of\s+the\s+)?(?:sides?|parties)"
    r"|(?:the|this)\s+(?:group|team|meeting|participant|speaker)"
    r"|(?:the\s+)?(?:participants|attendees|speakers|briefers?)"
    r"|(?:any|every|some)(?:one|body)(?:\s+else)?)(?:[’']s?)?(?!\w)"
)
OF_STATES = (
    r"(?:(?:all|any|each|every|which|other|some|most|many|several)\s+"
    r"(?:of\s+)?(?:the\s+)?(?:other\s+)?)"
    r"(?:member\s+states?|states?(?:\s+part(?:y|ies))?|countr(?:y|ies)|delegations?|governments?)"
)
"""States in general: "which States", "each of the delegations"."""
STATES = r"(?:member\s+states|states(?:\s+parties)?|countries|delegations|governments)"
AND = r"(?:\s*,)?(?:\s+(?:and|or|versus|vs\.?)\s+|\s*,\s*)"
FIRST, SECOND, THIRD = (WHO.replace("WHO", name) for name in ("who1", "who2", "who3"))
_OTHERS = rf"(?:{AND}{SECOND}(?:{AND}{THIRD})?)?"
WHOS = FIRST + _OTHERS
_PHRASES = (
    r"br(?:ing|ings|ought)\s+up|follow(?:s|ed)?\s+up"
    r"|(?:hit|hits|push(?:es|ed)?)\s+back(?=\s+(?:on|against|at|over|when|with)\b|\W*$)"
    r"|point(?:s|ed)?\s+out|sp(?:eaks?|oke|oken)\s+(?:out|up)|(?:t(?:akes?|ook|aken)|ha[sd])\s+the\s+floor"
    r"|(?:dwel(?:ls?|t)|touch(?:es|ed)?)\s+(?:up)?on"
    r"|(?:want|wish)(?:ed|es|s)?\s+to\s+(?:hear|know|learn|see|understand)"
)
"""Verbs of speaking in several words: "brought up", "took the floor"."""
_HANDED_IN = (
    r"(?!\s+(?:(?:an?|any|further|additional|follow-?up|her|his|its|next|the|their|written)\s+)*"
    r"(?:\w+\s+)?(?:data|documents?|information|repl(?:y|ies)|reports?|statistics)\b)"
)
"""Not behind "submit": what is handed in is a deed, not something said."""
_SPOKEN = (
    f"{one}{_HANDED_IN}" if one.startswith("submit") else one
    for one in sorted(SPEAKING_FORMS, key=len, reverse=True)
)
VERBS = "|".join((_PHRASES, *_SPOKEN))
STANDS = "|".join((r"part\s+(?:company|ways)", *sorted(STAND_FORMS, key=len, reverse=True)))
ADVERBS = (
    r"(?:(?:(?!assembly|supply|reply)\w+ly|not|also|ever|then|exactly|even|already|previously|first|last|once"
    r"|(?:him|her|it)self|themselves)\s+)*"
)
AUXILIARY = r"(?:(?:did|does|do|has|have|had|would|will|can|could|is|are|was|were)(?:n[’']t)?)"
LIGHTLY = (
    r"(?:(?:go|went|gone)\s+(?:(?:so|as|that)\s+far\s+)?(?:as\s+to|in)|(?:attempt|bother|care|choose"
    r"|come|decline|get|manage|seek|try)\s+to|(?:anything|something|nothing|much)\s+to)\s+"
)
"""In front of the verb that tells what is done: "go in answering", "manage to explain"."""
SPEAKING_NOW = r"(?:answer|address|deal|explain|reply|respond|say|tell)ing"
DOING = r"(?:(?:did|does|do|has|have|had|would|will|can|could)(?:n[’']t)?)"
"""Auxiliaries whose subject does something; with forms of "be" something is done to it."""
HAVE = r"(?:(?:has|have|had|is|are|was|were)\s+)?(?:been\s+)?"
UTTERANCE = (
    r"(?:answers?|repl(?:y|ies)|responses?|questions?|concerns?|positions?|views?|statements?|"
    r"comments?|remarks?|explanations?|claims?|requests?|recommendations?|words|worries|account|"
    r"opinions?|criticisms?|reactions?|stance|debates?|discussions?|questioning|controvers(?:y|ies)|"
    r"conversations?|thoughts?|attitudes?|exchanges?|fears?|doubts?|objections?|assurances?|"
    r"promises?|pledges?|commitments?|proposals?|suggestions?|justifications?|line|arguments?|denials?|"
    r"excuses?|reasoning|silence|versions?(?:\s+of\s+(?:events|the\s+facts))?"
    r"|(?<=[’']s\s)(?:take(?!-)|verdict|message|thinking"
    r"|speech(?:es)?(?=\s*(?:$|[?.!,])|\s+(?:about|on|to|in|at)\b)"
    r"|(?:address|interventions?|presentation)(?=\s*(?:$|[?.!,])|\s+(?:about|on|to)\b)))"
)
CHANGE = r"(?:changed?|evolved?|developed?|shift(?:ed)?|differ(?:ed)?|var(?:y|ied))"
ABOUT = (
    r"(?:about|on|regarding|concerning|as\s+to|with\s+regard\s+to|with\s+respect\s+to|"
    r"in\s+relation\s+to|in\s+respect\s+of|over|towards?)"
)
DID = r"(?:did|does|do|has|have|had|is|are|was|were)"
ABOUT_SOMEBODY = r"(?:criticism|discussion|debate|fear|doubt|controvers)"
"""Of somebody these are others' words: "criticism of Kenya"."""
NO_OWNER = r"(?<![’']s)(?<![’'])"
"""Behind a name: "Kenya's claims" are no claiming."""
DEED = r"(?:measures?|steps?|actions?|initiatives?|precautions?)"
FEELING = (
    r"(?:alarmed|concerned|critical|disappointed|happy|interested|opposed|pleased|satisfied"
    r"|troubled|unable|unhappy|unwilling|willing|worried)"
)
_JOINS = re.compile(r",|\b(?:and|or|versus|vs)\b")
"""What stands in every :data:`AND`."""


class WhosPattern(LatePattern):
    """A pattern that has :data:`WHOS` in it.

    Where nothing in a question joins two names, it is searched for one only: that is the same, and
    takes a third of the time to compile.
    """

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self._alone = LatePattern(pattern.replace(_OTHERS, ""))

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match from a place on."""
        return (
            super().search(text, start) if _JOINS.search(text) else self._alone.search(text, start)
        )
