"""How the guard compares words: what WordNet knows of them, and what stands along the source."""

import numpy as np
import pytest
from sklearn.datasets import make_classification

from assistant.grounding import alignment, kinship
from assistant.grounding.trees import BoostedTrees
from assistant.language.lexicon import Relation, relation
from assistant.language.reading import read
from eval.fit.guard import fit, shipped
from index.text import stem

SAID = "Footage from the cameras was kept for 90 days in most police stations."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("prison", "prison", Relation.SAME),
        ("permit", "allow", Relation.SYNONYM),
        ("jail", "prison", Relation.DERIVED),
        ("establish", "abolish", Relation.CONTRARY),
        ("torture", "slavery", Relation.NONE),
        ("lawyer", "doctor", Relation.NONE),
        ("prison", "no such word", Relation.NONE),
    ],
)
def test_words_that_mean_the_same_are_told_from_words_that_stand_in_like_sentences(
    one, other, expected
):
    assert relation(stem(one), stem(other)) is expected


def cost(word):
    values = kinship.kinship_features(read(word), read("hospitals"), nouns=[True], light=[False])
    return dict(zip(kinship.NAMES, values, strict=True))["costliest word"]


def test_the_same_word_costs_nothing_a_wider_one_little_and_one_without_relation_most():
    assert cost("hospital") == 0 < cost("buildings") < cost("tulips")


def features(statement, *said):
    values = alignment.alignment_features(read(statement), [read(one) for one in said])
    return dict(zip(alignment.NAMES, values, strict=True))


def test_the_sources_own_words_are_laid_along_it_whole():
    found = features(SAID, SAID)
    assert found["share along"] == found["longest along"] == 1
    assert not any(found[name] for name in ("put in", "one for another", "turned round"))


def test_one_word_for_another_in_the_midst_of_what_was_said_is_seen():
    found = features(SAID.replace("Footage", "Furniture"), SAID)
    assert found["exchanged for others"] + found["put in"] == 1
    found = features(SAID.replace("police", "railway"), SAID)
    assert found["one for another"] == 1


def test_a_wider_word_in_its_place_is_no_exchange_for_another():
    found = features("The new buildings were closed.", "The new hospitals were closed.")
    assert found["one for another"] == 0
    assert found["exchanged for kin"] == 1


def test_small_words_that_turn_what_is_said_are_counted():
    found = features(SAID.replace("was kept", "was not kept"), SAID)
    assert found["denied put in"] == found["denied nowhere said"] == 1
    found = features(SAID.replace("most ", ""), SAID)
    assert found["most left out"] == 1


def test_who_did_what_to_whom_turned_round_is_seen():
    said = "The guards had beaten the prisoners."
    assert features(said, said)["turned round"] == 0
    assert features("The prisoners had beaten the guards.", said)["turned round"] > 0


def test_of_several_sources_the_statement_is_laid_along_the_one_that_it_follows():
    found = features(SAID, "Nothing of this was known.", SAID)
    assert found["share along"] == 1
    assert found["cited"] == 2


def test_trees_give_after_shipping_what_they_gave_when_they_were_fitted():
    rows, good = make_classification(n_samples=200, n_features=8, random_state=3)
    model = fit(rows, good.astype(bool), np.ones(len(rows)), seed=5)
    made = shipped(model)
    trees = BoostedTrees(made["start"], made["depth"], made["nodes"])
    given = [trees.log_odds(row) for row in rows]
    assert given == pytest.approx(model.decision_function(rows), abs=0.02)
