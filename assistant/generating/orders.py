"""Words in a record that are meant for a language model and not for a reader.

A paragraph with such words is not given to a model, so that nothing it orders can be cited from
it. Nothing is lost: it can still be found, and answers in the record's own words show it. Speech at
a meeting is addressed to people, who are not told to ignore what stands above.
"""

from __future__ import annotations

import re
import unicodedata

_OBEYED = r"(?:ignor|disregard|forget|overrid|overrul|bypass|skip|discard)\w*"
_ORDERS = re.compile(
    rf"""
    # What came before is to be ignored.
    \b{_OBEYED}\s+(?:\w+\s+){{0,4}}?(?:above|below|previous|prior|preceding|earlier|foregoing
        |instructions?|rules?|prompts?|directions|guidelines|sources?|guards?|context)\b
    | \b(?:new|updated|following|real|hidden|secret|your|system|developer)\s+
        (?:system\s+)?(?:instructions?|prompts?|directives)\b
    # Whoever reads is addressed as a machine.
    | \b(?:language\s+models?|chat\s?bots?|chat\s?gpt|llm|api\s+keys?|system\s+message
        |(?:ai|virtual)\s+(?:assistant|model))\b
    | \byou\s+(?:are|will\s+be|must\s+act)\s+(?:now|from\s+now\s+on|no\s+longer|as)\b
    | \bfrom\s+now\s+on\b.{{0,40}}\b(?:you|answer|say|reply)\b
    | \b(?:jailbreak|do\s+anything\s+now|developer\s+mode)\b
    # What is to be written is dictated.
    | (?:^|[.!?:;,>\]*–—-]\s*|\b(?:and|then|please|must|should|now|only|instead)\s+)
        (?:say|write|answer|respond|reply|output|print|repeat|reveal|cite|append|echo|translate)
        \s*(?:[:“"']|that\b|only\b|exactly\b|with\b|in\b|as\b|the\s+(?:following|word|sentence|text|above)\b
        |everything\b|verbatim\b|your\b|source\b|\[)
    | (?:^|[.!?:;]\s*)(?:say|write|answer|respond|reply|output|reveal|append|pretend)\s+\w
    | \b(?:when|if|whenever|once)\b[^.]{{0,80}}\b(?:asked|answer\w*|summari\w*|question\w*)\b
        [^.]{{0,60}},\s*(?:you\s+\w+\s+)?(?:say|write|answer|respond|reply|state|mention)\b
    | \b(?:whoever|anyone\s+who|any\s+(?:tool|system|program|software|machine|model)
        \s+(?:that|which))\s+(?:reads?|summari[sz]es?|answers?|processes|quotes?)\b
    | \b(?:the|any|every|your)\s+(?:summary|answer|response)
        \s+(?:must|should|shall|has\s+to|is\s+to)\s+(?:say|state|mention|read|contain|begin|end|be)\b
    | \b(?:dites|écrivez|répondez|ecrivez|repondez|diga|escriba|responda|di|скажи\w*|напиши\w*
        |ответь\w*|sag(?:e|en)|schreib\w*|antwort\w*)\b\s*(?:\w+\s*)?[:：«“"]
    | \b(?:ignorez|oubliez|ignora|ignore|olvide|olvida|игнорируй\w*|забудь\w*|ignorier\w*|vergiss)
        \s+(?:\w+\s+){{0,3}}?(?:ce\s+qui\s+précède|précédent\w*|instructions|lo\s+anterior|anterior\w*
        |instrucciones|предыдущ\w*|выше\w*|инструкци\w*|obige\w*|vorherige\w*|anweisungen)
    | 忽略.{{0,12}}(?:指令|以上|上述|之前)
    | تجاهل\s+.{{0,20}}(?:التعليمات|أعلاه|السابق)
    # The marks of a chat, of a source or of a fence are imitated.
    | <\|?\s*/?\s*(?:im_start|im_end|system|user|assistant|inst|data|source|record|context)\b
    | <!-- | !\[ | ["']role["']\s*:
    | \[/?INST\]|<<\s*/?SYS\s*>>|\#{{2,}}\s*(?:instruction|response|system|human|assistant)
    | (?:^|[\n.!?]\s*)(?:system|assistant|user|human)\s*:\s
    | \bsources?\s*:?\s*\[\d+\] | \[\d+\]\s*[^\[\].]{{0,60}}[:«|]
    | \bend\s+of\s+(?:the\s+)?(?:data|sources?|records?|context)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SPELLED_OUT = re.compile(r"\b(?:\w[\s.\-_*]){5,}\w\b")
"""Letters set apart, by which a word is hidden."""
_ENCODED = re.compile(r"[A-Za-z0-9+/=_-]{48,}")
_INVISIBLE = {"Cf", "Co", "Cn", "Cs"}
_MOST_INVISIBLE = 3
"""Soft hyphens and joiners are common; a text hidden in them needs more in a row."""


def seen(text: str) -> str:
    """Return a text as it is seen: one form for each character, nothing invisible, one line.

    Args:
        text: Of a record, or what a model wrote.
    """
    shown = (one for one in unicodedata.normalize("NFKC", text) if not _is_invisible(one))
    return " ".join("".join(" " if unicodedata.category(o) == "Cc" else o for o in shown).split())


def is_order(text: str) -> bool:
    """Return whether a text speaks to a language model, or hides something from a reader.

    Args:
        text: A sentence or paragraph of a record, or the name of who speaks there.
    """
    run = 0
    for character in text:
        run = run + 1 if _is_invisible(character) else 0
        if run > _MOST_INVISIBLE:
            return True
    plain = seen(text)
    if any(pattern.search(plain) for pattern in (_ORDERS, _ENCODED)):
        return True
    joined = _SPELLED_OUT.sub(lambda found: re.sub(r"[\s.\-_*]", "", found[0]), plain)
    return joined != plain and bool(_ORDERS.search(joined))


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE
