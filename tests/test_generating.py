"""Answers by a language model: shown as far as they are borne out, and marked."""

import subprocess
import sys
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from pages import html_of
from scripting import ScriptedModel
from streamlit.testing.v1 import AppTest
from timing import quick

from assistant import Answer, Assistant, Reason, Written
from assistant.answers import BY_MODEL, Outcome
from assistant.browsing.suggestions import follow_ups
from assistant.errors import ModelError
from assistant.generating.cutting import Cutter
from assistant.generating.evidence import number_evidence
from assistant.generating.formal import ADDRESS
from assistant.generating.receiving import receive
from assistant.generating.writing import Writer
from assistant.handover import FORMATS, as_csv, as_markdown, as_text, as_word, records_used
from assistant.kept_conversations import Kept, KeptConversations
from index.chunking.tokens import count_tokens
from index.records import Side
from index.settings import Settings
from ui.views import ask as ask_page

QUESTION = "What did Kazakhstan say about video recording?"
MINIMIZE = "The new system was designed to minimize the risk of data loss"
MANUALLY = "Previous systems had required police officers to manually upload the recordings"
INVENTED = "The delegation promised compensation to 500 victims by 2030"


@pytest.fixture(scope="module")
def plain(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder)


@pytest.fixture
def opened(sample_store, embedder):
    return lambda *said, **more: Assistant.open(
        sample_store, embedder=embedder, model=ScriptedModel(*said, **more)
    )


def number_of(model_or_text, words):
    """Return the number by which a model was given the source with these words."""
    line = next(line for line in model_or_text.splitlines() if words in line)
    return int(line[1 : line.index("]")])


def cites(*sentences):
    """Return what writes sentences, each with the number of the source that has its words."""

    def write(messages):
        given = messages[-1].text
        return "\n".join(f"{said}. [{number_of(given, words)}]" for said, words in sentences)

    return write


GOOD = cites((MINIMIZE, MINIMIZE), (MANUALLY, MANUALLY))
ONE_INVENTED = cites((MINIMIZE, MINIMIZE), (INVENTED, "manually upload"), (MANUALLY, MANUALLY))


def test_what_is_borne_out_is_shown_as_written_by_the_model_with_the_words_it_cites(opened, plain):
    answer = opened(GOOD).ask(QUESTION)
    assert [one.text for one in answer.statements] == [f"{MINIMIZE}.", f"{MANUALLY}."]
    assert all(one.by_model for one in answer.statements)
    assert [one.number for one in answer.citations] == [1, 2]
    for citation in answer.citations:
        record = plain.record(citation.record_id)
        assert record.text[citation.start : citation.end] == citation.text
        assert citation.side is Side.STATE
    assert answer.report
    assert answer.report.shown == 2
    assert answer.report.refused == ()
    assert answer.report.extractive == ""
    assert answer.text.count(BY_MODEL) == 2


def test_tokens_cost_and_the_name_of_the_model_are_in_the_report(opened):
    report = opened(GOOD).ask(QUESTION).report
    assert (report.model, report.tokens_in, report.cost) == ("scripted", 100, 0.25)
    assert report.took.startswith("scripted: 100 tokens read, ")


def test_sentences_come_one_by_one_before_the_model_is_done(sample_store, embedder):
    model = ScriptedModel(GOOD)
    chat = Assistant.open(sample_store, embedder=embedder, model=model).conversation()
    events = chat.stream(QUESTION)
    _, first = islice(events, 2)
    assert isinstance(first, Written)
    assert first.statement.by_model
    assert first.citations[0].text.startswith(MINIMIZE)
    assert first.total == 0
    *_, answer = events
    assert isinstance(answer, Answer)
    assert len(answer.statements) == 2
    assert chat.exchanges[-1][1] == answer


def test_sources_are_numbered_with_speaker_side_and_place_behind_a_fence(sample_store, embedder):
    model = ScriptedModel(GOOD)
    Assistant.open(sample_store, embedder=embedder, model=model).ask(QUESTION)
    system, user = model.calls[0]
    lines = user.text.splitlines()
    sources = [line for line in lines if line.startswith("[")]
    assert [int(line[1 : line.index("]")]) for line in sources] == [*range(1, len(sources) + 1)]
    assert "| A representative of Kazakhstan | CAT/C/SR.1995, para. 47 (counted) |" in user.text
    assert sources[0].startswith("[1] The State |")
    opens = next(line for line in lines if line.startswith("<data "))
    assert opens in system.text
    assert lines[lines.index(opens) + 1] == QUESTION


def test_each_call_has_a_fence_of_its_own(sample_store, embedder):
    model = ScriptedModel(GOOD)
    assistant = Assistant.open(sample_store, embedder=embedder, model=model)
    assistant.ask(QUESTION)
    assistant.ask(QUESTION)
    first, second = (call[0].text for call in model.calls)
    assert first != second


def test_sources_keep_to_a_budget_and_those_of_most_support_stay(plain):
    paragraphs = plain.find(plain.read(QUESTION)).paragraphs
    whole = number_evidence(paragraphs).sources
    some = number_evidence(paragraphs, budget=200).sources
    assert 0 < len(some) < len(whole)
    assert sum(count_tokens(one.source.text) for one in some) <= 200
    best = max((s for p in paragraphs for s in p.sentences if s.chosen), key=lambda s: s.support)
    assert best.text in [one.source.text for one in some]


def test_a_number_that_no_source_has_is_refused(opened):
    answer = opened(lambda messages: GOOD(messages) + f"\n{INVENTED}. [99]", "NO ANSWER").ask(
        QUESTION
    )
    (refused,) = answer.report.refused
    assert "a source that there is not" in refused.why
    assert refused.outcome is Outcome.DROPPED
    assert len(answer.statements) == 2


def test_a_sentence_that_cites_nothing_is_refused(opened):
    answer = opened(lambda messages: f"{MINIMIZE}.\n" + GOOD(messages)).ask(QUESTION)
    (refused,) = answer.report.refused
    assert refused.why == "it cites nothing"
    assert len(answer.statements) == 2


def test_each_of_two_sentences_before_a_number_has_to_be_borne_out(opened):
    def write(messages):
        at = number_of(messages[-1].text, MINIMIZE)
        return f"{INVENTED}. {MINIMIZE}. [{at}]\n" + cites((MANUALLY, MANUALLY))(messages)

    answer = opened(write, "NO ANSWER").ask(QUESTION)
    assert [one.text for one in answer.report.refused] == [f"{INVENTED}."]
    assert INVENTED not in answer.text


def test_what_is_not_borne_out_is_written_once_more_from_what_it_cites(sample_store, embedder):
    again = f"The delegation said that {MANUALLY[0].lower()}{MANUALLY[1:]}"
    model = ScriptedModel(ONE_INVENTED, cites((again, "manually upload")))
    answer = Assistant.open(sample_store, embedder=embedder, model=model).ask(QUESTION)
    (refused,) = answer.report.refused
    assert refused.text == f"{INVENTED}."
    assert refused.outcome is Outcome.REWRITTEN
    assert f"{again}." in [one.text for one in answer.statements if one.by_model]
    assert INVENTED not in answer.text
    assert len(model.calls) == 2
    assert len([x for x in model.calls[1][1].text.splitlines() if x.startswith("[")]) == 1
    assert answer.report.tokens_in == 200


def test_what_is_not_borne_out_again_gives_way_to_the_records_own_sentence(opened):
    write = cites((MINIMIZE, MINIMIZE), (MANUALLY, MANUALLY), (INVENTED, "Disciplinary action"))
    answer = opened(write, cites((INVENTED, "Disciplinary action"))).ask(QUESTION)
    (refused,) = answer.report.refused
    assert refused.outcome is Outcome.REPLACED
    *_, last = answer.statements
    assert not last.by_model
    assert last.text.startswith("Disciplinary action was taken against any officer")
    assert any("1 of 3 sentences" in notice for notice in answer.notices)


def test_what_cannot_be_replaced_without_repeating_is_dropped(opened):
    answer = opened(ONE_INVENTED, "NO ANSWER").ask(QUESTION)
    assert INVENTED not in answer.text
    assert {one.outcome for one in answer.report.refused} <= {Outcome.DROPPED, Outcome.REPLACED}


def test_where_too_little_stands_the_answer_is_in_the_records_own_words_and_says_so(opened, plain):
    answer = opened(cites((INVENTED, MINIMIZE)), "NO ANSWER").ask(QUESTION)
    assert answer.statements == plain.ask(QUESTION).statements
    assert "in the record's own words" in answer.notices[0]
    assert "1 of 1 sentences" in answer.report.extractive
    assert INVENTED not in answer.text


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("NO ANSWER", "found no answer"),
        ("", "the model wrote nothing"),
        ("\n \n", "the model wrote nothing"),
        (ModelError("The key was refused. Correct it."), "The key was refused"),
        (RuntimeError("sk-secret is no key"), "The language model failed (RuntimeError)"),
        ("\n".join(f"Nonsense number {n}. [1]" for n in range(30)), "8 of 8 sentences"),
    ],
)
def test_a_model_that_gives_nothing_leaves_the_records_own_words(opened, plain, said, why):
    answer = opened(said).ask(QUESTION)
    assert answer.statements == plain.ask(QUESTION).statements
    assert why in answer.report.extractive
    assert why in answer.notices[0]
    assert "sk-secret" not in str(answer)


def test_a_model_that_is_too_slow_leaves_the_records_own_words(plain):
    model = ScriptedModel(GOOD, pause=0.2)
    query = plain.read(QUESTION)
    found = plain.find(query)
    extractive, paragraphs = found.answer, found.paragraphs
    *_, last = Writer(model, lambda _, __: "", seconds=0.5).write(query, paragraphs, {}, extractive)
    assert last.answer.statements == extractive.statements
    assert "too slow" in last.answer.report.extractive


def test_a_stop_before_a_sentence_stands_leaves_the_records_words(sample_store, embedder, plain):
    model = ScriptedModel(GOOD, pause=0.2)
    chat = Assistant.open(sample_store, embedder=embedder, model=model).conversation()
    events = chat.stream(QUESTION)
    next(events)
    drafts = chat.write
    assert drafts
    chat._writing.draft = next(drafts(chat._writing.query)).answer
    chat.stop()
    ((_, answer),) = chat.exchanges
    assert answer.statements == plain.ask(QUESTION).statements
    assert "stopped" in answer.notices[0]


def test_a_stop_keeps_what_stands_and_cancels_the_model(sample_store, embedder):
    more = "More of it. [1]\n" * 500
    model = ScriptedModel(lambda messages: GOOD(messages) + more, pause=0.02)
    chat = Assistant.open(sample_store, embedder=embedder, model=model).conversation()
    events = chat.stream(QUESTION)
    list(islice(events, 2))
    events.close()
    ((_, answer),) = chat.exchanges
    assert [one.text for one in answer.statements] == [f"{MINIMIZE}."]
    assert answer.notices[0] == "Stopped: 1 statement written."
    assert len(model.written) * 7 < len(more)


def test_where_a_number_is_asked_for_an_answer_without_one_does_not_stand(opened, plain):
    asked = "In how many criminal cases was footage from video surveillance used as evidence?"
    dodges = "Footage from such systems had been used as evidence in criminal cases"
    gives = "Footage from such systems had been used as evidence in 36 criminal cases in 2023"
    answer = opened(cites((dodges, "36 criminal cases"))).ask(asked)
    assert answer.statements == plain.ask(asked).statements
    assert "number or time" in answer.report.extractive
    answer = opened(cites((gives, "36 criminal cases"))).ask(asked)
    assert [one.by_model for one in answer.statements] == [True]


def test_a_model_that_repeats_itself_is_heard_once_and_not_for_ever(sample_store, embedder):
    model = ScriptedModel(cites(*[(MINIMIZE, MINIMIZE)] * 500))
    answer = Assistant.open(sample_store, embedder=embedder, model=model).ask(QUESTION)
    assert [one.text for one in answer.statements] == [f"{MINIMIZE}."]


def test_the_last_sentence_of_a_model_that_was_cut_short_is_left(opened):
    assert len(opened(GOOD, cut_short=True).ask(QUESTION).statements) == 1


def test_a_model_that_is_cut_short_before_its_first_sentence_is_not_said_to_find_nothing(opened):
    answer = opened("The delegation said that cameras", cut_short=True).ask(QUESTION)
    assert "cut short" in answer.report.extractive


def test_a_sentence_written_again_is_left_where_the_model_was_cut_short(plain):
    class CutShortAgain(ScriptedModel):
        def stream(self, messages):
            self._cut_short = bool(self.calls)
            yield from super().stream(messages)

    query = plain.read(QUESTION)
    found = plain.find(query)

    def half(messages):
        return f"It was [{number_of(messages[-1].text, 'manually upload')}] by no means so"

    model = CutShortAgain(ONE_INVENTED, half)
    writer = Writer(model, lambda said, _: "it is invented" if INVENTED in said else "")
    *_, last = writer.write(query, found.paragraphs, {}, found.answer)
    assert len(model.calls) == 2
    assert "by no means" not in last.answer.text


def test_however_much_comes_at_once_no_more_sentences_are_checked_than_from_one_that_streams(
    plain,
):
    judged = []

    class AtOnce(ScriptedModel):
        def stream(self, messages):
            yield "".join(super().stream(messages))

    query = plain.read(QUESTION)
    found = plain.find(query)
    model = AtOnce("\n".join(f"Cameras stood in {n} rooms. [1]" for n in range(500)))
    writer = Writer(model, lambda said, _: judged.append(said) or "")
    *_, last = writer.write(query, found.paragraphs, {}, found.answer)
    assert len(judged) == len(last.answer.statements) == 40


def test_when_the_time_is_over_no_model_is_asked():
    model = ScriptedModel("Too late.")
    with pytest.raises(ModelError, match="too slow"):
        list(receive(model, [], time.monotonic() - 1))
    time.sleep(0.1)
    assert not model.calls


@pytest.mark.parametrize(
    "written",
    [
        "It was so [1]" + " " * 40_000 + "a",
        "[1]" * 13_000,
        "[1] " * 10_000 + "a",
    ],
)
def test_what_a_model_writes_is_cut_in_no_time_whatever_it_is(written):
    with quick(2):
        list(Cutter().take(written))


@pytest.mark.parametrize("text", ["a@a" * 3_000, "http" * 3_000, "a." * 5_000])
def test_addresses_are_looked_for_in_no_time(text):
    with quick(2):
        assert not ADDRESS.findall(text)


@pytest.mark.parametrize(
    "text", ["See http://a.org/x", "(mail x.y@un.org)", "javascript:alert", "x@a.b.evil"]
)
def test_an_address_is_known_whatever_stands_before_it(text):
    assert ADDRESS.search(text)


def test_suggestions_ask_no_model(sample_store, embedder):
    model = ScriptedModel(GOOD)
    assistant = Assistant.open(sample_store, embedder=embedder, model=model)
    query = assistant.read(QUESTION)
    assert list(islice(follow_ups(assistant, query, assistant.quote(query)), 2))
    assert model.calls == []


def test_where_the_records_are_silent_no_model_is_asked(sample_store, embedder):
    model = ScriptedModel(GOOD)
    assistant = Assistant.open(sample_store, embedder=embedder, model=model)
    answer = assistant.ask("What did Kazakhstan say about climate change?")
    assert answer.reason is Reason.NOT_FOUND
    assert answer.report is None
    assert model.calls == []


def test_an_answer_in_another_language_than_the_record_says_why_it_is_not_shown(opened, plain):
    spanish = "La delegación dijo que las grabaciones de la policía se guardan en la nube. [1]"
    answer = opened(spanish, "NO ANSWER").ask(QUESTION)
    assert answer.statements
    assert answer.statements == plain.ask(QUESTION).statements
    assert "another language than its sources" in answer.report.refused[0].why


def test_a_kept_conversation_comes_back_with_the_report(tmp_path, opened):
    assistant = opened(ONE_INVENTED, "NO ANSWER")
    chat = assistant.conversation()
    answer = chat.ask(QUESTION)
    kept = KeptConversations(tmp_path)
    where = kept.save("somebody", Kept(exchanges=chat.exchanges))
    assert kept.load("somebody", where).exchanges[0][1] == answer
    (path,) = tmp_path.rglob("*.json")
    # An older version, which would show the model's words as the record's, does not read it.
    assert '"format": 2' in path.read_text()


def test_what_is_handed_over_marks_the_models_words_beside_the_records(opened):
    assistant = opened(ONE_INVENTED, "NO ANSWER")
    exchanges = [(assistant.read(QUESTION), assistant.ask(QUESTION))]
    used = records_used(assistant, exchanges)
    for text in (as_markdown(exchanges, used), as_text(exchanges, used)):
        assert text.count(f"({BY_MODEL})") == 2
        assert INVENTED not in text
        for citation in exchanges[0][1].citations:
            assert citation.text.split(";")[0] in text
    assert "Language model: scripted: 200 tokens read" in as_markdown(exchanges, used)
    assert "a language model, checked against the record" in as_csv(exchanges, used)
    assert as_word(exchanges, used)
    assert all(form.write(exchanges, used) for form in FORMATS.values())


def test_a_model_of_llamaindex_is_taken_as_it_is(sample_store, embedder, plain):
    from llama_index.core.llms import MockLLM

    assistant = Assistant.open(sample_store, embedder=embedder, model=MockLLM(max_tokens=20))
    answer = assistant.ask(QUESTION)
    assert answer.report
    assert answer.statements == plain.ask(QUESTION).statements


def test_without_a_model_answers_are_as_before_and_nothing_of_this_is_imported(sample_store):
    script = (
        "import sys\n"
        "from assistant import Assistant\n"
        f"answer = Assistant.open({str(sample_store)!r}).ask({QUESTION!r})\n"
        "assert answer.report is None and answer.statements\n"
        "named = ('assistant.generating', 'assistant.grounding.checker', 'llama_index', 'spacy')\n"
        "print([one for one in sys.modules if one.startswith(named)])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=300
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_a_model_that_cannot_be_used_by_its_settings_is_told_and_harms_nothing(
    sample_store, embedder, plain
):
    settings = Settings(model="some-model", model_key=None, model_address="")
    answer = Assistant.open(sample_store, embedder=embedder, settings=settings).ask(QUESTION)
    assert answer.statements == plain.ask(QUESTION).statements
    assert "needs a key" in answer.notices[0]


def test_an_answer_of_before_has_no_report(plain):
    answer = plain.ask(QUESTION)
    assert answer == replace(answer, report=None)
    assert answer.as_dict()["report"] is None


@pytest.fixture
def page(monkeypatch, own_store):
    """Opens the chat on the sample store, with a model that writes what it is told."""
    monkeypatch.setenv("ONTHERECORD_STORE", str(own_store))
    really = Assistant.open

    def asked(question, *said):
        monkeypatch.setattr(
            Assistant, "open", lambda **given: really(model=ScriptedModel(*said), **given)
        )
        page = AppTest.from_file(Path(ask_page.__file__), default_timeout=300).run()
        page.chat_input[0].set_value(question).run()
        assert not page.exception
        return page, html_of(page)

    return asked


@pytest.mark.usefixtures("page_resources")
def test_the_page_marks_what_the_model_wrote_beside_the_records_words(page):
    shown, html = page(QUESTION, ONE_INVENTED, "NO ANSWER")
    assert html.count(f"({BY_MODEL})") == 2
    assert "<blockquote>The new system was designed to minimize" in html
    assert INVENTED not in html
    assert any("200 tokens read" in one.value for one in shown.caption)
    (left_out,) = [one for one in shown.expander if "not borne out" in one.label]
    assert any(INVENTED in one.value for one in left_out.markdown)


@pytest.mark.usefixtures("page_resources")
def test_the_page_takes_back_what_it_showed_where_too_little_stands(page):
    many = [(INVENTED, MINIMIZE), (f"{INVENTED} once more", MINIMIZE)]
    shown, html = page(QUESTION, cites((MINIMIZE, MINIMIZE), *many), "NO ANSWER")
    assert BY_MODEL not in html
    assert "glass-walled rooms" in html
    assert any("in the record's own words" in one.value.replace("’", "'") for one in shown.warning)


def test_warming_up_asks_no_model(sample_store, embedder):
    model = ScriptedModel("")
    Assistant.open(sample_store, embedder=embedder, model=model).warm_up()
    assert not model.calls
