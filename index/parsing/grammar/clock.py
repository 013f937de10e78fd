"""The lines that tell when a meeting opened, paused, went on and rose, in the six languages.

They read alike nowhere else, so that they are known before the language of a record is.
"""

from __future__ import annotations

import re

_MEETING = (
    r"(?:The\s+)?(?:(?:(?!declared|called|said|asked)\w+\s+){0,3}(?:\((?:public|private|closed|open)\)\s+)?"
    r"(?:meeting|part(?:\s+\([^)]*\))?\s+of\s+the\s+meeting|discussion\s+covered\s+in\s+the\s+"
    r"summary\s+record))"
)
# What speakers tell of other meetings ("the meeting was a success") is no line of procedure: only
# an hour, or nothing more, behind the verb shows that this very meeting is meant.
_AT_AN_HOUR = r"(?:\s+at\s+(?:\d|noon|midnight)|\s*\.?\s*$)"
_SEANCE = (
    r"(?:La\s+(?:(?:premi[eè]re|deuxi[eè]me|seconde|troisi[eè]me)\s+)?"
    r"(?:partie\s+(?:\([^)]*\)\s+|publique\s+|priv[eé]e\s+)?de\s+la\s+)?s[eé]ance"
    r"(?:\s+(?:publique|priv[eé]e|pl[eé]ni[eè]re))?"
    r"|Le\s+d[eé]bat\s+(?:r[eé]sum[eé]|.{0,60}?\bcompte\s+rendu(?:\s+analytique)?))"
)
_A_L_HEURE = r"(?:\s+[aà]\s+(?:\d|midi|minuit)|\s*\.?\s*$)"
_SESION = (
    r"(?:la\s+(?:(?:primera|segunda|tercera)\s+)?"
    r"(?:parte\s+(?:\([^)]*\)\s+|p[uú]blica\s+|privada\s+)?de\s+la\s+)?sesi[oó]n"
    r"(?:\s+(?:p[uú]blica|privada|plenaria))?"
    r"|el\s+debate\b.{0,60}?\bacta(?:\s+resumida)?)"
)
_A_LAS = r"(?:\s+a\s+las?\s+\d|\s+al\s+mediod[ií]a|\s*\.?\s*$)"
OPENING = re.compile(
    rf"^{_MEETING}\s+(?:was\s+called\s+to\s+order\b|"
    rf"(?:began|(?:was\s+)?(?:opened|resumed)){_AT_AN_HOUR})"
    rf"|^{_SEANCE}\s+(?:est\s+(?:ouverte|reprise)\b|(?:commence|d[eé]bute|reprend){_A_L_HEURE})"
    rf"|^Se\s+(?:declara\s+abierta|abre|inicia|reanuda)\s+{_SESION}"
    rf"|^{_SESION}\s+(?:comienza|empieza|se\s+(?:abre|inicia|reanuda)){_A_LAS}"
    r"|^Заседание\s+(?:открывается|возобновляется|начинается)"
    r"|^Открытая\s+часть\s+заседания\s+(?:открывается|начинается)"
    r"|^(?:افتتحت|استؤنفت|بدأت)\s+(?:ال)?(?:جلسة|مناقشة|جزء)|^افتُتحت\s+الجلسة"
    r"|^(?:公开)?(?:会议|部分会议|本简要记录所述讨论).{0,12}(?:开始|复会|宣布开会)",
    re.IGNORECASE,
)
"""The line that opens a meeting, or the part of it that a record covers."""
CLOSING = re.compile(
    rf"^{_MEETING}\s+(?:rose|ended|(?:was\s+)?(?:closed|adjourned)){_AT_AN_HOUR}"
    rf"|^{_SEANCE}\s+(?:est\s+lev[eé]e\b|(?:se\s+termine|prend\s+fin|s['’]ach[eè]ve){_A_L_HEURE})"
    rf"|^Se\s+(?:levanta|clausura)\s+{_SESION}"
    rf"|^{_SESION}\s+(?:(?:termina|concluye|finaliza)|se\s+levanta){_A_LAS}"
    r"|^(?:Открытая\s+часть\s+з|З)аседани[ея]\s+закрывается"
    r"|^(?:رفعت|رُفعت|اختتمت|انتهت)\s+(?:ال)?(?:جلسة|مناقشة)"
    r"|^(?:会议|公开部分会议|本简要记录所述讨论).{0,12}(?:散会|结束|休会$)",
    re.IGNORECASE,
)
"""The line that closes a meeting, or the part of it that a record covers."""
PAUSE = re.compile(
    rf"^{_MEETING}\s+was\s+(?:briefly\s+)?suspended\b"
    rf"|^{_SEANCE}(?:\s+est\s+(?:bri[eè]vement\s+)?suspendue\b|,\s+suspendue\s+[aà]\s+\d)"
    rf"|^Se\s+(?:suspende|interrumpe)\s+(?:brevemente\s+)?{_SESION}"
    r"|^Заседание\s+(?:прерывается|приостанавливается)"
    r"|^(?:علقت|عُلقت|عُلّقت)\s+(?:ال)?جلسة"
    r"|^会议.{0,12}(?:暂停|休会)",
    re.IGNORECASE,
)
"""The line that tells of a pause, and often when the meeting went on."""
