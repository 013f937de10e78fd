"""Parts of the patterns by which questions are read: who may be named, verbs, what is uttered.

They run over a question in which States and persons are masked by marks, so that a name with commas
or words of the grammar in it cannot mislead them.
"""

from __future__ import annotations

from assistant.words import SPEAKING_FORMS, STAND_FORMS

STATE_MARK, PERSON_MARK = "\ua66e", "\ua66d"
"""Letters that are taken out of every question; being letters, they have word boundaries."""
PEOPLE = (
    r"(?:delegations?|delegates?|representatives?|governments?|authorities|officials?|"
    r"state\s+part(?:y|ies)|(?:(?:deputy|vice|first|prime|foreign)[\s-]+)*ministers?)"
)
ENVOYS = (
    rf"(?:{PEOPLE}(?:\s+(?:of|for)(?:\s+\w+){{1,2}}?(?=\s+(?:of|from)\b))?"
    r"|ambassadors?|envoys?|presidents?|spokes(?:man|woman|person))"
)
"""Those who are a State's only where the State is named: "the President of Kenya"."""
WHO = (
    rf"(?P<WHO>(?:both\s+)?(?:the\s+)?(?:{ENVOYS}\s+(?:of|from|for)\s+)?(?:the\s+)?{STATE_MARK}+"
    rf"(?:[’']s?)?(?:\s+{ENVOYS}(?:[’']s?)?)?"
    rf"|(?:the\s+)?{PERSON_MARK}+"
    rf"(?:(?:\s+(?:of|from)\s+(?:the\s+)?|\s*\(){STATE_MARK}+\)?)?(?:[’']s?)?"
    rf"|(?:the|its|their|his|her|this|that|a)\s+(?:{PEOPLE}|state)(?:[’']s?)?"
    r"(?!\s+(?:of|from)\b)"
    r"|(?:(?:(?:the|any|a|some|one|another)\s+)?members?|(?:any|every|some)(?:one|body))"
    r"\s+(?:of|on|in)\s+the\s+committee"
    r"|(?:the\s+)?treaty\s+body(?:[’']s)?(?:\s+(?:experts?|members?))?"
    r"|(?:the\s+)?(?:un\s+|human\s+rights\s+)?committees?(?:\s+against\s+torture"
    r"|\s+on\s+(?:the\s+)?(?:(?:elimination|rights|protection)\s+of|economic,?\s+social|enforced)"
    r"[\w\s,]{1,80}?|\s+experts?|\s+members?)?"
    r"|(?:the\s+|an?\s+|any\s+)?(?:country\s+)?(?:co-?)?rapporteurs?"
    r"|(?:the\s+|an?\s+|any\s+)?(?:independent\s+)?experts?"
    r"|the\s+chair(?:person|man|woman)?"
    r"|(?:both|all|each|either)\s+(?:of\s+the\s+)?(?:sides?|parties)"
    r"|(?:the|this)\s+(?:group|team|meeting|participant|speaker)"
    r"|(?:the\s+)?(?:participants|attendees|speakers)"
    r"|(?:any|every|some)(?:one|body)(?:\s+else)?)(?:[’']s?)?(?!\w)"
)
OF_STATES = (
    r"(?:(?:all|any|each|every|which|other|some|most|many|several)\s+"
    r"(?:of\s+)?(?:the\s+)?(?:other\s+)?)"
    r"(?:member\s+states?|states?(?:\s+part(?:y|ies))?|countr(?:y|ies)|delegations?|governments?)"
)
"""States in general: "which States", "each of the delegations"."""
STATES = r"(?:member\s+states|states(?:\s+parties)?|countries|delegations|governments)"
AND = r"(?:\s*,)?(?:\s+(?:and|or)\s+|\s*,\s*)"
FIRST, SECOND, THIRD = (WHO.replace("WHO", name) for name in ("who1", "who2", "who3"))
WHOS = rf"{FIRST}(?:{AND}{SECOND}(?:{AND}{THIRD})?)?"
VERBS = "|".join(sorted(SPEAKING_FORMS, key=len, reverse=True))
STANDS = "|".join(sorted(STAND_FORMS, key=len, reverse=True))
ADVERBS = (
    r"(?:(?:\w+ly|not|also|ever|then|exactly|even|already|previously|first|last|once"
    r"|(?:him|her|it)self|themselves)\s+)*"
)
AUXILIARY = r"(?:(?:did|does|do|has|have|had|would|will|can|could|is|are|was|were)(?:n[’']t)?)"
DOING = r"(?:(?:did|does|do|has|have|had|would|will|can|could)(?:n[’']t)?)"
"""Auxiliaries whose subject does something; with forms of "be" something is done to it."""
HAVE = r"(?:(?:has|have|had|is|are|was|were)\s+)?(?:been\s+)?"
UTTERANCE = (
    r"(?:answers?|repl(?:y|ies)|responses?|questions?|concerns?|positions?|views?|statements?|"
    r"comments?|remarks?|explanations?|claims?|requests?|recommendations?|words|worries|account|"
    r"opinions?|criticisms?|reactions?|stance|debates?|discussions?|questioning|controvers(?:y|ies)|"
    r"conversations?|thoughts?|attitudes?|exchanges?|fears?|doubts?|objections?|assurances?|"
    r"promises?|pledges?|commitments?|proposals?|suggestions?|justifications?|line)"
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
