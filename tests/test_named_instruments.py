"""A treaty, rules or a law asked about by name is not answered with what is said of another."""

import pytest
from meetings import FRONT
from test_held_to import _headed, _kept, _paragraph

from assistant import Assistant, Reason
from assistant.language.named_instruments import find_instruments
from index.records import Side, Speaker
from index.settings import Settings
from index.store import Store

_TO_THE_COVENANT = (
    "the Optional Protocol to the International Covenant on Civil and Political Rights"
)
_TO_THE_CHILD = "the Optional Protocol to the Convention on the Rights of the Child"
_EXPERT = Speaker("Ms. Racu", "Country Rapporteur", side=Side.COMMITTEE)


def kept(topic, *texts):
    paragraphs = [_paragraph(place * 2, text) for place, text in enumerate(texts)]
    return [place // 2 for place in _kept("What was said?", topic, *paragraphs)]


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("the Second Optional Protocol", "The second Optional\nProtocol was signed."),
        ("the second optional protocol", "The Second Optional Protocol was signed."),
        ("the Second Optional Protocol", "The two Optional Protocols were signed."),
        ("the First Optional Protocol", f"He spoke of {_TO_THE_COVENANT}."),
        ("the Optional Protocol", f"He spoke of {_TO_THE_COVENANT}."),
        ("the Optional Protocol", "The Second Optional Protocol was signed."),
        ("the CRC Optional Protocol", f"He spoke of {_TO_THE_CHILD}."),
        ("the Optional Protocol to CRC", f"He spoke of {_TO_THE_CHILD}."),
        (_TO_THE_CHILD, "The Optional Protocol was signed."),
        ("the Torture Convention", "The Convention against Torture was in force."),
        ("the UN Convention against Torture", "The CONVENTION AGAINST TORTURE was in force."),
        ("the Mandela Rules", "The Standard Minimum Rules for the Treatment of Prisoners bound."),
        ("the Convention on the Rights of the Child", f"He spoke of {_TO_THE_CHILD}."),
        ("the Istanbul Protocol", "Doctors were trained in it; the police followed a protocol."),
        ("the Convention against Torture", "The Convention prevailed over the Hague Convention."),
        ("the Convention against Torture", "The Hague Convention was not the Convention."),
        ("the Convention against Torture", "CAT prevailed over the Hague Convention."),
        ("the rule of Law", "The Criminal Code was old."),
    ],
)
def test_what_names_the_instrument_in_any_form_or_names_none_answers(topic, said):
    assert kept(topic, said) == [0]


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("the Second Optional Protocol", "The Optional Protocol was signed."),
        ("the second optional protocol", "The Optional Protocol was signed."),
        ("the First Optional Protocol", "The Second Optional Protocol was signed."),
        (_TO_THE_COVENANT, f"He spoke of {_TO_THE_CHILD}."),
        ("the Optional Protocol to CEDAW", f"He spoke of {_TO_THE_CHILD}."),
        ("the Istanbul Protocol", "The Istanbul Convention was signed."),
        ("the Istanbul Protocol", "The Optional Protocol was signed. The Protocol was in force."),
        ("the Mandela Rules", "The Bangkok Rules were followed."),
        ("the Lanzarote Convention", "The Hague Convention was not the Convention."),
        ("the Convention against Torture", "The Convention on the Rights of the Child was new."),
        ("the American Convention on Human Rights", "The European Convention on Human Rights."),
        ("the Rome Statute", "The Statute of the Special Court was quoted."),
    ],
)
def test_what_names_another_of_the_kind_alone_does_not_answer(topic, said):
    assert kept(topic, said) == []


def test_the_plain_protocol_is_not_the_second_where_both_are_spoken_of():
    second, plain = "The Second Optional Protocol was new.", "The Optional Protocol was signed."
    assert kept("the Optional Protocol", second, plain) == [1]
    assert kept("the Optional Protocols", second, plain) == [0, 1]


def test_a_law_which_each_translator_calls_otherwise_is_held_to_where_it_is_named():
    ours, other = "The Penal Code of Kazakhstan was new.", "The Criminal Procedure Code was old."
    assert kept("the Kazakh Criminal Code", ours, other) == [0]
    assert kept("the Anti-Terrorism Code", ours, other) == [0, 1]
    assert kept("the Penal Code", ours, "The Police Act would change it.") == [0, 1]


def test_other_names_are_those_that_the_records_tell():
    told = "The Lanzarote Convention (the Child Protection Convention) was in force."
    short = "The Optional Protocol (OP-X) was not the Kyoto Protocol."
    other = "The Child Protection Convention was quoted."
    assert kept("the Lanzarote Convention", other, told) == [0, 1]
    assert kept("the Lanzarote Convention", other) == []
    assert kept("the Optional Protocol", short, "OP-X went before the Kyoto Protocol.") == [0, 1]


def test_a_speaker_may_go_on_in_short():
    full = _paragraph(1, "The Second Optional Protocol was to be ratified.")
    short = _paragraph(2, "The Optional Protocol would be in force soon.")
    another = _paragraph(3, "When would the Optional Protocol be in force?", _EXPERT)
    assert _kept("What?", "the Second Optional Protocol", full, short, another) == [1, 2]
    to_another = _paragraph(2, f"So would {_TO_THE_CHILD}.")
    assert _kept("What?", "the Second Optional Protocol", full, to_another) == [1]


def test_what_stands_under_the_name_of_the_instrument_answers():
    under = _headed(1, "The Geneva Declaration was quoted.", "Review of the Beijing Declaration")
    assert _kept("What was said?", "the Beijing Declaration", under) == [1]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "the Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or "
            "Punishment and its Optional Protocol",
            [
                "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or "
                "Punishment",
                "Optional Protocol",
            ],
        ),
        ("the Criminal Code, the Labour Code and Mr. Law", ["Criminal Code", "Labour Code"]),
        ("the Law Society and the United Nations Development Programme", []),
        ("Council of Europe Convention on cybercrime", ["Council of Europe Convention"]),
        ("Protocol II of the Geneva Conventions", ["Protocol II", "Geneva Conventions"]),
    ],
)
def test_names_are_read_whole(text, named):
    assert [text[one.start : one.end] for one in find_instruments(text)] == named


RECORD = f"""{FRONT}\
1. Mr. SADYKOV (Kazakhstan) said that the Optional Protocol had been ratified.
2. Ms. GAER asked when the Second Optional Protocol would be ratified. She had seen doctors use \
the Istanbul Protocol.
3. Mr. MARIÑO asked whether the Istanbul Convention would be ratified.
The meeting rose at 1 p.m.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory, embedder):
    folder = tmp_path_factory.mktemp("instruments")
    (folder / "record.txt").write_text(RECORD, encoding="utf-8")
    with Store(folder / "store", embedder, write=True) as store:
        list(store.add([folder / "record.txt"]))
    settings = Settings(model="", cross_encoder=False)
    return Assistant.open(folder / "store", embedder=embedder, settings=settings)


def test_a_delegation_that_spoke_of_another_protocol_is_silent_on_the_one_asked_about(assistant):
    answer = assistant.ask("What did Kazakhstan say about the Second Optional Protocol?")
    assert answer.abstained
    assert answer.reason is Reason.SPEAKER_SILENT
    assert not assistant.ask("What did Kazakhstan say about the Optional Protocol?").abstained


@pytest.mark.parametrize(
    ("question", "paragraphs"),
    [
        ("Who spoke about the Istanbul Protocol?", {2}),
        ("Who asked about the Istanbul Convention?", {3}),
        ("Who asked about the Second Optional Protocol?", {2}),
        ("Who mentioned the Optional Protocol?", {1}),
    ],
)
def test_whoever_spoke_of_another_is_not_among_those_who_spoke_of_it(
    assistant, question, paragraphs
):
    assert {one.paragraph for one in assistant.ask(question).citations} == paragraphs
