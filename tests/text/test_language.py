import pytest

from framing.text import language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 345",
        "Opposition Thwarts Move",
        "Storm Warning Issued",
        "Rates rise",
        "The council met on Monday and put off the vote by a week.",
        "Talks between Paris and Berlin ended late on Tuesday without a deal, officials in both capitals said.",
        "Macron: “La France ne votera pas,” he said, and left the room with his ministers before the vote was held.",
    ],
)
def test_english_is_taken_for_english(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat hat die Abstimmung über den Hafen am Montag um eine Woche verschoben, weil nicht alle da waren.",
        "Le conseil a reporté le vote sur le port d’une semaine, car tous les membres ne sont pas venus.",
        "El consejo aplazó la votación sobre el puerto una semana, porque no todos los miembros estaban.",
        "Il consiglio ha rinviato di una settimana il voto sul porto, perché non tutti i membri erano presenti.",
        "Совет отложил голосование по порту на неделю, потому что пришли не все его члены.",
        "议会将港口的投票推迟了一周，因为并非所有成员都到场。",
        "Rada odłożyła głosowanie w sprawie portu o tydzień, ponieważ nie wszyscy członkowie się stawili.",
    ],
)
def test_other_languages_are_said_to_be_so(text: str) -> None:
    assert language(text) == "und"
