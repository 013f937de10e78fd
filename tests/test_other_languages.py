"""Records in a language without a grammar are kept whole, counted, and ascribed to nobody."""

import pytest
from meetings import parsed

from eval.robustness.fuzz import check_nothing_is_lost
from index.parsing.parser import parse
from index.records import Document, DocumentParagraph, ParagraphKind

_CHINESE = (
    "联合国\nCAT/C/SR.77\n9 May 2004\nChinese\nOriginal: English\n禁止酷刑委员会\n第三十二届会议\n"
    "第77次会议简要记录\n2004年5月4日星期二上午10时在日内瓦威尔逊宫举行\n"
    "会议于上午10时开始。\n1.主席说，委员会开始审议报告。\n2.代表团感谢委员会提出的问题。\n"
    "会议于下午1时散会。\n"
)
_ARABIC = (
    "الأمم المتحدة\nCAT/C/SR.77\nOriginal: English\nلجنة مناهضة التعذيب\n"
    "المعقودة يوم الثلاثاء، ٤ أيار/مايو ٢٠٠٤\n"
    "افتتحت الجلسة الساعة 10/00\n1- قال الرئيس إن اللجنة تبدأ النظر في التقرير.\n"
    "2- وشكر الوفد اللجنة على أسئلتها.\nرفعت الجلسة الساعة 13/00\n"
)
_RUSSIAN = (
    "CAT/C/SR.77\n9 May 2004\nRUSSIAN\nOriginal: ENGLISH\nКОМИТЕТ ПРОТИВ ПЫТОК\n"
    "состоявшемся во Дворце Вильсона в Женеве во вторник, 4 мая 2004 года\n"
    "Заседание открывается в 10 час. 00 мин.\n"
    "1. Г-н ТАРН говорит, что закон был изменен и что судьи применяют его.\n"
    "2. Делегация благодарит Комитет за вопросы и не имеет возражений по докладу.\n"
    "Заседание закрывается в 13 час. 00 мин.\n"
)


@pytest.mark.parametrize(
    ("text", "language"),
    [(_CHINESE, "zh"), (_ARABIC, "ar"), (_RUSSIAN, "ru")],
    ids=["Chinese", "Arabic", "Russian"],
)
def test_a_record_in_another_language_is_kept_dated_and_numbered(text, language):
    document = Document("x.txt", "", tuple(map(DocumentParagraph, text.splitlines())))
    record = parse(document, "x")
    check_nothing_is_lost(document, record)
    metadata = record.metadata
    assert (metadata.language, metadata.symbol, metadata.meeting) == (language, "CAT/C/SR.77", 77)
    assert (metadata.body, metadata.date) == ("Committee against Torture", "2004-05-04")
    numbered = [(p.number, p.printed) for p in record.paragraphs if p.number is not None]
    assert numbered == [(1, True), (2, True)]
    hours = [p for p in record.paragraphs if p.kind is ParagraphKind.PROCEDURE]
    assert len(hours) == 2
    assert not any(record.speaker_of(paragraph).name for paragraph in record.paragraphs)


def test_numbers_are_counted_where_a_language_prints_none():
    lines = ("一段文字。", "另一段文字。")
    record = parsed(*lines)
    assert [(p.number, p.printed) for p in record.paragraphs] == [(1, False), (2, False)]
