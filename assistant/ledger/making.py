"""A dialogue to a ledger: points, replies, statuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.answers import Source
from assistant.ledger.dialogue import Dialogue, Said, gather
from assistant.ledger.entries import Entry, Ledger, Reply, Status
from assistant.ledger.likeness import Floats, Pairs, Read, compare, content_words
from assistant.ledger.linking import LinkModel, load_links
from assistant.ledger.points import find_points
from assistant.ledger.status import Linked, StatusModel, defers, load_statuses, missing_of
from assistant.ledger.verdicts import Verdict, hold_to_facts
from index.embedding import Embedder
from index.records import Record
from index.text import stem, words

_MISSING_WORDS = 6
_SOME = 0.1
"""So that a paragraph that replies to nothing is no point's own."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A dialogue with all its points set beside all that may reply to them.

    Attributes:
        dialogue, pairs: The dialogue, and the likenesses in it.
        likelihoods: That a paragraph replies to a point, shape (points, paragraphs).
    """

    dialogue: Dialogue
    pairs: Pairs
    likelihoods: Floats


def compare_all(
    record: Record, later: Sequence[Record], embedder: Embedder, read: Read
) -> Compared:
    """Find the points of a record, and set them beside what is said after them.

    Args:
        record: In which the points were put.
        later: Records of the same dialogue after it, in order of time.
        embedder: For the meaning of sentences.
        read: For that of their words, as of :func:`~assistant.ledger.likeness.reading_of`.
    """
    dialogue = gather([record, *later], find_points(record))
    pairs = compare(dialogue, embedder, read)
    return Compared(dialogue, pairs, load_links().likelihood(pairs))


def make_ledger(
    record: Record, later: Sequence[Record], not_loaded: Sequence[str], compared: Compared
) -> Ledger:
    """Return the ledger of a record.

    Args:
        record: In which the points were put.
        later: Records of the same dialogue after it, in order of time.
        not_loaded: What is known to belong to the dialogue and is not in the store, in words.
        compared: The same dialogue, compared.
    """
    links, statuses = load_links(), load_statuses()
    entries = [
        _entry(compared.dialogue, compared.pairs, compared.likelihoods, links, statuses, i)
        for i in range(len(compared.dialogue.points))
    ]
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
    )


def linked_of(
    dialogue: Dialogue,
    pairs: Pairs,
    likelihoods: Floats,
    chosen: Sequence[int],
    i: int,
) -> Linked:
    """Return what the status of the i-th point of a dialogue is read from.

    Args:
        dialogue: The dialogue.
        pairs: The same, compared.
        likelihoods: Of all its links, shape (points, paragraphs).
        chosen: The paragraphs that may reply to the point, one at least.
        i: The point.
    """
    own_likelihoods = likelihoods[i]
    order = sorted(chosen, key=lambda j: -float(own_likelihoods[j]))
    sentences, nearby = [], []
    for j in order:
        one, best = dialogue.said[j], int(pairs.sentence[i, j])
        texts = one.sentence_texts
        sentences.append(texts[best])
        nearby += texts[max(0, best - 1) : best] + texts[best + 1 : best + 2]
    point = dialogue.points[i]
    given = {stem(word) for j in chosen for word in words(dialogue.said[j].text)}
    own = content_words(point.text)
    uncovered = tuple(one for one in own if stem(one) not in given)
    return Linked(
        text=point.text,
        kind=point.kind,
        likelihoods=tuple(float(own_likelihoods[j]) for j in order),
        coverage=(len(own) - len(uncovered)) / len(own) if own else 1.0,
        similarity=max((float(pairs.features[i, j, 0]) for j in chosen), default=0.0),
        sentences=tuple(sentences),
        nearby=tuple(nearby),
        uncovered=uncovered,
        standing=_standing(pairs, likelihoods, i, order[0]),
    )


def _standing(pairs: Pairs, likelihoods: Floats, i: int, j: int) -> tuple[float, ...]:
    """Return how the j-th paragraph stands for the i-th point, as of ``Linked.standing``."""
    same = pairs.sentence[:, j] == pairs.sentence[i, j]
    same[i] = False
    return (
        float(likelihoods[same, j].max(initial=0.0)),
        float(likelihoods[i, j] / (likelihoods[:, j].sum() + _SOME)),
        float(likelihoods[i, j] - np.delete(likelihoods[i], j).max(initial=0.0)),
        float(np.log1p(likelihoods[i].sum())),
    )


def _entry(
    dialogue: Dialogue,
    pairs: Pairs,
    likelihoods: Floats,
    links: LinkModel,
    statuses: StatusModel,
    i: int,
) -> Entry:
    """Return the line of the i-th point of a dialogue; the likelihoods are of all links."""
    point, own = dialogue.points[i], likelihoods[i]
    chosen = links.choose(own)
    kept = links.keep(own, chosen)
    following = dialogue.next_to_speak(i) if dialogue.talk else None
    if following is not None and following not in kept:
        kept = sorted([*kept, following])
    found = tuple(_reply(dialogue.said[j], int(pairs.sentence[i, j]), float(own[j])) for j in kept)
    looked = int(pairs.may[i].sum())
    missing = ""
    status, likelihood = Status.NO_REPLY, 1 - float(own.max(initial=0.0))
    if chosen:
        linked = linked_of(dialogue, pairs, likelihoods, chosen, i)
        status, likelihood = statuses.read(linked)
        if status in (Status.PARTLY, Status.SPOKEN_TO):
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
        nearest=() if replies else found,
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


def source_of(record: Record, index: int, start: int, end: int) -> Source:
    """Return words of a paragraph of a record with the coordinates of a citation."""
    paragraph = record.paragraphs[index]
    speaker = record.speaker_of(paragraph)
    return Source(
        record_id=record.id,
        symbol=record.metadata.symbol,
        title=record.metadata.title,
        paragraph=paragraph.number,
        paragraph_printed=paragraph.printed,
        paragraph_index=index,
        speaker=speaker.name,
        role=speaker.role,
        affiliation=speaker.affiliation,
        state=speaker.state,
        side=speaker.side,
        text=record.text[start:end],
        start=start,
        end=end,
    )
