"""English: how its records announce speakers, by the opening words of a paragraph.

Summary records announce by a designation and a verb of reporting ("Ms. Racu (Country Rapporteur)
said that ..."), verbatim records by a designation and a colon ("Mr. Abulhasan (Kuwait): ...").
Where neither is there, nobody is announced: :func:`read_designation` answers None, and the
paragraph belongs to whoever spoke before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.parsing.designations import (
    NAME,
    PARTICLES,
    PERSON_NAME,
    TITLES,
    Designation,
    SpeakerKind,
    mend,
    opens_speech,
    read_brackets,
    read_names,
)
from index.parsing.loose_accents import with_accents
from index.parsing.reporting_verbs import ADVERB, SAYING, VERB_SOURCE
from index.reference.states import state_of
from index.sentences import sentence_spans

_PERSON = re.compile(rf"(?P<name>{PERSON_NAME})")
_CHAIR = re.compile(
    r"(?P<name>The\s+(?:(?:Acting|Temporary|Interim|Outgoing|Co-?|Vice-?)\s*)*"
    r"(?:Cha[i1l|]r(?:\s?(?:person|man|woman))?|Pres[i1l|]dent|Moderator|Presiding\s+Officer))"
    r"(?!\w)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?P<name>(?-i:The\s+(?=[A-Z]))(?:Secretary-General|Deputy\s+Secretary-General|"
    r"(?:Alternate\s+)?(?:Country\s+)?Rapporteurs?|"
    r"(?:Deputy\s+)?(?:United\s+Nations\s+)?High\s+Commissioner|Special\s+Rapporteur|"
    r"Independent\s+Expert|(?:Under|Assistant)-Secretary-General|Legal\s+Counsel|Controller|"
    r"(?:Deputy\s+)?(?:Executive\s+Director|Director-General)|Special\s+(?:Adviser|Envoy|Representative)|"
    r"Secretary(?:\s+of\s+the\s+(?:Committee|Council|Commission))?))(?!\w)",
    re.IGNORECASE,
)
_BY_KIND = {
    SpeakerKind.PERSON: _PERSON,
    SpeakerKind.CHAIR: _CHAIR,
    SpeakerKind.OFFICE: _OFFICE,
}
_HEAD_OF_STATE = re.compile(
    rf"(?P<name>(?:Vice-?\s?President|President|Deputy\s+Prime\s+Minister|Prime\s+Minister|"
    rf"Crown\s+Prince|Crown\s+Princess|Chancellor|Emir|Sultan|Pope|Grand\s+Duke|"
    rf"Captain\s+Regent)\s+(?:{PARTICLES}\s+)*{NAME})"
)
"""How verbatim records announce those whom they give no "Mr.": their office and name."""
_UNTITLED = re.compile(rf"(?P<name>{NAME})(?=\s*\()")
"""Before a State in brackets a name of any kind speaks: "U Win Aung (Myanmar):"."""
_ORGANISATION = re.compile(
    r"(?<!\w)(?:Association|Bank|Cent(?:re|er)|Coalition|Commission|Committee|Council|Court|Federation|"
    r"Forum|Foundation|Initiative|Institute|International|League|Ministry|Movement|Network|Office|"
    r"Organi[sz]ation|Party|Society|Union|University|Watch)(?!\w)"
)
"""Words in names of organisations, behind which the country is where they sit."""
_REPRESENTATIVE = re.compile(
    r"(?P<name>(?:(?:A|An|The|Another)\s+"
    r"(?:(?:other|second|third)\s+)?"
    r"(?:(?:representative|observer|delegate|delegation|spokes(?:person|man|woman))s?\s+"
    r"(?:of|for|from)|member\s+of(?=\s+the\s+(?:Committee\b|delegation\s+of\b)))"
    r"|(?:(?:The|Other|Some|Several|Many)\s+)?[Mm]embers\s+of"
    r"(?=\s+the\s+(?:delegation\s+of|Committee)\b))\s+)"
)
_DELEGATION = re.compile(
    r"(?P<name>The\s+(?:head\s+of\s+the\s+)?delegation|"
    r"(?:Members|(?:The|A|An|Another|Some|Several|Other)\s+(?:(?:other|second|third)\s+)?members?)"
    r"\s+of\s+the\s+delegation)\b"
)
_SPOKEN_IN = re.compile(r"(?:spoke|speaking|interpretation|translation)\s+(?:in|from)\b", re.I)
_JOINT = re.compile(rf"(?:(?:,\s+|\s+)(?P<last>and|&)|\s*,)\s+(?={TITLES}\b)")

_OFFICE_BEHIND = re.compile(
    r",\s+(?P<office>(?:(?:speaking\s+)?on\s+behalf\s+of\s+)?(?:the\s+)?[A-Z][^.:;()]{2,160}?)"
    r"(?:\s*[(\[][^)\]]*[)\]])*\s*:\s+"
)
"""In a verbatim record, behind name and State: "Ms. X (Y), Rapporteur of the Second Committee:"."""
_VERB = re.compile(rf"{VERB_SOURCE}\b")
_FIELD = re.compile(
    rf"\s+(?P<field>(?:on|for|of)\s[^,.;:()]{{2,120}}?)(?=\s+{ADVERB}(?:{SAYING})\b)"
)
"""Behind an office: "The Special Rapporteur on torture said"."""
_CLAUSE = re.compile(
    r"(?!Having\s+been\s+(?!asked|invited|requested|given|elected|appointed|called|informed))"
    r"(?!(?:During|Following|According|Including|Pending|Notwithstanding|Depending|Owing|Barring|"
    r"Being|Nothing|Everything|Anything|Something|Bring|Sibling)\b)"
    r"(?:(?P<speaking>Speaking)\b|[A-Z][a-z]+ing\b|(?:Asked|Invited|Questioned|Pressed|Requested)\b|In\s+(?:reply|response|answer)\b|"
    r"Having\b|"
    r"After\s+[a-z]+ing\b|On\s+behalf\s+of\b|"
    r"In\s+(?:his|her|their)\s+capacity\s+as\b|With\s+(?:regard|reference|respect)\s+to\b|"
    r"On\s+the\s+(?:subject|question|issue|matter)\s+of\b|As\s+(?:to|for|regards)\b)"
)
"""A clause before whoever speaks, who is its subject, or on what is spoken of."""
_ASKS = re.compile(
    r"\s+(?:that\s+)?(?:he|she|they)(?:,?\s+(?:also|too),?)*\s+(?P<verb>wondered|(?:wished|wanted)\s+to\s+(?:ask|know)|"
    r"would\s+(?:also\s+)?like\s+to\s+(?:know|ask|hear))\b"
)
"""What whoever presides says who puts a question: "The Chair said that she wondered"."""
_AS_MEMBER = re.compile(
    r"\s+(?:that\s*)?(?:\s(?:he|she|they)\s+\w+(?:\s+to\s+\w+)?)?(?P<capacity>,\s+as\s+an?\s+(?:member|expert)\b[^,.;:]*),"
)
"""In which capacity whoever presides says it: "The Chair said that, as a member, he ..."."""
_BIDS = re.compile(
    r"(?:asked|requested)\s+(?!whether|if|how|why|what|who|when|where)[^,.;:]{2,80}?\s(?:not\s+)?to\s+"
    r"(?!explain|comment|clarify|provide|describe|elaborate|say|tell|indicate|specify|give|confirm|expand)"
)
"""What is bidden is done in the meeting; what is asked for is told."""
_CAPACITY = re.compile(
    r"\b[Ss]peaking\s+(?:\w+\s+)?(?:on\s+behalf\s+of|as|for|in\s+(?:\w+\s+){1,4}?capacity)\b[^,;]*"
)
"""For whom, or as what, somebody speaks; "speaking in explanation of vote" tells what is done."""
_CLAUSES = 6
"""Commas behind which the speaker may stand then."""
_BEFORE_VERB = re.compile(rf"(?<!\swho)(?<!\sthat)(?<!\swhich)\s(?=(?:{SAYING})\b)")
_PAST = re.compile(
    rf"{ADVERB}(?P<verb>(?:[a-z]+ed|said|spoke|gave|took|drew|read|put|felt)\b|did\s+not(?=\.))"
)
_AFTER_COMMA = re.compile(rf",\s+{VERB_SOURCE}\b(?!\s+by\b)")
_TOLD_OF = re.compile(
    r"(?<!\w)(?:had|has|have|was|were|is|are|did|would|should|could|might|must|may|will|can)(?!\w)"
)
"""Behind whom somebody represents: the sentence tells of the speaker, who said it elsewhere."""
_RELATIVE = re.compile(r"(?<!\w)(?:that|which|who|whose|whom|where)(?!\w)")
_PUT_IN = re.compile(
    rf",\s+(?:(?P<name>{PERSON_NAME})(?:\s*\([^()]*\))+\s+{VERB_SOURCE}\b"
    r"|(?P<said>said|asked|replied|answered|added|explained|noted|observed|remarked|recalled|stressed)\s+"
    rf"(?P<inverted>{PERSON_NAME})(?:\s*\([^()]*\))+(?=[.,?]))"
)
_WINDOW = 700
"""How far, in characters, the verb may stand from the name across inserted clauses."""


def read_designation(text: str) -> Designation | None:
    """Return the speaker announced at the beginning of a paragraph, or None.

    Args:
        text: A paragraph without its printed number.
    """
    opening, places = with_accents(text)
    read = _read(opening) or _read_put_in(opening)
    return replace(read, end=places[read.end]) if read and read.end else read


def _read(text: str) -> Designation | None:
    if opener := _CLAUSE.match(text):
        return _read_behind(text, opener)
    office = _OFFICE.match(text)
    if office and (behind := _FIELD.match(text, office.end())):
        field = behind["field"]
        if _TOLD_OF.search(f"{field} "):
            return None
        name = f"{office['name']} {field}"
        return _read_rest(text, behind.end("field"), SpeakerKind.OFFICE, name)
    for kind, pattern in _BY_KIND.items():
        match = pattern.match(text)
        if match:
            return _read_rest(text, match.end(), kind, match["name"])
    head = _HEAD_OF_STATE.match(text)
    if head:
        read = _read_rest(text, head.end(), SpeakerKind.PERSON, head["name"])
        return read if read and read.verbatim else None
    untitled = _UNTITLED.match(text)
    if untitled:
        read = _read_rest(text, untitled.end(), SpeakerKind.PERSON, untitled["name"])
        if read is None or not any(map(state_of, read.parentheses)):
            return None
        if read.verbatim and not opens_speech(untitled["name"], text[read.end :]):
            return None
        organisation = _ORGANISATION.search(untitled["name"])
        return replace(read, kind=SpeakerKind.OFFICE, parentheses=()) if organisation else read
    match = _REPRESENTATIVE.match(text)
    if match:
        return _read_representative(text, match)
    match = _DELEGATION.match(text)
    return _read_rest(text, match.end(), SpeakerKind.DELEGATION, match["name"]) if match else None


def _read_put_in(text: str) -> Designation | None:
    """Read "On bail, Ms. X (Kenya) said" and "It was late, Ms. X (Kenya) said": something before.

    Only with brackets behind the name, as turns open: "Prisons, Mr. X noted, were full" goes on.
    """
    spans = sentence_spans(text[:_WINDOW])
    found = _PUT_IN.search(text, 0, spans[0][1]) if spans else None
    if found is None:
        return None
    who = "name" if found["name"] else "inverted"
    parentheses, _ = read_brackets(text, found.end(who), _SPOKEN_IN)
    verb = found["verb"] or found["said"]
    if not parentheses:
        return None
    return Designation(mend(found[who]), SpeakerKind.PERSON, parentheses, verb=verb)


def _read_behind(text: str, opener: re.Match[str]) -> Designation | None:
    """Read "In reply to Mr. X, Ms. Y said": who speaks stands behind the clause that opens."""
    comma = opener.end() - 1
    for _ in range(_CLAUSES):
        comma = text.find(", ", comma + 1)
        if comma == -1 or len(sentence_spans(text[:comma])) > 1:
            return None
        behind = text[comma + 2 :]
        read = _read(behind[:1].upper() + behind[1:]) if not _CLAUSE.match(behind) else None
        if read is None or read.verbatim or read.kind in {SpeakerKind.OFFICE, SpeakerKind.UNKNOWN}:
            continue
        told = behind[behind.find(read.verb) + len(read.verb) :].lstrip()
        if told[:1] in {",", "."}:
            return None  # "Working conditions, the Chair noted, were bad" goes on.
        clause = text[:comma] if opener["speaking"] and _CAPACITY.match(text) else ""
        return replace(read, apposition=read.apposition or clause[:1].lower() + clause[1:])
    return None


def _read_rest(text: str, end: int, kind: SpeakerKind, name: str) -> Designation | None:
    names, parentheses, end = read_names(text, text, (name, end), _PERSON, _JOINT, _SPOKEN_IN)
    name = mend(names)
    colon = re.match(r"\s*:\s*", text[end : end + 8])
    if colon and (verb := _VERB.match(text, end + colon.end())):
        return Designation(name, kind, parentheses, verb=verb["verb"])  # A slip: "Mr. X: said".
    if colon and end + colon.end() <= len(text):
        return Designation(name, kind, parentheses, verbatim=True, end=end + colon.end())
    office = _OFFICE_BEHIND.match(text, end) if parentheses and kind is SpeakerKind.PERSON else None
    if office and not _VERB.search(office["office"]):
        held = mend(office["office"])
        return Designation(name, kind, parentheses, held, verbatim=True, end=office.end())
    rest = text[end : end + _WINDOW]
    direct = re.match(r"\.?\s*(?=[a-z])" if parentheses else r"\.?\s+(?=[a-z])", rest)
    if direct:
        verbs = _PAST if parentheses and kind is SpeakerKind.PERSON else _VERB
        verb = verbs.match(rest, direct.end()) or _VERB.match(rest, direct.end())
        chair = kind is SpeakerKind.CHAIR
        asks = _ASKS.match(rest, verb.end()) if verb and chair else None
        said = asks["verb"] if asks else verb["verb"] if verb else ""
        if verb and chair and _BIDS.match(rest, verb.start("verb")):
            said = "requested to"
        member = _AS_MEMBER.match(rest, verb.end()) if verb and chair else None
        capacity = member["capacity"] if member else ""
        return Designation(name, kind, parentheses, capacity, verb=said) if said else None
    if rest.lstrip().startswith(","):
        return _read_inserted(rest.lstrip(), kind, name, parentheses)
    return None


def _read_inserted(
    rest: str, kind: SpeakerKind, name: str, parentheses: tuple[str, ...]
) -> Designation | None:
    """Read past clauses set between commas to the verb of reporting."""
    verb = _AFTER_COMMA.search(rest)
    if verb is None:
        return None
    inserted = rest[1 : verb.start()].strip()
    relative = re.match(r"(?:who|whose|whom|which)\b", inserted)
    if relative and (kind is not SpeakerKind.PERSON or "," in inserted):
        return None  # The verb may belong to what another clause tells of somebody else.
    if len(sentence_spans(inserted)) > 1:  # The verb belongs to a later sentence.
        return None
    office = re.match(r"(?:the\s+)?[A-Z][^,;]*", inserted)
    speaking = _CAPACITY.search(inserted)
    apposition = office.group(0) if office else speaking.group(0) if speaking else ""
    return Designation(name, kind, parentheses, apposition.strip(), verb=verb["verb"])


def _read_representative(text: str, match: re.Match[str]) -> Designation | None:
    """Read "A representative of X said": X ends where the verb or an inserted clause begins."""
    rest = text[match.end() : match.end() + _WINDOW]
    direct = _BEFORE_VERB.search(rest)
    comma = rest.find(",")
    if comma != -1 and (direct is None or comma < direct.start()):
        inserted = _read_inserted(rest[comma:], SpeakerKind.REPRESENTATIVE, "", ())
        if inserted is None:
            return None
        represents, verb, apposition = rest[:comma], inserted.verb, inserted.apposition
    elif direct is not None:
        found = _VERB.match(rest, direct.end())
        if found is None:
            return None
        represents, verb, apposition = rest[: direct.start()], found["verb"], ""
    else:
        return None
    represents = re.sub(rf"\s+{ADVERB}$", "", represents + " ").strip()
    if len(represents) > 120 or re.search(r"[.;:]", represents):
        return None
    told = _TOLD_OF.search(f"{represents} ")
    if told and not _RELATIVE.search(represents, 0, told.start()):
        return None  # "The representative of Chad had said ..." is told by whoever has the floor.
    parentheses, _ = read_brackets(represents, len(represents.partition("(")[0]), _SPOKEN_IN)
    name = mend(match["name"] + represents)
    return Designation(
        name, SpeakerKind.REPRESENTATIVE, parentheses, apposition, mend(represents), verb=verb
    )
