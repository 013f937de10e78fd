"""English: the lines, offices and header words of its records.

How they announce speakers is in :mod:`index.parsing.grammar.english_speakers`.
"""

from __future__ import annotations

import re

from index.parsing import reporting_verbs
from index.parsing.designations import PERSON_NAME, RANKS, TITLES
from index.parsing.grammar.english_speakers import read_designation
from index.parsing.grammar.shape import Grammar, HeaderWords, Lines, Offices, Telling

_CHAIR = r"(?:(?:Acting|Temporary)\s+)?(?:Chair(?:\s?(?:person|man|woman))?|President)"
_MOVEMENT = re.compile(
    rf"""^(?:
      At\ the\ invitation\ of\ the\ {_CHAIR}
    | (?:The|All\ the)\ (?:members\ of\ the\ )?delegations?\ of\ .{{1,200}}?[ ]
        (?:withdrew|left|joined|
        resumed|took\ (?:a\ |its\ |their\ )?(?:places?|seats?))\b
    | The\ {_CHAIR}\ (?:returned\ to|resumed|took)\ the\ Chair\b
    | {TITLES}\.?\ .{{1,200}}?[ ]
        (?:withdrew|took\ (?:a\ |his\ |her\ |their\ )?(?:places?|seats?)\ at|
        took\ the\ Chair|resumed\ the\ Chair|was\ escorted|were\ escorted|
        (?:made|took)\ the\ (?:solemn\ declaration|oath)|
        (?:was|were)\ (?:re-?)?elected\ [^.]{{0,80}}(?:Chair|Rapporteur|acclamation))
    | (?:A|The)\ (?:video|film|recording|documentary|message|short\ film)\b.{{0,200}}[ ]
        (?:was|were)[ ]
        (?:shown|projected|screened|played)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ACT = re.compile(
    r"""^(?:
      It\ was\ so\ (?:decided|agreed)
    | (?:The\ )?(?:agenda|programme\ of\ work|provisional\ agenda|minutes)\b.{0,120}[ ]
        (?:was|were)[ ]
        (?:so\ )?(?:adopted|approved)
    | (?:The\ )?(?:(?:oral|revised)\ )?(?:draft|Paragraphs?|Chapters?|Sections?|Articles?|Part|
        proposals?|(?:sub-)?amendments?|motion|list\ of\ issues)\b.{0,200}[ ]
        (?:was|were)[ ]
        (?:orally\ )?(?:adopted|approved|rejected|withdrawn)
    | (?:At\ the\ request\ of\ .{1,200}?,\ )?
        (?:A|The)\ (?:recorded|separate|single|roll-call|secret)?\ ?(?:vote|ballot)\ was\ taken
    | .{3,80},\ having\ been\ drawn\ by\ lot\b.{0,80}\ called\ upon\ to\ vote
    | The\ representatives\ of\ .{1,500}\ (?:also\ )?made\ statements\b
    # Laws and policies are adopted elsewhere, and delegations tell of it.
    | The\ (?![^.]*\b(?:Acts?|Bills?|Codes?|Constitution|Decrees?|Laws?|legislation|measures?
        |Ordinances?|plans?|polic(?:y|ies)|reforms?|regulations?|strateg(?:y|ies))\b)
        [^.,]{1,150}\ (?:was|were)\ (?:adopted|approved)\.?$
    | Statements?\ (?:in\ .{1,60}\ )?(?:was|were)\ (?:also\ )?made\ by\b
    | The\ (?:Committee|Commission|Council)[ ]
        (?:took\ note\ of|so\ decided|proceeded\ to\ (?:a\ )?vote)\b[^.]*\.?$
    | The\ members\ of\ the\ (?:Committee|General\ Assembly|Council)\ observed\ a\ minute
    | A\ (?:minute|moment)\ of\ silence
    | \[Subsequently,\ the\ delegations?\ of\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CHAIR_CHANGE = re.compile(
    rf"^(?:{TITLES}\.?\s.{{1,200}}?|The\s{_CHAIR})\s(?:took|resumed|returned\s+to)\s+the\s+Chair\b",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"(?:In\s+favou?r|Against|Abstaining|Abstentions)\s*:\s*(?P<states>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NONE = re.compile(r"(?:None|Nil)\s*\.?\s*$", re.IGNORECASE)
_FOOTNOTE = re.compile(
    r"^\s*(?:\*{1,4}(?=\s|[A-Z])|_{4,}\s*$)"
    r"|^(?:This|The\s+present)\s+(?:summary\s+)?records?\s+(?:is|are|contains)\b"
    r"|^(?:Corrections\s+(?:should|to)|They\s+should\s+be\s+(?:set|sent|submitted))\b"
    r"|^Any\s+corrections\s+to\s+the\s+records?\b|^GE\.\d\d-\d+"
)
_FINITE = re.compile(
    r"\b(?:had|was|were|would|said|could|should|did|had|hoped|has|have)\b", re.IGNORECASE
)
_INNER_STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bNo)(?<!\bMrs)(?<!\bDr)(?<!\bart)[.?!]\s+[A-Z“\"]"
)
_CHAIR_WORD = re.compile(
    r"(?:(?:acting|temporary|interim|outgoing|vice|co)[\s-]*)*"
    r"(?:chair(?:person|man|woman)?|president|moderator)$",
    re.IGNORECASE,
)
_COMMITTEE_OFFICE = re.compile(
    r"(?:(?:first|second|alternate|co-?|follow-?up)\s*)*(?:country\s+)?(?:co-)?rapporteur\b"
    r"|special\s+rapporteur\s+(?:on|for)\s+(?:the\s+)?(?:follow|new\s+comm|concluding|reprisals)"
    r"|(?:(?:member|co-?ordinator|co-co-?ordinator|leader)(?:\s+of\s+the|,)\s+)(?:committee|(?:country\s+)?(?:report\s+)?task)"
    r"|(?:follow-?up|task\s+force)\s+co-?ordinator\b|co-?ordinator\s+(?:on|for|of)\s+follow"
    r"|(?:country\s+)?task\s+force|vice-?\s?chair|country\s+report\s+task",
    re.IGNORECASE,
)
_OUTSIDE_OFFICE = re.compile(
    r"(?:vice-?)?(?:president|chair(?:person|man|woman)?|co-?chair\w*|special\s+rapporteur|"
    r"independent\s+expert|facilitator|co-?ordinator|rapporteur|secretary-general)\b",
    re.IGNORECASE,
)
_OFFICE_NOUN = re.compile(
    r"(?:\w+\s+)?(?:secretary|representative|director|chief|commissioner|under-secretary|"
    r"assistant|deputy|acting|special|president|head|officer|adviser|advisor|minister|observer|"
    r"coordinator|legal|temporary|chair|expert|independent|high\s+commissioner|united\s+nations\s+"
    r"high\s+commissioner)\b",
    re.IGNORECASE,
)
_SUBSTANCE = re.compile(
    r"asked|enquired|inquired|wondered|wished|queried|questioned|regretted|requested"
    r"|would\s+(?:also\s+)?like\s+to\s+(?:know|ask|hear)|(?:wished|wanted)\s+to\s+(?:ask|know)"
)
_AS_MEMBER = re.compile(
    r",\s+as\s+(?:a|an)\s+(?:member|expert)\b|speaking\s+(?:as\s+(?:a|an)\s+(?:member|expert)|for\s+(?:him|her)self|as\s+country\s+rapporteur|"
    r"in\s+(?:his|her|their|a)\s+(?:personal|own|individual)|"
    r"in\s+(?:his|her)\s+capacity\s+as\s+(?:(?:a|an|country)\s|"
    r"(?:the\s+)?(?:chair\w*|co-?ordinator|leader|member)\s+of\s+the\s+(?:working|task)\b))",
    re.IGNORECASE,
)
_DELEGATION = re.compile(
    r"^(?:the\s+)?(?:delegation\s+of|(?:permanent\s+)?(?:observer|representative)\s+(?:for|of|from))"
    r"\s+(?:the\s+)?",
    re.IGNORECASE,
)
_ORDINAL = (
    r"(?:\d{1,3}\s?(?:st|nd|rd|th)"
    r"|(?:(?:one\s+)?hundred(?:\s+and)?[\s-]+)?(?:(?:twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|"
    r"ninety)\s?-\s*)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|"
    r"twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    r"twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth))"
)
_HEADER = HeaderWords(
    session=re.compile(
        rf"(?:(?:resumed|special|emergency)\s+)*{_ORDINAL}\s+"
        r"(?:(?:resumed|special|emergency|regular|extraordinary|substantive)\s+)*(?:session|year)"
        r"|^\s*(?:[a-z][\w-]*\s+){1,4}session(?=\s*\*?\s*$)",
        re.IGNORECASE,
    ),
    meeting=re.compile(
        r"(?<!\d)(\d{1,4})\s?(?:st|nd|rd|th)\s*(?:plenary\s+|\([^)]*\)\s*)?meeting", re.IGNORECASE
    ),
    held=re.compile(r"\bHeld\b|(?<=[a-z*])Held(?=\s+(?:at|in|via|by)\b)"),
    place=re.compile(
        r"Held\s+(?:at\s+(?:the\s+)?)?(.+?)(?:,\s*|\s+)on\s+(?:\w+day\b|\d)", re.IGNORECASE
    ),
    time=re.compile(
        r"(?:\bat\s*|(?<=\d{4}),\s*)(\d{1,2}(?:[.:]\s?\d\d)?\s*[ap]\.\s?m\.|(?:12\s+)?noon)",
        re.IGNORECASE,
    ),
    chair=re.compile(
        r"(?:(?:Acting|Temporary|Interim)\s+)?(?:Co-?)?(?:Chair(?:\s?(?:person|man|woman)s?)?s?|"
        r"Presidents?)\s*:",
        re.IGNORECASE,
    ),
    later=re.compile(r"(?:and\s+)?later\s*:", re.IGNORECASE),
    contents=re.compile(
        r"(?:table\s+of\s+)?contents(?:\b|(?=(?-i:[A-Z])))|agenda\s*$", re.IGNORECASE
    ),
    labels=re.compile(
        r"Distr\s?\.|Original\s*:|(?i:Summary\s+record\b)|Provisional\s+verbatim|Held\s+(?:at|"
        r"in|via)\b"
        r"|(?:(?:Temporary|Acting)\s+)?(?<!Temporary\s)(?<!Acting\s)(?<!The\s)(?<![\w-])"
        r"(?:Chair(?:person|man|woman)?|President)\s*:|(?<=[a-z)])Chair(?:person|man|woman)?\s*:"
        r"|later\s*:|(?<=[a-z)*.])Contents|CONTENTS\b"
    ),
    report=re.compile(
        r"\breports?\s+of\s+(?:the\s+)?|\breports?\s*[:–-]\s+(?:the\s+)?"
        r"|\binformation\s+submitted\s+by\s+(?:the\s+)?"
        r"|\babsence\s+of\s+an?\s+(?:\w+\s+)?report\b.{0,40}?\b(?:of|by|from|in)\s+(?:the\s+)?"
        r"|\buniversal\s+periodic\s+review\s*(?:of|[:–-])\s*(?:the\s+)?"
        r"|^review\s+of\s+(?:the\s+)?(?=[^,;:(]{3,60}(?:\([^)]*\)\s*)*$)",
        re.IGNORECASE,
    ),
    arrival=re.compile(r"\bthe\s+(?:members\s+of\s+the\s+)?delegation\s+of\s+(?:the\s+)?"),
    title=re.compile(r"\breports?\s+of\b|\breport\s*:", re.IGNORECASE),
    listed_reports=re.compile(
        r"reports?\b.{0,60}\bsubmitted\s+by\s+States\s+parties|reports\s+of\s+States\s+parties",
        re.IGNORECASE,
    ),
    routine=re.compile(r"adoption\s+of\s+the\s+agenda", re.IGNORECASE),
    continued=re.compile(
        r"\s*\((?:[^()]*/[^()]*|continued|concluded|partial|(?:agenda\s+)?items?\s[^()]*)\)",
        re.IGNORECASE,
    ),
    agenda_item=re.compile(
        r"(?:Agenda\s+)?[Ii]tems?\s+\d+(?:\s*\([^()]*\))*"
        r"(?:(?:,|\s+and|\s+to)\s+(?:\d+|\([a-z]\))(?:\s*\([^()]*\))*)*\s*[:.–-]?\s*"
    ),
    documents=re.compile(
        r"(?<=[\w)\]])\s+(?=(?:(?:Reports?|Notes?|Memorandum|Letters?)\s+(?:of|by|from|dated)\s"
        r"|(?:Revised\s+)?Draft\s+(?:resolution|decision|amendment)s?\b|Amendments?\s+to\s+draft\b))"
    ),
)
ENGLISH = Grammar(
    language="en",
    announced=read_designation,
    lines=Lines(
        movement=_MOVEMENT,
        chair_change=_CHAIR_CHANGE,
        act=_ACT,
        vote=_VOTE,
        none=_NONE,
        footnote=_FOOTNOTE,
        finite=_FINITE,
        clause=re.compile(
            r"\b(?:who(?:se|m)?|which|that|where|when|what|how|why|whether)\b", re.IGNORECASE
        ),
        inner_stop=_INNER_STOP,
    ),
    offices=Offices(
        chair=_CHAIR_WORD,
        committee=_COMMITTEE_OFFICE,
        outside=_OUTSIDE_OFFICE,
        noun=_OFFICE_NOUN,
        substance=_SUBSTANCE,
        as_member=_AS_MEMBER,
        national=re.compile(
            r"\bin\s+(?:my|his|her|their|a)\s+national\s+capacity(?!\s+as\b)"
            r"|\b(?:capacity\s+as|speaking\s+as)\s+(?:the\s+)?(?P<office>(?:Permanent\s+|Deputy\s+)*"
            r"(?:representative|delegate|Minister|Prime\s+Minister|President|Secretary)\b"
            r"[^.;]{0,120})",
            re.IGNORECASE,
        ),
        about_to=re.compile(
            r"(?:\bI\s+(?:shall|will|should|would|wish|want|now\s+(?:wish|make|take|speak))\b[^.]*"
            r"|\b(?:Let|Allow)\s+me\b[^.]*|^Speaking\s+(?:now\s+)?)"
            r"(?=\bin\s+my\s+(?:(?:own|national|personal)\s+)*capacity\b)"
        ),
        resumes=re.compile(
            r"Speaking\s+(?:now\s+|again\s+)?as\s+(?:the\s+)?P(?:resident|RESIDENT)\b"
            r"|I\s+(?:shall\s+|will\s+)?(?:now\s+)?(?:resume\s+my\s+(?:functions?|role|duties|capacity)"
            r"|give\s+the\s+floor\s+to|call\s+on\s+the\s+(?:representative|observer|delegate))"
        ),
        speaking=re.compile(r"speaking\b"),
        government=re.compile(
            r"(?:(?:Acting|Deputy|Vice|First|Prime|Federal|Chief)[\s-]+)*(?:Minister|Secretary\s+of\s+State|"
            r"Attorney[\s-]General|Ambassador|Permanent\s+Representative|Head\s+of\s+(?:the\s+)?delegation)",
            re.IGNORECASE,
        ),
        delegation_of=_DELEGATION,
        the_committee="committee",
        member="member",
        country_rapporteur=re.compile(r"Country\s+Rapporteur", re.IGNORECASE),
    ),
    header=_HEADER,
    telling=Telling(
        person=re.compile(rf"(?P<name>{PERSON_NAME})"),
        common_titles=re.compile(
            r"(?:General|Judge|Justice|Count|Prince|Princess|King|Queen|Father|Sister|Cardinal|"
            rf"Archbishop|{RANKS})\b"
        ),
        happened=reporting_verbs.HAPPENED,
        saying=re.compile(rf"\s{reporting_verbs.VERB_SOURCE}\b"),
        elsewhere=reporting_verbs.SPOKEN_ELSEWHERE,
        heard_elsewhere=reporting_verbs.HEARD_ELSEWHERE,
        light=reporting_verbs.LIGHT,
        by_object=reporting_verbs.REPORTS_BY_OBJECT,
    ),
)
"""Also the grammar of records whose language is not known."""
