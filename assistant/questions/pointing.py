"""Words by which a question points at the exchange before it, and the shapes of fragments."""

from __future__ import annotations

import re

from assistant.questions.parts import ABOUT, ADVERBS, CHANGE, UTTERANCE, VERBS
from index.records import Side

ANNOUNCED = re.compile(r"^.{0,90}?\b(?:said|asked|noted|added|replied|reported)\s+(?:that\s+)?")
"""What announces the speaker of a sentence."""

CONTINUES = re.compile(
    r"^\W*(?:(?:and|but|so|also|then)\b\W*)?(?:(?:what|how)\s+(?:about|of)|about|on|regarding"
    r"|with\s+regard\s+to|(?:anything|something|nothing)\s+(?:else\s+)?(?:about|on))\b",
    re.IGNORECASE,
)
FRAGMENT = re.compile(
    r"^\W*(?:and|but|or|also)\s+(?!(?:what|which|who|whom|whose|when|where|why|how|if|did|does|do|has"
    r"|have|had|is|are|was|were|can|could|will|would)\b)(?:\S+\s+){0,6}\S+\s*$",
    re.IGNORECASE,
)
"""A noun phrase alone: "And overcrowding?"."""
POINTS_AT_SPEAKER = re.compile(
    r"\b(?:did|does|do|has|have|had|would|will|can|could|was|were|is|are)\s+"
    r"(?:they|he|she|it|the\s+same\s+\w+)\b"
    r"|^\W*(?:and\s+)?(?:they|he|she)\b|^\W*(?:and\s+)?(?:which|who|how\s+many)\s+of\s+them\b"
    r"|^\W*(?:and\s+)?which\s+ones?\b|\baccording\s+to\s+(?:him|her|them)\b"
    rf"|\b(?:his|her|their)\s+(?:\w+\s+)?(?:{UTTERANCE}|reasons?|arguments?)\b",
    re.IGNORECASE,
)
ACCORDING = re.compile(r",?\s*\baccording\s+to\s+(?:him|her|them)\b", re.IGNORECASE)
THEY_THINK = re.compile(
    r"\b(?:did|does|do)\s+(?:they|he|she)\s+(?:allege|believe|claim|consider|fear|feel|maintain|say"
    r"|suggest|suspect|suppose|think)\b(?=\s+\w)",
    re.IGNORECASE,
)
"""In a clause, whose opinion is asked: "Which rights did they think had been suspended?"."""
OF_SPEECH = (
    r"(?:figures?|numbers?|answers?|statements?|repl(?:y|ies)|information|claims?|dates?|remarks?"
    r"|questions?|points?|issues?|matters?|topics?|subjects?|allegations?|concerns?|assertions?)"
)
POINTER = r"(?:that|those|these|this|it|them|such\s+\w+)"
POINTS_AT_SPEECH = re.compile(rf"\b{POINTER}\s+{OF_SPEECH}\b", re.IGNORECASE)
SPEECH_ALONE = re.compile(rf"^\W*{OF_SPEECH}\W*$", re.IGNORECASE)
_NO_RELATIVE = (
    r"(?<!thing\s)(?<!body\s)(?<!one\s)(?<!\ball\s)(?<!\bmuch\s)(?<!\blittle\s)"
    r"(?<![a-z]s\s(?=that\s(?:were|have)\b))"
)
"""Not behind what a "that" belongs to: "everything that was said", "the points that were made"."""
POINTS_AT_SUBJECT = re.compile(
    rf"\b{POINTER}\s+{OF_SPEECH}\b|(?<=which )ones?\b"
    rf"|{_NO_RELATIVE}\b{POINTER}(?=\s*(?:$|[?.,;!)]|(?:and|in|by|for|at|from|so|there|then|too|also|either|alone|were|was|had|have|has|first|last|again|before|earlier|later|most)\b))",
    re.IGNORECASE,
)
_SPEAKS_ON = (
    rf"(?:{ADVERBS}(?:{VERBS})\s+(?:(?:any|some|no)thing\s+)?(?:{ABOUT}|that|whether|how|to)\b)"
)
SUBJECT_OF_CLAUSE = re.compile(
    r"^\W*(?:and\s+|but\s+|so\s+)?(?:(?:by|for|since|to|in|at|from|with|of)\s+)?"
    r"(?:(?:what|which|how|when|where|why)\b(?:\s+\w+){0,3}?\s+)?"
    r"(?:did|does|do|has|have|had|would|will|can|could|should|was|were|is|are)\s+"
    rf"(?P<pointer>it|this|that|these|those)\s+(?=\w)(?!(?<=\bit\s){_SPEAKS_ON})",
    re.IGNORECASE,
)
"""What is done to, or becomes of, what was spoken of: "When will it be adopted?"."""
SHORT_FRAGMENT = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?:(?:how\s+(?:many|much)|what|which|any|the)\s+)?[\w’'-]+(?:\s+[\w’'-]+)?\W*$",
    re.IGNORECASE,
)
"""A word or two: "reasons?", "how many complaints"; nobody begins a subject of the whole so."""
ACTED_UPON = re.compile(
    r"^\W*(?:and\s+|but\s+|so\s+)?(?:(?:how|when|where|why)\s+)?(?=\w+\s+(?P<pointer>they)\s)"
    r"(?:(?:will|would|can|could|should|must|may)\s+they\s+(?:\w+ly\s+|ever\s+|still\s+)?be"
    r"|(?:have|had)\s+they\s+(?:ever\s+|since\s+|all\s+)?been|(?:were|are)\s+they)\s+"
    r"(?:then\s+|ever\s+|later\s+|all\s+)?(?!asked|told|questioned|informed|worried|concerned|satisfied)"
    r"(?:\w+(?:ed|en)|sent|held|kept|made|paid|put|shot|taught|brought|caught|left|lost|found)\b",
    re.IGNORECASE,
)
"""They are those spoken of, not those who speak: something is done to them."""
OWNED = re.compile(r"^(?:his|her|their|its)\s+(?=\w)", re.IGNORECASE)
"""Begins a subject that is of somebody or something spoken of before: "his case"."""
OWNER = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:what|how|when|where|who|which)\b.*?\b(?P<its>its)\s", re.I
)
OF_THE_EXCHANGE = frozenset(
    """meeting meetings session record records document documents source sources evidence proof
    body bodies paragraph paragraphs page pages symbol next previous last first one ones rest
    full date day year time order place reason exactly precisely really sure certain elaborate
    continue go show come true only since until till repeat again
    specific specifically precise detailed clearer clarify briefly summary""".split()
)
"""Words that ask of an answer itself, and name no subject in a conversation."""
NAMES_NOTHING = re.compile(
    r"^\W*(?:(?:what|how\s+(?:many|much)|who)\s+)?(?:(?:has|have|had)\s+)?"
    r"(?:(?:be(?:came|come)|happen(?:s|ed)?)(?:\s+(?:of|to|with))?|came|come|get|gets|got"
    r"|(?:kept|keeps?|went\s+on|goes\s+on|stopped)\s+\w+ing(?:\s+about)?)\W*$",
    re.IGNORECASE,
)
"""What is left of "And what became of that?" or "Who kept asking about it?"."""
NAMES_SUBJECT = re.compile(rf"\b(?:{ABOUT})\s", re.IGNORECASE)
REACTS = re.compile(
    r"^\W*(?:and\s+|but\s+|so\s+)?(?:did|does|do|has|have|had|who|which)\b(?:\s+\w+){0,5}\s+"
    r"(?:agree|disagree|object|react|respond|comment|reply|answer|protest|elaborate|follow\s+up|accept"
    r"|approve|dispute|contest|insist|persist|(?:come|go)\s+back|return)(?:e?d)?(?:\s+(?:(?:to|with|of|on)\s+)?(?:that|this|it|him|her|them))?\s*[?.!]*$"
    r"|^\W*(?:and\s+|but\s+|so\s+)?(?:did|does|do|has|have|had)\s+(?:the|that|this|its|their)\s+"
    rf"{UTTERANCE}\s+{CHANGE}\s*[?.!]*$"
    r"|^\W*(?:and\s+|but\s+|so\s+)?(?:is|are|was|were)\s+(?:\S+\s+){1,4}?(?:dis|un)?(?:satisfied|happy"
    r"|content|convinced|persuaded|reassured|pleased)(?:\s+(?:with|by)\s+(?:that|this|it"
    r"|what\s+(?:he|she|they|it)\s+(?:was|were|had\s+been)\s+told"
    r"|(?:the|his|her|their|its)\s+(?:answers?|explanations?|repl(?:y|ies)|responses?)))?\s*[?.!]*$",
    re.IGNORECASE,
)
REACTS_TO_SOMEBODY = re.compile(
    r"^\W*(?:and\s+|but\s+)?who(?:\s+(?:else|has|have|had))?\s+(?:(?:dis)?agree[ds]?|object(?:s|ed)?|react(?:s|ed)?"
    r"|respond(?:s|ed)?|repl(?:y|ies|ied)|answer(?:s|ed)?|contradict(?:s|ed)?|challenge[ds]?|interrupt(?:s|ed)?)\s+"
    r"(?:(?:to|with)\s+)?(?:him|her)\W*$",
    re.IGNORECASE,
)
"""Asks for others than the one who was heard: "Who disagreed with her?"."""
HOW_MANY_OF_THEM = re.compile(
    r"^\W*(?:and\s+|but\s+|so\s+)?how\s+(?:many|much)\s+(?:of\s+(?:them|those|these|it)\s+)?"
    r"(?:was|were|is|are|has|have|had)\b",
    re.IGNORECASE,
)
"""Counts what was spoken of: "And how many were convicted?"."""
ASKING = re.compile(
    r"^\W*(?:and\s+|but\s+|so\s+)?(?:when|where|why|which|what|how(?:\s+(?:long|many|much|often))?)\b"
    r"|\b(?:did|does|do|will|would|can|could|should|has|have|had|is|are|was|were)\b",
    re.IGNORECASE,
)
"""Words of a question that name nothing."""
DANGLING = re.compile(r"\s+(?:about|at|by|for|from|in|of|on|to|with)\s*$", re.IGNORECASE)
"""What a word that pointed leaves behind: "an explanation for (this)"."""
ASKS_FACT = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?P<asks>how\s+(?:many|much|long|often|old)|(?:since\s+|until\s+)?when)\b",
    re.IGNORECASE,
)
ANYBODY = re.compile(
    r"\b(?:any|some|every|no)(?:one|body)\b|\bothers\b|\belse\s*[?.!]*$", re.IGNORECASE
)
OTHERS_THAN = re.compile(
    r"\b(?:who|whom|any(?:one|body))\s+else\b|\b(?:which|what|any)\s+other\s+(?:experts?|members?|speakers?"
    r"|rapporteurs?|delegations?|states?|countries)\b|\b(?:about|and|of|from|by)\s+(?:all\s+)?(?:the\s+)?others?"
    r"(?:\s+(?:[\w-]+\s+){0,2}(?:experts?|members?|speakers?|delegations?|states?|countries))?\W*$|\b(?:experts?|members?|speakers?|delegations?|states?)\s+else\b",
    re.IGNORECASE,
)
"""Asks for others than those who were named."""
GOES_ON = re.compile(r"^\W*(?:(?:and|but|also|so)\b\W*)(?=\w)", re.IGNORECASE)
"""A question that is joined to the one before is asked where that one was."""
_PLACES = (
    r"(?:(?:member\s+)?states?|countr(?:y|ies)|delegations?|governments?|committees?|bod(?:y|ies)"
    r"|(?:summary\s+|verbatim\s+)?records?|meetings?|reviews?|dialogues?|sessions?)"
)
ANYWHERE = re.compile(
    r"\b(?:in|across|among|of|by|for|from|at)?\s*(?:(?:all|any|each|every|both|most|several|many|no)\s+(?:of\s+)?"
    r"(?:the\s+)?(?:others?\b\s*)?|(?:the\s+|an)?others?\s+)"
    rf"{_PLACES}\b(?!\s+(?:that|this)\b)|\b(?:elsewhere|anywhere|everywhere|somewhere|nowhere)\b"
    r"(?:\s+else)?|\b(?:in\s+|of\s+)?the\s+others\b"
    r"|\b(?:which|what|how\s+many)\s+(?:states|countries|delegations|committees)\b",
    re.IGNORECASE,
)
"""Asks of more than what was asked of before: "in all records", "the other countries"."""
WHOSE_WORDS = re.compile(
    r"^\W*(?:and\s+|but\s+|so\s+)?(?:who\s+(?:said|says|told|tells|stated|claimed|claims)\s+"
    r"(?:so|that|this|it)|says\s+who|who(?:[’']s|\s+is|\s+was)\s+(?:speaking|talking)"
    r"|whose\s+(?:account|claim|figure|number|opinion|statement|version|view|words)s?\s+"
    r"(?:is|are|was|were)\s+(?:that|these|this|those|they|it))\W*$",
    re.IGNORECASE,
)
"""Asks who stands behind the answer before."""
ASKS_ELSE = re.compile(
    r"^\W*(?:and\s+|but\s+|so\s+)?what\s+else\s.*\b(?:ask(?:ed)?|raised?|mention(?:ed)?|say|said|tell"
    r"|want(?:ed)?\s+to\s+know)\W*$",
    re.IGNORECASE,
)
"""Wants what somebody asked besides, on whatever subject."""
THE_OTHER_RECORD = re.compile(
    r"^\W*(?:(?:and|but|what\s+about|how\s+about)\s+)*(?:(?:in|at|from)\s+)?the\s+other\s+"
    r"(?:record|meeting|document|one)\W*$",
    re.IGNORECASE,
)
IS_TOLD = re.compile(
    r"\b(?:was|were|is|are|has|have|had)\s+(?P<who>he|she|they)\s+(?:been\s+)?(?:\w+ly\s+|then\s+)?"
    r"(?:told|answered|assured|informed|promised)\b",
    re.IGNORECASE,
)
"""Whoever is told something speaks not: "What was she told?"."""
ASKS_TOLD = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?:what\s+(?:else\s+)?(?:was|were|is|are|has|have|had)\s+(?:he|she|they)\s"
    r"|(?:was|has|had)\s+(?:he|she)\s+(?:been\s+|ever\s+)*(?:told|answered)"
    r"(?=\W*$|\s+(?:about\s+)?(?:it|that|this)\b))",
    re.IGNORECASE,
)
"""Asks what somebody was told who asked; "Was she told why?" may be of a prisoner."""
THE_ONE = re.compile(
    r"\b(?:the|another)\s+ones?\s+(?=(?:about|against|for|of|on|regarding|to)\b)", re.IGNORECASE
)
"""Stands for a thing of the kind spoken of: "the one on bail" after "the bill on prisons"."""
OF_A_KIND = re.compile(
    r"\b(?P<kind>[^\W\d_][\w-]+)\s+(?:about|against|for|of|on|regarding|to)\b", re.IGNORECASE
)
ELSEWHERE = re.compile(r"\b(?:other|others|else|elsewhere|all|both|each|every)\b", re.IGNORECASE)
REPLIES = re.compile(
    r"\b(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respon(?:d|ded|se|ses))\b", re.IGNORECASE
)
ASKS_WHO = re.compile(r"^\W*(?:and\s+|but\s+|so\s+)?(?:who|whose)\b", re.IGNORECASE)
MASCULINE = frozenset({"he", "his", "him"})
PERSON = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
SHE_DOES = re.compile(r"\b(?:did|does|do|has|have|had)\s+(?:he|she)\b", re.IGNORECASE)
SPEAKS_AS = {
    re.compile(
        r"\b(?:ask|asks|asked|wonder|enquire|inquire|questions?|insist|persist|press|(?:come|go)\s+back\s+to"
        r"|return\s+to|follow\s+up|(?:want|wish)(?:ed|es|s)?\s+to\s+(?:hear|know|learn))\b",
        re.I,
    ): Side.COMMITTEE,
    re.compile(r"\b(?:repl(?:y|ies|ied)|answers?|answered|respond|responses?)\b", re.I): Side.STATE,
}
"""What tells of somebody's words on which side that one speaks."""
_RELATED = (
    r"(?:reasons?|causes?|results?|outcomes?|penalt(?:y|ies)|sentences?|numbers?|figures?|percentages?"
    r"|dates?|purposes?|aims?|costs?|budget|consequences?|exceptions?|conditions|criteria|basis"
    r"|details|deadlines?|differences?)"
)
RELATIONAL = re.compile(
    rf"^\W*(?:(?:and|any|the)\s+)*(?:{_RELATED}|trends?|examples?|statistics|stats|recommendations?)\W*$|"
    r"^\W*(?:and\s+|but\s+)?(?:what\s+(?:is|are|was|were)\s+the\s+(?:main\s+|exact\s+|legal\s+)?"
    rf"{_RELATED}\W*$|(?:what|which)\s+{_RELATED}\s+(?:is|are|was|were|has\s+been|have\s+been"
    r"|did\s+(?:he|she|they|it))\s+(?:given?|cited?|mention(?:ed)?|named?|provided?|quoted?|stated?"
    r"|presented?|told)\W*$|(?:(?:under|in|by|from|for|on|of|to|at|with)\s+)?(?:which|what)\s+(?:other\s+)?"
    r"(?:acts?|articles?|bills?|codes?|courts?|crimes?|decrees?|laws?|provisions?|treat(?:y|ies)|cit(?:y|ies)"
    r"|count(?:y|ies)|months?|offences?|places?|prisons?|provinces?|regions?|towns?|villages?|years?)\W*$)",
    re.IGNORECASE,
)
"""Asks of something that is always that of something else, and does not say of what."""
THERE = re.compile(r"\s+(?:over\s+|in\s+)?there\b(?=\W*$)|\s+in\s+that\s+(?:country|state)\b", re.I)
BOTH = re.compile(
    r"\b(?:they\s+)?both(?:\s+of\s+them)?\b(?!\s+(?:of|sides?|parties|states?|countries)\b)"
    r"|\b(?:the\s+two|these\s+two)(?:\s+(?:states|countries|delegations))?\b"
    r"|\bboth\s+(?:states|countries|delegations)\b",
    re.IGNORECASE,
)
MEETING_IN_ORDER = re.compile(
    r"\b(?:in|at|during)\s+(?:the|its|their)\s+(?P<which>first|second|third|last)\s+meeting\b", re.I
)
ONE_MEETING = re.compile(r"\bmeeting\b|/")
"""In the words for meetings: one by its number, its order or its symbol."""
ANOTHER_MEETING = re.compile(
    r"^\W*(?:(?:and|but|so|what\s+about)\s+)?(?:(?:in|at|during)\s+)?the\s+"
    r"(?P<which>first|second|third|last)(?:\s+(?:one|(?P<meeting>meeting)))?\W*$",
    re.IGNORECASE,
)
A_MINISTER = re.compile(
    r"\bthe\s+(?:(?:deputy|vice|first|prime)[\s-]+)*minister\b(?!\s+(?:of|for|from)\b)",
    re.IGNORECASE,
)
"""Of the State spoken of, where no other is named."""
NEXT_PARAGRAPH = re.compile(
    r"^\W*(?:(?:and|what\s+about|show(?:\s+me)?)\s+)*the\s+(?:(?P<next>next|following)|previous|preceding)"
    r"(?:\s+(?:one|paragraph))?\W*$|^\W*(?:(?:and|what\s+about|show(?:\s+me)?)\s+)*the\s+"
    r"(?:one|paragraph)\s+(?:(?P<after>after)|before)(?:\s+(?:it|that|this))?\W*$",
    re.IGNORECASE,
)
NUMBERS_ALONE = re.compile(
    r"^\W*(?:(?:and|or|also|now|then|plus|what\s+about)\b\W*)*(?P<numbers>\d{1,3}\b[\d\s,;&–-]*"
    r"(?:\b(?:and|or|to|until)\b[\d\s,;&–-]*)*)\W*$",
    re.IGNORECASE,
)
"""After paragraphs, others of the same record: "and 8?"."""
NUMBERS = {word: n for n, word in enumerate("first second third fourth fifth sixth".split(), 1)}
A_PLACE = re.compile(
    rf"^\W*(?:(?:and|but|what\s+about|more\s+(?:on|about)|tell\s+me\s+(?:more\s+)?about)\s+)*the\s+"
    rf"(?P<alone>{'|'.join(NUMBERS)}|last)\s+one\W*$|\b(?P<word>{'|'.join(NUMBERS)}|last)\s+(?:point|statement|citation|passage|quote|source|item)\b"
    r"|\b(?:point|statement|citation|passage|quote|source|item|number)\s+\[?(?P<number>\d{1,2})\b"
    r"|\[(?P<bracket>\d{1,2})\]",
    re.IGNORECASE,
)

NAMES_OTHER_SIDE = re.compile(r"\b(?:the\s+)?other\s+(?:side|party)(?:[’']s)?\b", re.IGNORECASE)

MAY_LEAN = re.compile(
    r"^\W*(?:and|but|so|then|also)\b|\b(?:it|they|them|he|she|him|those|these)\b"
    r"|\b(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would)\s+(?:this|that)\b",
    re.IGNORECASE,
)
"""What may point at something before, or at something in the question itself."""
