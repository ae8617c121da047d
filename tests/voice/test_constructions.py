"""The constructions that give words to someone, one after another, with exact spans."""

import pytest

from framing.model import Certainty, Document, Sentence, Span
from framing.text import document, segment
from framing.voice import attribute

Row = tuple[str | None, str, str]


def rows(text: str) -> list[Row]:
    found = attribute(Document("x", text), [Sentence(0, Span(0, len(text)))])
    return [(a.source and a.source.text, a.cue.text if a.cue else "", a.content.of(text)) for a in found]


def in_sentences(text: str) -> list[Row]:
    read = document("x", text)
    return [
        (a.source and a.source.text, a.cue.text if a.cue else "", a.content.of(text)) for a in attribute(read, segment(read))
    ]


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
        # where and for how long it was said is no part of what was said
        ("Lee said at a rally last week that it was safe.", [("Lee", "said", "that it was safe")]),
        ("Lee said for months that it was safe.", [("Lee", "said", "that it was safe")]),
        ("Lee wrote at length that it was safe.", [("Lee", "wrote", "that it was safe")]),
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
        # as someone says; in whose words
        ("As the Courier noted, the bridge is old.", [("the Courier", "noted", "the bridge is old")]),
        ("The bridge is old, as the Courier noted.", [("the Courier", "noted", "The bridge is old")]),
        (
            "The bridge, as the Courier noted, is old.",
            [("the Courier", "noted", "The bridge"), ("the Courier", "noted", "is old")],
        ),
        ("In the mayor’s view, the bridge is safe.", [("the mayor", "view", "the bridge is safe")]),
        ("In the words of Mara Holt, the bridge is a gem.", [("Mara Holt", "In the words of", "the bridge is a gem")]),
        (
            "The bridge is, in her words, a disgrace.",
            [("her", "words", "The bridge is"), ("her", "words", "a disgrace")],
        ),
        # passives that name who says so
        ("The engineers were told by the mayor that it was safe.", [("the mayor", "told", "that it was safe")]),
        ("He was quoted as saying that the bridge was safe.", [("He", "saying", "that the bridge was safe")]),
        # headlines
        ("Bridge is safe, says Holt", [("Holt", "says", "Bridge is safe")]),
        ("Bridge ‘is safe’, says mayor", [("mayor", "says", "Bridge ‘is safe’"), ("mayor", "says", "‘is safe’")]),
        ("Records must be kept, federal judge rules.", [("federal judge", "rules", "Records must be kept")]),
        # verbs that may be nouns
        ("Multiple aides hope this is just a phase.", [("Multiple aides", "hope", "this is just a phase")]),
        ("Holt vows not to take the call.", [("Holt", "vows", "not to take the call")]),
        ("Li Wei told a regular briefing that the ship was safe.", [("Li Wei", "told", "that the ship was safe")]),
        # subjects
        ("Mr. Kelly said it was safe.", [("Mr. Kelly", "said", "it was safe")]),
        ("She has since said she would resign.", [("She", "said", "she would resign")]),
        ("Another says there are two bridges.", [("Another", "says", "there are two bridges")]),
        ("The toll will rise, he and Mr. Allen said.", [("he and Mr. Allen", "said", "The toll will rise")]),
        ("The board, however, said the bridge was safe.", [("The board", "said", "the bridge was safe")]),
        ("Holt isn’t saying what she would support.", [("Holt", "saying", "what she would support")]),
        # asides within what is said
        (
            "They said the bridge, which is old, is safe.",
            [("They", "said", "the bridge, which is old, is safe")],
        ),
        ("The report, published on Monday, says it is old.", [("The report, published on Monday", "says", "it is old")]),
        ("The ministry said, without elaborating, that it had left.", [("The ministry", "said", "that it had left")]),
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


def test_a_quotation_left_open_at_a_paragraph_s_end_is_whose_the_next_is() -> None:
    text = "“The bridge is safe. It is old.\n\n“It will stand,” Mara Holt said.\n"
    first = attribute(Document("x", text), [Sentence(0, Span(0, 32)), Sentence(1, Span(34, len(text)))])[0]
    assert first.content.of(text) == "“The bridge is safe. It is old."
    assert first.source is not None
    assert (first.source.name, first.source.certainty) == ("Mara Holt", Certainty.INFERRED)


@pytest.mark.parametrize(
    ("lead", "source"),
    [("Mara Holt wrote that it was old:", "Mara Holt"), ("The board met.", None)],
)
def test_lines_behind_a_greater_than_sign_are_a_quotation(lead: str, source: str | None) -> None:
    text = f"{lead}\n\n> It is safe.\n> It will stand.\n\nThe board met."
    found = attribute(Document("x", text), [Sentence(0, Span(0, len(lead)))])[-1]
    assert found.content.of(text) == "It is safe.\n> It will stand."
    assert (found.source and found.source.text) == source


@pytest.mark.parametrize(
    ("text", "name", "certainty"),
    [
        ("The ministry said it was safe.\nIt said it would stand.", "The ministry", Certainty.INFERRED),
        ("Two engineers said it was safe.\nThey said it would stand.", "Two engineers", Certainty.INFERRED),
        ("Mara Holt said it was safe.\nIt said it would stand.", "It", Certainty.STATED),
    ],
)
def test_it_and_they_may_be_who_spoke_last(text: str, name: str, certainty: Certainty) -> None:
    cut = text.index("\n")
    found = attribute(Document("x", text), [Sentence(0, Span(0, cut)), Sentence(1, Span(cut + 1, len(text)))])
    source = found[-1].source
    assert source is not None
    assert (source.name, source.certainty) == (name, certainty)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“The bridge is safe, she said. The town is calm.", [("she", "said", "“The bridge is safe,")]),
        ("“Is it safe? the mayor asked. Nobody knew.", [("the mayor", "asked", "“Is it safe?")]),
        ('"The bridge is safe, Mara Holt told the board.', [("Mara Holt", "told", '"The bridge is safe,')]),
        ("“The bridge is safe. It will stand.", [(None, "", "“The bridge is safe. It will stand.")]),
        (
            "“The bridge is safe, she said, I think.\n\n“It will stand,” she said.",
            [("she", "", "“The bridge is safe, she said, I think."), ("she", "said", "“It will stand,”")],
        ),
    ],
)
def test_a_quotation_that_nobody_closed_leaves_its_cue_outside(text: str, found: list[Row]) -> None:
    assert in_sentences(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Q: Is the bridge safe?\nA: It is safe.", [(None, ":", "It is safe")]),
        ("QUESTION: Is it safe?\nANSWER: It is safe.", [(None, ":", "It is safe")]),
        (
            "COURIER: Is it safe?\nHOLT: It is safe.",
            [("COURIER", ":", "Is it safe"), ("HOLT", ":", "It is safe")],
        ),
    ],
)
def test_the_labels_of_questions_and_answers_name_no_one(text: str, found: list[Row]) -> None:
    assert in_sentences(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In a step many call a folly, the town sold the quay.", [("many", "call", "a folly")]),
        ("In a move most countries consider illegal, the town sold the quay.", []),
        ("Mara Holt made a bid some called a bluff.", [("some", "called", "a bluff")]),
        ("Officials in the past few days said it was safe.", [("Officials in the past few days", "said", "it was safe")]),
    ],
)
def test_a_clause_without_its_which_has_a_subject_of_its_own(text: str, found: list[Row]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize("where", ["statement", "report", "letter", "interview", "memo"])
def test_where_something_was_said_gives_no_second_attribution(where: str) -> None:
    text = f"The mayor said in a {where} that the bridge is safe."
    assert rows(text) == [("The mayor", "said", "that the bridge is safe")]


def test_who_passes_on_what_is_told_does_not_say_it() -> None:
    text = "She told the board that, as the Courier reported, the tolls would rise."
    assert rows(text) == [("She", "told", "that, as the Courier reported, the tolls would rise")]


def test_a_noun_with_an_owner_is_another_attribution() -> None:
    text = "The mayor rejected Mara Holt’s claim that it was safe."
    assert ("Mara Holt", "claim", "that it was safe") in rows(text)
