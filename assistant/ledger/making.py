"""A dialogue to a ledger: points, replies, statuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.ledger.dialogue import Dialogue, Said
from assistant.ledger.entries import Entry, Ledger, Reply, Status
from assistant.ledger.linking import load_links
from assistant.ledger.matter import points_back
from assistant.ledger.reading import Compared, Reading, read_points
from assistant.ledger.status import defers, load_statuses, missing_of
from assistant.ledger.verdicts import Verdict, hold_to_facts
from assistant.sources import source_of
from index.records import Record

_MISSING_WORDS = 6


def make_ledger(
    record: Record,
    later: Sequence[Record],
    not_loaded: Sequence[str],
    compared: Compared,
    *,
    closely: bool = False,
) -> Ledger:
    """Return the ledger of a record.

    Args:
        record: In which the points were put.
        later: Records of the same dialogue after it, in order of time.
        not_loaded: What is known to belong to the dialogue and is not in the store, in words.
        compared: The same dialogue, compared.
        closely: Whether points and paragraphs were read together.
    """
    readings = read_points(compared, load_links(closely=closely), load_statuses(closely=closely))
    entries = [_entry(compared, readings, i) for i in range(len(readings))]
    metadata = record.metadata
    return Ledger(
        record_id=record.id,
        symbol=metadata.symbol,
        title=metadata.title,
        body=metadata.body,
        date=metadata.date,
        states=metadata.states,
        looked_in=tuple(one.id for one in (record, *later)),
        not_loaded=tuple(not_loaded),
        entries=tuple(entries),
        read_closely=closely,
    )


def _entry(compared: Compared, readings: Sequence[Reading], i: int) -> Entry:
    """Return the line of the i-th point of a dialogue."""
    dialogue, pairs, own = compared.dialogue, compared.pairs, compared.likelihoods[i]
    point, reading = dialogue.points[i], readings[i]
    status, likelihood, linked = reading.status, reading.likelihood, reading.linked
    kept = dict(reading.replies)
    following = dialogue.next_to_speak(i) if dialogue.talk else None
    if following is not None:
        kept.setdefault(following, int(pairs.sentence[i, following]))
    found = tuple(
        _reply(dialogue.said[j], sentence, float(own[j])) for j, sentence in sorted(kept.items())
    )
    looked = int(pairs.may[i].sum())
    missing = ""
    if linked is not None and status in (Status.PARTLY, Status.SPOKEN_TO):
        uncovered = linked.uncovered if status is Status.PARTLY else ()
        missing = missing_of(
            point.text, (*linked.sentences, *linked.nearby), uncovered[:_MISSING_WORDS]
        )
    if status is Status.NO_REPLY and dialogue.talk and found:
        # Somebody took the floor next: what that is worth is for the reader to say.
        status, likelihood = Status.SPOKEN_TO, 0.5
    replies = () if status is Status.NO_REPLY else found
    if replies:
        evidence = f"Spoken to in {', '.join(reply.source.place for reply in replies)}."
    elif looked:
        who = "the delegation" if dialogue.sided else "others"
        evidence = (
            f"None of the {looked} paragraphs that {who} said after it is found to speak to it."
        )
    else:
        evidence = "Nothing is said in reply after it in the records loaded."
    return Entry(
        number=i + 1,
        source=source_of(dialogue.records[i], point.paragraph, point.start, point.end),
        kind=point.kind,
        topic=point.topic,
        status=status,
        likelihood=likelihood,
        evidence=evidence,
        missing=missing,
        replies=replies,
        nearest=() if replies else found or _of_what_it_points_to(compared, readings, i),
    )


def _of_what_it_points_to(
    compared: Compared, readings: Sequence[Reading], i: int
) -> tuple[Reply, ...]:
    """Return what replies to the point to which another points back, for a reader to look at.

    Of the labelled points that point back ("how many of them ...") and have a reply, nineteen in
    twenty share a paragraph with the one before them; but every second has none, so it is none.
    """
    dialogue = compared.dialogue
    if not i or not points_back(dialogue.points[i].text):
        return ()
    before, point = dialogue.points[i - 1], dialogue.points[i]
    if (before.record_id, before.paragraph) != (point.record_id, point.paragraph):
        return ()
    if readings[i - 1].status is Status.NO_REPLY:
        return ()
    return tuple(
        _reply(dialogue.said[j], sentence, float(compared.likelihoods[i, j]))
        for j, sentence in readings[i - 1].replies
    )


def judged_entry(entry: Entry, compared: Compared, verdict: Verdict, judged_by: str) -> Entry:
    """Return a line of a ledger with what a language model says became of its point.

    Args:
        entry: As it is found without a model.
        compared: The dialogue.
        verdict: What the model says.
        judged_by: Its name.
    """
    i = entry.number - 1
    own, dialogue = compared.likelihoods[i], compared.dialogue
    replies = tuple(
        _reply(dialogue.said[j], sentence, float(own[j])) for j, sentence in verdict.sentences
    )
    status, missing = settle(dialogue, verdict, entry.source.text)
    best = float(own.max(initial=0.0))
    if replies:
        places = ", ".join(reply.source.place for reply in replies)
        evidence = f"Spoken to in {places}, by {judged_by}, which was asked twice."
        likelihood = max(reply.likelihood for reply in replies)
    else:
        evidence = f"No reply is found by {judged_by}, which was asked twice."
        likelihood = 1 - best
    return replace(
        entry,
        status=status,
        likelihood=likelihood,
        evidence=evidence,
        missing=missing,
        replies=replies,
        nearest=() if replies else entry.replies or entry.nearest,
        judged_by=judged_by,
    )


def settle(dialogue: Dialogue, verdict: Verdict, point: str) -> tuple[Status, str]:
    """Return the status of a verdict that what was said allows, and what is missing, in words."""
    said = [text for j, one in verdict.sentences for text in dialogue.said[j].around(one)]
    return hold_to_facts(verdict.status, point, said)


def _reply(said: Said, sentence: int, likelihood: float) -> Reply:
    start, end = said.sentences[sentence]
    return Reply(
        source=source_of(said.record, said.paragraph.index, start, end),
        paragraph_start=said.paragraph.start,
        paragraph_end=said.paragraph.end,
        likelihood=likelihood,
        defers=any(map(defers, said.around(sentence))),
    )
