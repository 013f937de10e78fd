"""Replies and statuses by a language model, asked twice, and what is taken and kept of it.

The model only names sentences and chooses among statuses: no word of it is shown. What it is given
is told in :mod:`assistant.generating.ledger_calls`, what is taken of it in
:mod:`assistant.ledger.verdicts`. What it wrote is kept, so that a ledger that was stopped goes on
where it was, and one that was judged costs nothing to look at again.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from filelock import FileLock, Timeout

from assistant.errors import ModelError
from assistant.generating.calling import room_for_sentences
from assistant.generating.ledger_calls import Call, ask_all
from assistant.generating.messages import Model, Usage
from assistant.generating.receiving import LONGEST, receive
from assistant.ledger.judge import Judged
from assistant.ledger.judgements import Judgements
from assistant.ledger.linking import load_links
from assistant.ledger.reading import Compared
from assistant.ledger.verdicts import OneReading, Verdict, agree, lines_of, read_lines
from index.errors import StoreReadOnlyError

_WAIT = 0.5
"""Seconds for which another judge of the same ledger is waited for before whoever waits may go."""
_NOTHING_GIVEN = (
    "Nothing of this ledger can be given to the language model {name}: it takes too little at "
    "once, or what it would be given speaks to a model. Choose one with a larger context, and name "
    "that in ONTHERECORD_MODEL_CONTEXT, or read the replies in the record."
)


@dataclass(frozen=True, slots=True)
class _Written:
    """What a model wrote on a call.

    Attributes:
        text: All of it.
        usage: What it took; nothing where somebody else had it written.
        stopped: Why the model is asked no further, in words; empty where it is.
    """

    text: str = ""
    usage: Usage = field(default_factory=Usage)
    stopped: str = ""


def _after(judged: Judged, usage: Usage, stopped: str) -> Judged:
    """Return how far it is when a call took so much, and why it is the last, if it is."""
    both = judged.cost if usage.cost is None else (judged.cost or 0.0) + usage.cost
    return replace(
        judged,
        tokens_in=judged.tokens_in + usage.tokens_in,
        tokens_out=judged.tokens_out + usage.tokens_out,
        cost=both,
        stopped=stopped,
    )


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

    @property
    def name(self) -> str:
        """The name of the language model."""
        return self.model.name

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
        self, record_id: str, compared: Compared, calls: Sequence[tuple[int, Call]]
    ) -> Iterator[Judged]:
        readings: list[dict[int, OneReading]] = [{}, {}]
        verdicts = self._read_kept(record_id, compared, calls, readings)
        left = [one for one in calls if self._kept_of(record_id, one[1]) is None]
        judged = Judged(len(calls) - len(left), len(calls), dict(verdicts))
        yield judged
        for turn, call in left:
            written = yield from self._have_written(record_id, call, judged)
            judged = _after(judged, written.usage, written.stopped)
            if not written.stopped:
                verdicts |= _take(written.text, turn, call, readings, compared)
                judged = replace(judged, done=judged.done + 1, verdicts=dict(verdicts))
            yield judged
            if written.stopped:
                return
        self._kept.keep_only_asked(record_id, self.model.name, [one.content for _, one in calls])

    def _have_written(
        self, record_id: str, call: Call, judged: Judged
    ) -> Generator[Judged, None, _Written]:
        """Return what the model writes on a call, or has written for somebody else meanwhile.

        Args:
            record_id: Of the ledger.
            call: What it is given.
            judged: How far the judging is; yielded meanwhile, so that whoever waits can leave.
        """
        try:
            lock = self._kept.lock(record_id, self.model.name)
        except StoreReadOnlyError as error:
            return _Written(stopped=str(error))
        written = _Written()
        try:
            while not _take_lock(lock):
                yield judged
            kept = self._kept_of(record_id, call)  # By whoever had the lock before.
            if kept is not None:
                return _Written(kept)
            written = yield from self._ask(call, judged)
            if not written.stopped and not written.usage.cut_short:
                self._kept.put(record_id, self.model.name, call.content, lines_of(written.text))
        except StoreReadOnlyError as error:
            return replace(written, stopped=str(error))
        finally:
            lock.release()
        return written

    def _ask(self, call: Call, judged: Judged) -> Generator[Judged, None, _Written]:
        model = copy.copy(self.model)  # What it tells of its last call is of this one.
        text, stopped = "", ""
        try:
            until = time.monotonic() + self._seconds
            for piece in receive(model, call.messages, until, LONGEST):
                text += piece
                if not piece:
                    yield judged
        except ModelError as error:
            stopped = str(error)
        return _Written(text, model.usage, stopped)

    def _read_kept(
        self,
        record_id: str,
        compared: Compared,
        calls: Sequence[tuple[int, Call]],
        readings: list[dict[int, OneReading]],
    ) -> dict[int, Verdict]:
        """Add what was written before to the readings, and return the verdicts of that."""
        verdicts: dict[int, Verdict] = {}
        for turn, call in calls:
            written = self._kept_of(record_id, call)
            if written is not None:
                verdicts |= _take(written, turn, call, readings, compared)
        return verdicts

    def _kept_of(self, record_id: str, call: Call) -> str | None:
        return self._kept.get(record_id, self.model.name, call.content)


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
    call: Call,
    readings: list[dict[int, OneReading]],
    compared: Compared,
) -> dict[int, Verdict]:
    """Add what a model wrote to a reading, and return the verdicts on the points of the call."""
    if call.numbered.is_checked(written):
        readings[turn].update(read_lines(written, call.points, call.numbered))
    links, found = load_links(), {}
    for i in call.points:
        linked = frozenset(links.choose(compared.likelihoods[i]))
        verdict = agree(readings[0].get(i), readings[1].get(i), linked)
        if verdict:
            found[i] = verdict
    return found
