"""English is taken for English, down to a headline; running text in another language is not."""

import pytest

from framing.text import language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1914–1918",
        "Opposition Thwarts Move",
        "Ministers Meet Again",
        "Le Pen Leads Polls",
        "La Paz Mayor Quits",
        "Los Angeles Fires Spread",
        "De Klerk Dies Aged 85",
        "Von der Leyen to Visit Kyiv",
        "Harbour Strike: Dock Workers, Port Chiefs Trade Blame Ahead Of Crucial Vote Tuesday Night",
        "Police Arrest Three Suspects Following Downtown Warehouse Blaze, Neighbours Report Loud Explosions",
        "Rain.",
        "War in Gaza",
        "The minister of the interior, José María Ruiz de la Vega, did not answer.",
        "He spoke of “la grande nation” and left, and the crowd was with him.",
        "Officials said the plan, which would cost more than it saves, had been dropped after talks with unions.",
        "TALKS RESUME AFTER LONG BREAK AS BOTH SIDES SIGNAL THAT THEY ARE READY TO GIVE WAY",
        "It’s what they’re saying, isn’t it? We don’t know.",
    ],
)
def test_english_is_english(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister sagte am Montag, die Regierung werde das Gesetz nicht ändern und an den Plänen festhalten.",
        "Regierung und Opposition streiten über das Budget",
        "In der Stadt war es still, und auf dem Platz standen nur ein paar Leute mit Schirmen.",
        "Le ministre a déclaré lundi que le gouvernement ne changerait pas la loi et que les négociations continuent.",
        "Les syndicats appellent à la grève dans les ports",
        "El ministro dijo el lunes que el gobierno no va a cambiar la ley y que las negociaciones siguen.",
        "El presidente viaja a la capital de los Andes",
        "Il ministro ha detto che il governo non cambierà la legge e che i negoziati della settimana vanno avanti.",
        "O ministro disse que o governo não vai mudar a lei e que as negociações com os sindicatos continuam.",
        "De minister zei maandag dat het kabinet de wet niet zal wijzigen en dat het overleg met de bonden doorgaat.",
        "Minister powiedział, że rząd nie zmieni ustawy i że rozmowy się toczą w stolicy.",
        "Ministern sade att regeringen inte kommer att ändra lagen och att samtalen fortsätter för att det är viktigt.",
        "Bakan pazartesi günü yaptığı açıklamada hükümetin yasayı değiştirmeyeceğini söyledi ve görüşmelerin bir süre daha "
        "devam edeceğini, bu nedenle sendikaların beklemesi gerektiğini belirtti.",
        "Министр сказал в понедельник, что правительство не изменит закон.",
        "部长星期一表示，政府不会修改法律，谈判仍在继续。",
        "大臣は月曜日、政府は法律を変えないと述べた。",
        "قال الوزير يوم الاثنين إن الحكومة لن تغير القانون",
        "Ο υπουργός δήλωσε τη Δευτέρα ότι η κυβέρνηση δεν θα αλλάξει τον νόμο.",
        "השר אמר ביום שני כי הממשלה לא תשנה את החוק",
        "外交部发言人说，NATO 不应扩大到亚太地区。",
    ],
)
def test_other_languages_are_undetermined(text: str) -> None:
    assert language(text) == "und"


def test_only_the_beginning_is_looked_at() -> None:
    assert language("The talks went on for hours and nothing was said. " * 100 + "Это не важно. " * 10_000) == "en"
