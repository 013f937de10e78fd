"""Forms in which real records announce speakers, and whose words they make what follows."""

import pytest
from meetings import CAT, THIRD, parsed

from index.parsing.grammar.english_speakers import read_designation
from index.parsing.grammar.french import FRENCH
from index.parsing.grammar.spanish import SPANISH
from index.parsing.laying_out import Line
from index.parsing.national_capacity import change_capacity
from index.parsing.parser import parse
from index.records import Document, DocumentParagraph, DocumentRole, ParagraphKind, Speaker
from index.reference.states import misread_state
from index.reference.territories import territory_in, whole_of

_COUNCIL = [
    "S/PV.9001",
    "Security Council",
    "President: Mr. Abarry (Niger)",
    "The meeting was called to order at 10 a.m.",
]


def _spoken(*lines: str, front: list[str]) -> list[tuple[str, str | None, str]]:
    """Return name, State and side for each paragraph of speech."""
    record = parsed(*front, *lines)
    return [
        (speaker.name, speaker.state, speaker.side.value)
        for paragraph in record.paragraphs
        if paragraph.kind is ParagraphKind.SPEECH
        for speaker in [record.speaker_of(paragraph)]
    ]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Mr. OMAR (Observer for Iraq) said that", ("Mr. OMAR", "IRQ", "state")),
        ("Ms. ABU (Observer for the State of Palestine) said", ("Ms. ABU", "PSE", "state")),
        ("Mr. Lund (Permanent Observer of the Holy See) said", ("Mr. Lund", "VAT", "state")),
        ("Mr. Lund (Observer for the European Union) said", ("Mr. Lund", None, "other")),
        ("Mr, OMAR (Iraq) said that", ("Mr. OMAR", "IRQ", "state")),
        ("Hr. OMAR (Iraq) said that", ("Mr. OMAR", "IRQ", "state")),
        ("Mr . OMAR (Iraq) said that", ("Mr. OMAR", "IRQ", "state")),
        ("Mr. JONES (United Kinqdom) said that", ("Mr. JONES", "GBR", "state")),
        ("Begum AHMAD (Bangladesh) said that", ("Begum AHMAD", "BGD", "state")),
        ("Professor Lund (Lund University) said", ("Professor Lund", None, "other")),
        ("Mr. Lund (Bermuda) said that", ("Mr. Lund", None, "other")),
        ("The CHA1RMAN invited the Committee to vote.", ("The CHAIRMAN", None, "other")),
    ],
)
def test_the_form_of_an_announcement_tells_the_voice(line, speaker):
    assert _spoken("Mr. First (Chad) said that.", line, front=THIRD)[1] == speaker


@pytest.mark.parametrize(
    "line",
    [
        "The representative of Cuba had said that nobody was held. She did not believe it.",
        "The representative of Cuba, at the previous meeting, had asked for time.",
        "The representative of Cuba was mistaken when he said that.",
    ],
)
def test_what_a_representative_had_said_is_told_by_whoever_has_the_floor(line):
    spoken = _spoken("Ms. Abebe (Kenya) said that it was late.", line, front=THIRD)
    assert spoken == [("Ms. Abebe", "KEN", "state")] * 2


def test_a_representative_of_those_who_had_done_something_is_announced():
    line = "A representative of families that had lost children said that nobody had come."
    assert read_designation(line).represents == "families that had lost children"


@pytest.mark.parametrize(
    ("grammar", "line"),
    [
        (FRENCH, "Le représentant du Maroc avait dit que la salle était vide."),
        (FRENCH, "Le représentant du Maroc, qui est absent, n’avait pas dit cela."),
        (SPANISH, "El representante de Cuba había dicho que no."),
    ],
)
def test_in_french_and_spanish_too(grammar, line):
    assert grammar.announced(line) is None


def test_a_territory_speaks_in_the_delegation_of_the_state_that_reports_on_it():
    spoken = _spoken(
        "Mr. Lai (Hong Kong, China) said that the police had acted with restraint.",
        "Ms. Olsen (Greenland) said that houses were old.",
        "Ms. Evans (Wales) said that it had a framework of its own.",
        front=CAT,
    )
    assert [(state, side) for _, state, side in spoken] == [
        ("CHN", "state"),
        ("DNK", "state"),
        ("GBR", "state"),
    ]


def test_reports_on_territories_are_reports_of_the_state():
    title = "Fifth report of China; third report of Hong Kong, China; and report of Macao, China"
    record = parse(
        Document("", "", tuple(map(DocumentParagraph, [*CAT, title, "The delegation said so."])))
    )
    assert record.metadata.states == ("CHN",)
    assert record.turns[0].speaker.state == "CHN"


def test_territories_are_known_in_three_languages():
    assert territory_in("Groenland", "fr") == territory_in("Groenlandia", "es") == "DNK"
    assert territory_in("Kenya") is None
    assert (whole_of("MAC"), whole_of("KEN")) == ("CHN", "KEN")


@pytest.mark.parametrize(
    ("name", "code"),
    [("United Kinqdom", "GBR"), ("Yugoslavla", "YUG"), ("Qata", None), ("Oxfam", None)],
)
def test_a_state_misread_in_one_letter_is_still_that_state(name, code):
    assert misread_state(name) == code


def test_a_name_of_any_kind_speaks_before_its_state_and_a_colon():
    spoken = _spoken(
        "The President: I call on Pakistan.",
        "Sardar Aseff Ahmad Ali (Pakistan): Let me begin.",
        "U Win Aung (Myanmar) (spoke in Burmese): We agree.",
        "Amnesty International (London): that is where it sits.",
        front=_COUNCIL,
    )
    assert [state for _, state, _ in spoken] == [None, "PAK", "MMR", "MMR"]


def test_whoever_presides_speaks_for_a_state_until_the_functions_are_resumed():
    spoken = _spoken(
        "The President: I shall now make a statement in my capacity as the representative of Chad.",
        "Lake Chad has shrunk.",
        "I now resume my functions as President of the Council.",
        "I give the floor to the representative of Mali.",
        "Mr. Diop (Mali) (spoke in French): We thank Chad.",
        "The President: I shall now make a statement in my national capacity.",
        "I resume my functions as President.",
        "I call on Mr. Lund, who will speak in his capacity as the representative of Chad.",
        front=_COUNCIL,
    )
    assert [state for _, state, _ in spoken] == ["TCD", "TCD", None, None, "MLI", "NER", None, None]
    assert {side for _, state, side in spoken if state} == {"state"}


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("The Chair, speaking in his capacity as the representative of Kenya, said that", "KEN"),
        ("The Chair, speaking as the representative of Kenya, said that", "KEN"),
        ("The Chair, speaking in his capacity as Chair of the bureau, said that", None),
    ],
)
def test_a_chair_speaks_for_a_state_in_a_summary_record_too(line, state):
    assert _spoken(line, front=THIRD)[0][1] == state


def test_in_french_and_spanish_verbatim_records_too():
    french = _spoken(
        "Le Président : Je vais faire une déclaration en ma qualité de représentant du Chili.",
        "Le Chili a envoyé des policiers.",
        "Je reprends mes fonctions de Président du Conseil.",
        "M. Gaye : Je remercie le Conseil.",
        front=["Conseil de sécurité", "La séance est ouverte à 10 heures."],
    )
    spanish = _spoken(
        "El Presidente: Formularé ahora una declaración en mi calidad de representante de México.",
        "México ha enviado médicos.",
        "Reanudo ahora mis funciones de Presidente del Consejo.",
        "Sr. Gaye: Doy las gracias al Consejo.",
        front=["Consejo de Seguridad", "Se abre la sesión a las 10.00 horas."],
    )
    assert [state for _, state, _ in french] == ["CHL", "CHL", None, None]
    assert [state for _, state, _ in spanish] == ["MEX", "MEX", None, None]


def test_a_guest_speaks_for_the_state_that_the_heading_names():
    spoken = _spoken(
        "Address by Mr. Nelson Mandela, President of the Republic of South Africa",
        "President Mandela: It is one of the ironies of our age.",
        "The President: I thank the President of the Republic of South Africa.",
        "Agenda item 9",
        "President Mandela: I thank you.",
        front=_COUNCIL,
    )
    assert [state for _, state, _ in spoken] == ["ZAF", None, None]


@pytest.mark.parametrize(
    "feeling",
    [
        "was surprised to hear that a blogger had been sentenced.",
        "was not convinced that the law was clear.",
        "failed to see where the insult lay.",
        "would like to know how many had been tried.",
        "had some doubts about the figures.",
        "did not agree with that.",
    ],
)
def test_what_an_expert_feels_announces_the_expert(feeling):
    spoken = _spoken("Mr. Obi (Kenya) said so.", f"Ms. Lund {feeling}", front=CAT)
    assert spoken[1] == ("Ms. Lund", None, "committee")


@pytest.mark.parametrize(
    "fate", ["was arrested in May.", "had been tried.", "was aged 19.", "had a lawyer."]
)
def test_what_befell_a_person_does_not(fate):
    spoken = _spoken("Ms. Lund asked about Mr. Obi.", f"Mr. Obi {fate}", front=CAT)
    assert spoken[1][0] == "Ms. Lund"


def test_members_of_a_delegation_speak_for_its_state():
    line = "Members of the delegation of Turkey said that the text was public."
    assert _spoken(line, front=THIRD) == [("Members of the delegation of Turkey", "TUR", "state")]


def test_a_vice_chair_who_speaks_as_an_expert_speaks_for_the_committee():
    line = "Mr. Lund (Vice-Chair), speaking as an expert, said that"
    assert _spoken(line, front=CAT)[0][2] == "committee"


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Monseñor Tomasi (Santa Sede) dice que", "VAT"),
        ("El Arzobispo Tomasi (Santa Sede) pide", "VAT"),
        ("La Sra. Banks (Nueva Zelandia) dice que", "NZL"),
        ("El Sr. Omar (Observador del Iraq) dice que", "IRQ"),
    ],
)
def test_spanish_titles_and_observers(line, state):
    front = ["Comité contra la Tortura", "Se abre la sesión a las 10.00 horas."]
    assert _spoken(line, front=front)[0][1:] == (state, "state")


def test_french_observers_speak_for_their_state():
    front = ["Troisième Commission", "La séance est ouverte à 10 heures."]
    line = "Mme Nasser (Observatrice de la Palestine) remercie les auteurs."
    assert _spoken(line, front=front)[0] == ("Mme Nasser", "PSE", "state")


def test_a_title_in_capitals_may_end_in_a_colon():
    title = "CIVIL AND POLITICAL RIGHTS, INCLUDING THE QUESTIONS OF:"
    lines = [*THIRD, title, "Mr. Obi (Kenya) said that."]
    record = parsed(*lines)
    assert [p.kind.value for p in record.paragraphs[-2:]] == ["heading", "speech"]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        (
            "In reply to Ms. Lund’s question, Ms. Obi (Poland) said that nobody had been held.",
            ("Ms. Obi", "POL", "state"),
        ),
        ("Responding to what was asked, Mr. Ka (Mali) said so.", ("Mr. Ka", "MLI", "state")),
        (
            "Turning to prisons, Mr. Ka, who was ill, asked how many there were.",
            ("Mr. Ka", None, "committee"),
        ),
        (
            "Speaking on behalf of Mr. Ka, who was ill, Mr. Bo asked about the army.",
            ("Mr. Bo", None, "committee"),
        ),
        (
            "Speaking as a member of the Committee, the CHAIRPERSON asked whether that was so.",
            ("The CHAIRPERSON", None, "committee"),
        ),
        (
            "On behalf of the Committee, the Chair thanked the delegation.",
            ("The Chair", None, "other"),
        ),
        (
            "With regard to bail, the representative of Kenya said that it was rare.",
            ("The representative of Kenya", "KEN", "state"),
        ),
    ],
)
def test_whoever_speaks_may_stand_behind_a_clause(line, speaker):
    assert _spoken("Ms. Lund asked about Szymany.", line, front=CAT)[1] == speaker


@pytest.mark.parametrize(
    "line",
    [
        "Replying to Mr. Ka, she said that the inquiry had been closed.",
        "According to Mr. Ka, the press had written of it.",
        "At the previous meeting, Mr. Ka had asked about recruits.",
        "In 2021, Mr. Ka said, nothing had been done.",
        "Working conditions, Mr. Ka noted, were bad.",
        "Following the coup, Mr. Ka said nothing for a year.",
        "Turning to bail, Mr. Ka had asked how many were refused it.",
    ],
)
def test_a_clause_that_only_names_somebody_announces_nobody(line):
    spoken = _spoken("Ms. Lund asked about Szymany.", line, front=CAT)
    assert spoken[1][0] == "Ms. Lund"


@pytest.mark.parametrize(
    "office",
    [
        "The High Commissioner",
        "The Deputy High Commissioner for Human Rights",
        "The Special Rapporteur on torture",
        "The Independent Expert on minority issues",
        "The Under-Secretary-General for Legal Affairs",
    ],
)
def test_an_office_without_a_name_is_announced_with_its_field(office):
    spoken = _spoken("Mr. Obi (Kenya) said so.", f"{office} said that it was not.", front=THIRD)
    assert spoken[1] == (office, None, "other")
    told = _spoken("Mr. Obi (Kenya) said so.", f"{office} had said that it was.", front=THIRD)
    assert told[1][0] == "Mr. Obi"


@pytest.mark.parametrize(
    ("brackets", "state", "side"),
    [
        ("Finland, on behalf of the European Union", "FIN", "state"),
        ("Chile, also on behalf of Peru", "CHL", "state"),
        ("Minister of Justice, Kenya", "KEN", "state"),
        ("Columbia University, United States of America", None, "other"),
        ("Director, Kenya", None, "other"),
    ],
)
def test_a_state_in_brackets_may_have_company(brackets, state, side):
    spoken = _spoken(f"Ms. Lund ({brackets}) said that it was so.", front=THIRD)
    assert spoken[0][1:] == (state, side)


@pytest.mark.parametrize(
    "line",
    [
        "Ms. Maina made the solemn declaration provided for in rule 14.",
        "Mr. Al-Tarawneh was elected Chairperson by acclamation.",
        "The proposal by Ms. Lund was rejected by 6 votes to 3.",
        "The Committee took note of the report.",
        "Statements in explanation of vote were made by the representatives of Chile and Jordan.",
    ],
)
def test_what_the_meeting_did_is_said_by_nobody(line):
    lines = [*CAT, "Ms. Obi (Kenya) said that she agreed.", line]
    record = parsed(*lines)
    assert record.paragraphs[-1].kind is ParagraphKind.PROCEDURE


def test_a_story_told_in_own_words_is_no_decision():
    line = "The draft law was adopted in May. It has helped us."
    spoken = _spoken("Mr. Obi (Kenya): We have worked.", line, front=_COUNCIL)
    assert spoken[1] == ("Mr. Obi", "KEN", "state")


def test_a_chair_who_declares_the_meeting_closed_speaks():
    spoken = _spoken("The Chairperson declared the meeting closed.", front=CAT)
    assert spoken == [("The Chairperson", None, "other")]


def test_a_member_told_of_by_a_clause_speaks_and_one_who_was_arrested_does_not():
    asked = "Ms. Dah, whose question had not been answered, repeated it."
    told = "Ms. Rojas, who had been arrested, was released, said the report."
    spoken = _spoken("Mr. Obi (Kenya) said so.", asked, told, front=CAT)
    assert [name for name, _, _ in spoken] == ["Mr. Obi", "Ms. Dah", "Ms. Dah"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("M r. LALLAH drew attention to article 14.", "Mr. LALLAH"),
        ("The CHAIRMAN. thanked the delegation.", "The CHAIRMAN"),
        ("9 . Mr. HANGA asked about marriage.", "Mr. HANGA"),
        ("Mr. al-HAQ (India): said that the law was strict.", "Mr. al-HAQ"),
    ],
)
def test_blanks_and_stops_put_in_by_a_machine_hide_nobody(line, name):
    assert _spoken("Ms. First asked why.", line, front=CAT)[1][0] == name


def test_what_is_felt_in_spanish_announces_whoever_feels_it():
    front = ["Comité contra la Tortura", "Se abre la sesión a las 10.00 horas."]
    spoken = _spoken(
        "El Sr. Obi (Kenya) dice que sí.",
        "A la Sra. Shin le sorprende la respuesta.",
        "En respuesta a la Sra. Shin, el Sr. Obi (Kenya) dice que no.",
        front=front,
    )
    assert [name for name, _, _ in spoken] == ["Sr. Obi", "Sra. Shin", "Sr. Obi"]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("U Kyaw Zwa (Myanmar) said that it was unjust.", ("U Kyaw Zwa", "MMR", "state")),
        ("Ms. Lund: said that it was not.", ("Ms. Lund", None, "other")),
        ("Mr. Kim In Ryong (Chad) did not.", ("Mr. Kim In Ryong", "TCD", "state")),
        ("Prison Watch (Kenya) said that it was.", ("Prison Watch", None, "other")),
    ],
)
def test_a_state_in_brackets_or_a_stray_colon_announces(line, speaker):
    assert _spoken("Mr. First (Chad) said that.", line, front=THIRD)[1] == speaker


@pytest.mark.parametrize(
    "line",
    ["The letters were approved.", "The representatives of Benin and Cuba also made statements."],
)
def test_approvals_and_lists_of_statements_are_said_by_nobody(line):
    lines = [*THIRD, "Ms. Obi (Kenya) said that she agreed.", line]
    record = parsed(*lines)
    assert record.paragraphs[-1].kind is ParagraphKind.PROCEDURE


@pytest.mark.parametrize(
    "told",
    [
        "The law on bail had been adopted in 2011. The letters of complaint were read.",
        "The new Penal Code was adopted.",
        "The national strategy on prisons was approved.",
        "The Committee took note of her remarks in 2001. They were acted upon.",
    ],
)
def test_what_a_state_had_adopted_is_said_by_its_delegation(told):
    assert _spoken("Ms. Obi (Kenya) said so.", told, front=THIRD)[1][0] == "Ms. Obi"


def test_a_coordinator_on_follow_up_is_of_the_committee():
    line = "Mr. Ka (Coordinator on Follow-up) said that twelve had replied."
    assert _spoken(line, front=CAT)[0][2] == "committee"


def test_an_office_stands_before_the_colon_in_french_and_spanish_too():
    french = _spoken(
        "M. Bo (Mali) : Je serai bref.",
        "M. Ka (Autriche) (parle en anglais), au nom de l’Union européenne : L’Union se félicite.",
        front=["Conseil de sécurité", "La séance est ouverte à 10 heures."],
    )
    spanish = _spoken(
        "Sr. Bo (Malí): Seré breve.",
        "Sra. Ka (Perú), Relatora de la Tercera Comisión: Presento el informe.",
        front=["Consejo de Seguridad", "Se abre la sesión a las 10.00 horas."],
    )
    assert [(name, state) for name, state, _ in french] == [("M. Bo", "MLI"), ("M. Ka", "AUT")]
    assert [name for name, _, _ in spanish] == ["Sr. Bo", "Sra. Ka"]


def test_what_somebody_had_said_before_is_told_by_whoever_has_the_floor_in_french():
    front = ["Comité contre la torture", "La séance est ouverte à 10 heures."]
    spoken = _spoken(
        "Mme Lund demande si une enquête a été ouverte.",
        "M. Ka avait dit qu’on l’avait battu.",
        front=front,
    )
    assert [name for name, _, _ in spoken] == ["Mme Lund", "Mme Lund"]


def test_a_head_of_state_who_presides_speaks_for_that_state():
    spoken = _spoken(
        "El Presidente: Formularé ahora una declaración en mi calidad de Presidente de Francia.",
        "Vuelvo a asumir ahora mis funciones como Presidente del Consejo.",
        "Sr. Gaye: Doy las gracias.",
        front=["Consejo de Seguridad", "Se abre la sesión a las 10.00 horas."],
    )
    assert [state for _, state, _ in spoken] == ["FRA", None, None]


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("The Chair said that she wondered who paid the doctors.", "committee"),
        ("The Chair said he would like to know who paid the doctors.", "committee"),
        ("The Chair said that she wished to thank the delegation.", "other"),
        ("Mr. Ka (Vice-Chair), in her capacity as Chair, said that it was late.", "other"),
        (
            "Ms. Ka (Vice-Chair), speaking in her capacity as Chair of the Working Group, said so.",
            "committee",
        ),
    ],
)
def test_whoever_presides_and_asks_asks_for_the_committee(line, side):
    assert _spoken(line, front=CAT)[0][2] == side


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (
            "Ms. Ka (Kenya), speaking in explanation of vote, said that",
            "Representative of the State",
        ),
        (
            "Speaking in exercise of the right of reply, Ms. Ka (Kenya) said that",
            "Representative of the State",
        ),
        (
            "Ms. Ka (Kenya), speaking on behalf of the Group, said",
            "Representative of the State",
        ),
        ("Ms. Ka, speaking in her personal capacity, said", "speaking in her personal capacity"),
    ],
)
def test_what_a_speaker_does_is_no_office(line, role):
    record = parsed(*THIRD, line)
    assert record.turns[0].speaker.role == role


def test_somebody_who_was_asked_stands_behind_that():
    line = "Asked by the Chair who examined prisoners, Mr. Bo (Ireland) said that doctors did."
    assert _spoken("Ms. Lund asked why.", line, front=CAT)[1] == ("Mr. Bo", "IRL", "state")


def test_an_observer_for_a_state_in_french():
    front = ["Troisième Commission", "La séance est ouverte à 10 heures."]
    line = "M. Ka (Observateur pour l’Autriche) regrette le silence."
    assert _spoken(line, front=front)[0] == ("M. Ka", "AUT", "state")


@pytest.mark.parametrize(
    "words",
    [
        "I will ask my colleague, who is speaking as the President of France, to begin.",
        "I would like to say that my friend spoke in his capacity as Minister of Germany.",
    ],
)
def test_whoever_presides_speaks_for_no_state_by_telling_of_somebody_elses_capacity(words):
    assert _spoken(f"The President: {words}", front=_COUNCIL)[0][1] is None


def test_the_capacity_of_whoever_presides_is_told_from_that_of_a_guest_before():
    words = (
        "I thank Mr. Roth, who spoke in his capacity as Minister of Germany. I shall now make a "
        "statement in my capacity as the representative of Chad."
    )
    assert _spoken(f"The President: {words}", front=_COUNCIL)[0][1] == "TCD"


def test_whoever_gives_the_floor_presides_again():
    spoken = _spoken(
        "The President: I shall now make a statement in my capacity as the representative of Chad.",
        "I give the floor to the representative of Mali.",
        front=_COUNCIL,
    )
    assert [state for _, state, _ in spoken] == ["TCD", None]


def test_a_place_before_its_state_and_a_colon_is_no_speaker():
    spoken = _spoken(
        "Mr. Keita (Mali): The offices are these.",
        "Nairobi (Kenya): We have forty people there.",
        "New York (United States): two offices.",
        front=_COUNCIL,
    )
    assert {state for _, state, _ in spoken} == {"MLI"}


def test_a_name_without_a_title_is_no_speaker_of_a_summary_record():
    spoken = _spoken(
        "The Chair invited questions.",
        "Mr. Roe said that he had none.",
        "Ms. Lund asked about two prisons:",
        "Port Harcourt (Nigeria): Prison with 40 cells.",
        "Mr. Obi (Nigeria): They had been closed.",
        front=CAT,
    )
    assert [name for name, _, _ in spoken][2:] == ["Ms. Lund", "Ms. Lund", "Mr. Obi"]


@pytest.mark.parametrize(
    ("grammar", "guest", "own"),
    [
        (
            FRENCH,
            "Je voudrais remercier M. Roth, qui a parlé en sa qualité de ministre de l'Allemagne.",
            "Je vais faire une déclaration en ma qualité de représentant du Tchad.",
        ),
        (
            SPANISH,
            "Quisiera agradecer al Sr. Roth, quien habló en su calidad de ministro de Alemania.",
            "Formularé una declaración en mi calidad de representante del Chad.",
        ),
    ],
)
def test_the_capacity_of_a_guest_is_nobody_elses_in_french_and_spanish(grammar, guest, own):
    for words, state in ((guest, None), (f"{guest} {own}", "TCD")):
        speakers = [Speaker("El Presidente", "Presidente")]
        line = Line(0, len(words), words, None, 0, DocumentRole.BODY)
        change_capacity(speakers, line, grammar, None)
        assert speakers[-1].state == state
