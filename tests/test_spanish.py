"""Spanish records: who speaks and on which side, what nobody says, and what the header tells."""

import pytest
from meetings import SPANISH_HEADER, SPANISH_MEETING, parsed

from index.parsing.grammar import grammar_of
from index.parsing.grammar.clock import CLOSING, OPENING
from index.parsing.grammar.spanish import SPANISH
from index.parsing.line_kinds import is_clock, is_footnote, is_heading, is_narrative
from index.records import ParagraphKind, RecordForm


def _parse(text):
    return parsed(*text.splitlines())


@pytest.fixture(scope="module")
def record():
    return _parse(SPANISH_HEADER + SPANISH_MEETING)


def test_a_spanish_record_is_read_by_the_spanish_grammar(record):
    assert record.metadata.language == "es"
    assert grammar_of("es") is SPANISH
    assert record.form is RecordForm.SUMMARY


def test_every_field_of_the_header_is_read(record):
    metadata = record.metadata
    assert (metadata.symbol, metadata.body) == (
        "CRC/C/SR.77",
        "Committee on the Rights of the Child",
    )
    assert (metadata.session, metadata.meeting) == ("36º período de sesiones", 77)
    assert (metadata.date, metadata.issued) == ("2004-05-04", "2004-05-09")
    assert (metadata.time, metadata.place) == ("10.00 horas", "Palacio de las Naciones, Ginebra")
    assert metadata.chair == "Sra. TARN; later Sr. LUND"
    assert metadata.states == ("MAR",)
    assert metadata.title == "Segundo informe periódico de Marruecos"


def test_speakers_are_named_as_printed_and_on_the_side_that_they_mean(record):
    said = [
        (paragraph.number, speaker.name, speaker.state, speaker.side.value)
        for paragraph in record.paragraphs
        if paragraph.turn is not None and (speaker := record.speaker_of(paragraph))
    ]
    assert said == [
        (2, "Sr. BELKADI", "MAR", "state"),
        (3, "Sr. BELKADI", "MAR", "state"),
        (4, "Sra. ORLU", None, "committee"),
        (5, "Sra. ORLU", None, "committee"),
        (6, "Sr. Mariño Menéndez", None, "committee"),
        (7, "La PRESIDENTA", None, "committee"),
        (8, "", None, "other"),  # After a pause nobody is announced.
        (9, "Un representante de Marruecos", "MAR", "state"),
        (10, "La delegación marroquí", "MAR", "state"),
        (11, "Sr. Ruiz de Ángulo y la Sra. Orlu", None, "committee"),
        (12, "Sra. Ames", None, "other"),
        (13, "La Presidenta", None, "other"),
    ]


def test_what_nobody_says_is_procedure(record):
    told = [p.number for p in record.paragraphs if p.kind is ParagraphKind.PROCEDURE]
    assert told == [None, 1, None, 14, None]


def test_a_verbatim_record_is_read():
    record = _parse(
        "El Presidente (habla en inglés): Doy la palabra al representante de Kuwait.\n"
        "Sr. Abulhasan (Kuwait) (habla en árabe): Damos las gracias a la Asamblea por el debate.\n"
        "Cuenta con todo nuestro apoyo y con el de los demás.\n"
        "Sra. León (Irán (República Islámica del)): Nosotros también.\n"
    )
    assert record.form is RecordForm.VERBATIM
    spoken = [(turn.speaker.name, turn.speaker.state) for turn in record.turns]
    assert spoken == [("El Presidente", None), ("Sr. Abulhasan", "KWT"), ("Sra. León", "IRN")]
    assert record.turns[1].last == 2


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Refiriéndose al artículo 4, la Sra. Birk pregunta por qué.", "Sra. Birk", "person"),
        ("En respuesta al Sr. Tarn, la Sra. Birk dice que no.", "Sra. Birk", "person"),
        ("La Sra. GAER pregunta si se han adoptado medidas.", "Sra. GAER", "person"),
        ("El Sr. Tarn, Relator para el país, agradece la respuesta.", "Sr. Tarn", "person"),
        ("Los Sres. Tarn y Lund hacen suya la pregunta.", "Sres. Tarn y Lund", "person"),
        ("El Presidente interino invita a la delegación.", "El Presidente interino", "chair"),
        ("El Relator para el país dice que sí.", "El Relator para el país", "office"),
        ("La observadora de Palestina declara.", "La observadora de Palestina", "representative"),
        ("Un miembro del Comité dice que no.", "Un miembro del Comité", "representative"),
        ("Los miembros de la delegación responden.", "Los miembros de la delegación", "delegation"),
    ],
)
def test_speakers_are_announced(text, name, kind):
    found = SPANISH.announced(text)
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "El Presidente de la República nombra a los jueces.",
        "El Comité pide aclaraciones.",
        "La Sra. Birk. Pregunta por qué.",
        "Señor Presidente, yo digo que sí.",
        "Cuando llega, el Sr. Zed pide asilo.",
        "Mr. Tarn said that it was so.",
        "M. Tarn dit que non.",
    ],
)
def test_nobody_is_announced(text):
    assert SPANISH.announced(text) is None


def test_a_person_with_a_verb_that_is_not_known_is_in_doubt_and_named_nobody():
    for text in ("El Sr. Zed cumple una pena.", "El Sr. Zed, quien duerme, dice no."):
        assert SPANISH.announced(text).kind == "unknown"


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("Se declara abierta la parte pública de la sesión a las 12.35 horas.", True),
        ("El debate a que se refiere la presente acta comienza a las 17.35 horas.", True),
        ("Se reanuda la sesión a las 16 horas.", True),
        ("Se levanta la sesión a las 18.00 horas.", False),
        ("La sesión concluye a las 18.00 horas.", False),
    ],
)
def test_the_hours_of_a_meeting_are_known(line, opens):
    assert is_clock(line)
    assert bool(OPENING.match(line)) is opens
    assert bool(CLOSING.match(line)) is not opens


@pytest.mark.parametrize(
    "line",
    [
        "A invitación del Presidente, los miembros de la delegación de Chile toman asiento.",
        "La delegación de Malta vuelve a tomar asiento a la mesa del Comité.",
        "La delegación de Chile se retira.",
        "La Sra. Birk ocupa la Presidencia.",
        "Queda aprobado el orden del día.",
        "Queda aprobado el párrafo 37 en su forma enmendada.",
        "Se procede a votación registrada.",
        "Votos a favor: Chile, Marruecos",
    ],
)
def test_an_event_is_told_by_nobody(line):
    assert is_narrative(line, SPANISH)


def test_notes_and_titles_are_known():
    assert is_footnote("La presente acta podrá ser objeto de correcciones.", SPANISH)
    assert is_heading("Artículos 3 a 5 (continuación)", SPANISH)
    assert not is_heading("La ley está en vigor", SPANISH)
