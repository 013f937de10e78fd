"""Where sentences end, and where a full stop does not end one."""

import pytest

from index.sentences import sentence_spans


def _sentences(text):
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. J. P. Tarn met Dr. Oré.", "They spoke."],
        ["The U.S. Government replied.", "It had nothing to add."],
        ["Cases, e.g. Tarn v. Birk, were few.", "Nobody knew why."],
        ["St. Lucia had replied (see annex).", "So had Kenya."],
        ["He had read the law (No. 12).", "20 articles were new."],
        ["He said “no”.", "She said “yes.”", "Then they left."],
        ["Why?!", "Nobody knew …", "She left."],
        ["¿Por qué?", "¿Cuándo?", "Él no respondió."],
        ["Он ответил.", "Затем он ушёл."],
        ["One line.", "Another one."],
    ],
)
@pytest.mark.parametrize("blank", [" ", "\n", "  "])
def test_sentences_are_separate(sentences, blank):
    assert _sentences(blank.join(sentences)) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "It was 10 a.m. on a Monday.",
        "Prices rose by 3.5 per cent.",
        "She asked “why?” and left.",
        "A text that just breaks off",
        "See paras. 3 and 4.",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(text):
    assert _sentences(text) == [text]


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_blanks_are_no_sentence(text):
    assert sentence_spans(text) == []


def test_outer_blanks_belong_to_no_sentence():
    assert sentence_spans("  Yes.  No.  ") == [(2, 6), (8, 11)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "M. Rogov cite l’art. 4. Mme. Gaer le suit.",
            ["M. Rogov cite l’art. 4.", "Mme. Gaer le suit."],
        ),
        ("Il dit « Oui. » Elle part.", ["Il dit « Oui. »", "Elle part."]),
        ("Véase el párr. 3, núm. 4. ¿Qué?", ["Véase el párr. 3, núm. 4.", "¿Qué?"]),
        ("El Sr. Mariño y la Sra. Gaer. Fin.", ["El Sr. Mariño y la Sra. Gaer.", "Fin."]),
        ("他说：“好。”会议结束。", ["他说：“好。”", "会议结束。"]),
        ("هل هذا صحيح؟ نعم. لا", ["هل هذا صحيح؟", "نعم.", "لا"]),
        ("یہ ہے۔ وہ ہے۔", ["یہ ہے۔", "وہ ہے۔"]),
    ],
)
def test_sentences_end_by_the_marks_of_their_language(text, sentences):
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences
