"""Where a collection leaves titles out, whoever stands before a State and a colon speaks."""

from index.parsing.parser import parse
from index.records import Document, DocumentParagraph

_SPOKEN = "have built lighthouses on every cape, and the keepers are trained at sea for two years."


def _speakers(*lines):
    record = parse(Document("x.txt", "", tuple(map(DocumentParagraph, lines))))
    return [record.speaker_of(one).name for one in record.paragraphs]


def test_surnames_before_states_take_the_floor_where_the_record_announces_so():
    assert _speakers(
        "The President: I give the floor to the first speaker.",
        f"Ulibarri (Costa Rica): We {_SPOKEN}",
        "Nobody else has done so.",
        f"Pham (Viet Nam) (spoke in French): We {_SPOKEN}",
        f"Wang Min (China): We {_SPOKEN}",
        f"Vrailas (European Union): We {_SPOKEN}",
        f"Ja’afari (Syrian Arab Republic): We {_SPOKEN}",
    ) == [
        "The President",
        "Ulibarri",
        "Ulibarri",
        "Pham",
        "Wang Min",
        "Vrailas",
        "Ja’afari",
    ]


def test_places_before_states_are_no_speakers():
    places = [f"{one}: We {_SPOKEN}" for one in ("Geneva (Switzerland)", "Nairobi (Kenya)")]
    places.append(f"Lima (Peru): We {_SPOKEN}")
    announced = [f"Mr. {one}: Our offices {_SPOKEN}" for one in ("Roe (Ghana)", "Ito (Japan)")]
    assert _speakers(*announced, *places)[2:] == ["Mr. Ito"] * 3
    short = ["Geneva (Switzerland): Two.", "Nairobi (Kenya): One.", "Lima (Peru): None."]
    assert _speakers("The President: The offices are these.", *short) == ["The President"] * 4
