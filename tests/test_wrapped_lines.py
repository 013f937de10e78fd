"""Text whose lines a program has broken is put together again, and running heads are taken out."""

import textwrap

from index.readers.plain_text import read_plain_text
from index.readers.wrapped_lines import join_wrapped_lines

_SPEECHES = [
    "1. Ms. Lund (Country Rapporteur) said that nobody had been tried for what had happened in the "
    "prison on the night of 3 May. She wished to know why.",
    "2. Mr. Obi (Kenya) said that the inquiry went on.",
    "3. The Chair said that the figures in the report differed from those that the delegation had "
    "given in May. Mr. Obi (Kenya) had promised to send new ones.",
    "4. Mr. Obi (Kenya) said that they had been sent.",
]
_TITLE = "Consideration of reports submitted by States parties under article 19 (continued)"
_LINES = ["CAT/C/SR.900", "Committee against Torture", "The meeting was called to order at 3 p.m."]
_TEXT = [*_LINES, _TITLE, *_SPEECHES]


def _read(text: str) -> list[str]:
    return [one.text for one in read_plain_text("r.txt", text.encode()).paragraphs if one.text]


def test_lines_without_blank_lines_between_paragraphs_are_joined():
    text = "\n".join("\n".join(textwrap.wrap(line, 60)) for line in _TEXT)
    assert _read(text) == _TEXT


def test_a_line_that_ends_in_a_title_ends_no_paragraph():
    lines = [line for paragraph in _TEXT for line in textwrap.wrap(paragraph, 60)]
    lines += [
        "5. Speaking on behalf of a member who had been ill, Mr.",
        "Bo asked about bail.",
    ]
    assert _read("\n".join(lines)) == [*_TEXT, " ".join(lines[-2:])]


def test_a_title_of_full_width_is_not_joined_with_whoever_speaks_under_it():
    title = "Address by Mr. Nelson Mandela, President of the Republic of South Africa"
    spoken = "The President (spoke in French): I have the honour to welcome him, and to invite him."
    wrapped = [line for one in [*_TEXT, *_SPEECHES] for line in textwrap.wrap(one, 72)]
    text = "\n".join([*wrapped, title, *textwrap.wrap(spoken, 72)])
    assert _read(text)[-2:] == [title, spoken]


def test_short_paragraphs_parted_by_blank_lines_are_joined():
    text = "\n\n".join("\n".join(textwrap.wrap(line, 80)) for line in [*_TEXT, *_SPEECHES])
    assert _read(text) == [*_TEXT, *_SPEECHES]


def test_one_blank_line_a_page_does_not_join_a_page_into_one_paragraph():
    broken = ["\n".join(textwrap.wrap(line, 60)) for line in _SPEECHES * 6]
    text = "\n\n".join("\n".join(broken[at : at + 4]) for at in range(0, 24, 4))
    assert len(_read(text)) == 24


def test_running_heads_inside_a_paragraph_are_taken_out_and_kept_as_leftovers():
    lines = [line for paragraph in _TEXT for line in textwrap.wrap(paragraph, 60)]
    place = next(i for i, line in enumerate(lines) if line.startswith("1.")) + 1
    lines[place:place] = ["", "CAT/C/SR.900", "page 2", ""]
    contents = read_plain_text("r.txt", "\n".join(lines).encode())
    assert [one.text for one in contents.paragraphs] == _TEXT
    assert contents.leftovers == ("CAT/C/SR.900", "page 2")


def test_a_paragraph_a_line_stays_as_it_is():
    long = [f"{speech} He said no more of it that day, and nobody asked." for speech in _SPEECHES]
    assert _read("\n".join([*_LINES, *long])) == [*_LINES, *long]


def test_a_list_of_short_lines_is_not_wrapped_text():
    lines = [
        "Present were:",
        "the members of",
        "the bureau;",
        "a clerk",
        "two guests",
        "nobody else.",
    ]
    assert _read("\n".join(lines)) == lines


def test_a_bare_number_by_no_running_head_stays():
    assert _read("CAT/C/SR.900\nOne.\n12\nTwo.") == ["CAT/C/SR.900", "One.", "12", "Two."]


def test_the_shorter_first_line_of_an_indented_paragraph_goes_on():
    rest = textwrap.wrap(
        f"extending our congratulations {'to all the people of it ' * 12}as well.", 50
    )
    lines = ["Let me join others in", *rest, "Summary", "The work goes on.", "I wish to", *rest]
    paragraph = " ".join(rest)
    assert join_wrapped_lines(lines) == [
        f"Let me join others in {paragraph}",
        "Summary",
        "The work goes on.",
        f"I wish to {paragraph}",
    ]


def test_a_paragraph_that_begins_with_an_accented_capital_is_not_joined_with_the_one_before():
    first = textwrap.wrap(f"Le Comité examine {'la situation de ces pays ' * 8}.", 50)
    first[-1] = "les pays dont il a reçu les rapports sont nombreux."
    second = ["À propos de la question, Mme Roy dit que les pays", "sont nombreux."]
    lines = [*first, *second] * 3
    assert join_wrapped_lines(lines) == [" ".join(first), " ".join(second)] * 3
