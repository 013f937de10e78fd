"""Measures agree with hand and brute force; planted faults get the scores they deserve."""

import math
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.files import read_json_lines
from eval.datasets.sample import load_sample
from eval.runs.attribution import (
    citation_precision,
    citation_recall,
    side_accuracy,
    speaker_accuracy,
    wrong_side,
)
from eval.runs.gate import check_figures
from eval.runs.measures import (
    auroc,
    nugget_recall,
    overlap,
    ranking_measures,
    risk_coverage,
    within,
)
from eval.runs.report import compare
from eval.runs.score import score, summarise
from eval.runs.statistics import interval, paired_p_value
from eval.systems import Response
from index.errors import FileError

_TEXT = "aaaa\nbbbb\ncccc\ndddd"
_BENCHMARK = (Path(__file__).parent.parent / "docs/benchmark.md").read_text(encoding="utf-8")
_DOCUMENT = EvalDocument("d", _TEXT, ((0, 9, "state"), (10, 19, "committee")))


def _at(start, end, document="d"):
    return Span(document, start, end)


# By hand ------------------------------------------------------------------------------------------


def test_ranking_measures_agree_with_a_computation_by_hand():
    topics = [Topic("t", "x", "?", (_at(5, 7), _at(16, 17))), Topic("u", "x", "?", (_at(0, 1),))]
    rankings = {"t": [_at(0, 4), _at(5, 9), _at(10, 19)]}  # b is second, d is fourth.
    figures = ranking_measures(topics, rankings, [_DOCUMENT])
    ideal = 1 + 1 / math.log2(3)
    assert figures["t"]["RR@10"] == pytest.approx(1 / 2)
    assert figures["t"]["R@5"] == 1.0
    assert figures["t"]["P@5"] == pytest.approx(2 / 5)
    dcg = 1 / math.log2(3) + 1 / math.log2(5)
    assert figures["t"]["nDCG@10"] == pytest.approx(dcg / ideal)
    assert set(figures["u"].values()) == {0.0}, "a question without a result counts as zero"


def test_a_budget_cuts_the_last_span():
    assert within([_at(0, 4), _at(10, 14)], 6) == [_at(0, 4), _at(10, 12)]
    assert within([_at(0, 4)], 2) == [_at(0, 2)]


def test_words_of_the_other_side_are_counted_by_characters():
    topic = Topic("t", "x", "?", (_at(0, 4),), side="state")
    assert wrong_side(topic, [_at(0, 4), _at(10, 14)], [_DOCUMENT]) == 0.5
    assert wrong_side(Topic("t", "x", "?", ()), [_at(10, 14)], [_DOCUMENT]) == 0.0


def test_a_nugget_counts_from_half_of_it_whatever_its_length():
    gold = [_at(0, 4), _at(10, 19)]
    assert nugget_recall(gold, [_at(0, 2)]) == 0.5
    assert nugget_recall(gold, [_at(0, 1), _at(10, 14)]) == 0.0
    assert nugget_recall(gold, [_at(0, 1), _at(1, 2), _at(11, 19)]) == 1.0
    assert nugget_recall(gold, []) == 0.0


def test_a_citation_is_right_if_it_holds_gold():
    topic = Topic("t", "x", "?", (_at(0, 4),))
    assert citation_precision(topic, Response((_at(3, 9), _at(10, 14)))) == 0.5
    assert citation_precision(topic, Response(())) == 0.0


def test_a_statement_is_borne_out_by_all_its_words_in_what_it_cites():
    spans = (_at(0, 4), _at(5, 9))
    statements = (("Aaaa.", (0,)), ("aaaa bbbb", (0, 1)), ("bbbb", (0,)), ("aaaa", ()))
    assert citation_recall(Response(spans, statements=statements), [_DOCUMENT]) == 0.5
    assert citation_recall(Response(spans), [_DOCUMENT]) == 1.0
    assert citation_recall(Response((), abstained=True), [_DOCUMENT]) == 0.0


def test_who_is_named_is_held_against_who_spoke():
    spoken = ((0, 9, "Mr. Rogov (Kazakhstan)"), (10, 19, "Ms. Racu"))
    document = EvalDocument("d", _TEXT, _DOCUMENT.sides, spoken)
    spans = (_at(0, 9), _at(10, 13))
    right = Response(spans, ("state", "committee"), speakers=("Mr. Rogov", "Ms. Racu"))
    swapped = Response(spans, ("committee", "state"), speakers=("Ms. Racu", ""))
    assert (side_accuracy(right, [document]), speaker_accuracy(right, [document])) == (1.0, 1.0)
    assert (side_accuracy(swapped, [document]), speaker_accuracy(swapped, [document])) == (0, 0)
    half = Response(spans, speakers=("Mr. Rogov", ""))
    assert speaker_accuracy(half, [document]) == pytest.approx(9 / 12)
    assert side_accuracy(half, [document]) is None
    assert side_accuracy(right, [EvalDocument("d", _TEXT)]) is None


# By brute force -----------------------------------------------------------------------------------

_SPANS = st.lists(
    st.tuples(st.sampled_from("de"), st.integers(0, 30), st.integers(1, 9)).map(
        lambda given: Span(given[0], given[1], given[1] + given[2])
    ),
    max_size=6,
)


@given(_SPANS, _SPANS)
def test_character_measures_agree_with_counting_characters(gold, found):
    def characters(spans):
        return {(one.document, place) for one in spans for place in range(one.start, one.end)}

    left, right = characters(gold), characters(found)
    counted = overlap(gold, found)
    assert (counted.gold, counted.given) == (len(left), len(right))
    assert counted.common == len(left & right)
    assert counted.iou == (len(left & right) / len(left | right) if left | right else 0.0)


# Planted faults -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def benchmark():
    return load_sample("development")


def _means(benchmark, respond):
    responses = {topic.id: respond(topic) for topic in benchmark.topics}
    figures = score(benchmark, responses, answers=True)
    return {name: figure.mean for name, figure in summarise(figures, benchmark.topics).items()}


def test_a_perfect_system_scores_perfectly(benchmark):
    means = _means(benchmark, lambda topic: Response(topic.gold, (), not topic.gold))
    faults = {"missed", "false answers", "wrong side"}
    assert {means[name] for name in faults} == {0.0}
    cut = {name for name in means if name.endswith((" 1000", " 2000"))}  # Some gold is longer.
    assert {value for name, value in means.items() if name not in faults | cut} == {1.0}
    assert min(means[name] for name in cut) > 0.95


def test_a_system_that_always_answers_is_caught(benchmark):
    everything = (Span(benchmark.documents[0].id, 0, len(benchmark.documents[0].text)),)
    means = _means(benchmark, lambda _: Response(everything))
    assert (means["missed"], means["false answers"], means["cited recall"]) == (0.0, 1.0, 1.0)
    assert means["cited precision"] < 0.05
    assert means["wrong side"] > 0.4


def test_a_system_that_always_abstains_is_caught(benchmark):
    means = _means(benchmark, lambda _: Response((), (), True))
    assert (means["missed"], means["false answers"]) == (1.0, 0.0)
    assert (means["cited recall"], means["cited IoU"]) == (0.0, 0.0)


def test_a_system_that_swaps_sides_is_caught(benchmark):
    sides = benchmark.documents[0].sides

    def other_side(topic):
        wanted = {"state": "committee", "committee": "state"}.get(topic.side or "")
        spans = [Span(benchmark.documents[0].id, a, b) for a, b, side in sides if side == wanted]
        return Response(tuple(spans[:5]), (), not spans)

    assert _means(benchmark, other_side)["wrong side"] == 1.0


def test_a_system_that_names_the_wrong_side_is_caught(benchmark):
    sides = benchmark.documents[0].sides

    def misnamed(topic):
        overlapping = [
            (Span(span.document, max(a, span.start), min(b, span.end)), side)
            for span in topic.gold
            for a, b, side in sides
            if a < span.end and span.start < b
        ]
        spans = tuple(span for span, _ in overlapping)
        swapped = {"state": "committee"}
        return Response(spans, tuple(swapped.get(side, "state") for _, side in overlapping))

    means = _means(benchmark, misnamed)
    assert means["right side named"] == 0.0
    assert means["cited recall"] == 1.0, "what it cites is right: only the side is not"


def test_a_question_without_a_response_counts_as_zero(benchmark):
    for answers, measures in ((True, ("cited recall", "citation recall")), (False, ("R@5",))):
        figures = score(benchmark, {}, answers=answers)
        means = summarise(figures, benchmark.topics)
        answerable = sum(bool(topic.gold) for topic in benchmark.topics)
        for measure in (*measures, "nugget recall"):
            assert (means[measure].mean, means[measure].topics) == (0.0, answerable), measure


def test_characters_are_measured_whole_and_within_a_prompt():
    document = EvalDocument("d", "x" * 3000)
    topic = Topic("t", "x", "?", (_at(1500, 1600),))
    benchmark = Benchmark("b", (document,), (topic,))
    response = Response((_at(0, 1600), _at(1600, 3000)))
    for answers, which in ((True, "cited "), (False, "")):
        figures = score(benchmark, {"t": response}, answers=answers)["t"]
        recalls = [figures[f"{which}recall{within}"] for within in (" 1000", " 2000", " 4000", "")]
        assert recalls == [0.0, 1.0, 1.0, 1.0]
        assert figures[f"{which}precision 2000"] == pytest.approx(100 / 2000)
        assert figures[f"{which}IoU"] == pytest.approx(100 / 3000)


def test_a_system_that_cites_at_random_is_caught(benchmark):
    sides = benchmark.documents[0].sides

    def at_random(topic):
        a, b, _ = sides[sum(map(ord, topic.id)) % len(sides)]
        return Response((Span(benchmark.documents[0].id, a, b),))

    means = _means(benchmark, at_random)
    assert means["cited recall"] < 0.2
    assert means["cited precision"] < 0.2


def test_auroc_is_the_chance_that_an_answerable_question_has_more_support():
    assert auroc([0.9, 0.8], [0.1, 0.2]) == 1.0
    assert auroc([0.1], [0.9]) == 0.0
    assert auroc([0.5, 0.5], [0.5]) == 0.5
    assert auroc([0.9, 0.3], [0.5]) == 0.5
    assert auroc([], [0.5]) is None


def test_risk_falls_to_the_share_of_faults_as_all_is_answered():
    curve = risk_coverage([(0.9, 0.0), (0.8, 1.0), (0.1, 0.0), (0.05, 1.0)])
    assert curve == [(0.25, 0.0), (0.5, 0.5), (0.75, pytest.approx(1 / 3)), (1.0, 0.5)]


# Figures and their intervals ----------------------------------------------------------------------


def test_an_interval_holds_the_mean_and_narrows_with_more_topics():
    few, many = interval([0.0, 1.0] * 5), interval([0.0, 1.0] * 500)
    assert few[0] < 0.5 < few[1]
    assert many[1] - many[0] < few[1] - few[0]
    assert interval([0.3] * 9) == pytest.approx((0.3, 0.3))


def test_a_paired_test_tells_a_difference_from_none():
    base = [0.1, 0.5, 0.3, 0.9, 0.2, 0.4, 0.6, 0.1, 0.3, 0.5]
    assert paired_p_value(base, [value + 0.05 for value in base]) < 0.01
    assert paired_p_value(base, base) == 1.0
    assert paired_p_value([0.2, 0.4], [0.4, 0.2]) > 0.5


def test_a_comparison_names_the_topics_that_changed():
    left = {"a": {"missed": 0.0, "R@5": 0.5}, "b": {"missed": 1.0, "R@5": 0.5}}
    right = {"a": {"missed": 1.0, "R@5": 0.7}, "b": {"missed": 0.0, "R@5": 0.5}}
    missed, recall = compare(left, right)
    assert (missed.better, missed.worse) == (("b",), ("a",))
    assert (recall.better, recall.worse) == (("a",), ())


def test_the_gate_fails_on_a_drop_beyond_the_interval_and_on_a_broken_system():
    committed = {
        "s": {
            "answers": {
                "missed": {"mean": 0.1, "low": 0.05, "high": 0.15},
                "cited recall": {"mean": 0.8, "low": 0.7, "high": 0.9},
            }
        }
    }

    def finished(missed, recall, status="done"):
        means = {"missed": {"mean": missed}, "cited recall": {"mean": recall}}
        return {"results": {"s": {"answers": {"status": status, "means": means}}}}

    assert check_figures(finished(0.15, 0.7), committed) == []
    assert check_figures(finished(0.0, 1.0), committed) == []
    assert len(check_figures(finished(0.2, 0.6), committed)) == 2
    assert "broken" in check_figures(finished(0.1, 0.8, "broken"), committed)[0]


def test_a_quick_gate_asks_for_no_figure_of_answers_by_the_cross_encoder():
    figures = {"missed": {"mean": 0.1, "low": 0.05, "high": 0.15}}
    committed = {"s": {"answers": figures, "answers-uncrossed": figures}}
    worse = {"status": "done", "means": {"missed": {"mean": 0.2}}}
    (failure,) = check_figures(
        {"results": {"s": {"answers-uncrossed": worse}}}, committed, quick=True
    )
    assert failure.startswith("s, answers-uncrossed, missed")
    assert len(check_figures({"results": {"s": {"answers-uncrossed": worse}}}, committed)) == 2


# The shipped benchmark ----------------------------------------------------------------------------


def test_the_shipped_benchmark_has_its_kinds_in_both_halves():
    halves = [load_sample(split) for split in ("development", "test")]
    kinds = [{topic.kind for topic in half.topics} for half in halves]
    assert kinds[0] == kinds[1]
    assert sum(len(half.topics) for half in halves) >= 150
    assert sum(not topic.gold for half in halves for topic in half.topics) >= 40
    questions = [(t.before, t.question) for half in halves for t in half.topics]
    assert len(set(questions)) == len(questions)


def test_every_shipped_question_names_its_split_its_kind_and_its_origin():
    path = Path(str(resources.files("eval"))) / "data/sample_topics.jsonl"
    rows = [row for _, row in read_json_lines(path)]
    described = {line.split("|")[1].strip() for line in _BENCHMARK.splitlines() if "|" in line}
    assert {row["split"] for row in rows} == {"development", "test"}
    assert {row["kind"] for row in rows} <= described
    assert {row["origin"] for row in rows} == {"written from the record", "brief"}
    loaded = [load_sample(split).topics for split in ("development", "test")]
    assert sum(map(len, loaded)) == len(rows), "a question in neither half would be lost"


def test_gold_of_a_side_was_said_by_that_side():
    for split in ("development", "test"):
        half = load_sample(split)
        for topic in half.topics:
            assert wrong_side(topic, topic.gold, half.documents) == 0.0, topic.id


@pytest.mark.parametrize(
    ("documents", "topics", "message"),
    [
        ((), (), "no documents"),
        ((_DOCUMENT,), (Topic("t", "x", "?", (_at(0, 99),)),), "outside"),
        ((_DOCUMENT,), (Topic("t", "x", "?", (_at(0, 2, "e"),)),), "outside"),
        ((_DOCUMENT,), (Topic("t", "x", "?", ()), Topic("t", "x", "!", ())), "two questions"),
    ],
)
def test_a_benchmark_that_does_not_hold_together_is_refused(documents, topics, message):
    with pytest.raises(FileError, match=message):
        Benchmark("b", documents, topics)
