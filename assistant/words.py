"""English words with a part in questions: who is asked about, verbs of speaking, empty words."""

from __future__ import annotations

SPEAKING = frozenset(
    """acknowledge add address admit affirm allege announce answer appreciate argue ask assert
    assure believe bring call cite claim clarify commend comment complain concede confirm
    criticise criticize debate declare defend demand deny describe discuss elaborate emphasise
    emphasize enquire explain express fear feel give highlight hope indicate inform inquire
    insist invite justify maintain mention note object observe offer pledge point pose praise
    present press
    promise propose provide put query question raise react recommend refer regret reiterate
    reject remark remind repeat reply report request respond reveal say seek share speak
    state stress submit suggest talk tell think undertake urge voice want warn welcome wish
    wonder worry""".split()
)
"""Base forms of verbs that make their subject the speaker."""

TAKING_A_STAND = frozenset(
    """abstain accept accuse agree blame challenge condemn consider contest deplore disagree dispute
    doubt endorse expect favor favour find intend oppose plan prefer refuse regard support thank
    vote""".split()
)
"""Base forms of verbs whose subject alone can tell: "Why did Kenya abstain?"."""

_IRREGULAR = {
    "bring": "brought",
    "feel": "felt",
    "find": "found",
    "give": "gave given",
    "put": "put",
    "say": "said",
    "seek": "sought",
    "speak": "spoke spoken",
    "tell": "told",
    "think": "thought",
    "undertake": "undertook undertaken",
}


def _forms(base: str) -> set[str]:
    if base in _IRREGULAR:
        return {base, base + "s", *_IRREGULAR[base].split()}
    if base.endswith("y") and base[-2] not in "aeiou":
        return {base, base[:-1] + "ies", base[:-1] + "ied"}
    stem = base[:-1] if base.endswith("e") else base
    doubled = {
        "refer": "referr",
        "submit": "submitt",
        "admit": "admitt",
        "plan": "plann",
        "prefer": "preferr",
        "regret": "regrett",
    }.get(base, stem)
    ending = "es" if base.endswith(("s", "sh", "ch")) else "s"
    return {base, base + ending, doubled + "ed"}


SPEAKING_FORMS: frozenset[str] = frozenset().union(*map(_forms, SPEAKING))
"""All finite forms and participles of :data:`SPEAKING`."""

STAND_FORMS: frozenset[str] = frozenset().union(*map(_forms, TAKING_A_STAND))
"""All finite forms and participles of :data:`TAKING_A_STAND`."""

EMPTY = frozenset(
    """a about above according after again against all also am an and any anybody anyone anything
    are as at be because been before being between both but by can could detail details did do
    does doing during each either else ever every everybody everyone everything explain few find
    for from further get give given gave had has have having he her here hers him his how i if in
    information into is it its itself just know let list long made make many may me mean mention
    mentioned might more most much must my no nor not of off on once one only or other ought our
    out over own please put question questions quote raise raised record records regard regarding
    reply response said same say saying says shall she should show since so some somebody someone
    something speak spoke state states such summarise summarize talk talked tell than that the
    their them then there these they thing things this those through to told too topic under until
    up upon us very want was we were what whatever when where whether which while who whom whose
    why will with within without would you your concerning asked ask asks answer answered
    answers say's""".split()
)
"""Words that carry no subject: function words and the scaffolding of questions."""

NARROWING = frozenset(
    """certain described discussed example examples key kind kinds main particular significant sort
    sorts specific type types various""".split()
)
"""Words of questions that narrow or name nothing: "which specific measures", "what kind of"."""
