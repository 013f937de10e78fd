"""A question without what people say around it: thanks, greetings, and that they meant another.

"No, I meant the Committee" asks of the Committee what was asked before of others, "Same for Brazil"
of Brazil. All of these are put as the fragments that they are: "And the Committee?".
"""

from __future__ import annotations

import re

from assistant.query.asker import without_asker
from index.reference.states import find_states

_POLITE = (
    r"(?:please|pls|plz|many\s+thanks|thanks(?:\s+(?:a\s+lot|again|very\s+much|so\s+much))?"
    r"|thank\s+you(?:\s+(?:very|so)\s+much)?|thx|ok(?:ay)?|hi|hello|hey|sorry|excuse\s+me"
    r"|merci(?:\s+beaucoup)?|bonjour|(?:muchas\s+)?gracias|por\s+favor|hola|danke|bitte"
    r"|s[’']il\s+(?:vous|te)\s+pla[iî]t)"
)
_COMMENT = (
    r"(?:great|good|perfect|excellent|interesting|very\s+(?:good|interesting)|right|fine|well|i\s+see"
    r"|got\s+it|that\s+helps|that(?:[’']s|\s+(?:is|was|will\s+be))\s+(?:all|enough|it)|understood|good\s+(?:morning|afternoon|evening|day))"
)
_TURNS = (
    r"(?:(?:now\s+)?something\s+else|(?:one\s+more|another|next|last|a\s+further)\s+(?:thing|question|point)"
    r"|by\s+the\s+way|next)"
)
_BREAK = r"(?:\s*(?:[,.;:!–]|-(?!\w))|\s+-)"
"""Behind what stands for itself; a hyphen within a word is none ("No-one", "well-being")."""
_BEFORE = re.compile(
    rf"^\W*(?:(?:{_POLITE}(?!-?\w)|(?:{_COMMENT}|{_TURNS})(?={_BREAK})|dear\s+\w+(?:\s+\w+)?\s*[,;:]"
    r"|(?:so|then|now|just)(?=\s+(?:what|which|who|whom|whose|when|where|why|how|did|does|just|tell|write"
    r"|draft|prepare|compare|summari[sz]e|translate)\b))[\s,.;:!–-]*)+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:(?:[\s,.;:!?–-]+(?:pls|plz|please)|[,.;:!?–-]\s*{_POLITE}))+\W*$", re.IGNORECASE
)
_FETCH = (
    r"(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+)?(?:give\s+me|get\s+me|find(?:\s+me)?|show\s+me"
    r"|i\s+need|i\s+want|i(?:[’']d|\s+would)\s+like|look\s+(?:for|up)|pull\s+up|search\s+for|list|quote(?:\s+me)?|cite|extract"
    r"|copy)\s+"
)
_FETCHED = re.compile(
    rf"^\W*(?:{_FETCH}|(?:make|draw\s+up)\s+(?:me\s+)?)(?:(?:all|every|any|some|an?|the|exact|full"
    r"|complete)\s+)*(?:everything|anything|quotes?|quotations?|mentions?|passages?|references?|wording"
    r"|tables?|overview|timeline)\s+(?:of|on|about|to|for|regarding|concerning)\s+",
    re.IGNORECASE,
)
"""How people have something brought: nothing of it is a subject."""
_SHOWN = re.compile(
    r"^\W*(?:let\s+(?:me|us)\s+(?:have|hear|read|see)|point\s+(?:me|us)\s+to|pull\s+up|look\s+up|dig\s+(?:out|up)"
    r"|(?:find|show)(?:\s+(?:me|us))?\s+(?:the|a|any|all)\s+(?:paragraphs?|parts?|passages?|places?|sentences?)"
    r"\s+(?:where|in\s+which))\s+(?=\S)",
    re.IGNORECASE,
)
_FETCHED_WORDS = re.compile(
    rf"^\W*(?!list\b){_FETCH}(?=what\s+(?!(?:is|are|was|were|did|does|has|have)\b))"
    r"|^\W*(?:quote|cite)\s+(?=(?-i:[A-Z])\S|the\s+(?:committee|delegation|state)\b)",
    re.IGNORECASE,
)
"""Before what somebody said, or before whoever is to be quoted."""
_TO_CHECK = re.compile(
    r"^\W*(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+)?(?:check|confirm|trace|verify)\s+(?:(?:this|that|the(?:\s+following)?)\s+)?"
    r"(?:quote|quotation|phrase|sentence|statement|words?)\s*:?\s*(?=[\"“„«])",
    re.IGNORECASE,
)
"""Has a quotation looked for, which then stands for itself."""
_FOR_A_TEXT = re.compile(
    r"^\W*for\s+(?:an?|my|our)\s+(?:[\w-]+\s+){0,2}?(?:article|brief(?:ing)?|chapter|complaint|filing|letter|memo(?:randum)?"
    r"|note|paper|petition|piece|presentation|report|statement|story|submission|talk|thesis)"
    r"(?:\s+(?:about|on|regarding)\s+(?P<what>[^:?]{2,80}?)|\s+(?:before|by|for|in|to)\s+[^,:?]{2,60}?)?\s*(?:[,:]|\s[–-])\s+"
    r"(?=(?:what|which|who|whom|whose|when|where|why|how|did|does|do|has|have|is|are|was|were)\b)",
    re.IGNORECASE,
)
"""Tells what the answer is for, and perhaps what that is about."""
_POINTS = re.compile(r"\b(?:it|its|that|their|them|they|these|this|those)\b", re.IGNORECASE)
_AND = re.compile(r"^\W*(?:y|et|und)\s+(?=(?:\S+\s*){1,4}$)", re.IGNORECASE)
"""A fragment begun in another language, as people do who ask in two: "y Uzbekistan?"."""
_NOTHING_ELSE = re.compile(
    rf"^\W*(?:(?:{_POLITE}|{_COMMENT})\W+)*(?:{_POLITE}|{_COMMENT})\W*$", re.I
)
_REFUSES = r"(?:(?:no|nope|wait|oops|actually|rather|sorry)\b(?!-\w)[\s,.;:!–-]*)"
_ANOTHER = (
    re.compile(
        rf"^\W*{_REFUSES}*(?:i\s+(?:meant|mean|was\s+asking\s+(?:about|for)|asked\s+(?:about|for)))"
        r"\s+(?P<rest>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W*(?:no[\s,.;:–-]+)?i\s+(?:do(?:n[’']?t|\s+not)|did(?:n[’']?t|\s+not))\s+(?:mean|need|want|ask)"
        r"\s+[^,.;]+[,.;]\s*(?:but\s+)?(?:i\s+(?:mean|meant|need|want)\s+)?(?P<rest>.+)$",
        re.IGNORECASE,
    ),
    re.compile(r"^\W*(?P<rest>\w[^?]*?)(?<=\w)[\s,–-]+i\s+mean(?:t)?\W*$", re.IGNORECASE),
    re.compile(
        r"^\W*(?:no(?!-\w)[\s,.;:–-]+)?not\s+[^,.;]{2,60}?(?:\s*[,;.]\s*(?:but\s+|rather\s+)?|\s+but\s+)"
        r"(?P<rest>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^\W*(?:no(?!\.\s*\d)|nope|sorry|oops|wait){_BREAK}\s*(?P<rest>.+)$", re.IGNORECASE
    ),
    re.compile(r"^\W*(?:rather(?!\s+than\b)|actually)\b[\s,:]+(?P<rest>.+)$", re.IGNORECASE),
    re.compile(
        r"^\W*(?:and\s+)?(?:the\s+)?same(?:\s+(?:question|thing|again|please))?\s+"
        r"(?:but\s+)?(?:for|with|about|of|to)\s+(?P<rest>.+)$",
        re.IGNORECASE,
    ),
    re.compile(r"^\W*(?:and\s+)?(?:only|just)\s+(?P<rest>(?:\S+\s+){0,5}\S+)$", re.IGNORECASE),
    re.compile(
        r"^\W*(?:and\s+)?(?:(?:by|from|of|for)\s+)?(?P<rest>(?:\S+\s+){1,4}?)(?:only|alone)\W*$",
        re.IGNORECASE,
    ),
)
_TOO = re.compile(r"^\W*(?P<rest>(?:\S+\s+){1,6}?)(?:too|as\s+well)\W*$", re.IGNORECASE)
_IN_ALL = re.compile(
    r"^\W*(?:and\s+)?(?:in|across|among|over)\s+(?:all|any|each|every)\s+(?:of\s+)?(?:the\s+)?"
    r"(?:records?|meetings?|states?|countr(?:y|ies)|documents?)(?:\s+(?:loaded|here))?\s*,?\s+"
    r"(?=(?:what|which|who|whose|when|where|why|how|did|does|do|has|have|is|are|was|were)\b)",
    re.IGNORECASE,
)
"""Asks of all, as is done where no State is named."""
_SPEAKER = (
    r"(?:(?:the|a|any|other)\s+)?(?:(?:of\s+the\s+)?(?!(?:the|an?|is|are|was|were|be|should|would|could|can"
    r"|will|when|where|who|which|that|if|it|to)\b)[\w’'.-]+\s+){1,6}?"
    r"(?:(?:has|have|had|did|also|ever|really)\s+)*"
)
_SPOKE = (
    r"(?:said|says|say|ask(?:ed|s)?|answer(?:ed|s)?|repl(?:ied|y|ies)|responded|mentioned|raised"
    r"|told|promised)"
)
_SUPPOSE = r"(?:think|believe|suppose|say|guess|reckon|imagine|assume)"
_AS_SUPPOSED = (
    re.compile(
        r"^(?P<asks>\W*(?:(?:and|but|so)\s+)?(?:what|when|where|why|how(?:\s+(?:many|much))?|which|who(?:m|se)?)"
        rf"(?:\s+\w+){{0,2}}?)\s+(?:do|would|did)\s+you\s+{_SUPPOSE}\s+(?:that\s+)?"
        rf"(?!(?:about|of|on|is|are)\b)(?=(?:{_SPEAKER})?{_SPOKE}\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?P<asks>\W*)(?:(?:do|would|did)\s+you\s+{_SUPPOSE}|are\s+you\s+sure|in\s+your\s+(?:opinion|view),?)"
        rf"\s+(?:that\s+)?(?=(?:did\s+)?{_SPEAKER}{_SPOKE}\b)",
        re.IGNORECASE,
    ),
)
"""Whoever asks what one supposes that another said asks what that one said."""
_SET_FIRST = re.compile(
    r"^\W*(?:(?:(?:and|but|so)\s+)?(?:(?:what|how)\s+about|as\s+for)|and|but)\s+(?P<who>[^,?]+)[,?]\s+"
    r"(?P<asks>(?:(?:what|how|when|why|which|where)\s+(?:\w+\s+){0,3}?)?"
    r"(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could))\s+(?:they|it|he|she)\b",
    re.IGNORECASE,
)
"""Names first whom a pronoun then stands for: "What about Kenya, did it reply?"."""
_GOES_OVER = re.compile(
    r"^\W*(?:(?:and|now|so|then)\W+)*(?:let[’']?s\s+|let\s+us\s+)?(?:(?:go(?:ing)?|com(?:e|ing)|get(?:ting)?"
    r"|mov(?:e|ing)|return(?:ing)?|switch(?:ing)?|turn(?:ing)?)(?:\s+(?:back|now|on|over))*|back|over)\s+to\s+"
    r"(?P<what>[^:,.;?!]{2,60}?)(?:\s*[.!?]*|(?:\s*[:,.;–]|\s+-)\s+(?P<asks>\S.*))$",
    re.IGNORECASE,
)
"""Says what the next question is on: "Back to Kenya: what did it reply?"."""
_ALL = re.compile(
    r"(?:all|any|each|every|the\s+other)\s+(?:of\s+)?(?:the\s+)?(?:other\s+)?"
    r"(?:records?|meetings?|states?|countr(?:y|ies)|delegations?)",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"^\W*(?:and\s+)?(?:what|how)\s+(?:about|of)\b", re.IGNORECASE)
_NEXT = re.compile(r"^\W*(?:now|then)\s+(?P<rest>(?:\S+\s+){0,5}\S+)$", re.IGNORECASE)
_WHOLE = re.compile(
    r"^\W*(?:and|but|what|which|who|whom|whose|when|where|why|how|did|does|do|has|have|had|is|are|was"
    r"|were|can|could|will|would|show|list|name|tell|give|compare|summari[sz]e)\b",
    re.IGNORECASE,
)


def bare_question(text: str) -> str:
    """Return a question without courtesies and corrections; empty where nothing is asked.

    >>> bare_question("Thanks! And what did Kenya reply, please?")
    'And what did Kenya reply'
    >>> bare_question("Sorry, I meant Kenya.")
    'And Kenya?'
    """
    if _NOTHING_ELSE.match(text):
        return ""
    for pattern in _ANOTHER:
        found = pattern.match(text)
        if found:
            rest = _courteous(found["rest"]).strip(" ?!.,;:")
            return rest if _WHOLE.match(rest) else f"And {rest}?"
    return _courteous(text)


def _gone_over(text: str) -> str:
    """Return a question with what it is said to be on put as part of it."""
    found = _GOES_OVER.match(text)
    if found is None:
        following = _NEXT.match(text)
        return (
            f"And {following['rest']}"
            if following and not _WHOLE.match(following["rest"])
            else text
        )
    what, asks = found["what"], found["asks"]
    if not asks:
        return f"And {what}?"
    whom_first = f"As for {what}, {asks}"
    if _SET_FIRST.match(whom_first):
        return whom_first
    if _ALL.fullmatch(what):
        return f"{asks.rstrip(' ?.!')} in {what}?" if _FRAGMENT.match(asks) else asks
    if not find_states(what):
        return f"Regarding {what}, {asks}"
    return f"{asks.rstrip(' ?.!')} in {what}?" if _WHOLE.match(asks) else f"In {what}, {asks}"


def _for_a_text(text: str) -> str:
    """Return a question without what its answer is for; what that is about may be pointed to."""
    found = _FOR_A_TEXT.match(text)
    if found is None:
        return text
    asked = text[found.end() :]
    return (
        f"Regarding {found['what']}, {asked}" if found["what"] and _POINTS.search(asked) else asked
    )


def _courteous(text: str) -> str:
    text = _TO_CHECK.sub("", _for_a_text(_gone_over(text)))
    asked = _BEHIND.sub("", _BEFORE.sub("", text)).strip() or text
    asked = _FETCHED.sub("What was said about ", asked)
    asked = without_asker(_FETCHED_WORDS.sub("", _SHOWN.sub("", asked)))
    asked = _SET_FIRST.sub(r"\g<asks> \g<who>", _BEFORE.sub("", asked) or asked)
    asked = _IN_ALL.sub("", asked)
    for pattern in _AS_SUPPOSED:
        asked = pattern.sub(r"\g<asks> ", asked).strip()
    too = _TOO.match(asked)
    if too and not _WHOLE.match(asked):
        return f"And {too['rest'].strip()}?"
    return _AND.sub("And ", asked)
