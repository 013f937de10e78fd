"""Conversations are kept as they were, each owner's apart, whatever becomes of a file."""

import json
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import (
    Answer,
    Assistant,
    Citation,
    Kind,
    Query,
    Reason,
    SearchHit,
    Statement,
    Voice,
)
from assistant.conversation_files import write_file
from assistant.errors import UnknownConversationError
from assistant.kept_conversations import Kept, KeptConversations
from index.errors import FileError, StoreReadOnlyError
from index.filters import Filters
from index.records import Side

QUESTIONS = (
    "What did Kazakhstan say about video recording?",
    "What did both sides say about solitary confinement?",
    "How many recommendations did the national preventive mechanism submit?",
    "Who spoke about torture?",
    "What did Kazakhstan say about climate change?",
    "What did Norway say about prisons?",
    "What did Ms. Nobody say about prisons?",
)


@pytest.fixture(scope="module")
def assistant(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder)


@pytest.fixture(scope="module")
def exchanges(assistant):
    chat = assistant.conversation()
    for question in QUESTIONS:
        chat.ask(question)
    chat.ask("And what had the Committee asked about that?")
    limited = assistant.read("What was said about women?").limited(
        Filters(sides=(Side.COMMITTEE,), date_from="2023", date_to="2023-12"), "the Committee"
    )
    return [*chat.exchanges, (limited, assistant.respond(limited))]


@pytest.fixture
def kept(tmp_path):
    return KeptConversations(tmp_path / "conversations")


def the_file(kept_in):
    (path,) = kept_in.rglob("*.json")
    return path


def test_real_answers_come_back_exactly_as_they_were_given(kept, exchanges):
    kinds = {answer.kind for _, answer in exchanges}
    assert any(answer.abstained for _, answer in exchanges)
    assert any(not answer.abstained for _, answer in exchanges)
    assert Kind.BOTH_SIDES in kinds
    conversation = Kept(exchanges=exchanges)
    kept.save("ann", conversation)
    assert kept.load("ann", conversation.id).exchanges == exchanges


def test_questions_kept_before_their_wording_was_are_read_as_before(kept, exchanges, tmp_path):
    thanks = Query("Thanks!", ""), exchanges[0][1]
    kept.save("ann", conversation := Kept(exchanges=[*exchanges, thanks]))
    path = the_file(tmp_path)
    file = json.loads(path.read_text(encoding="utf-8"))
    del file["with_wording"]
    for query, _ in file["exchanges"]:
        del query["wording"]
    path.write_text(json.dumps(file), encoding="utf-8")
    opened = [query for query, _ in kept.load("ann", conversation.id).exchanges]
    assert [(one.kind, one.fact, one.in_full) for one in opened] == [
        (one.kind, one.fact, one.in_full) for one, _ in [*exchanges, thanks]
    ]


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
place = {
    "record_id": text,
    "symbol": text,
    "title": text,
    "paragraph": st.none() | st.integers(),
    "paragraph_printed": st.booleans(),
    "paragraph_index": st.integers(0),
    "speaker": text,
    "role": text,
    "state": st.none() | text,
    "side": st.sampled_from(Side),
    "text": text,
    "start": st.integers(0),
    "end": st.integers(0),
}


def several(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


queries = st.builds(
    Query,
    question=text,
    topic=text,
    filters=st.builds(
        Filters,
        records=several(text),
        sides=several(st.sampled_from(Side)),
        states=several(text),
        speakers=several(text),
        date_from=text,
        date_to=text,
    ),
    wanted=text,
    unknown_state=st.none() | text,
    unknown_speaker=text,
    readings=several(text),
)
answers = st.builds(
    Answer,
    question=text,
    understood=text,
    text=text,
    kind=st.sampled_from(Kind),
    statements=several(
        st.builds(
            Statement,
            text=text,
            citations=several(st.integers(1)),
            voice=st.sampled_from(Voice),
            group=text,
        )
    ),
    citations=several(st.builds(Citation, **place, number=st.integers(1))),
    reason=st.none() | st.sampled_from(Reason),
    message=text,
    nearest=several(
        st.builds(SearchHit, **place, rank=st.integers(1), score=st.floats(allow_nan=False))
    ),
    support=st.floats(0, 1),
    looked_at=st.integers(0),
    records=st.integers(0),
    notices=several(text),
)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(exchanges=st.lists(st.tuples(queries, answers), min_size=1, max_size=3))
def test_any_answer_comes_back_exactly(kept, exchanges):
    conversation = Kept(exchanges=exchanges)
    kept.save("ann", conversation)
    assert kept.load("ann", conversation.id).exchanges == exchanges


def test_it_is_named_by_its_first_question_until_it_is_renamed(kept, exchanges):
    conversation = Kept(exchanges=exchanges[:1])
    kept.save("ann", conversation)
    assert [one.name for one in kept.list("ann")] == [QUESTIONS[0]]
    kept.rename("ann", conversation.id, "Video\nrecording ")
    # Going on with it does not take the name away again.
    kept.save("ann", replace(conversation, exchanges=exchanges[:2]))
    (summary,) = kept.list("ann")
    assert (summary.name, summary.exchanges) == ("Video recording", 2)
    kept.rename("ann", conversation.id, " ")
    assert kept.load("ann", conversation.id).name == "Video recording"


def test_the_one_changed_last_comes_first_and_a_deleted_one_is_gone(kept, exchanges):
    first, second = Kept(exchanges=exchanges[:1]), Kept(exchanges=exchanges[1:2])
    kept.save("ann", first)
    kept.save("ann", second)
    assert [one.id for one in kept.list("ann")] == [second.id, first.id]
    kept.save("ann", first)
    assert [one.id for one in kept.list("ann")] == [first.id, second.id]
    kept.delete("ann", first.id)
    kept.delete("ann", first.id)
    assert [one.id for one in kept.list("ann")] == [second.id]
    with pytest.raises(UnknownConversationError):
        kept.load("ann", first.id)


def test_two_pages_on_one_conversation_do_not_write_over_each_other(kept, exchanges):
    common, ours, theirs = exchanges[:1], exchanges[1:2], exchanges[2:3]
    conversation = Kept(exchanges=common)
    kept.save("ann", conversation)
    kept.rename("ann", conversation.id, "Video")
    one, other = (kept.load("ann", conversation.id) for _ in range(2))
    saved_as = kept.save("ann", replace(other, exchanges=[*common, *theirs]), saved_before=True)
    assert saved_as == conversation.id
    apart = kept.save("ann", replace(one, exchanges=[*common, *ours]), saved_before=True)
    assert apart != conversation.id
    assert kept.load("ann", conversation.id).exchanges == [*common, *theirs]
    assert kept.load("ann", apart).exchanges == [*common, *ours]
    # From then on it is gone on with where it was saved.
    more = Kept(apart, exchanges=[*common, *ours, *theirs])
    assert kept.save("ann", more, saved_before=True) == apart
    assert len(kept.list("ann")) == 2
    # Nor does one that holds less take away what another page added.
    assert kept.save("ann", Kept(apart, exchanges=list(common)), saved_before=True) != apart
    assert kept.load("ann", apart).exchanges == more.exchanges


GO_ON = """
import sys
from pathlib import Path
from assistant.kept_conversations import Kept, KeptConversations

folder, one = sys.argv[1:]
kept = KeptConversations(Path(folder))
before = kept.load("ann", one).exchanges
print("ready", flush=True)
input()
print(kept.save("ann", Kept(one, exchanges=before * 2), saved_before=True))
"""


def test_two_processes_that_go_on_with_one_conversation_keep_what_both_were_told(
    kept, tmp_path, exchanges, monkeypatch
):
    conversation = Kept(exchanges=exchanges[:1])
    kept.save("ann", conversation)
    arguments = [sys.executable, "-c", GO_ON, str(tmp_path / "conversations"), conversation.id]
    pipe = subprocess.PIPE
    with subprocess.Popen(arguments, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout.readline() == "ready\n"

        def written_meanwhile(path, file):
            other.stdin.write("now\n")  # Ours has been compared with what is there, not written.
            other.stdin.flush()
            until = time.monotonic() + 2
            while other.poll() is None and time.monotonic() < until:
                time.sleep(0.01)
            write_file(path, file)

        monkeypatch.setattr("assistant.kept_conversations.write_file", written_meanwhile)
        ours = kept.save("ann", replace(conversation, exchanges=exchanges[:2]), saved_before=True)
        theirs = other.stdout.read().strip()
    assert kept.load("ann", ours).exchanges == exchanges[:2]
    assert kept.load("ann", theirs).exchanges == exchanges[:1] * 2


def test_a_conversation_deleted_meanwhile_is_saved_as_another(kept, exchanges):
    conversation = Kept(exchanges=exchanges[:1])
    kept.save("ann", conversation)
    kept.delete("ann", conversation.id)
    gone_on = replace(conversation, exchanges=exchanges[:2])
    saved_as = kept.save("ann", gone_on, saved_before=True)
    assert saved_as != conversation.id
    assert kept.load("ann", saved_as).exchanges == exchanges[:2]
    with pytest.raises(UnknownConversationError):
        kept.load("ann", conversation.id)


def test_a_damaged_file_is_not_written_over(kept, tmp_path, exchanges):
    conversation = Kept(exchanges=exchanges[:1])
    kept.save("ann", conversation)
    path = the_file(tmp_path)
    path.write_bytes(b"{ what is left")
    assert kept.save("ann", conversation, saved_before=True) != conversation.id
    assert path.read_bytes() == b"{ what is left"


def test_search_looks_at_names_questions_and_answers(kept, exchanges):
    answered, silent = Kept(exchanges=exchanges[:1]), Kept(exchanges=exchanges[4:5])
    kept.save("ann", answered)
    kept.save("ann", silent)
    kept.rename("ann", silent.id, "Réunion du climat")

    def found(words):
        return [one.id for one in kept.list("ann", words)]

    assert found("VIDEO record") == [answered.id]
    assert found("glass-walled rooms") == [answered.id]
    assert found("climate change") == [silent.id]
    assert found("reunion") == [silent.id]
    assert found("video climate") == []
    assert set(found("  ")) == {answered.id, silent.id}


def test_owners_do_not_see_each_others(kept, tmp_path, exchanges):
    conversation = Kept(exchanges=exchanges[:1])
    kept.save("ann@example.org", conversation)
    assert kept.list("bob@example.org") == []
    with pytest.raises(UnknownConversationError):
        kept.load("bob@example.org", conversation.id)
    with pytest.raises(UnknownConversationError):
        kept.rename("bob@example.org", conversation.id, "Mine")
    kept.delete("bob@example.org", conversation.id)
    assert [one.id for one in kept.list("ann@example.org")] == [conversation.id]
    # Neither the name of an owner nor an id is ever a path.
    kept.save("../../ann/\0:", conversation)
    assert all("ann" not in str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
    for path in ("../x", f"../../{conversation.id}", "", "a" * 20 + "/b", "é" * 20):
        with pytest.raises(UnknownConversationError):
            kept.load("ann@example.org", path)


def test_files_are_for_nobody_else_on_the_machine(kept, tmp_path, exchanges):
    kept.save("ann", Kept(exchanges=exchanges[:1]))
    path = the_file(tmp_path)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path], "no temporary file is left"


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe", b'{"format": 1, "name": 3}'])
def test_a_damaged_file_is_left_out_and_named(kept, tmp_path, exchanges, damage):
    broken, sound = Kept(exchanges=exchanges[:1]), Kept(exchanges=exchanges[1:2])
    kept.save("ann", broken)
    path = the_file(tmp_path)
    kept.save("ann", sound)
    path.write_bytes(damage)
    assert [one.id for one in kept.list("ann")] == [sound.id]
    (problem,) = kept.problems("ann")
    assert path.name in str(problem)
    assert "damaged" in str(problem)
    with pytest.raises(FileError):
        kept.load("ann", broken.id)
    kept.delete("ann", broken.id)
    assert kept.problems("ann") == ()


def test_a_file_of_a_later_version_is_said_to_be_one(kept, tmp_path, exchanges):
    conversation = Kept(exchanges=exchanges[:1])
    kept.save("ann", conversation)
    path = the_file(tmp_path)
    path.write_text(json.dumps({"format": 7, "conversation": []}))
    with pytest.raises(FileError, match="another version"):
        kept.load("ann", conversation.id)


def test_where_nothing_can_be_written_the_error_says_that_asking_goes_on(tmp_path, exchanges):
    (tmp_path / "conversations").write_text("a file where the folder should be")
    kept = KeptConversations(tmp_path / "conversations")
    assert kept.list("ann") == []
    with pytest.raises(StoreReadOnlyError, match="go on asking"):
        kept.save("ann", Kept(exchanges=exchanges[:1]))
