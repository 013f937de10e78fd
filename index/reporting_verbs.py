"""The English words by which a summary record reports that somebody speaks: patterns, as text."""

from __future__ import annotations

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
    "repeated reserved resumed retorted reverted ruled signalled sympathized turned"
).split()
ADVERB = (
    r"(?:(?:also|again|then|further|furthermore|first|therefore|nevertheless|nonetheless|"
    r"thus|finally|lastly|next|likewise|personally|fully|strongly|once\s+more)\s+)*"
)
_ATTITUDE = (
    r"would\s+(?:(?:also|have)\s+)?(?:like[d]?\s+to\s+\w+|appreciate|welcome|be\s+(?:interested|grateful))"
    r"|(?:did|could)\s+not\s+(?:agree|share|see|think|believe|understand|consider|accept|support|wish)"
    r"|failed\s+to\s+(?:see|understand|grasp)"
    r"|had\s+(?:(?:some|serious|grave|several|many|two|three|further|other|no|a|an)\s+)*"
    r"(?:doubts?|questions?|concerns?|reservations?|difficult(?:y|ies)|misgivings)"
    r"|(?:was|were)\s+(?:(?:also|still|not|deeply|very|particularly|greatly|most|rather|somewhat)\s+)*"
    r"(?:surprised|concerned|pleased|glad|grateful|alarmed|struck|curious|interested|puzzled|"
    r"disappointed|troubled|worried|encouraged|dismayed|shocked|impressed|convinced|unclear|unsure|"
    r"delighted|heartened|perplexed|sceptical|skeptical|of\s+the\s+(?:same\s+)?(?:view|opinion)|"
    r"in\s+(?:favour|agreement))"
)
"""How records put what somebody feels, in place of a verb of saying."""
SAYING = rf"{'|'.join(_REPORTING)}|{_ATTITUDE}"
VERB_SOURCE = rf"{ADVERB}(?P<verb>{SAYING})"
