"""Search: words and meaning fused, conditions that hold, coordinates that are exact."""

import pytest

from assistant import Assistant, QuestionError
from index.filters import Filters
from index.records import Side
from index.search.full_text import stems_of
from index.search.searcher import Searcher
from index.storage import database
from index.storage.catalog import Catalog
from index.store import Store

_RECORDS = {
    "kenya": (
        "Ms. Wanjiru (Country Rapporteur) asked how often bail was refused to minors.\n"
        "Mr. Odhiambo (Kenya) said that bail was granted in most cases.\n"
        "He added that the courts of appeal sat in every county.\n",
        'symbol = "CAT/C/SR.11"\nbody = "Committee against Torture"\nstates = ["Kenya"]\n'
        'date = "2001-05-03"\n',
    ),
    "chile": (
        "Mr. Lund (Country Rapporteur) asked about the prison farm.\n"
        "Ms. Rojas (Chile) said that the prison farm had been closed and bail reformed.\n",
        'symbol = "CAT/C/SR.12"\nbody = "Committee against Torture"\nstates = ["Chile"]\n'
        'date = "2004-11"\n',
    ),
}


def test_a_first_search_that_is_interrupted_can_be_made_again(sample_store, monkeypatch):
    def interrupted(script):
        yield next(statements(script))
        raise KeyboardInterrupt

    statements = database._statements
    catalog = Catalog(sample_store)
    monkeypatch.setattr(database, "_statements", interrupted)
    with pytest.raises(KeyboardInterrupt):
        catalog.terms_of("prison farms")
    monkeypatch.undo()
    assert len(catalog.terms_of("prison farms")) == 2
    catalog.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory, embedder):
    files = tmp_path_factory.mktemp("files")
    for name, (text, metadata) in _RECORDS.items():
        (files / f"{name}.txt").write_text(text, encoding="utf-8")
        (files / f"{name}.metadata.toml").write_text(metadata, encoding="utf-8")
    with Store(files / "store", embedder, write=True) as store:
        outcomes = list(store.add(sorted(files.glob("*.txt"))))
    assert all(outcome.record_id for outcome in outcomes)
    return files / "store"


@pytest.fixture(scope="module")
def assistant(folder, embedder):
    return Assistant.open(folder, embedder=embedder)


@pytest.mark.parametrize(
    ("conditions", "speakers"),
    [
        ({}, {"Ms. Wanjiru", "Mr. Odhiambo", "Mr. Lund", "Ms. Rojas"}),
        ({"records": ["CAT-C-SR.11"]}, {"Ms. Wanjiru", "Mr. Odhiambo"}),
        ({"side": "state"}, {"Mr. Odhiambo", "Ms. Rojas"}),
        ({"side": Side.COMMITTEE}, {"Ms. Wanjiru", "Mr. Lund"}),
        ({"states": ["Chile"]}, {"Mr. Lund", "Ms. Rojas"}),
        ({"states": ["KEN"], "side": "state"}, {"Mr. Odhiambo"}),
        ({"speakers": ["rojas"]}, {"Ms. Rojas"}),
        ({"speakers": ["Ms. ROJAS", "Mr. Lund"]}, {"Mr. Lund", "Ms. Rojas"}),
        ({"date_from": "2002"}, {"Mr. Lund", "Ms. Rojas"}),
        ({"date_to": "2001-05-03"}, {"Ms. Wanjiru", "Mr. Odhiambo"}),
        ({"date_from": "2001-05-04", "date_to": "2004-10"}, set()),
        ({"date_from": "2004", "date_to": "2004"}, {"Mr. Lund", "Ms. Rojas"}),
        ({"side": "other"}, set()),
    ],
)
def test_conditions_hold_for_every_hit(assistant, conditions, speakers):
    hits = assistant.search("bail and the prison farm", k=50, **conditions)
    assert {hit.speaker for hit in hits} == speakers


def test_whoever_a_question_asks_for_goes_first_and_all_others_follow(assistant):
    everybody = {hit.text for hit in assistant.search("bail and the prison farm", k=50)}
    hits = assistant.search("What did the delegation of Kenya say about bail?", k=50)
    asked = [hit.speaker == "Mr. Odhiambo" for hit in hits]
    assert 0 < sum(asked) < len(asked)
    assert asked == sorted(asked, reverse=True)
    assert {hit.text for hit in hits} == everybody
    assert [hit.score for hit in hits] == sorted({hit.score for hit in hits}, reverse=True)


def test_a_condition_that_is_given_holds_against_what_the_question_says(assistant):
    hits = assistant.search("What did the delegation of Kenya say about bail?", side="committee")
    assert {hit.speaker for hit in hits} == {"Ms. Wanjiru", "Mr. Lund"}


def test_of_a_very_long_text_the_beginning_is_searched_for(assistant):
    assert assistant.search("bail " * 1000, k=2) == assistant.search("bail " * 400, k=2)


def test_hits_carry_exact_coordinates_and_ranks(assistant):
    hits = assistant.search("bail", k=3)
    assert [hit.rank for hit in hits] == [1, 2, 3]
    for hit in hits:
        assert assistant.record(hit.record_id).text[hit.start : hit.end] == hit.text


def test_words_that_are_shared_and_meaning_that_is_are_both_found(folder, embedder):
    with Store(folder, embedder) as store:
        words_only = Searcher(store.full_text, None, embedder).search("tribunals")
        both = store.searcher.search("tribunals", 1)
    assert not words_only
    assert "courts of appeal" in both[0].passage.text
    assert both[0].lexical == 0.0


def test_an_inflected_word_is_found_by_words_alone(folder, embedder):
    with Store(folder, embedder) as store:
        hits = Searcher(store.full_text, None, embedder).search("refusing bail to a minor", 1)
    assert "refused to minors" in hits[0].passage.text
    assert hits[0].similarity is None


@pytest.mark.parametrize(
    "query",
    ['"bail', "bail AND", "NEAR(bail", "bail*", "(bail", "speaker:bail", "-bail", "bail; --"],
)
def test_the_query_language_of_the_database_is_only_words(assistant, query):
    assert any("bail" in hit.text for hit in assistant.search(query, k=3))


@pytest.mark.parametrize("query", ["", "  ", "?!", "§"])
def test_a_query_without_words_does_no_harm(assistant, query):
    assert len(assistant.search(query, k=2)) <= 2


@pytest.mark.parametrize(
    ("conditions", "message"),
    [({"side": "left"}, "Sides are"), ({"states": ["Atlantis"]}, "Atlantis")],
)
def test_a_condition_that_means_nothing_is_an_error(assistant, conditions, message):
    with pytest.raises(QuestionError, match=message):
        assistant.search("bail", **conditions)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Председатель говорит о расовой дискриминации и ёлках.", "расовой"),
        ("Председатель говорит о расовой дискриминации и ёлках.", "ёлках"),
        ("The figures re\ufb02ected the of\ufb01cial count.", "reflected"),
        ("The General Assembly met on technology.", "assemblies"),
    ],
)
def test_a_word_is_found_as_the_full_text_cuts_it(tmp_path, embedder, text, asked):
    file = tmp_path / "speech.txt"
    file.write_text(f"Mr. Smith (Kenya): {text}\n", encoding="utf-8")
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add([file]))
        assert len(store.full_text.rank(asked, 5, Filters())) == 1


def test_a_word_of_a_text_is_counted_under_its_stem(tmp_path, embedder):
    file = tmp_path / "speech.txt"
    file.write_text("Mr. Smith (Kenya): The Assembly spoke of technology.\n", encoding="utf-8")
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add([file]))
        counted, _ = store.full_text.document_frequencies(stems_of("assemblies technologies"))
    assert list(counted.values()) == [1, 1]
