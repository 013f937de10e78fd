"""Who takes the floor, and who is only told of by whoever has it."""

import pytest
from meetings import CAT, THIRD, parsed

from index.parsing.grammar.english_speakers import read_designation
from index.records import ParagraphKind

_ILC = ["International Law Commission", "The meeting was called to order at 10 a.m."]
_COUNCIL = ["S/PV.9001", "Security Council", "The meeting was called to order at 10 a.m."]
_FRENCH = ["CERD/C/SR.900", "Comité contre la torture", "La séance est ouverte à 10 heures."]
_SPANISH = ["CMW/C/SR.900", "Comité contra la Tortura", "Se abre la sesión a las 10.00 horas."]


def _record(*lines: str, front: list[str]):
    return parsed(*front, *lines)


def _names(*lines: str, front: list[str]) -> list[str]:
    """Return who speaks in each paragraph of speech."""
    record = _record(*lines, front=front)
    return [
        record.speaker_of(paragraph).name
        for paragraph in record.paragraphs
        if paragraph.kind is ParagraphKind.SPEECH
    ]


@pytest.mark.parametrize(
    "told",
    [
        "General Foundries closed its works in the town.",
        "Captain Orlow named the three islands.",
        "Captain Orlow said that the gate had been locked.",
        "Mr. Zed told the police that he had fallen.",
        "Mr. Zed complained to his lawyer that he had been beaten.",
        "Mr. Zed said in June 2012 that he would return.",
        "Having been beaten by Mr. Orlow, Mr. Zed complained that nobody came.",
        "In reply to the police, Mr. Zed said that he had no licence.",
        "Mr. Zed (Chad) did not appear in court.",
        "The representative of Chad said at the previous session that nobody was held.",
        "The Special Rapporteur admitted in his fifth report that nobody knew.",
    ],
)
def test_a_person_told_of_does_not_take_the_floor(told):
    assert _names("Ms. Lund asked about three cases.", told, front=CAT) == ["Ms. Lund"] * 2


@pytest.mark.parametrize(
    "doubtful",
    [
        "Mr. Zed, a farmer, gave all his land to the village.",
        "Ms. Zed presented the town with a clock.",
    ],
)
def test_a_person_whose_verb_reports_only_with_what_stands_behind_it_is_in_doubt(doubtful):
    assert _names("Ms. Lund asked about three cases.", doubtful, front=CAT) == ["Ms. Lund", ""]


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Zed joined Ms. Lund in asking about the law.",
        "Mr. Zed moved the adjournment of the debate.",
        "Mr. Zed gave an overview of the draft.",
        "Mr. Zed told the delegation that he had not been answered.",
        "Mr. Zed put it to the delegation that the law was void.",
        "Having been asked to reply, Mr. Zed said that he could not.",
        "Judge Zed (Special Rapporteur) said that he would be brief.",
        "Mr. Zed (Chad) did not object.",
    ],
)
def test_a_member_who_does_something_in_the_meeting_takes_it(line):
    assert "Zed" in _names("Ms. Lund asked about three cases.", line, front=CAT)[1]


def test_a_person_of_whom_more_is_told_than_said_is_no_speaker():
    spoken = _names(
        "Ms. Lund asked about the case of Mr. Zed. Mr. Zed was arrested in May.",
        "Mr. Zed founded a newspaper. Mr. Zed fled the country in June.",
        "Mr. Zed said that he had been beaten.",
        "Mr. Roe asked the same.",
        front=CAT,
    )
    assert spoken == ["Ms. Lund"] * 3 + ["Mr. Roe"]


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Roe looked forward to the replies of the delegation.",
        "Mr. Roe turned to bail.",
        "Mr. Roe came back to the question of bail.",
        "Mr. Roe touched on the subject of minorities.",
        "Mr. Roe read out an extract from the judgment.",
        "Mr. Roe offered his apologies for having come late.",
        "Mr. Roe resumed his questioning on bail.",
        "Mr. Roe was at a loss to understand the reply.",
        "Mr. Roe was anxious to know who had paid.",
    ],
)
def test_members_are_heard_by_the_many_verbs_of_reports(line):
    assert _names("Ms. Lund asked about three cases.", line, front=CAT) == ["Ms. Lund", "Mr. Roe"]


def test_what_is_told_of_a_member_in_the_tense_of_the_report_is_what_the_member_says():
    spoken = _names(
        "Mr. Roe said that the law was old.",
        "Ms. Lund asked why.",
        "Mr. Roe dismantled the argument.",
        "Ms. Lund was silenced in May. Mr. Zed painted the door of the meeting.",
        "Mr. Zed pictured the situation in words.",
        front=CAT,
    )
    assert spoken == ["Mr. Roe", "Ms. Lund", "Mr. Roe", "Mr. Roe", "Mr. Roe"]


def test_the_general_assembly_is_no_general():
    assert read_designation("General Assembly held a debate in June.") is None
    assert read_designation("General Obi (Nigeria) held that it was so.") is not None


def test_one_never_spoken_of_before_whose_verb_is_not_known_is_nobody():
    spoken = _names(
        "Mr. Roe said that the law was old. The case of Ms. Fox was an example.",
        "Ms. Lund set great store by both texts.",
        "Ms. Lund was silent on the rest.",
        "Mr. Zed asked why.",
        "Ms. Fox painted pictures.",
        front=CAT,
    )
    assert spoken == ["Mr. Roe", "", "", "Mr. Zed", "Mr. Zed"]


def test_where_all_come_with_their_states_one_who_does_not_is_told_of():
    spoken = _names(
        "Mr. Roe (Chad) said that the law was old.",
        "Ms. Lund (Peru) asked why.",
        "Ms. Fox (Mali) agreed.",
        "Mr. Zed built a school with his own hands.",
        "Mr. Orlow, a farmer, joined him in June.",
        front=THIRD,
    )
    assert spoken == ["Mr. Roe", "Ms. Lund", "Ms. Fox", "Ms. Fox", "Ms. Fox"]


def test_a_rank_that_came_with_an_office_once_speaks_without_it():
    spoken = _names(
        "Judge Zed (Country Rapporteur) said that the law was old.",
        "Ms. Lund asked why.",
        "Judge Zed said that nobody had changed it.",
        front=CAT,
    )
    assert spoken == ["Judge Zed", "Ms. Lund", "Judge Zed"]


def test_where_turns_open_in_capitals_a_name_in_small_letters_is_told_of():
    spoken = _names(
        "Mr. LUND said that notice was needed.",
        "Mr. Roe argued the contrary before the Court.",
        "Ms. DÍAZ shared that view.",
        "Sir Anthony ZED was in favour.",
        "Mr. Díaz-Roe said that notice was void, and was not heard.",
        "Mr. LUND agreed.",
        front=_ILC,
    )
    zed = "Sir Anthony ZED"
    assert spoken == ["Mr. LUND", "Mr. LUND", "Ms. DÍAZ", zed, zed, "Mr. LUND"]


def test_where_capitals_are_no_firm_habit_a_name_in_small_letters_is_nobody():
    spoken = _names(
        "Mr. LUND said that notice was needed.",
        "Ms. DÍAZ shared that view.",
        "Mr. Roe argued the contrary.",
        "Sir Anthony ZED was in favour.",
        "Ms. Díaz said that notice was void.",
        front=_ILC,
    )
    assert spoken == ["Mr. LUND", "Ms. DÍAZ", "", "Sir Anthony ZED", ""]


def test_a_talk_told_in_a_verbatim_record_is_of_whoever_tells_it():
    spoken = _names(
        "The President: I give the floor to Ms. Lund.",
        "Ms. Lund: A boy told me this.",
        "Mr. Zed: Where is he?",
        "Nobody knew.",
        "The President: I call on the representative of Chad.",
        "Mr. Roe (Chad): I shall be brief.",
        "Mr. Diop (Mali): So shall I.",
        "Ms. Kum (Togo): And I.",
        "President Ka (spoke in Wolof): I thank you.",
        front=_COUNCIL,
    )
    assert spoken[:4] == ["The President", *["Ms. Lund"] * 3]
    assert spoken[4:] == ["The President", "Mr. Roe", "Mr. Diop", "Ms. Kum", "President Ka"]


def test_in_a_verbatim_hearing_of_one_state_members_speak_without_being_called():
    spoken = _names(
        "The Chair: We begin.",
        "Mr. Roe (Chad): I have a statement.",
        "Ms. Lund: How many were freed?",
        "Mr. Diop (Chad): Twelve.",
        "Mr. Zed: Since when?",
        "Ms. Kum (Chad): Since May.",
        front=_COUNCIL,
    )
    assert spoken == ["The Chair", "Mr. Roe", "Ms. Lund", "Mr. Diop", "Mr. Zed", "Ms. Kum"]


def test_where_nobody_has_a_state_names_alone_go_on_announcing():
    spoken = _names(
        "The Chair: We begin.",
        "Ms. Lund: How many?",
        "Mr. Zed: Twelve.",
        "Ms. Lund: Since when?",
        "They have grown fewer.",
        front=_COUNCIL,
    )
    assert spoken == ["The Chair", "Ms. Lund", "Mr. Zed", "Ms. Lund", "Ms. Lund"]


def test_french_that_reports_in_the_past_announces_in_the_past():
    spoken = _names(
        "M. Lund (Rapporteur pour le pays) a demandé si la loi était appliquée.",
        "Mme Zed s’est associée à cette question.",
        "M. Roe avait saisi le tribunal. M. Roe a perdu son procès.",
        "M. Diop (Mali) a répondu que non.",
        "La délégation a ajouté que la loi serait changée.",
        "Le Président a remercié la délégation.",
        front=_FRENCH,
    )
    assert spoken == ["M. Lund", "Mme Zed", "Mme Zed", "M. Diop", "La délégation", "Le Président"]


def test_a_member_of_a_delegation_may_be_called_by_its_adjective():
    french = "Un membre de la délégation sénégalaise précise que oui."
    spanish = "Un miembro de la delegación chilena dice que sí."
    assert _names("Mme Lund demande.", french, front=_FRENCH)[1].endswith("sénégalaise")
    assert _names("La Sra. Lund pregunta.", spanish, front=_SPANISH)[1].endswith("chilena")


def test_spanish_that_reports_in_the_past_announces_in_the_past():
    spoken = _names(
        "El Sr. Lund ha dicho que faltan datos.",
        "El Sr. Zed fue secuestrado en mayo.",
        "La Sra. Roe ha añadido que nadie responde.",
        "Un representante de Chile ha explicado que hay un plan.",
        front=_SPANISH,
    )
    assert spoken == ["Sr. Lund", "Sr. Lund", "Sra. Roe", "Un representante de Chile"]


@pytest.mark.parametrize(
    ("front", "present", "past", "name"),
    [
        (_FRENCH, "Mme Lund dit que non.", "La délégation a dit que la loi dort.", "Mme Lund"),
        (_SPANISH, "La Sra. Lund dice que no.", "La delegación ha dicho que sí.", "Sra. Lund"),
        (_FRENCH, "Mme Lund dit que non.", "M. Zed a demandé si la loi dort.", ""),
    ],
)
def test_where_the_report_is_in_the_present_what_is_past_was_said_before(
    front, present, past, name
):
    assert _names(present, past, front=front)[1] == name


@pytest.mark.parametrize(
    ("front", "line", "name"),
    [
        (CAT, "The fund had been closed, Mr. Zed (Chad) said. It was empty.", "Mr. Zed"),
        (CAT, "Nobody had been paid, said Mr. Zed (Chad).", "Mr. Zed"),
        (CAT, "In 2012, Mr. Zed (Chad) said, nobody had been paid.", "Mr. Zed"),
        (CAT, "On bail, Mr. Zed (Chad) pointed out that there was none.", "Mr. Zed"),
        (CAT, "On bail, Mr. Zed (Chad) had pointed out that there was none.", "Ms. Lund"),
        (CAT, "In 2012, as Mr. Zed (Chad) said, nobody had been paid.", "Ms. Lund"),
        (CAT, "Nobody had been paid. It was late, Mr. Zed (Chad) said.", "Ms. Lund"),
    ],
)
def test_the_report_may_stand_behind_what_it_reports(front, line, name):
    assert _names("Ms. Lund asked why.", line, front=front)[1] == name


def test_it_may_in_french_and_spanish_too():
    french = _names(
        "Mme Lund demande pourquoi.",
        "Le fonds est vide, fait observer M. Zed (Mali).",
        front=_FRENCH,
    )
    spanish = _names(
        "La Sra. Lund pregunta por qué.",
        "No hay fondos, dice el Sr. Zed (Chile).",
        front=_SPANISH,
    )
    assert (french[1], spanish[1]) == ("M. Zed", "Sr. Zed")


@pytest.mark.parametrize(
    "title",
    [
        "Women who have been displaced by the conflict",
        "Implementation: what has been done and what is left",
        "Whether families had access to the files",
    ],
)
def test_a_title_may_hold_a_clause_with_a_verb(title):
    record = _record("Ms. Lund asked why.", title, "Mr. Roe said so.", front=CAT)
    assert record.paragraphs[-2].kind is ParagraphKind.HEADING


@pytest.mark.parametrize(
    ("bidding", "side"),
    [
        ("The Chair asked the delegation to keep its replies short.", "other"),
        ("The Chair asked the delegation to explain why nobody had been paid.", "committee"),
        ("The Chair asked whether anybody had been paid.", "committee"),
        ("The Chair said that she, too, would like to know who had been paid.", "committee"),
    ],
)
def test_whoever_presides_and_bids_somebody_do_something_presides(bidding, side):
    record = _record(bidding, front=CAT)
    assert record.turns[0].speaker.side == side


@pytest.mark.parametrize(
    "line",
    [
        "The President returned to the Chair.",
        "At the request of the representative of Chad, the vote was taken by roll-call.",
        "Chad, having been drawn by lot by the Chairman, was called upon to vote first.",
    ],
)
def test_who_presides_and_how_a_vote_was_taken_is_said_by_nobody(line):
    record = _record("Mr. Zed (Peru) said so.", line, front=CAT)
    assert record.paragraphs[-1].kind is ParagraphKind.PROCEDURE


def test_an_office_in_capitals_is_announced():
    spoken = _names(
        "The PRESIDENT: I call on the Secretary-General.",
        "The SECRETARY-GENERAL: The documents are ready.",
        front=_COUNCIL,
    )
    assert spoken[1] == "The SECRETARY-GENERAL"


def test_in_the_report_of_a_review_states_speak_under_their_own_names():
    front = ["Report of the Working Group on the Universal Periodic Review", "Malawi", "Contents"]
    record = _record(
        "Presentation by the State under review",
        "The head of the delegation said that a law had been adopted.",
        "Algeria welcomed the law.",
        "The Netherlands asked when it would be applied.",
        "Malawi had ratified nine treaties, it noted.",
        "Chad commended Malawi.",
        "The State of Palestine encouraged it.",
        "Viet Nam noted the law.",
        "In response, the delegation said that the law was in force.",
        front=front,
    )
    spoken = [
        record.speaker_of(paragraph).state
        for paragraph in record.paragraphs
        if paragraph.kind is ParagraphKind.SPEECH
    ]
    assert spoken == ["MWI", "DZA", "NLD", "NLD", "TCD", "PSE", "VNM", "MWI"]
    assert record.metadata.states == ("MWI",)


def test_a_state_that_opens_paragraphs_of_its_own_dialogue_is_no_speaker():
    spoken = _names(
        "Mr. Zed (Chad) said that there was a law.",
        "Chad welcomed the interest of the Committee.",
        "Mali and Niger had laws too. Chad noted them.",
        front=CAT,
    )
    assert spoken == ["Mr. Zed"] * 3


def test_the_state_whose_information_is_considered_is_that_of_the_delegation():
    title = "Additional information submitted by Chad under article 29 of the Convention"
    record = _record(title, "The delegation said so.", front=CAT)
    assert record.turns[0].speaker.state == "TCD"
