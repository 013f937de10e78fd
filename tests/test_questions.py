"""Questions are read for whose words are wanted and about what."""

import pytest

from assistant import Kind, QuestionError
from assistant.questions.clean import LONGEST_QUESTION
from assistant.questions.parts import PERSON_MARK, STATE_MARK
from assistant.questions.reader import QuestionReader
from index.records import Side, Speaker

_SPEAKERS = (
    Speaker("The Chair", "Chair"),
    Speaker("Ms. Racu", "Country Rapporteur", side=Side.COMMITTEE),
    Speaker("Ms. Pūce", "Country Rapporteur", side=Side.COMMITTEE),
    Speaker("Mr. Iscan", "Member of the Committee", side=Side.COMMITTEE),
    Speaker("Mr. Rogov", "Representative of the State", "Kazakhstan", "KAZ", Side.STATE),
    Speaker("A representative of Kazakhstan", "", "Kazakhstan", "KAZ", Side.STATE),
)


@pytest.fixture(scope="module")
def read():
    reader = QuestionReader([("r", s) for s in _SPEAKERS], ["KAZ"], lambda _: False)
    return reader.read


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What did Kazakhstan say about video recording?", "video recording"),
        ("what did kazakhstan say about video recording", "video recording"),
        ("WHAT DID KAZAKHSTAN SAY ABOUT VIDEO RECORDING", "VIDEO RECORDING"),
        ("What did the Kazakh delegation say on prisons?", "prisons"),
        ("How did the State party respond to the question on family visits?", "family visits"),
        ("What is the State's position on enforced disappearances?", "enforced disappearances"),
        ("According to the delegation, was the law changed?", "was the law changed"),
        ("What did the State do to prevent suicide?", "prevent suicide"),
        ("What has Kazakhstan done about overcrowding?", "overcrowding"),
        ("Which steps has the State party taken on asylum?", "asylum"),
        ("Kazakhstan: prison overcrowding", "prison overcrowding"),
        ("Kazakhstan on Syria", "Syria"),
        ("what steps Kazakhstan has taken against torture", "against torture"),
        ("whether the Kazakh authorities intend to ratify it", "intend to ratify it"),
        ("What reply did they get on bail?", "bail"),
        ("What were the experts told about bail?", "bail"),
        ("What was the Committee told by the deputy minister about bail?", "bail"),
        ("What had Ms. Racu been told about bail?", "bail"),
        ("What answer did the Committee get on bail?", "bail"),
        ("What was the reply on bail?", "bail"),
        ("What was the Government's line on bail?", "bail"),
        ("How does the Government defend the new law?", "the new law"),
        ("Summarize the reply of the Government of Kazakhstan on bail", "bail"),
        (
            "What did Kazakhstan say about the concerns raised by the Committee on prisons?",
            "prisons",
        ),
        ("To what extent did the delegation explain deaths in custody?", "deaths in custody"),
        ("What did officials say about bail?", "bail"),
        ("What did Kazakhstan say in its opening statement about bail?", "bail"),
    ],
)
def test_the_words_of_the_state_are_asked_for(read, question, topic):
    query = read(question)
    assert query.filters.sides == (Side.STATE,)
    assert query.topic == topic


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What did the Committee ask Kazakhstan about torture?", "torture"),
        ("Which experts raised concerns about lost recordings?", "lost recordings"),
        ("questions of the members of the Committee on bail", "bail"),
        ("what were the experts' worries about bail", "bail"),
        ("What worried the experts about bail?", "bail"),
        ("What was asked about bail?", "bail"),
        ("Which questions were put about bail?", "bail"),
        ("What was Kazakhstan told about bail?", "bail"),
        ("What was Mr. Rogov asked about bail?", "bail"),
        ("Did anyone on the Committee object to bail?", "bail"),
        ("What did the treaty body's experts say about bail?", "bail"),
        ("What did the Committee against Torture recommend on bail?", "bail"),
    ],
)
def test_the_words_of_the_committee_are_asked_for(read, question, topic):
    query = read(question)
    assert query.filters.sides == (Side.COMMITTEE,)
    assert query.topic == topic


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("What did Ms. Puce say about juveniles?", ["puce"]),
        ("What did Racu and Pūce ask about bail?", ["racu", "puce"]),
        ("What was Mr. Rogov's answer about bail?", ["rogov"]),
        ("Rogov on bail", ["rogov"]),
        ("What did Ms. Racu herself say about bail?", ["racu"]),
        ("What did Ms. Racu find disturbing about bail?", ["racu"]),
        ("When did Mr. Iscan last ask about bail?", ["iscan"]),
        ("And Ms. Racu about bail?", ["racu"]),
        ("Which concerns did the rapporteurs raise about bail?", ["puce", "racu"]),
        ("What did Ms. Raku ask about bail?", None),
        ("What did Roggov say about bail?", ["rogov"]),
    ],
)
def test_persons_are_known_by_name_or_office(read, question, speakers):
    query = read(question)
    if speakers is None:
        assert query.unknown_speaker
    else:
        assert list(query.filters.speakers) == speakers


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Which ministries were quoted in the Kazakhstan dialogue?", "ministries"),
        ("Which deadlines were invoked by the delegation?", "deadlines"),
        ("Which ministries came up in the review of Kazakhstan?", "ministries"),
        ("What did the experts say in the meeting with Kazakhstan about torture?", "torture"),
        ("What did Kazakhstan say about torture in all of the records?", "torture"),
        ("What did Ms. Racu ask about torture during this meeting?", "torture"),
        ("gaps in the records of the police", "gaps in the records of the police"),
        ("How many judges does Kazakhstan have?", "How many judges"),
        ("Where did the experts say prisoners are held?", "prisoners are held"),
        ("Was the point on overcrowding in camps addressed?", "overcrowding in camps"),
        ("What is the difference between what Ms. Racu and the State said on torture?", "torture"),
        ("Any differences between the Committee and Kazakhstan on torture?", "torture"),
    ],
)
def test_what_stands_around_a_subject_is_no_part_of_it(read, question, topic):
    assert read(question).topic == topic


@pytest.mark.parametrize(
    "question",
    ["What did the states say about bail?", "what have the governments said about bail"],
)
def test_the_states_are_all_that_speak(read, question):
    query = read(question)
    assert (query.filters.sides, query.filters.states) == ((Side.STATE,), ())
    assert query.topic == "bail"


@pytest.mark.parametrize(
    "question",
    [
        "Did anyone mention bail?",
        "Who spoke about bail?",
        "Is there anything on bail?",
        "bail",
        "What about bail?",
        "What was said about bail?",
        "What has been said on bail?",
    ],
)
def test_everybody_may_be_asked(read, question):
    query = read(question)
    assert not query.filters.sides
    assert not query.filters.speakers
    assert query.topic == "bail"


@pytest.mark.parametrize(
    "question",
    [
        "What did Kazakhstan receive from donors?",
        "How many people in Kazakhstan were given compensation?",
        "How many officers were asked to resign?",
        "Who was asked about bail?",
    ],
)
def test_what_happens_to_people_is_anybodys_to_tell(read, question):
    query = read(question)
    assert not query.filters.sides
    assert not query.filters.speakers


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many suspects were released on bail?", Kind.FACT),
        ("Is bail granted by judges?", Kind.FACT),
        ("How many cases did Kazakhstan report?", Kind.FACT),
        ("Who is the Ombudsman?", Kind.FACT),
        ("Who spoke about bail?", Kind.WHO),
        ("Who regretted the reform?", Kind.WHO),
        ("Who abstained in the vote?", Kind.WHO),
        ("What did both sides say about bail?", Kind.BOTH_SIDES),
        ("What was said on both sides about bail?", Kind.BOTH_SIDES),
        ("What was told on each side about bail?", Kind.BOTH_SIDES),
        ("Compare what the Committee asked and what Kazakhstan replied on bail", Kind.BOTH_SIDES),
        ("List everything Kazakhstan said about bail", Kind.LIST),
        ("Did Kazakhstan say anything about bail?", Kind.EVERYTHING),
        ("What did Kazakhstan say about bail?", Kind.EVERYTHING),
    ],
)
def test_the_kind_of_answer_wanted_is_read(read, question, kind):
    assert read(question).kind is kind


def test_both_sides_are_the_state_and_the_committee(read):
    query = read("What did both sides say about bail?")
    assert query.filters.sides == (Side.STATE, Side.COMMITTEE)
    assert query.topic == "bail"


def test_two_sides_set_beside_each_other_are_both_asked(read):
    query = read("Compare what the Committee asked and what Kazakhstan replied about bail")
    assert set(query.filters.sides) == {Side.COMMITTEE, Side.STATE}
    assert query.topic == "bail"


def test_a_state_that_is_not_loaded_is_named_as_such(read):
    assert read("What did the delegation of Uzbekistan say about bail?").unknown_state == "UZB"


def test_a_speaker_who_is_not_loaded_is_named_as_such(read):
    assert read("What did UNICEF say about bail?").unknown_speaker == "UNICEF"
    assert read("What did Mr. Smith say about bail?").unknown_speaker == "Mr. Smith"


@pytest.mark.parametrize(
    "question",
    [
        "How many recommendations did the national preventive mechanism submit?",
        "How many recommendations has the national preventive mechanism submitted?",
        "What recommendations did the national preventive mechanism submit?",
        "When did the national preventive mechanism report on bail?",
    ],
)
def test_a_body_that_the_records_tell_of_is_asked_about_and_not_taken_for_a_speaker(question):
    reader = QuestionReader([("r", s) for s in _SPEAKERS], ["KAZ"], lambda _: True)
    query = reader.read(question)
    assert reader.read("What did UNICEF say about bail?").unknown_speaker == "UNICEF"
    assert not query.unknown_speaker
    assert "national preventive mechanism" in query.topic
    assert "speaks in no record" in query.describe()


@pytest.mark.parametrize(
    "question", ["Can minors be put in a cell?", "What did the State do to prevent suicide?"]
)
def test_what_is_no_name_is_not_taken_for_a_speaker(read, question):
    assert not read(question).unknown_speaker


def test_a_slip_of_the_pen_is_read_as_the_state_meant_and_said_so(read):
    query = read("What did Kazakstan say about bail?")
    assert query.filters.states == ("KAZ",)
    assert "“Kazakstan” read as Kazakhstan" in query.describe()


def test_an_adjective_of_the_state_considered_says_where_unless_it_tells_a_language(read):
    query = read("How many people are held in Kazakh prisons?")
    assert query.filters.states == ("KAZ",)
    assert "Kazakh" not in query.topic
    assert read("Was the code published in Kazakh?").filters.states == ()
    has_the_word = QuestionReader([("r", s) for s in _SPEAKERS], ["KAZ"], lambda _: True)
    assert has_the_word.read("How many got Kazakh nationality?").topic.endswith(
        "Kazakh nationality"
    )


def test_other_delegations_are_asked_as_those_before_were(read):
    assert read("What about other delegations?").filters.sides == (Side.STATE,)


def test_a_state_that_only_says_where_narrows_the_records_not_the_side(read):
    query = read("How many prisons are there in Kazakhstan?")
    assert query.filters.states == ("KAZ",)
    assert not query.filters.sides
    assert "Kazakhstan" not in query.topic


@pytest.mark.parametrize(
    "question", ["What did Kazakhstan say?", "List all questions by Mr. Iscan"]
)
def test_a_question_without_a_subject_has_no_topic(read, question):
    assert read(question).topic == ""


@pytest.mark.parametrize("question", ["", " \n", "\x00\x1b", "?!", "a" * (LONGEST_QUESTION + 1)])
def test_what_cannot_be_read_is_refused_with_the_next_step(read, question):
    with pytest.raises(QuestionError, match="Ask"):
        read(question)


def test_control_characters_are_dropped(read):
    assert read("What did\x00 Kazakhstan\x1b say about\tbail?\x7f").topic == "bail"


def test_marks_of_the_grammar_in_a_question_do_no_harm(read):
    assert "bail" in read("\ua66e \ua66d bail").topic


@pytest.mark.parametrize(
    "question",
    [
        "What did the Commissioner for Human Rights say about torture?",
        "What did the Subcommittee on Prevention of Torture recommend?",
        "What did representatives of civil society say about prisons?",
    ],
)
def test_a_speaker_whose_name_has_a_preposition_is_not_answered_for_by_others(read, question):
    assert read(question).unknown_speaker


def test_another_committee_is_not_answered_for_by_the_one_that_is_loaded():
    bodies = {"Committee against Torture": ["r"]}
    reader = QuestionReader([("r", s) for s in _SPEAKERS], ["KAZ"], lambda _: False, bodies=bodies)
    asked = reader.read("What did the Committee on the Rights of the Child say about prisons?")
    assert asked.unknown_speaker == "Committee on the Rights of the Child"
    assert not reader.read("What did the Committee against Torture say?").unknown_speaker


def test_of_two_committees_the_one_named_is_asked():
    bodies = {"Committee against Torture": ["r"], "Human Rights Committee": ["s"]}
    reader = QuestionReader([("r", s) for s in _SPEAKERS], ["KAZ"], lambda _: False, bodies=bodies)
    asked = reader.read("What did the Human Rights Committee say about prisons?")
    assert asked.filters.records == ("s",)


def test_a_second_clause_leaves_nothing_behind_in_the_topic(read):
    asked = read("What did the Committee ask about bail and what did Kazakhstan answer?")
    assert asked.topic == "bail"


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What was done to prevent suicide in prisons?", "prevent suicide in prisons"),
        ("What is being done about overcrowding?", "overcrowding"),
        ("What are the grounds for bail?", "the grounds for bail"),
        ("What does it cost to appeal?", "it cost to appeal"),
        ("Is the Act in force?", "Is the Act in force"),
        ("What's the position of the delegation on bail?", "bail"),
        ("What was discussed about bail?", "bail"),
        ("Why did the delegation think of bail as a last resort?", "bail as a last resort"),
        ("What did Mr. Rogov reply to Ms. Racu when asked about bail?", "bail"),
        ("What did Mr. Rogov reply to Ms. Racu when discussing bail?", "bail"),
        ("What concerns were raised about bail?", "bail"),
        ("Which specific measures have been taken to prevent suicides?", "prevent suicides"),
        ("What arms were given to protesters?", "arms were given to protesters"),
        ("What reasons were given for refusing bail?", "refusing bail"),
        ("Was there any criticism of bail?", "bail"),
        ("Which concerns were expressed by the experts about bail?", "bail"),
        ("Which allegations of torture were mentioned?", "allegations of torture"),
        ("What data are available on bail?", "bail"),
        ("Which of the four countries has bail?", "has bail"),
        ("Is it true that bail exists?", "bail exists"),
        ("Kazakhstan vs Kazakhstan: bail", "bail"),
        ("What is the view of the delegation on bail?", "bail"),
    ],
)
def test_what_only_puts_the_question_is_no_part_of_its_topic(read, question, topic):
    assert read(question).topic == topic


@pytest.mark.parametrize(
    "question",
    [
        "Did Kazakhstan adopt the definition proposed by the Committee?",
        "Has Kazakhstan carried out the recommendations of the Committee?",
        "Has Kazakhstan carried out the Committee's recommendations?",
    ],
)
def test_whose_proposal_another_took_up_is_not_the_one_asked(read, question):
    query = read(question)
    assert query.filters.sides == ()
    assert query.filters.states == ("KAZ",)


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("What did Kazakhstan do about the concerns of the Committee?", Side.STATE),
        (
            "Why did Kazakhstan disagree with the definition proposed by the Committee?",
            Side.STATE,
        ),
        ("Did Kazakhstan change the law according to the experts?", Side.COMMITTEE),
    ],
)
def test_who_acts_or_tells_is_asked(read, question, side):
    assert read(question).filters.sides == (side,)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        (
            "Why did Kazakhstan abstain on the Syria resolution?",
            "Why abstain on the Syria resolution",
        ),
        ("Does Kazakhstan oppose sanctions on Syria?", "oppose sanctions on Syria"),
        ("Does Kazakhstan intend to join the Convention?", "intend to join the Convention"),
        ("What did Kazakhstan accuse Syria of?", "accuse Syria of"),
    ],
)
def test_why_somebody_took_a_stand_is_theirs_to_tell_whoever_else_is_named(read, question, topic):
    query = read(question)
    assert query.filters.sides == (Side.STATE,)
    assert query.filters.states == ("KAZ",)
    assert query.topic == topic


@pytest.mark.parametrize(
    "question", ["Was Kazakhstan accused of torture?", "Has Kazakhstan been accused of torture?"]
)
def test_what_somebody_is_accused_of_is_not_theirs_alone_to_tell(read, question):
    query = read(question)
    assert query.filters.sides == ()
    assert query.filters.states == ("KAZ",)
    assert "accused of torture" in query.topic


def test_of_two_states_the_one_that_acts_is_meant_and_the_other_a_subject():
    reader = QuestionReader([], ["KAZ", "SYR"], lambda _: True)
    query = reader.read("How many tents will Kazakhstan send to Syria?")
    assert query.filters.states == ("KAZ",)
    assert query.topic == "How many tents send to Syria"
    both = reader.read("How many tents will Kazakhstan and Syria send?")
    assert both.filters.states == ("KAZ", "SYR")
    speaking = QuestionReader([], ["KAZ", "SYR"], lambda _: True, considered=[])
    asked = speaking.read("How many tents will Kazakhstan send to Syria?")
    assert asked.filters.states == ()
    assert asked.topic == "How many tents will Kazakhstan send to Syria"


def test_a_state_that_only_speaks_is_a_subject_where_something_else_is_asked_of_nobody():
    reader = QuestionReader([], ["KAZ", "SYR"], lambda _: True, considered=["KAZ"])
    query = reader.read("What was said about sanctions on Syria?")
    assert query.filters.states == ()
    assert query.topic == "sanctions on Syria"
    assert reader.read("What about Syria?").filters.states == ("SYR",)
    assert reader.read("How many prisons are there in Kazakhstan?").filters.states == ("KAZ",)


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did the European Union say about bail?", "vrailas"),
        ("What did the European Union delegation say about bail?", "vrailas"),
        ("What did the representative of the European Union say about bail?", "vrailas"),
        ("What did the Secretary of the Committee say about bail?", "araya"),
    ],
)
def test_organisations_and_offices_stand_for_who_speaks_for_them(question, speaker):
    speakers = [
        *_SPEAKERS,
        Speaker("Mr. Vrailas", "", "European Union"),
        Speaker("Mr. Araya", "Secretary of the Committee"),
    ]
    reader = QuestionReader([("r", one) for one in speakers], ["KAZ"], lambda _: True)
    query = reader.read(question)
    assert query.filters.speakers == (speaker,)
    assert query.topic == "bail"


def test_what_is_quoted_is_what_is_looked_for(read):
    assert read("What did Mr. Rogov say about the missing word “severe”?").terms == ["sever"]
    assert read("What did Mr. Rogov say about “the” word?").terms == ["word"]


def test_words_that_narrow_a_question_are_not_looked_for(read):
    plain = read("Which measures protect detainees?").terms
    assert read("Which specific types of measures protect detainees?").terms == plain
    assert read("Which specific types?").terms


@pytest.mark.parametrize(
    "question",
    [
        "Can detainees report abuse?",
        "Do relatives get the autopsy report?",
        "In how many regions can women give birth at home?",
    ],
)
def test_what_people_in_general_do_is_not_asked_of_a_speaker(read, question):
    query = read(question)
    assert not query.unknown_speaker
    assert not query.names_speaker
    assert set(query.topic.split()) <= set(question.strip("?").split())


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("What did members ask about bail?", Side.COMMITTEE),
        ("What did speakers say about bail?", None),
    ],
)
def test_people_named_by_their_part_in_the_meeting_are_known(read, question, side):
    query = read(question)
    assert query.topic == "bail"
    assert query.filters.sides == ((side,) if side else ())


def test_where_no_record_considers_a_state_one_that_is_named_is_a_subject():
    reader = QuestionReader([], [], lambda _: False, nameless=["r"])
    query = reader.read("What was the debate about trade with the UK?")
    assert query.topic == "trade with the UK"
    assert query.unknown_state is None


@pytest.mark.parametrize("money", ["US$ 120,000", "120,000 United States dollars"])
def test_a_currency_is_no_state(read, money):
    query = read(f"What did the Committee say about the {money} budget?")
    assert query.filters.states == ()
    assert query.unknown_state is None
    assert money.split()[0] in query.topic


_ASKED_OF_ONE_VOICE = [
    ("What did President Otieno propose on bail?", "bail"),
    ("What did Mr. Otieno say about bail?", "bail"),
    ("According to President Otieno, who may set bail?", "who may set bail"),
    ("Who may set bail according to Otieno's speech?", "Who may set bail"),
]


@pytest.mark.parametrize(("question", "topic"), _ASKED_OF_ONE_VOICE)
@pytest.mark.parametrize("speakers", [[], [("r", Speaker("THE PRESIDENT", "President"))]])
def test_in_a_record_of_one_voice_without_a_name_all_of_it_is_searched_and_said_to_be(
    question, topic, speakers
):
    reader = QuestionReader(speakers, [], lambda _: False, one_record=True)
    query = reader.read(question)
    assert not query.unknown_speaker
    assert query.topic == topic
    assert "announces nobody as" in query.describe()


@pytest.mark.parametrize(
    ("speakers", "one_record"),
    [
        ([("r", Speaker("Ms. Juma", "President"))], True),
        ([("r", Speaker("The President")), ("r", Speaker("The Secretary-General"))], True),
        ([], False),
    ],
)
def test_where_another_voice_could_be_meant_nobody_answers_for_who_is_not_loaded(
    speakers, one_record
):
    reader = QuestionReader(speakers, [], lambda _: False, one_record=one_record)
    assert reader.read("What did Mr. Otieno say about bail?").unknown_speaker == "Mr. Otieno"


def _assembly():
    """Return a reader of verbatim records in which five States speak and none is considered."""
    names = {"KAZ": "Rogov", "SYR": "Haddad", "ISR": "Levi", "RUS": "Orlov", "UKR": "Bondar"}
    speakers = [
        Speaker("The President", "President"),
        Speaker("The Secretary-General", "Secretary-General"),
        Speaker("Mr. Vrailas", "", "European Union"),
        *(
            Speaker(f"Mr. {name}", "Representative of the State", code, code, Side.STATE)
            for code, name in names.items()
        ),
    ]
    return QuestionReader([("r", one) for one in speakers], [*names], lambda _: True, considered=[])


@pytest.mark.parametrize(
    "question",
    [
        "What was said about Israel?",
        "Who criticised Israel?",
        "Was Israel condemned?",
        "Why was Israel criticised?",
        "Criticism of Israel",
        "Who replied to Israel's claims?",
        "Which States rejected Israel's claims?",
        "What were the reactions to Israel's claims?",
        "Why did Israel invade Syria?",
        "What was Israel asked to do?",
    ],
)
def test_whoever_is_spoken_of_is_not_the_one_who_answers(question):
    query = _assembly().read(question)
    assert not query.filters.sides
    assert not query.filters.speakers
    assert not query.filters.states
    assert not query.unknown_state


@pytest.mark.parametrize(
    ("question", "states", "topic"),
    [
        ("What did Russia, Syria and Israel say about grain?", ("RUS", "SYR", "ISR"), "grain"),
        ("What did Mr. Orlov say about Ukraine?", (), "Ukraine"),
        (
            "How was Russia criticised by Ukraine over grain?",
            ("UKR",),
            "How was Russia criticised over grain",
        ),
        ("Why did Russia not condemn Israel?", ("RUS",), "Why condemn Israel"),
    ],
)
def test_of_several_states_those_are_asked_whose_words_are_wanted(question, states, topic):
    query = _assembly().read(question)
    assert query.filters.states == states
    assert query.topic == topic


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("The European Union's position on grain", ("vrailas",)),
        ("What did the EU say about grain?", ("vrailas",)),
        ("According to the Secretary-General, who needs grain?", ("the secretary-general",)),
        ("What did Mr. Vrailas and Russia say about grain?", ("vrailas", "orlov")),
    ],
)
def test_who_speaks_for_no_state_is_asked_as_persons_are(question, speakers):
    query = _assembly().read(question)
    assert query.filters.speakers == speakers
    assert not query.filters.sides
    assert not query.filters.states


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Was Kazakhstan criticised for its prisons?", (Side.COMMITTEE,)),
        ("Was the delegation questioned on bail?", (Side.COMMITTEE,)),
        ("What was the Committee's reaction to the Government's reply on bail?", (Side.COMMITTEE,)),
        ("What had the Committee been told by NGOs about torture?", ()),
        ("Compare the Committee's concerns and the State's answers on bail", ("c", "s")),
        ("What about the experts?", (Side.COMMITTEE,)),
        ("Questions to the delegation on bail", (Side.COMMITTEE,)),
        ("What was recommended to Kazakhstan on bail?", (Side.COMMITTEE,)),
        ("Who asked the delegation about bail?", (Side.COMMITTEE,)),
        ("Who replied to Ms. Racu?", (Side.STATE,)),
        ("Were the Committee's concerns about bail answered?", (Side.STATE,)),
        ("Which recommendations of the Committee has Kazakhstan carried out?", ()),
        ("Why was the Committee concerned about bail?", (Side.COMMITTEE,)),
        ("What commitments did Kazakhstan make on bail?", (Side.STATE,)),
        ("What did Kazakhstan, as a party to the Convention, say about bail?", (Side.STATE,)),
    ],
)
def test_the_side_that_is_spoken_to_or_reacted_to_is_not_the_one_asked(read, question, sides):
    both = {Side.COMMITTEE, Side.STATE}
    assert {*read(question).filters.sides} == (both if sides == ("c", "s") else {*sides})


@pytest.mark.parametrize("who", ["medical experts", "the forensic experts"])
def test_experts_of_another_kind_are_not_those_of_the_committee(read, who):
    assert read(f"What did {who} say about injuries?").unknown_speaker


@pytest.mark.parametrize(
    "who", ["Mr. Rogov of Kazakhstan", "the Minister of Justice of Kazakhstan"]
)
def test_a_state_behind_a_name_or_an_office_tells_whose_they_are(read, who):
    query = read(f"What did {who} say about bail?")
    assert query.topic == "bail"
    assert query.filters.speakers == ("rogov",) or query.filters.states == ("KAZ",)


def test_two_of_a_name_at_one_meeting_are_told_apart_by_their_sides():
    heard = [
        ("r", Speaker("Mr. Vargas", "Country Rapporteur", side=Side.COMMITTEE)),
        ("r", Speaker("Ms. Vargas", "", "Chile", "CHL", Side.STATE)),
    ]
    reader = QuestionReader(heard, ["CHL"], lambda _: True)
    asked = {
        question: reader.read(question).filters.sides
        for question in (
            "What did Mr. Vargas say about bail?",
            "What did Ms. Vargas say about bail?",
            "What did the rapporteur ask about bail?",
            "What did Vargas say about bail?",
        )
    }
    assert [*asked.values()] == [(Side.COMMITTEE,), (Side.STATE,), (Side.COMMITTEE,), ()]


@pytest.mark.parametrize("mark", [STATE_MARK, PERSON_MARK])
def test_a_letter_that_stands_for_a_name_inside_is_none_that_a_question_may_hold(read, mark):
    query = read(f"What did {mark}Kazakhstan say about {mark} bail?")
    assert (query.filters.states, query.topic) == (("KAZ",), "bail")
    assert read(f"What did {mark} say about bail?").topic


def test_a_state_behind_a_name_leaves_out_whoever_speaks_for_another():
    heard = [
        ("a", Speaker("Mr. Rogov", "", "Kazakhstan", "KAZ", Side.STATE)),
        ("b", Speaker("Mr. Al-Thani", "", "Qatar", "QAT", Side.STATE)),
        ("b", Speaker("Mr. Al-Thani", "", "Kuwait", "KWT", Side.STATE)),
        ("a", Speaker("Ms. Racu", "Country Rapporteur", side=Side.COMMITTEE)),
    ]
    reader = QuestionReader(heard, ["KAZ", "QAT", "KWT", "MDA"], lambda _: False)

    def read(who):
        query = reader.read(f"What did {who} say about bail?")
        return query.filters.speakers, query.filters.states, query.unknown_speaker

    assert read("Mr. Rogov of Kazakhstan") == (("rogov",), (), "")
    assert read("Mr. Rogov of Kuwait") == ((), (), "Mr. Rogov of Kuwait")
    assert read("Mr. Al-Thani of Qatar") == (("al-thani",), ("QAT",), "")
    assert read("Mr. Al-Thani") == (("al-thani",), (), "")
    assert read("Ms. Racu of Moldova") == (("racu",), (), "")  # An expert is of some State, too.


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("How many persons did Kazakhstan push back across the river?", "push back across"),
        ("Quote what Kazakhstan said about bail", "bail"),
        ("Quote Ms. Racu on bail", "bail"),
        ("For my filing: what did Kazakhstan say about bail?", "bail"),
        ("For a brief on arrest, what did Kazakhstan say about bail?", "bail"),
        ("List all questions about bail that were put by the Committee", "bail"),
    ],
)
def test_what_is_around_the_subject_is_no_part_of_it_and_what_is_done_is(read, question, topic):
    read_topic = read(question).topic
    assert read_topic == topic or (topic != "bail" and topic in read_topic)


def test_pushing_people_back_is_no_saying_and_pushing_back_on_a_claim_is(read):
    assert read("How many persons did Kazakhstan push back across the river?").filters.sides == ()
    assert read("Did Kazakhstan push back on bail?").filters.sides == (Side.STATE,)


def test_an_institution_told_by_the_adjective_of_its_state_is_looked_for_in_the_records_on_it(read):
    query = read("How many visits did the Kazakh Ombudsman make?")
    assert query.filters.states == ("KAZ",)
    assert "Ombudsman" in query.topic


def test_a_state_named_by_its_code_in_the_question_is_that_state(read):
    query = read("What did KAZ say about bail?")
    assert query.filters.states == ("KAZ",)
    assert "“KAZ” read as Kazakhstan" in query.describe()
