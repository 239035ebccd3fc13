"""Only English is read, and short or foreign-looking English is not refused."""

from __future__ import annotations

import pytest

from kg.errors import ArticleError
from kg.read.texts.language import check_english, english_share

ENGLISH = {
    "prose": "The ministers said that they had agreed on the terms of the treaty, which will be signed in March.",
    "headline": "Envoys sign treaty",
    "many names": "Ursula von der Leyen met Emmanuel Macron, Pedro Sánchez and Luiz Inácio Lula da Silva in "
    "Rio de Janeiro, and the leaders spoke about the war for an hour.",
    "telegraph style": "Kyiv: 12 drones shot down. Kharkiv: power lost, 3 hurt. Odesa: port hit. Lviv: calm.",
    "a foreign quotation": "The crowd shouted “le peuple est dans la rue” as the president, who had been in office for "
    "two years, said he would not resign and that the army was with him.",
    "one sentence of names": "Foreign Minister Kari Lunde met Per Alm on Monday.",
    "mortal": "UN: van drivers met; many die as lorries crash near Dan, per police.",
    "curly quotes and dashes": "“We will not yield,” he said — and then, to the surprise of all, he did.",
}
OTHERS = {
    "French": "Le président a déclaré que les négociations avec la Russie étaient suspendues pour le moment.",
    "German": "Der Minister sagte, dass die Verhandlungen mit den Partnern nicht vor dem Sommer beginnen werden.",
    "Spanish": "El presidente dijo que las conversaciones con los rebeldes se reanudarán la semana próxima en Lima.",
    "Portuguese": "O presidente disse que as negociações com os rebeldes não vão recomeçar antes do fim do ano.",
    "Indonesian": "Presiden mengatakan bahwa perundingan dengan para pemberontak tidak akan dimulai bulan ini.",
    "Polish": "Minister powiedział, że rozmowy z partnerami nie rozpoczną się w tym roku, ale na wiosnę i w Warszawie.",
    "Turkish": "Bakan, bu görüşmelerin ve bir sonraki toplantının Ankara için çok önemli olduğunu söyledi ve bu böyle.",
    "Russian": "Министр заявил, что переговоры с партнёрами не начнутся раньше лета этого года.",
    "Chinese": "外交部长表示，两国将继续就贸易和安全问题举行会谈。",
    "Arabic": "قال وزير الخارجية إن المحادثات بين البلدين ستستمر الأسبوع المقبل.",
}


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_is_read(kind: str) -> None:
    check_english(ENGLISH[kind])


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_refused(language: str) -> None:
    with pytest.raises(ArticleError, match="not English"):
        check_english(OTHERS[language])


def test_the_share_is_of_words() -> None:
    assert english_share("The end of the war") == pytest.approx(3 / 5)
    assert english_share("") == 0.0


def test_a_long_list_without_english_function_words_is_refused() -> None:
    with pytest.raises(ArticleError, match="not English"):
        check_english(" ".join(["Toyota", "Nissan", "Honda", "Mazda"] * 40))
