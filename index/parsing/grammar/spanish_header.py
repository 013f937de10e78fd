"""Spanish: how the header of a record labels its fields."""

from __future__ import annotations

import re

from index.parsing.grammar.shape import HeaderWords

STATE_FOLLOWS = r"(?:de\s+la\s+|de\s+los\s+|de\s+las\s+|del\s+|de\s+)"
_TENS = (
    "vigesimo|trigesimo|cuadragesimo|quincuagesimo|sexagesimo|septuagesimo|octogesimo|"
    "nonagesimo|centesimo"
)
_ORDINAL = (
    rf"(?:\d{{1,3}}\s?\.?\s?[oa°]|(?:(?:{_TENS})\s+)?(?:primer|primero|segundo|tercer|tercero|"
    rf"cuarto|quinto|"
    rf"sexto|septimo|octavo|noveno|decimo|undecimo|duodecimo|decimo\s?\w+)|(?:{_TENS}))"
)
SPANISH_HEADER = HeaderWords(
    session=re.compile(
        rf"{_ORDINAL}\s+periodo\s+(?:extraordinario\s+|"
        rf"ordinario\s+)?(?:de\s+)?sesiones(?:\s+extraordinario)?",
        re.IGNORECASE,
    ),
    meeting=re.compile(r"(?<!\d)(\d{1,4})\s?\.?\s?[ao°]\s+(?:\([^)]*\)\s*)?sesion", re.IGNORECASE),
    held=re.compile(r"\b[Cc]elebrada(?=\s+(?:en|por|mediante|a)\b)"),
    place=re.compile(
        r"celebrada\s+(?:en\s+(?:el\s+|la\s+)?)?(.+?)(?:,\s*|\s+)el\s+(?:lunes|martes|miercoles|"
        r"jueves|viernes|sabado|"
        r"domingo|\d)",
        re.IGNORECASE,
    ),
    time=re.compile(
        r"\ba\s+las?\s+(\d{1,2}(?:[.:]\d\d)?(?:\s+(?:horas?|h\b))?)|(?!)", re.IGNORECASE
    ),
    chair=re.compile(
        r"(?:Vice)?(?:Co)?-?President[ea]s?(?:\s+(?:interin[oa]|provisional|temporal|"
        r"en\s+funciones))?\s*:",
        re.IGNORECASE,
    ),
    later=re.compile(r"(?:y\s+)?(?:posteriormente|mas\s+tarde|despues|luego)\s*:", re.IGNORECASE),
    contents=re.compile(
        r"sumario(?:\b|(?=(?-i:[A-Z])))|indice\b|orden\s+del\s+dia\s*$", re.IGNORECASE
    ),
    labels=re.compile(
        r"Distr\s?\.|Original\s*:|(?i:Acta\s+resumida)|(?<=[a-z*])celebrada(?=\s+en\b)"
        r"|(?<![\w-])(?<!El\s)(?<!La\s)President[ea]\s*:|(?<=[a-z)*.])Sumario|SUMARIO\b"
    ),
    report=re.compile(
        rf"\binformes?\b(?!\s+presentados)[^()]{{0,80}}?\s{STATE_FOLLOWS}"
        rf"|\bsituacion\s+(?:en\s+(?:el\s+|la\s+)?|{STATE_FOLLOWS})(?=.{{0,80}}\bfalta\s+de\s+informe)",
        re.IGNORECASE,
    ),
    arrival=re.compile(rf"\bdelegacion\s+{STATE_FOLLOWS}", re.IGNORECASE),
    title=re.compile(
        rf"\binformes?\b(?!\s+presentados)[^()]{{0,80}}?\s{STATE_FOLLOWS}", re.IGNORECASE
    ),
    listed_reports=re.compile(
        r"informes?\b.{0,60}\bpresentados?\b.{0,40}\bEstados\s+partes", re.IGNORECASE
    ),
    routine=re.compile(r"aprobacion\s+del\s+orden\s+del\s+dia", re.IGNORECASE),
    continued=re.compile(
        r"\s*\(\s*(?:[^()]*/[^()]*|continuacion|continuación|conclusi[oó]n|parcial|"
        r"temas?\s[^()]*)\s*\)",
        re.IGNORECASE,
    ),
    agenda_item=re.compile(
        r"Temas?\s+\d+(?:\s*[a-z]\))*(?:(?:,|\s+y|\s+a)\s+\d+)*\s+(?:\([^()]*\)\s+)?"
        r"del\s+programa(?:\s*\([^()]*\))*\s*[:.–-]?\s*"
    ),
    documents=re.compile(
        r"(?<=[\w)\]])\s+(?=(?:(?:Informes?|Notas?|Memorando|Cartas?)\s+(?:de|del|presentad|de\s+fecha)"
        r"|Proyectos?\s+de\s+(?:resolucion|decision|enmienda)))"
    ),
)
