"""An accent that has come loose from its letter hides no speaker."""

import pytest

from index.parsing.grammar.english_speakers import read_designation
from index.parsing.loose_accents import with_accents
from index.parsing.parser import parse
from index.parsing.speakers import person_key
from index.records import Document, DocumentParagraph

MENDED = {
    "Mr. Šimonovic ´": "Mr. Šimonović",
    "Mr. Šimonovic´": "Mr. Šimonović",
    "Mr. Šimonovic \u0301": "Mr. Šimonović",
    "Mr. Šimonovic\u0301": "Mr. Šimonović",
    "Mr. S ˇ imonovic ´": "Mr. Šimonović",
    "Mr. S ˇimonovic ´": "Mr. Šimonović",
    "Mr. Sˇimonovic ´": "Mr. Šimonović",
    "Ms. ˇ Simek": "Ms. Šimek",
    "Mr. M¨uller": "Mr. Müller",
    "Mr. Mu ¨ller": "Mr. Müller",
    "Ms. Garc´ıa": "Ms. García",
    "Mr. Franc ¸ois": "Mr. François",
    "Mr. Bas ¸ar": "Mr. Başar",
    "Mr. Popescu \u02d8": "Mr. Popescŭ",
    "Mr. Conceic¸a ˜o": "Mr. Conceiçao",
    "Mr. O´Brien": "Mr. O’Brien",
    "Mr. N`Diaye": "Mr. N’Diaye",
}
UNDECIDED = {"Mr. Kova´cs": "kovacs", "Ms. Milosˇeva": "miloseva", "Ms. Mun˜oz": "munoz"}


@pytest.mark.parametrize(("printed", "mended"), MENDED.items())
def test_a_speaker_is_known_with_the_accent_on_its_letter(printed, mended):
    for rest in (" (Croatia): I am thankful.", " (Croatia) said that he was thankful."):
        designation = read_designation(printed + rest)
        assert (designation.name, designation.parentheses) == (mended, ("Croatia",))
        assert (printed + rest)[designation.end :].endswith("thankful.")


@pytest.mark.parametrize(("printed", "key"), UNDECIDED.items())
def test_an_accent_that_either_letter_may_carry_stays_and_the_name_is_found(printed, key):
    designation = read_designation(f"{printed} (Chile): I am thankful.")
    assert designation.name == printed
    assert person_key(designation.name) == key


def test_a_state_with_a_loose_accent_is_known():
    text = "Mr. Kone´ (Coˆte d’Ivoire): We thank you."
    record = _parsed(text, "Ms. Rojas (Chile): We agree.")
    assert [turn.speaker.state for turn in record.turns] == ["CIV", "CHL"]


def test_the_turn_is_opened_and_the_text_of_the_record_stays_as_it_is():
    lines = (
        "Ms. Rojas (Chile): The harbour is closed.",
        "It will stay so.",
        "Mr. Šimonovic ´ (Croatia): I am thankful for the harbour.",
        "We shall open ours.",
        "Mr. Šimonovic´ (Croatia): I add a word.",
    )
    record = _parsed(*lines)
    names = [turn.speaker.name for turn in record.turns]
    assert names == ["Ms. Rojas", "Mr. Šimonović", "Mr. Šimonović"]
    assert [record.paragraph_text(one) for one in record.paragraphs] == list(lines)
    assert record.paragraphs[3].turn == 1


@pytest.mark.parametrize(
    "text",
    [
        "`Mr. Lund asked why,' he said.",
        "Mr. Lee´s proposal was adopted.",
        "´ Mr. Lund (Chile): I agree.",
        "The harbour ´ (Chile): closed.",
    ],
)
def test_other_uses_of_such_a_character_announce_nobody(text):
    assert read_designation(text) is None


@pytest.mark.parametrize("text", [*MENDED, *UNDECIDED, "", "´", "a ´", "´´ ˇ ´", "Ab ´ˇ´ c¸"])
def test_every_character_read_has_its_place_in_the_text(text):
    read, places = with_accents(text)
    assert len(places) == len(read) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)


def _parsed(*lines):
    paragraphs = tuple(map(DocumentParagraph, lines))
    return parse(Document("a.txt", "0" * 64, paragraphs))
