"""The six languages are told apart, and others are not taken for one of them."""

import pytest

from index.parsing.languages import detect_language

_TEXTS = {
    "en": "The delegation said that the law had been changed and that it was in force.",
    "fr": "La délégation dit que la loi a été modifiée et que les juges en tiennent compte.",
    "es": "La delegación dice que la ley ha sido modificada y que los jueces la aplican.",
    "ru": "Делегация говорит, что закон был изменен и что судьи применяют его на практике.",
    "ar": "قال الوفد إن القانون قد عدل وإن القضاة يطبقونه في الممارسة العملية.",
    "zh": "代表团说，法律已经修改，法官在实践中适用该法律。",
}
_OTHERS = {
    "Portuguese": "A delegação disse que a lei não foi alterada e que os juízes são uma parte dos",
    "Italian": "La delegazione ha detto che la legge è stata modificata e che non sono i giudici",
    "German": "Die Delegation sagte, dass das Gesetz geändert wurde und der Richter es anwendet.",
    "Ukrainian": "Делегація сказала, що закон було змінено і що судді застосовують його та інші.",
    "Bulgarian": "Делегацията каза, че законът е изменен и че съдиите го прилагат на практика.",
    "Kazakh": "Делегация заңның өзгертілгенін және судьялардың оны қолданатынын айтты.",
    "Turkish": "Heyet, yasanın değiştirildiğini ve hâkimlerin onu uyguladığını söyledi.",
    "Persian": "هیئت گفت که قانون تغییر کرده است و قاضیان آن را به کار می‌گیرند.",
    "Japanese": "代表団は、法律が改正され、裁判官がそれを適用していると述べた。",
    "Korean": "대표단은 법이 개정되었으며 판사들이 이를 적용한다고 말했다.",
    "none": "12 34 – 56",
}


@pytest.mark.parametrize("language", _TEXTS)
def test_each_of_the_six_languages_is_known(language):
    assert detect_language(_TEXTS[language]) == language


@pytest.mark.parametrize("language", _OTHERS)
def test_no_other_language_is_taken_for_one_of_them(language):
    assert detect_language(_OTHERS[language]) == ""
