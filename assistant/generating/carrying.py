"""Whether a translation carries over what can be told by rule: numbers, dates, who, whether or not.

A translation cannot be checked against the record as the sentence is: the guard reads English. What
is found here is what a translation most often loses or turns, and what would do most harm. How well
the rest is said stays with the model, which is why the checked sentence always stands beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from assistant.generating.carrying_names import names_carried
from assistant.grounding.polarity import speaks_of_denial
from assistant.language.figures import counts_in_words
from assistant.sources import Source
from index.reference.dates import find_dates
from index.text import fold

_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:[.,'’ ]\d{3})+(?!\d)")
_MONTHS = {
    "en": """January February March April May June July August September October November
        December""",
    "fr": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "es": """enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre
        noviembre diciembre""",
    "ru": r"""январ\w* феврал\w* март\w? апрел\w* ма[йяею] июн\w* июл\w* август\w? сентябр\w*
        октябр\w* ноябр\w* декабр\w*""",
    "ar": """كانون.الثاني|يناير شباط|فبراير آذار|مارس نيسان|أبريل أيار|مايو حزيران|يونيه|يونيو
        تموز|يوليه|يوليو آب|أغسطس أيلول|سبتمبر تشرين.الأول|أكتوبر تشرين.الثاني|نوفمبر
        كانون.الأول|ديسمبر""",
}
"""The twelve months, in order; what stands in Chinese is a figure before 月."""
_CHINESE_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*月")
_COUNTS = {
    "fr": """deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
        seize dix-sept dix-huit dix-neuf vingt""",
    "es": """dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
        dieciseis diecisiete dieciocho diecinueve veinte""",
}
"""Numbers in words from two to twenty, in order."""
_BOTH = re.compile(r"\b(?:both|pair|couple)\b", re.IGNORECASE)
_WHO = {
    "en": {
        "delegation": r"\bdelegations?\b",
        "committee": r"\b(?:sub)?committees?\b",
        "rapporteur": r"\b(?:co-?)?rapporteurs?\b",
        "government": r"\bgovernments?\b",
        "State party": r"\bstates? part(?:y|ies)\b",
        "representative": r"\brepresentatives?\b",
        "expert": r"\bexperts?\b",
    },
    "fr": {
        "delegation": r"\bdelegations?\b",
        "committee": r"\b(?:sous-?)?(?:comites?|commissions?)\b",
        "rapporteur": r"\b(?:co-?)?rapporteu(?:r|se)s?\b",
        "government": r"\bgouvernements?\b",
        "State party": r"\betats? parties?\b",
        "representative": r"\brepresentante?s?\b",
        "expert": r"\bexpert(?:e|s|es)?\b",
    },
    "es": {
        "delegation": r"\bdelegacion(?:es)?\b",
        "committee": r"\b(?:sub)?(?:comites?|comision(?:es)?)\b",
        "rapporteur": r"\b(?:cor)?relator(?:a|es|as)?\b",
        "government": r"\bgobiernos?\b",
        "State party": r"\bestados? partes?\b",
        "representative": r"\brepresentantes?\b",
        "expert": r"\b(?:expert|perit)[oa]s?\b",
    },
    "ru": {
        "delegation": r"\bделегаци",
        "committee": r"\b(?:под)?(?:комитет|комисси)",
        "rapporteur": r"\b(?:со)?докладчи[кц]",
        "government": r"\bправительств",
        "State party": r"\bгосударств\w*[\s-]+участни",
        "representative": r"\bпредставител(?!ьн)",
        "expert": r"\bэксперт",
    },
    "ar": {
        "delegation": r"وفد|وفود",
        "committee": r"لجن",
        "rapporteur": r"مقرر",
        "government": r"حكوم",
        "State party": r"الدول\w*\s+(?:ال)?[أا]طراف|دول\w*\s+(?:ال)?طرف",
        "representative": r"ممثل",
        "expert": r"خبير|خبراء",
    },
    "zh": {
        "delegation": "代表团",
        "committee": "委员会|委员",
        "rapporteur": "报告员",
        "government": "政府",
        "State party": "缔约国",
        "representative": "代表(?!团)",
        "expert": r"专家",
    },
}
"""By language: how those are called for whom somebody speaks; without accents and capitals."""
_NAMED_IN_BOTH = ("delegation", "committee", "rapporteur")
_OF_COMMITTEE = frozenset({"committee", "rapporteur", "expert"})
_SCALES = {
    "en": {"million": r"\bmillions?\b", "billion": r"\bbillions?\b"},
    "fr": {"million": r"\bmillions?\b", "billion": r"\bmilliards?\b"},
    "es": {"million": r"(?<!mil )\bmillon(?:es)?\b", "billion": r"\bmil millones\b"},
    "ru": {"million": r"\bмиллион|\bмлн", "billion": r"\bмиллиард|\bмлрд"},
    "ar": {"million": r"مليون|ملايين", "billion": r"مليار|بليون"},
    "zh": {"million": r"百万|(?<!亿)万", "billion": r"亿"},
}
"""By language: words for a million and a thousand millions."""
_SHARES = {
    "en": r"%|\bper\s?cent\b|\bpercent",
    "fr": r"%|\bpour cent\b|\bpourcent",
    "es": r"%|\bpor ciento\b|\bporcentaje",
    "ru": r"%|\bпроцент",
    "ar": r"%|٪|في المائة|بالمائة|في المئة|بالمئة",
    "zh": r"%|％|百分之",
}
_ASKS = {
    "en": r"(?<!been )(?<!was )(?<!were )\b(?:asks?\b|asked|wonder|enquir|inquir)"
    r"|\bwish\w* to (?:know|learn|hear)|\bwhether\b",
    "fr": r"demand|voul|voudr|souhait|interrog|s['’]enqu|question|sollicit|desir",
    "es": r"pregunt|quis[oi]|quer|dese[ao]|solicit|inquir|cuestion|pidi|pedi",
    "ru": r"спрос|спраш|хотел|интерес|прос[ия]|запрос|вопрос|узнать",
    "ar": r"سأل|تساءل|استفسر|طلب|أراد|سؤال|يود|تود|ود|استعلم|الاستفسار",
    "zh": r"问|询|请|想知道|希望|要求|疑",
}
"""By language: that something is asked, not said."""
_DENIES = {
    "en": r"\b(?:not|no(?!\.)|never|none|nobody|nothing|neither|nor|cannot|without|\w+n['’]t)\b",
    "fr": r"\b(?:ne|pas|aucune?|jamais|sans|ni|rien|nulle?)\b|\bn['’]|\bnon\b(?!-)",
    "es": r"\b(?:no|nunca|jamas|ni|sin|ningun[ao]?|nadie|nada|tampoco)\b",
    "ru": r"\b(?:не|ни|нет|без|никогда|нельзя|никто|ничего|никак\w*|никем|никому)\b",
    "ar": r"\b[وف]?(?:لا|لم|لن|ليس\w*|غير|دون|عدم|بدون|بعدم|لعدم|ما)\b",
    "zh": "[不没未无非否]",
}
_DENIAL_IS_SURE = ("fr", "es", "ru")
"""Where the words that deny are not also parts of others."""


def why_not_carried(sentence: str, translation: str, cited: Sequence[Source], language: str) -> str:
    """Return what a translation loses or adds, in words; empty where nothing is found.

    Args:
        sentence: In English, as it was checked.
        translation: Of it.
        cited: What the sentence rests on.
        language: ISO 639-1 code of the translation's.
    """
    if not _numbers_carried(sentence, translation, language):
        return "it has other numbers or dates"
    if not _scales_carried(sentence, translation, language):
        return "it has numbers of another size"
    if not _who_carried(sentence, translation, language):
        return "it names another side"
    if _matches(_ASKS["en"], sentence) and not _matches(_ASKS[language], translation):
        return "it says what the sentence asks"
    if not names_carried(sentence, translation, cited, language):
        return "it has other names"
    if not _denial_carried(sentence, translation, language):
        return "it denies where the sentence does not, or the other way round"
    return ""


def _numbers_carried(sentence: str, translation: str, language: str) -> bool:
    said, said_dates, said_months = _figures(sentence, "en")
    told, told_dates, told_months = _figures(translation, language)
    if said_dates != told_dates or said_months != told_months:
        return False
    spelled = counts_in_words(sentence)
    if said - told or not {int(one) for one in told - said} <= spelled:
        return False
    if language not in _COUNTS:
        return True
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", fold(translation))
    counts = _COUNTS[language].split()
    counted = {counts.index(word) + 2 for word in words if word in counts}
    figures = {int(one) for one in told}
    wanted = {one for one in spelled if 2 <= one < len(counts) + 2}
    known = spelled | figures | ({2} if _BOTH.search(sentence) else set())
    return counted <= known and wanted <= counted | figures


def _figures(text: str, language: str) -> tuple[Counter[str], list[str], set[int]]:
    """Return the figures of a text but for those of dates, the dates, and the other months."""
    plain = "".join(
        str(unicodedata.digit(one)) if one.isdecimal() else one
        for one in unicodedata.normalize("NFKC", text)
    )
    found = find_dates(plain)
    for one in reversed(found):
        plain = f"{plain[: one.start]} {plain[one.end :]}"
    months = set()
    if language == "zh":
        months = {int(one) for one in _CHINESE_MONTH.findall(plain)}
        plain = _CHINESE_MONTH.sub(" ", plain)
    else:
        printed = fold(plain, keep_case=language == "en")
        months = {
            number
            for number, name in enumerate(_MONTHS[language].split(), 1)
            if re.search(rf"\b(?:{fold(name, keep_case=True)})\b", printed)
        }
    plain = _THOUSANDS.sub(lambda match: re.sub(r"\D", "", match[0]), plain)
    figures = Counter(one.lstrip("0") or "0" for one in re.findall(r"\d+", plain))
    return figures, sorted(one.iso for one in found), months


def _who_carried(sentence: str, translation: str, language: str) -> bool:
    said, told = _who(sentence, "en"), _who(translation, language)
    sides = [{one in _OF_COMMITTEE for one in who} for who in (said, told)]
    named = all(one in told for one in said if one in _NAMED_IN_BOTH)
    return told <= said and named and sides[0] == sides[1]


def _scales_carried(sentence: str, translation: str, language: str) -> bool:
    said, told = _SCALES["en"], _SCALES[language]
    return all(
        _matches(said[scale], sentence) == _matches(told[scale], translation) for scale in said
    ) and _matches(_SHARES["en"], sentence) == _matches(_SHARES[language], translation)


def _matches(pattern: str, text: str) -> bool:
    return bool(re.search(pattern, fold(text)))


def _who(text: str, language: str) -> set[str]:
    printed = fold(text)
    return {who for who, called in _WHO[language].items() if re.search(called, printed)}


def _denial_carried(sentence: str, translation: str, language: str) -> bool:
    said = bool(re.search(_DENIES["en"], sentence, re.IGNORECASE))
    told = bool(re.search(_DENIES[language], fold(translation)))
    if said and not told:
        return False
    return said or not told or language not in _DENIAL_IS_SURE or speaks_of_denial(sentence)
