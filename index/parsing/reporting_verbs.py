"""The English words by which a summary record reports that somebody speaks: patterns, as text.

And those by which whoever has the floor tells of what others said and did elsewhere.
"""

from __future__ import annotations

import re

from index.reference.dates import ENGLISH_MONTHS

_REPORTING = (
    "accepted acknowledged added addressed adjourned admitted advised affirmed agreed announced "
    "answered apologized apologised appealed applauded appreciated argued asked assessed asserted "
    "associated assured attributed began believed called cautioned challenged cited claimed "
    "clarified closed commended commented compared complained concluded concurred condemned "
    "confirmed congratulated considered continued contrasted contributed counselled criticized "
    "criticised declared declined deemed defended delivered denied deplored described detailed "
    "disagreed disclosed discussed disputed doubted drew echoed elaborated emphasized emphasised "
    "encouraged endorsed enquired enumerated envisaged estimated exhorted explained expressed "
    "extended favoured feared felt followed found gave highlighted hoped illustrated implored "
    "indicated informed inquired insisted introduced invited joined listed maintained made "
    "mentioned moved named noted objected observed offered opened opposed outlined paid pointed "
    "posed praised predicted preferred presented pressed proceeded proclaimed pronounced proposed "
    "protested provided put queried questioned quoted raised read reaffirmed reassured rebutted "
    "recalled recapitulated recognized recognised recommended referred reflected regretted "
    "reiterated rejected related remained remarked reminded repeated replied reported requested "
    "responded restated reviewed said saluted seconded shared sought specified "
    "speculated spoke started stated stressed submitted subscribed suggested summarized summarised "
    "summed supported supposed surmised suspected thanked thought told took trusted underlined "
    "underscored understood urged ventured voiced volunteered wanted warned welcomed wished "
    "wondered "
    "conceded contended contradicted conveyed corrected countered dismissed exclaimed hinted "
    "interjected lamented nominated pleaded pledged promised reasoned refuted rejoined renewed "
    "repeated reserved returned picked held resumed retorted reverted ruled signalled sympathized "
    "turned"
).split()
ADVERB = (
    r"(?:(?:also|again|then|further|furthermore|first|therefore|nevertheless|nonetheless|"
    r"thus|finally|lastly|next|likewise|personally|fully|strongly|once\s+more)\s+)*"
)
_ATTITUDE = (
    r"would\s+(?:(?:also|have)\s+)?(?:like[d]?\s+to\s+\w+|appreciate|welcome|be\s+(?:interested|grateful))"
    r"|(?:did|could)\s+not\s+(?:agree|share|see|think|believe|understand|consider|accept|support|wish|want|object|oppose|"
    r"intend|know|doubt|recall|find|feel|favour|recognize|regard|propose)"
    r"|failed\s+to\s+(?:see|understand|grasp)"
    r"|looked\s+forward\s+to|went\s+on\s+to\s+(?:ask|say|speak|express|note)|brought\s+up"
    r"|came\s+back\s+to\s+the\s+(?:question|issue|matter|case|point|subject)|alluded|dwelt"
    r"|laid\s+(?:stress|emphasis)|cast\s+doubt|saw\s+no|dealt\s+with|touched\s+(?:up)?on|regarded"
    r"|had\s+(?:(?:some|serious|grave|several|many|two|three|further|other|no|a|an)\s+)*"
    r"(?:doubts?|questions?|concerns?|reservations?|difficult(?:y|ies)|misgivings)"
    r"|(?:was|were)\s+(?:(?:also|still|not|deeply|very|particularly|greatly|most|rather|somewhat)\s+)*"
    r"(?:surprised|concerned|pleased|glad|grateful|alarmed|struck|curious|interested|puzzled|"
    r"disappointed|troubled|worried|encouraged|dismayed|shocked|impressed|convinced|unclear|unsure|"
    r"delighted|heartened|perplexed|sceptical|skeptical|anxious|eager|keen|reluctant|hopeful|"
    r"confident|aware|mindful|inclined|sorry|afraid|doubtful|uneasy|intrigued|opposed|satisfied|of\s+the\s+(?:same\s+)?(?:view|opinion)|"
    r"in\s+(?:favour|agreement)|at\s+a\s+loss)"
)
"""How records put what somebody feels, in place of a verb of saying."""
SAYING = rf"{'|'.join(_REPORTING)}|{_ATTITUDE}"
VERB_SOURCE = rf"{ADVERB}(?P<verb>{SAYING})"

_MONTH = f"(?:{'|'.join(map(str.title, ENGLISH_MONTHS))})"
_WHEN = (
    rf"(?:in|on|at|by|since|until)\s+(?:(?:early|late|mid)[\s-])?(?:\d{{1,2}}\s+)?(?:{_MONTH}\b|\d{{4}}\b)"
    r"|(?:at|during)\s+the\s+(?:previous|preceding|last|same|earlier)\s+\w+"
    r"|(?:last|the\s+(?:same|next|following|previous))\s+(?:night|day|week|month|year|morning|evening)"
    r"|(?:\w+\s+)?(?:days?|weeks?|months?|years?)\s+(?:later|earlier|ago|before)|afterwards"
    r"|in\s+(?:his|her|their|its|an?|the)\s+(?:\w+\s+){0,2}?(?:reports?|letters?|books?|articles?|"
    r"interviews?|judg(?:e)?ments?|opinions?|lectures?|memoirs|testimony|diar(?:y|ies))"
)
_HEARER = (
    r"(?:the|a|an|his|her|their|two|several|some)\s+(?:[\w-]+\s+){0,2}?(?:police\w*|courts?|judges?|"
    r"magistrates?|prosecutors?|tribunals?|jury|press|newspapers?|journalists?|reporters?|media|"
    r"lawyers?|attorneys?|doctors?|physicians?|guards?|officers?|soldiers?|wardens?|consulate|embassy|"
    r"senate|parliament|investigators?|detectives?|interrogators?|captors?|family|mother|father|wife|"
    r"husband|parents|brother|sister|neighbours?|employers?|landlord|hospital|villagers?|crowd)"
)
SPOKEN_ELSEWHERE = re.compile(
    rf"\s+(?:(?:{_WHEN})\b|(?:to|before)\s+(?:him|her|me)\b|(?:him|her|me)(?=\s+(?:that|how|to)\b)"
    rf"|(?:(?:to|before)\s+)?{_HEARER}\b"
    r"(?!\s+(?:reply|statement|question|delegation|country|Government)))",
    re.IGNORECASE,
)
"""Behind a verb of saying: another day, or hearers who do not sit in the meeting."""
HEARD_ELSEWHERE = re.compile(rf"\s(?:to|by)\s+{_HEARER}\b")
"""In the clause before whoever speaks: "In reply to the police, ..."."""
LIGHT = re.compile(
    r"(?:closed|opened|resumed|joined|nominated|moved|returned|picked|held|made|gave|delivered|presented|introduced|"
    r"submitted|read|drew|took|paid|put|raised|started|turned|proceeded|extended|defended|followed|"
    r"shared|renewed|offered|provided|contributed)"
)
"""Verbs that report speech only by what stands behind them; else they tell of what was done."""
_SPOKEN_OF = (
    r"statements?|remarks?|comments?|accounts?|overview|examples?|information|presentations?|"
    r"questions?|amendments?|draft|texts?|resolutions?|decisions?|reports?|documents?|motions?|"
    r"closure|adjournment|votes?|meetings?|sessions?|discussions?|debate|list|floor|tribute|"
    r"attention|note|views?|opinions?|exception|stock|issues?|points?|proposals?|suggestions?|thanks|"
    r"assurances?|repl(?:y|ies)|answers?|explanations?|figures|statistics|details?|update|concerns?|"
    r"delegations?|Committee|Commission|Council|Chair\w*|State\s+part(?:y|ies)|Government|members?|"
    r"speakers?|consensus|sponsors?|support|position|paragraphs?|articles?|chapters?|wording|"
    r"reservations?|appeal|conclusions?|recommendations?|observations?|Rapporteurs?|secretariat|"
    r"concepts?|interpretation|approach|argument|conviction|hope|clarifications?|questioning|"
    r"apolog(?:y|ies)|thoughts|ideas?|topics?|subjects?|matters?|situation|requests?|criticisms?|"
    r"welcome|condolences|congratulations|background|distinctions?|comparisons?|parallels?|lessons?"
)
REPORTS_BY_OBJECT = re.compile(
    r"\s+(?:that|whether|if|how|why|what|it|with|as|the\s+following|up\s+on|on\s+to|(?<=read\s)out|(?<=turned\s)to|"
    r"to\s+(?:be|know|ask|say|comment|enquire|inquire|observe|note|discuss|express|thank|welcome))\b"
    rf"|(?:[^.,;:]|(?<=\bM[rs])\.){{0,90}}?\b(?:{_SPOKEN_OF}|(?:in|by)\s+[a-z]+ing)\b"
)
"""What stands behind such a verb where it does report."""
_IRREGULAR = (
    r"was|were|ate|bade|became|began|bent|bore|bought|broke|brought|built|burst|came|cast|caught|"
    r"chose|clung|cost|cut|dealt|did|drank|drew|drove|dwelt|fell|fed|felt|fled|flew|forbade|forgave|"
    r"forgot|fought|found|froze|gave|got|grew|heard|held|hid|hit|hung|kept|knew|laid|lay|led|left|lent|"
    r"let|lost|made|meant|met|paid|put|ran|rang|read|rose|sang|sat|saw|sent|set|shook|shot|shut|slept|"
    r"sold|spent|spoke|spread|stole|stood|stuck|struck|swore|swam|taught|threw|told|took|tore|"
    r"undertook|understood|went|withdrew|withstood|woke|won|wore|wrote"
)
HAPPENED = re.compile(
    rf"(?:,\s+[a-z][^.;:()]{{0,80}},)?\s+(?:never\s+|then\s+|once\s+|later\s+|also\s+)?"
    rf"(?P<verb>[a-z]+ed|{_IRREGULAR})(?![\w’'-])"
)
"""Behind the name of a person: a verb in the tense in which things are told."""
