"""French records: who speaks and on which side, what nobody says, and what the header tells."""

import pytest
from meetings import FRENCH_HEADER, FRENCH_MEETING, parsed

from index.parsing.grammar import grammar_of
from index.parsing.grammar.clock import CLOSING, OPENING
from index.parsing.grammar.french import FRENCH
from index.parsing.line_kinds import is_clock, is_footnote, is_heading, is_narrative
from index.records import ParagraphKind, RecordForm


def _parse(text):
    return parsed(*text.splitlines())


@pytest.fixture(scope="module")
def record():
    return _parse(FRENCH_HEADER + FRENCH_MEETING)


def test_a_french_record_is_read_by_the_french_grammar(record):
    assert record.metadata.language == "fr"
    assert grammar_of("fr") is FRENCH
    assert record.form is RecordForm.SUMMARY


def test_every_field_of_the_header_is_read(record):
    metadata = record.metadata
    assert (metadata.symbol, metadata.body) == ("CAT/C/SR.77", "Committee against Torture")
    assert (metadata.session, metadata.meeting) == ("Trente-deuxième session", 77)
    assert (metadata.date, metadata.issued) == ("2004-05-04", "2004-05-09")
    assert (metadata.time, metadata.place) == ("10 heures", "Palais Wilson, à Genève")
    assert metadata.chair == "M. Tarn; later Mme Birk"
    assert metadata.states == ("MAR",)
    assert metadata.title == "Deuxième rapport périodique du Maroc"


def test_speakers_are_named_as_printed_and_on_the_side_that_they_mean(record):
    said = [
        (paragraph.number, speaker.name, speaker.state, speaker.side.value)
        for paragraph in record.paragraphs
        if paragraph.turn is not None and (speaker := record.speaker_of(paragraph))
    ]
    assert said == [
        (2, "M. BELKADI", "MAR", "state"),
        (3, "M. BELKADI", "MAR", "state"),
        (4, "Mme ORLU", None, "committee"),
        (5, "Mme ORLU", None, "committee"),
        (6, "Mme Birk", None, "committee"),
        (7, "Le PRÉSIDENT", None, "committee"),
        (8, "", None, "other"),  # After a pause nobody is announced.
        (9, "Une représentante du Maroc", "MAR", "state"),
        (10, "La délégation marocaine", "MAR", "state"),
        (11, "M. Belkadi", "MAR", "state"),
        (12, "Mme Ames", None, "other"),
        (13, "Le Président", None, "other"),
    ]


def test_what_nobody_says_is_procedure(record):
    told = [p.number for p in record.paragraphs if p.kind is ParagraphKind.PROCEDURE]
    assert told == [None, 1, None, 14, None]


def test_a_verbatim_record_is_read():
    record = _parse(
        "Le Président (parle en anglais) : Je donne la parole au représentant du Koweït.\n"
        "M. Abulhasan (Koweït) (parle en arabe) : Nous remercions l’Assemblée de ce débat.\n"
        "Il a tout notre appui et celui des autres pays.\n"
        "Mme Léger (Iran (République islamique d’)) : Nous aussi.\n"
    )
    assert record.form is RecordForm.VERBATIM
    spoken = [(turn.speaker.name, turn.speaker.state) for turn in record.turns]
    assert spoken == [("Le Président", None), ("M. Abulhasan", "KWT"), ("Mme Léger", "IRN")]
    assert record.turns[1].last == 2


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Se disant inquiète, Mme Birk demande pourquoi.", "Mme Birk", "person"),
        ("En réponse à M. Tarn, la Présidente dit que non.", "la Présidente", "chair"),
        ("Mme GAER demande si des mesures ont été prises.", "Mme GAER", "person"),
        ("M. de la Cruz, Rapporteur pour le pays, se félicite.", "M. de la Cruz", "person"),
        ("MM. Tarn, Oru et Lund s’associent à la question.", "MM. Tarn, Oru et Lund", "person"),
        ("M. Tarn et Mme Birk estiment que non.", "M. Tarn et Mme Birk", "person"),
        ("La Présidente par intérim invite la délégation.", "La Présidente par intérim", "chair"),
        ("Le Rapporteur pour le pays dit que oui.", "Le Rapporteur pour le pays", "office"),
        ("L’observateur du Saint-Siège déclare.", "L’observateur du Saint-Siège", "representative"),
        ("Un membre du Comité dit que non.", "Un membre du Comité", "representative"),
        ("Des membres de la délégation répondent.", "Des membres de la délégation", "delegation"),
    ],
)
def test_speakers_are_announced(text, name, kind):
    found = FRENCH.announced(text)
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Le Président de la République nomme les juges.",
        "Le Comité demande des précisions.",
        "Mme Birk. Il demande pourquoi.",
        "Monsieur le Président, je dis oui.",
        "Elle demande si M. Tarn dit vrai.",
        "Cependant, M. Zed demande l’asile.",
        "Mr. Tarn said that it was so.",
        "El Sr. Tarn dice que no.",
    ],
)
def test_nobody_is_announced(text):
    assert FRENCH.announced(text) is None


def test_a_person_with_a_verb_that_is_not_known_is_in_doubt_and_named_nobody():
    record = _parse(
        FRENCH_HEADER + "La séance est ouverte à 10 heures.\n"
        "1. Mme Birk dit que les juges sont absents et que la loi dort.\n"
        "2. M. Zed purge une peine de prison.\n"
    )
    for text in ("M. Zed purge une peine.", "M. Zed, qui dort, dit non.", "M. Zed a été arrêté."):
        assert FRENCH.announced(text).kind == "unknown"
    assert [turn.speaker.name for turn in record.turns] == ["Mme Birk", ""]


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("La séance publique est ouverte à 10 heures.", True),
        ("La deuxième partie (publique) de la séance commence à 11 h 45.", True),
        ("Le débat faisant l’objet du compte rendu commence à 15 h 20.", True),
        ("Le débat résumé prend fin à 17 heures.", False),
        ("La séance est levée à 18 heures.", False),
    ],
)
def test_the_hours_of_a_meeting_are_known(line, opens):
    assert is_clock(line)
    assert bool(OPENING.match(line)) is opens
    assert bool(CLOSING.match(line)) is not opens


@pytest.mark.parametrize(
    "line",
    [
        "À l’invitation de la Présidente, la délégation du Chili prend place à la table du Comité.",
        "La délégation du Chili se retire.",
        "Mme Birk prend la présidence.",
        "L’ordre du jour est adopté.",
        "Le paragraphe 37, ainsi modifié, est adopté.",
        "Il est procédé au vote enregistré.",
        "Votent pour : Chili, Maroc",
    ],
)
def test_an_event_is_told_by_nobody(line):
    assert is_narrative(line, FRENCH)


def test_notes_and_titles_are_known():
    assert is_footnote("Le présent compte rendu est sujet à rectifications.", FRENCH)
    assert is_footnote("Les rectifications doivent être rédigées dans une langue.", FRENCH)
    assert is_heading("Articles 3 à 5 (suite)", FRENCH)
    assert not is_heading("La loi est en vigueur", FRENCH)
