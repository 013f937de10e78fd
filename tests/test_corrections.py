"""Speakers and numbers that a person knows better than the record, and how they are put into it."""

import pytest
from meetings import FRONT

from assistant import Assistant
from index.errors import FileError
from index.files.folders import find_files
from index.files.metadata_files import changed_between, correct, known_of, replaced, write_metadata
from index.parsing.corrections import GivenMetadata, SpeakerCorrection
from index.parsing.parser import parse
from index.readers import read_metadata
from index.records import Document, DocumentParagraph, RecordMetadata, Side
from index.store import Store

TEXT = """Consideration of the report of Kenya

Mr. Odhiambo said that giraffes were protected by law.
He added that wells had been dug.
Ms. Racu (Country Rapporteur) asked how many lions there were.
The Chair thanked the delegation for the replies given.
"""


def parsed(given=None, text=TEXT):
    lines = tuple(map(DocumentParagraph, filter(None, text.split("\n"))))
    return parse(Document("x.txt", "", lines), "x", given)


def speakers(record):
    return {turn.speaker.name: turn.speaker for turn in record.turns}


def given_of(**corrections):
    names = {"odhiambo": "Mr. Odhiambo", "racu": "Ms. Racu", "chair": "The Chair"}
    return GivenMetadata(speakers=tuple((names[who], c) for who, c in corrections.items()))


def test_a_corrected_speaker_is_understood_so_in_every_turn_and_the_words_stay():
    text = TEXT + "Mr. Odhiambo said that there were many lions.\n"
    said = SpeakerCorrection("Mr. Odhiambo Otieno", "Minister", "KEN", Side.STATE)
    before, after = parsed(text=text), parsed(given_of(odhiambo=said), text)
    turns = [turn.speaker for turn in after.turns if "Odhiambo" in turn.speaker.name]
    assert len(turns) == 2
    for speaker in turns:
        assert (speaker.name, speaker.role) == ("Mr. Odhiambo Otieno", "Minister")
        assert (speaker.state, speaker.affiliation, speaker.side) == ("KEN", "Kenya", Side.STATE)
    assert after.text == before.text
    assert after.paragraphs == before.paragraphs
    assert speakers(after)["Ms. Racu"] == speakers(before)["Ms. Racu"]
    assert after.remarks[-1] == (
        "How these speakers are understood was corrected by hand: Mr. Odhiambo."
    )


def test_what_followed_from_the_side_goes_with_it():
    given = GivenMetadata(
        states=("KEN",),
        body="Committee against Torture",
        speakers=(("Mr. Odhiambo", SpeakerCorrection(side=Side.STATE)),),
    )
    before = speakers(parsed(RecordMetadata(states=("KEN",), body=given.body)))["Mr. Odhiambo"]
    assert (before.side, before.role) == (Side.COMMITTEE, "Member of the Committee")
    after = speakers(parsed(given))["Mr. Odhiambo"]
    assert (after.side, after.state) == (Side.STATE, "KEN")
    assert after.role == "Representative of the State"
    text = "Mr. Odhiambo (Kenya) said that it rained.\n"
    member = parsed(given_of(odhiambo=SpeakerCorrection(side=Side.COMMITTEE)), text)
    speaker = speakers(member)["Mr. Odhiambo"]
    assert (speaker.state, speaker.affiliation) == (None, "")
    assert speaker.role == "Member of the Committee"


def test_a_printed_role_stays_whatever_the_side():
    given = given_of(racu=SpeakerCorrection(side=Side.OTHER))
    assert speakers(parsed(given))["Ms. Racu"].role == "Country Rapporteur"


def test_a_speaker_who_is_not_there_is_remarked_and_the_record_stays():
    given = GivenMetadata(speakers=(("Mr. Smith", SpeakerCorrection(side=Side.STATE)),))
    record = parsed(given)
    assert record.turns == parsed().turns
    (remark,) = record.remarks
    assert "'Mr. Smith'" in remark
    assert "Mr. Odhiambo, Ms. Racu, The Chair" in remark


def test_counted_numbers_begin_where_the_metadata_file_says():
    before, after = parsed(), parsed(GivenMetadata(first_paragraph=41))
    numbers = [one.number for one in before.paragraphs if one.number is not None]
    assert numbers[0] == 1
    assert [one.number for one in after.paragraphs if one.number is not None] == [
        number + 40 for number in numbers
    ]
    assert not any(one.printed for one in after.paragraphs)
    assert after.remarks[-1] == "Paragraphs are counted from 41, which was set by hand."


def test_a_printed_number_is_never_overridden():
    lines = [line for line in TEXT.split("\n")[1:] if line]
    text = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 7))
    before, after = parsed(text=text), parsed(GivenMetadata(first_paragraph=41), text)
    assert any(one.printed for one in before.paragraphs)
    assert after.paragraphs == before.paragraphs
    assert "printed numbers hold" in after.remarks[-1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("first_paragraph = 0", "first_paragraph: 0 is no number of a paragraph"),
        ('first_paragraph = "4"', "'first_paragraph' must be a whole number"),
        ("first_paragraph = true", "'first_paragraph' must be a whole number"),
        ('speakers = "Mr. Smith"', r'\[speakers."Mr. Smith"\]'),
        ('[speakers]\n"Mr. Smith" = "state"', r'\[speakers."Mr. Smith"\]'),
        ('[speakers."Mr. Smith"]\nside = "press"', 'Sides are: "state", "committee", "other"'),
        ('[speakers."Mr. Smith"]\nstate = "Atlantis"', "'Atlantis' is no State's name"),
        ('[speakers."Mr. Smith"]\noffice = "Chair"', "unknown key 'office'.*name, role, side"),
        ('[speakers."Mr. Smith"]\nrole = 3', "'role' must be a text in quotation marks"),
        ('[speakers."Mr. Smith"]\nname = " "', "'Mr. Smith' needs a name"),
        ('[speakers.""]\nname = ""', "as the record prints it"),
    ],
)
def test_what_is_not_allowed_is_refused_in_words(tmp_path, text, told):
    (tmp_path / "meeting.metadata.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match=told) as refused:
        read_metadata(tmp_path / "meeting.txt")
    assert refused.value.source == str(tmp_path / "meeting.metadata.toml")


def test_states_are_given_by_name_or_code_or_as_none(tmp_path):
    (tmp_path / "meeting.metadata.toml").write_text(
        '[speakers."Mr. Smith"]\nstate = "Kenya"\n'
        '[speakers."Ms. Smith"]\nstate = "FRA"\n'
        '[speakers."Mrs. Smith"]\nstate = ""\n'
    )
    given = read_metadata(tmp_path / "meeting.txt")
    assert [said.state for _, said in given.speakers] == ["KEN", "FRA", ""]


def test_the_citation_carries_what_was_corrected_and_the_filter_finds_it(tmp_path, embedder):
    path = tmp_path / "meeting.txt"
    path.write_text(TEXT)
    question = "What was said about giraffes?"
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add([path]))
    assistant = Assistant.open(tmp_path / "store", embedder=embedder)
    assert not assistant.search(question, side="state")
    said = SpeakerCorrection(side=Side.STATE, state="KEN", role="Minister")
    given = GivenMetadata(speakers=(("Mr. Odhiambo", said),), first_paragraph=12)
    write_metadata(str(path), given)
    assert read_metadata(path) == given
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add([path]))
    answer = assistant.ask(question, side="state", states=["KEN"])
    citation = answer.citations[0]
    assert (citation.speaker, citation.role) == ("Mr. Odhiambo", "Minister")
    assert (citation.side, citation.state) == ("state", "KEN")
    assert (citation.paragraph, citation.paragraph_printed) == (12, False)
    record = assistant.record(citation.record_id)
    assert record.text[citation.start : citation.end] == citation.text


def test_a_speaker_shown_under_another_name_is_corrected_under_the_printed_one():
    given = given_of(odhiambo=SpeakerCorrection(name="Mr. Otieno"))
    record = parsed(given)
    known = known_of(record, given)
    assert dict(known.speakers)["Mr. Odhiambo"].name == "Mr. Otieno"
    wanted = replaced(known, {("speakers", "Mr. Odhiambo", "side"): Side.STATE})
    assert correct(known, wanted, given).speakers == (
        ("Mr. Odhiambo", SpeakerCorrection(name="Mr. Otieno", side=Side.STATE)),
    )
    undone = replaced(known, {("speakers", "Mr. Odhiambo", "name"): None})
    assert correct(known, undone, given).speakers == ()


def test_two_printed_names_shown_as_one_are_corrected_together():
    text = "Mr. Smith (Kenya) said that it rained.\nMr. Smyth (Kenya) said that it snowed.\n"
    given = GivenMetadata(speakers=(("Mr. Smyth", SpeakerCorrection(name="Mr. Smith")),))
    record = parsed(given, text)
    assert set(speakers(record)) == {"Mr. Smith"}
    assert set(dict(known_of(record, given).speakers)) == {"Mr. Smith", "Mr. Smyth"}


def test_where_turns_differ_nothing_is_said_until_somebody_does():
    text = TEXT + "The Chair (Kenya) said that it rained.\n"
    record = parsed(RecordMetadata(body="Committee against Torture"), text)
    chairs = {turn.speaker for turn in record.turns if turn.speaker.name == "The Chair"}
    assert len(chairs) == 2
    known = known_of(record, GivenMetadata())
    assert dict(known.speakers)["The Chair"].state is None
    assert changed_between(known, replaced(known, {})) == ()


SPEECH = """We are meeting at a difficult time for all of us.

Ireland has sent peacekeepers to Lebanon for more than forty years.

We will go on with that work as long as it is needed.
"""
KENNY = SpeakerCorrection("Mr. Kenny", "Prime Minister", "IRL")


def test_a_text_that_names_nobody_becomes_the_speech_of_whom_it_is_said_to_be():
    record = parsed(GivenMetadata(speakers=(("", KENNY),)), SPEECH)
    (turn,) = record.turns
    assert (turn.speaker.name, turn.speaker.role) == ("Mr. Kenny", "Prime Minister")
    assert (turn.speaker.state, turn.speaker.side) == ("IRL", Side.STATE)
    assert all(one.turn == 0 for one in record.paragraphs)
    assert record.text == parsed(text=SPEECH).text
    assert record.remarks[-1] == ("Whose words this text is, which names nobody, was said by hand.")


def test_where_speakers_are_named_nobody_is_taken_for_another():
    record = parsed(GivenMetadata(speakers=(("", KENNY),)))
    assert record.turns == parsed().turns
    assert "the record names who speaks" in record.remarks[-1]


def test_whose_words_a_speech_is_is_written_read_and_known(tmp_path):
    file = tmp_path / "speech.txt"
    file.write_text(SPEECH, encoding="utf-8")
    given = GivenMetadata(speakers=(("", KENNY),))
    write_metadata(str(file), given)
    assert read_metadata(file) == given
    assert dict(known_of(parsed(given, SPEECH), given).speakers)[""].state == "IRL"


def test_whoever_misses_a_state_or_names_a_time_is_told_of_speeches_that_tell_neither(
    tmp_path, embedder
):
    file, held = tmp_path / "speech.txt", tmp_path / "~$speech.docx"
    file.write_text(SPEECH, encoding="utf-8")
    held.write_text("ann", encoding="utf-8")
    (tmp_path / "meeting.txt").write_text(
        f"{FRONT}Mr. Odhiambo (Kazakhstan) said that giraffes were protected.\n", encoding="utf-8"
    )
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add(find_files([tmp_path])))
    assistant = Assistant.open(tmp_path / "store", embedder=embedder)
    assert len(assistant.records()) == 2  # What Word keeps beside an open file is none.
    missed = assistant.ask("What did Ireland say about peacekeepers?")
    assert "In speech nobody is named as speaking" in missed.message
    recent = assistant.ask("Since 2005, what has been said about peacekeepers?")
    assert recent.abstained
    assert any("no date" in one and "not looked at" in one for one in recent.notices)


def test_speakers_who_are_not_named_in_two_texts_are_not_one(tmp_path, embedder):
    texts = [tmp_path / f"{name}.txt" for name in ("ireland", "norway")]
    for file in texts:
        said = SPEECH.replace("Ireland", file.stem.capitalize())
        file.write_text(said, encoding="utf-8")
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add(texts))
    assistant = Assistant.open(tmp_path / "store", embedder=embedder)
    answer = assistant.ask("Who spoke about peacekeepers?")
    parts = {one.group for one in answer.statements}
    assert parts == {"Speaker not named, ireland", "Speaker not named, norway"}


def test_a_speech_is_asked_as_the_words_of_its_state(tmp_path, embedder):
    file = tmp_path / "speech.txt"
    file.write_text(SPEECH, encoding="utf-8")
    write_metadata(str(file), GivenMetadata(speakers=(("", KENNY),)))
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add([file]))
    assistant = Assistant.open(tmp_path / "store", embedder=embedder)
    for question in (
        "What did Ireland say about peacekeepers?",
        "What did Mr. Kenny say about peacekeepers?",
    ):
        answer = assistant.ask(question)
        assert [one.speaker for one in answer.citations] == ["Mr. Kenny"], question
    assert assistant.ask("What did Lebanon say about peacekeepers?").abstained
