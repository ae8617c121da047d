"""The constructions that give words to someone, one after another, with exact spans."""

import pytest

from framing.model import Certainty, Document, Sentence, Span
from framing.voice import attribute

Row = tuple[str | None, str, str]


def rows(text: str) -> list[Row]:
    found = attribute(Document("x", text), [Sentence(0, Span(0, len(text)))])
    return [(a.source and a.source.text, a.cue.text if a.cue else "", a.content.of(text)) for a in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # documents, polls and the unnamed speak
        ("Critics of the council accused it of neglect.", [("Critics of the council", "accused", "it of neglect")]),
        ("The report found that the bridge was cracked.", [("The report", "found", "that the bridge was cracked")]),
        (
            "A memo obtained by the Courier states that the bridge was cracked.",
            [("A memo obtained by the Courier", "states", "that the bridge was cracked")],
        ),
        (
            "Sixty percent of drivers say the bridge is unsafe, according to a poll by the Morning Courier.",
            [
                ("a poll by the Morning Courier", "according to", "Sixty percent of drivers say the bridge is unsafe"),
                ("Sixty percent of drivers", "say", "the bridge is unsafe"),
            ],
        ),
        # passives
        ("Drivers were told that the bridge was safe.", [(None, "told", "that the bridge was safe")]),
        ("The bridge is believed to be safe.", [(None, "believed", "The bridge"), (None, "believed", "to be safe")]),
        (
            "The bridge is seen as a danger to the harbour.",
            [(None, "seen", "The bridge"), (None, "seen", "as a danger to the harbour")],
        ),
        ("The mayor was accused of hiding the cracks.", [(None, "accused of", "hiding the cracks")]),
        ("The bridge seems to be safe.", [(None, "seems", "The bridge"), (None, "seems", "to be safe")]),
        # questions put to someone
        (
            "Asked about the cracks, the mayor said the bridge was safe.",
            [(None, "Asked about", "the cracks"), ("the mayor", "said", "the bridge was safe")],
        ),
        (
            "When asked whether it would close, she declined to comment.",
            [(None, "asked", "whether it would close"), ("she", "declined", "to comment")],
        ),
        # states of mind
        ("The mayor is worried about the cost.", [("The mayor", "is worried about", "the cost")]),
        (
            "The engineers are confident that the bridge will stand.",
            [("The engineers", "are confident", "that the bridge will stand")],
        ),
        ("The mayor hopes the bridge will open.", [("The mayor", "hopes", "the bridge will open")]),
        # nouns
        ("The board rejected accusations of neglect.", [("The board", "rejected accusations of", "neglect")]),
        ("Mara Holt’s claim that it was safe, drew laughter.", [("Mara Holt", "claim", "that it was safe, drew laughter")]),
        # objects and infinitives
        ("Mr. Holt accused the board of neglect.", [("Mr. Holt", "accused", "the board of neglect")]),
        ("The board blamed the mayor for the delay.", [("The board", "blamed", "the mayor for the delay")]),
        ("She called the plan a waste of money.", [("She", "called", "the plan a waste of money")]),
        ("He told drivers to avoid the bridge.", [("He", "told", "drivers to avoid the bridge")]),
        ("He warned they could lose the bridge.", [("He", "warned", "they could lose the bridge")]),
        ("The judge ordered that the bridge be closed.", [("The judge", "ordered", "that the bridge be closed")]),
        (
            "Critics mocked the mayor, calling her plan a joke.",
            [("Critics", "mocked", "the mayor"), ("Critics", "calling", "her plan a joke")],
        ),
        # where a content ends
        ("When the mayor called it a danger, the board left the room.", [("the mayor", "called", "it a danger")]),
        ("The board, which says the bridge is safe, meets in May.", [("which", "says", "the bridge is safe")]),
        ("The mayor praised the builders and left the room.", [("The mayor", "praised", "the builders")]),
        ("The mayor criticized the board during an interview with the Courier.", [("The mayor", "criticized", "the board")]),
        (
            "He said that the bridge, built in 1910, was safe.",
            [("He", "said", "that the bridge, built in 1910, was safe")],
        ),
        (
            "The bridge is safe, he said, and will stand for years.",
            [("he", "said", "The bridge is safe"), ("he", "said", "and will stand for years")],
        ),
        ("The toll — a scandal, he said — will rise.", [("he", "said", "a scandal")]),
        (
            "The toll, according to the mayor, will rise.",
            [("the mayor", "according to", "The toll"), ("the mayor", "according to", "will rise")],
        ),
        # who the source is
        ("Engineers — three of them — said it was safe.", [("Engineers — three of them", "said", "it was safe")]),
        (
            "Tom Reed (Harbour Party), one of the builders, said it was safe.",
            [("Tom Reed (Harbour Party), one of the builders", "said", "it was safe")],
        ),
        (
            "Tom Reed, 58, who lives by the harbour, said it was safe.",
            [("Tom Reed, 58, who lives by the harbour", "said", "it was safe")],
        ),
        ("The mayor last week threatened to close the bridge.", [("The mayor", "threatened", "to close the bridge")]),
        # colons and marks
        ("HOLT: The bridge is safe.", [("HOLT", ":", "The bridge is safe")]),
        ("The Latest: Bridge closes", []),
        ('"The bridge is safe,” she said.', [("she", "said", '"The bridge is safe,”')]),
        # nouns that look like verbs
        ("The states that have bridges pay for them.", []),
    ],
)
def test_a_construction_gives_words_to_their_source(text: str, found: list[Row]) -> None:
    assert rows(text) == found


def test_the_name_of_a_work_is_nobody_s_words() -> None:
    text = "The harbour was filled in “The Long Bridge Over The Old Harbour” years ago."
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "name", "certainty"),
    [
        ("Mr. Holt said it was safe.\nMs. Lind said it was not.\nHe said it would stand.", "Holt", Certainty.RESOLVED),
        ("Mr. Holt said it was safe.\nMs. Lind said it was not.\nShe said it would fall.", "Lind", Certainty.RESOLVED),
        ("Mara Holt said it was safe.\nAda Lind said it was not.\nShe said it would fall.", "Ada Lind", Certainty.INFERRED),
        ("Mr. Holt said it was safe.\nShe said it would fall.", "She", Certainty.STATED),
        ("Tom Reed met Mara Holt.\nReed said it was safe.\nShe said it would fall.", "Tom Reed", Certainty.INFERRED),
        ("President Mara Holt spoke.\nHolt said it was safe.", "Mara Holt", Certainty.RESOLVED),
        ("The board met.\nThey said it was safe.", "They", Certainty.STATED),
    ],
)
def test_he_and_she_are_followed_only_where_they_fit(text: str, name: str, certainty: Certainty) -> None:
    sentences, at = [], 0
    for line in text.split("\n"):
        sentences.append(Sentence(len(sentences), Span(at, at + len(line))))
        at += len(line) + 1
    source = attribute(Document("x", text), sentences)[-1].source
    assert source is not None
    assert (source.name, source.certainty) == (name, certainty)
