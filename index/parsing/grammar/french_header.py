"""French: how the header of a record labels its fields."""

from __future__ import annotations

import re

from index.parsing.grammar.shape import HeaderWords

_ORDINAL = (
    r"(?:\d{1,3}\s?(?:e|eme|re|ere|er)\b|(?:[A-Za-z]+-){0,4}(?:premiere|deuxieme|seconde|troisieme|"
    r"quatrieme|cinquieme|sixieme|septieme|huitieme|neuvieme|dixieme|onzieme|douzieme|treizieme|"
    r"quatorzieme|quinzieme|seizieme|vingtieme|trentieme|quarantieme|cinquantieme|soixantieme|"
    r"centieme)|(?:vingt|trente|quarante|cinquante|soixante)\s+et\s+unieme)"
)
_STATE_FOLLOWS = r"(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d')"
FRENCH_HEADER = HeaderWords(
    session=re.compile(rf"{_ORDINAL}\s+session(?:\s+(?:extraordinaire|d'urgence))*", re.IGNORECASE),
    meeting=re.compile(
        r"(?<!\d)(\d{1,4})\s?(?:eme|ere|re|er|e)\s*(?:\([^)]*\)\s*)?(?:seance|reunion)",
        re.IGNORECASE,
    ),
    held=re.compile(r"\b[Tt]enue?(?=\s+(?:au|a|en|par|aux|sous)\b)"),
    place=re.compile(
        r"tenue?\s+(?:au\s+|a\s+la\s+|a\s+l'|a\s+)?(.+?)(?:,\s*|\s+)le\s+(?:\w+di\b|dimanche|\d)",
        re.IGNORECASE,
    ),
    time=re.compile(
        r"\ba\s*(\d{1,2}\s*(?:heures?(?:\s+\d\d)?|h\.?(?:\s*\d\d)?)|midi)", re.IGNORECASE
    ),
    chair=re.compile(
        r"(?:Vice-)?(?:Co-?)?Presidente?s?(?:\s+(?:par\s+interim|provisoire|temporaire|"
        r"en\s+exercice))?\s*:",
        re.IGNORECASE,
    ),
    later=re.compile(r"(?:et\s+)?(?:puis|ensuite|plus\s+tard|ulterieurement)\s*:", re.IGNORECASE),
    contents=re.compile(
        r"sommaire(?:\b|(?=(?-i:[A-Z])))|table\s+des\s+matieres|ordre\s+du\s+jour\s*$",
        re.IGNORECASE,
    ),
    labels=re.compile(
        r"Distr\s?\.|Original\s*:|(?i:Compte\s+rendu\s+analytique)|"
        r"(?<=[a-z*])Tenue?(?=\s+(?:au|a)\b)"
        r"|(?<![\w-])(?<!Le\s)(?<!La\s)President(?:e)?\s*:|puis\s*:|"
        r"(?<=[a-z)*.])Sommaire|SOMMAIRE\b"
    ),
    report=re.compile(
        rf"\brapports?\b(?!\s+(?:presentes|soumis))[^()]{{0,80}}?\s{_STATE_FOLLOWS}"
        rf"|\bsituation\s+{_STATE_FOLLOWS}(?=.{{0,80}}\babsence\s+de\s+rapport)",
        re.IGNORECASE,
    ),
    arrival=re.compile(rf"\bdelegation\s+{_STATE_FOLLOWS}", re.IGNORECASE),
    title=re.compile(
        rf"\brapports?\b(?!\s+(?:presentes|soumis))[^()]{{0,80}}?\s{_STATE_FOLLOWS}", re.IGNORECASE
    ),
    listed_reports=re.compile(
        r"rapports?\b.{0,60}\b(?:presentes?|soumis)\b.{0,40}\bEtats\s+parties", re.IGNORECASE
    ),
    routine=re.compile(r"adoption\s+de\s+l'ordre\s+du\s+jour", re.IGNORECASE),
    continued=re.compile(
        r"\s*\(\s*(?:[^()]*/[^()]*|suite|fin|suite\s+et\s+fin|partiel|points?\s[^()]*)\s*\)",
        re.IGNORECASE,
    ),
    agenda_item=re.compile(
        r"Points?\s+\d+(?:\s*[a-z]\))*(?:(?:,|\s+et|\s+a)\s+\d+)*\s+(?:\([^()]*\)\s+)?"
        r"de\s+l'ordre\s+du\s+jour(?:\s*\([^()]*\))*\s*[:.–-]?\s*"
    ),
    documents=re.compile(
        r"(?<=[\w)\]])\s+(?=(?:(?:Rapports?|Notes?|Memorandum|Lettres?)\s+(?:de|du|des|presente|datee)"
        r"|Projets?\s+(?:de\s+(?:resolution|decision)|d'amendement)))"
    ),
)
