"""Replies and statuses by a language model: what it is given, asked twice, and what is taken of it.

The model only names sentences and chooses among statuses: no word of it is shown. It is given the
points of one paragraph of an expert and what the delegation said after them, and asked twice (see
:mod:`assistant.ledger.verdicts`). What it wrote is kept, so that a ledger that was stopped goes on
where it was, and one that was judged costs nothing to look at again.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from filelock import FileLock, Timeout

from assistant.errors import ModelError
from assistant.generating.calling import room_for_sentences
from assistant.generating.fencing import Fence, neutral
from assistant.generating.messages import Message, Model
from assistant.generating.orders import is_order
from assistant.generating.receiving import LONGEST, receive
from assistant.ledger.dialogue import Said
from assistant.ledger.judgements import Judgements
from assistant.ledger.linking import load_links
from assistant.ledger.reading import Compared
from assistant.ledger.verdicts import Reading, Verdict, agree, lines_of, read_lines
from assistant.numbering import Numbered, number_sentences
from index.errors import StoreReadOnlyError
from index.tokens import count_tokens

_POINTS = 12
"""Most points of one call."""
_PER_POINT, _PER_SENTENCE = 5, 5
"""Tokens of the name of a point, and of the number of a sentence."""
_PER_PARAGRAPH = 25
"""Tokens of what heads the sentences of a paragraph."""
_MOST = 12_000
"""Most tokens of the sentences of one call, however much a model takes."""
_WAIT = 0.5
"""Seconds for which another judge of the same ledger is waited for before whoever waits may go."""
_NOTHING_GIVEN = (
    "Nothing of this ledger can be given to the language model {name}: it takes too little at "
    "once, or what it would be given speaks to a model. Choose one with a larger context, and name "
    "that in ONTHERECORD_MODEL_CONTEXT, or read the replies in the record."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One call: some points, and the sentences among which their replies are looked for.

    Attributes:
        points: Indices of the points, as they are named.
        messages: What the model is given.
        numbered: The sentences, by the places of their paragraphs in the dialogue.
        content: What is asked without the marks that are other ones in each call.
    """

    points: tuple[int, ...]
    messages: tuple[Message, ...]
    numbered: Numbered
    content: str


@dataclass(frozen=True, slots=True)
class Judged:
    """How far the judging of a dialogue is.

    Attributes:
        done, of: Calls made or found kept, and all of them. Those that are kept come first.
        verdicts: Of the points on which two readings agree so far, by index.
        tokens_in, tokens_out: That the calls made now took.
        cost: Of these, in US dollars; None where no prices are set.
        stopped: Why the model was asked no further, in words; empty while it goes on.
    """

    done: int
    of: int
    verdicts: dict[int, Verdict]
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    stopped: str = ""


class LedgerJudge:
    """Has a language model say what became of points. Safe to use from several threads.

    Args:
        model: Reads.
        seconds: How long a call may take.
        context: Tokens that the model takes at once; None where that is not known.
        kept: What it wrote before.
    """

    def __init__(self, model: Model, seconds: float, context: int | None, kept: Judgements) -> None:
        self.model = model
        self._seconds = seconds
        self._budget = room_for_sentences(context)
        self._kept = kept

    def judge(self, record_id: str, compared: Compared) -> Iterator[Judged]:
        """Have the points of a record judged; yields first of all, after each call, and in it.

        The first one has what was judged before. A model that fails, and a store in which nothing
        can be kept, end it: the last one tells why, with what was judged till then. What somebody
        else has the model asked meanwhile is waited for, and not asked again.

        Args:
            record_id: The record.
            compared: Its dialogue.
        """
        calls = ask_all(compared, self._budget)
        if not calls and compared.pairs.may.any():
            yield Judged(0, 0, {}, stopped=_NOTHING_GIVEN.format(name=self.model.name))
        else:
            yield from self._judge(record_id, compared, calls)

    def recall(self, record_id: str, compared: Compared) -> dict[int, Verdict]:
        """Return the verdicts on a ledger that was judged before, without asking the model."""
        if not self.noted(record_id):
            return {}
        calls = ask_all(compared, self._budget)
        return self._read_kept(record_id, compared, calls, [{}, {}])

    def note(self, record_id: str) -> None:
        """Note that the ledger of a record was judged, in part or whole, or further."""
        self._kept.note(record_id, self.model.name)

    def noted(self, record_id: str) -> int:
        """Return a number that changes with each note on the ledger of a record; 0 for none."""
        return self._kept.noted(record_id, self.model.name)

    def keep_only(self, record_ids: Iterable[str]) -> None:
        """Delete what was written of all other records: those were taken out of the store."""
        self._kept.keep_only(record_ids)

    def _judge(
        self, record_id: str, compared: Compared, calls: Sequence[tuple[int, Asked]]
    ) -> Iterator[Judged]:
        readings: list[dict[int, Reading]] = [{}, {}]
        verdicts = self._read_kept(record_id, compared, calls, readings)
        left = [one for one in calls if self._kept_of(record_id, one[1]) is None]
        done, of = len(calls) - len(left), len(calls)
        tokens_in = tokens_out = 0
        cost: float | None = None

        def so_far(stopped: str = "") -> Judged:
            return Judged(done, of, dict(verdicts), tokens_in, tokens_out, cost, stopped)

        yield so_far()
        for turn, asked in left:
            written, stopped = "", ""
            try:
                lock = self._kept.lock(record_id, self.model.name)
            except StoreReadOnlyError as error:
                yield so_far(str(error))
                return
            try:
                while not _take_lock(lock):
                    yield so_far()  # Whoever waits can leave.
                kept = self._kept_of(record_id, asked)  # By whoever had the lock before.
                if kept is not None:
                    written = kept
                else:
                    model = copy.copy(self.model)  # What it tells of its last call is of this one.
                    try:
                        until = time.monotonic() + self._seconds
                        for piece in receive(model, asked.messages, until, LONGEST):
                            written += piece
                            if not piece:
                                yield so_far()
                    except ModelError as error:
                        stopped = str(error)
                    usage = model.usage
                    tokens_in, tokens_out = (
                        tokens_in + usage.tokens_in,
                        tokens_out + usage.tokens_out,
                    )
                    if usage.cost is not None:
                        cost = (cost or 0.0) + usage.cost
                    if not stopped and not usage.cut_short:
                        self._kept.put(record_id, self.model.name, asked.content, lines_of(written))
            except StoreReadOnlyError as error:
                stopped = str(error)
            finally:
                lock.release()
            if not stopped:
                done += 1
                verdicts |= _take(written, turn, asked, readings, compared)
            yield so_far(stopped)
            if stopped:
                return
        self._kept.keep_only_asked(record_id, self.model.name, [one.content for _, one in calls])

    def _read_kept(
        self,
        record_id: str,
        compared: Compared,
        calls: Sequence[tuple[int, Asked]],
        readings: list[dict[int, Reading]],
    ) -> dict[int, Verdict]:
        """Add what was written before to the readings, and return the verdicts of that."""
        verdicts: dict[int, Verdict] = {}
        for turn, asked in calls:
            written = self._kept_of(record_id, asked)
            if written is not None:
                verdicts |= _take(written, turn, asked, readings, compared)
        return verdicts

    def _kept_of(self, record_id: str, asked: Asked) -> str | None:
        return self._kept.get(record_id, self.model.name, asked.content)


def _take_lock(lock: FileLock) -> bool:
    """Wait a little for a lock, and tell whether it is ours."""
    try:
        lock.acquire(timeout=_WAIT)
    except Timeout:
        return False
    return True


def _take(
    written: str,
    turn: int,
    asked: Asked,
    readings: list[dict[int, Reading]],
    compared: Compared,
) -> dict[int, Verdict]:
    """Add what a model wrote to a reading, and return the verdicts on the points of the call."""
    if asked.numbered.is_checked(written):
        readings[turn].update(read_lines(written, asked.points, asked.numbered))
    links, found = load_links(), {}
    for i in asked.points:
        linked = frozenset(links.choose(compared.likelihoods[i]))
        verdict = agree(readings[0].get(i), readings[1].get(i), linked)
        if verdict:
            found[i] = verdict
    return found


def ask_all(compared: Compared, budget: int) -> list[tuple[int, Asked]]:
    """Return all calls for a dialogue, the two of the same points one after the other.

    Args:
        compared: The dialogue.
        budget: Most tokens (cl100k_base) of paragraph, points and sentences of a call.

    Returns:
        Each call with 0 or 1: which of the two readings it is.
    """
    points = compared.dialogue.points
    calls = []
    same = groupby(range(len(points)), lambda i: (points[i].record_id, points[i].paragraph))
    for _, group in same:
        some = [i for i in group if compared.pairs.may[i].any()]
        if not some or any(map(is_order, _given_of(compared, some[0]))):
            continue
        for first in range(0, len(some), _POINTS):
            part = some[first : first + _POINTS]
            shown = _choose(compared, part, budget)
            judged = [i for i in part if not _is_withheld(compared, i, shown)]
            if judged and shown:
                calls.append((0, _ask(compared, judged, shown, seed=0)))
                calls.append((1, _ask(compared, judged[::-1], shown[::-1], seed=1)))
    return calls


def _choose(compared: Compared, points: Sequence[int], budget: int) -> list[int]:
    """Return the paragraphs among which replies are looked for, in order of the dialogue.

    Where they are too many for the budget, those go first that are least likely for all points.
    """
    dialogue = compared.dialogue
    asked = count_tokens(_paragraph_of(compared, points[0]))
    asked += sum(_PER_POINT + count_tokens(dialogue.points[i].text) for i in points)
    left = min(budget - asked, _MOST)
    may = np.any(compared.pairs.may[points], axis=0)
    best = compared.likelihoods[points].max(axis=0)
    kept = []
    for j in sorted(range(len(dialogue.said)), key=lambda j: -float(best[j])):
        said = dialogue.said[j]
        if not may[j] or is_order(said.text) or is_order(said.speaker):
            continue
        cost = _PER_PARAGRAPH + count_tokens(said.text) + _PER_SENTENCE * len(said.sentences)
        if cost <= left:
            left -= cost
            kept.append(j)
    return sorted(kept)


def _is_withheld(compared: Compared, i: int, shown: Sequence[int]) -> bool:
    """Tell whether a paragraph that may well reply to a point is not shown to the model."""
    chosen = load_links().choose(compared.likelihoods[i])
    return not set(chosen).issubset(shown)


def _ask(compared: Compared, points: Sequence[int], shown: Sequence[int], seed: int) -> Asked:
    dialogue = compared.dialogue
    nobody = "the delegation" if dialogue.sided else "somebody who is not named"

    def head(said: Said) -> str:
        place = said.paragraph.number or said.paragraph.index + 1
        return f"{neutral(said.speaker) or nobody}, paragraph {place}:"

    given = ((j, head(dialogue.said[j]), dialogue.said[j].sentence_texts) for j in shown)
    numbered = number_sentences(given, seed, neutral)
    named = [
        f"P{place}: {neutral(dialogue.points[i].text)}" for place, i in enumerate(points, start=1)
    ]
    fence = Fence()
    messages = tuple(
        fence.ask_replies(
            dialogue.points[points[0]].speaker,
            _paragraph_of(compared, points[0]),
            named,
            numbered.lines,
            numbered.check_text,
        )
    )
    content = "\n".join(one.text for one in messages).replace(fence.nonce, "")
    return Asked(tuple(points), messages, numbered, content)


def _given_of(compared: Compared, i: int) -> tuple[str, str]:
    """Return who put a point, and the words of the paragraph: what a model is given besides it."""
    return compared.dialogue.points[i].speaker, _paragraph_of(compared, i)


def _paragraph_of(compared: Compared, i: int) -> str:
    """Return the words of the paragraph in which a point stands."""
    record = compared.dialogue.records[i]
    return record.paragraph_text(record.paragraphs[compared.dialogue.points[i].paragraph])
