import pytest

from framing.model import Certainty, Document, Form, Sentence, Span, Stance, Voice
from framing.voice import attribute

Row = tuple[str | None, str | None, str, str]


def alone(text: str) -> list[Sentence]:
    return [Sentence(0, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Mara Holt said that the bridge would open in May.",
            [("Mara Holt", "said", "that the bridge would open in May", "reported")],
        ),
        ("Mara Holt said the bridge would open in May.", [("Mara Holt", "said", "the bridge would open in May", "reported")]),
        ("“The bridge will open in May,” Mara Holt said.", [("Mara Holt", "said", "“The bridge will open in May,”", "quoted")]),
        ("“The bridge will open in May,” said Mara Holt.", [("Mara Holt", "said", "“The bridge will open in May,”", "quoted")]),
        (
            "“The bridge will open,” said Mara Holt, the mayor.",
            [("Mara Holt, the mayor", "said", "“The bridge will open,”", "quoted")],
        ),
        ("The bridge will open in May, Mara Holt said.", [("Mara Holt", "said", "The bridge will open in May", "reported")]),
        ("The bridge will open in May, said the mayor.", [("the mayor", "said", "The bridge will open in May", "reported")]),
        (
            "The bridge, the mayor said, will open in May.",
            [("the mayor", "said", "The bridge", "reported"), ("the mayor", "said", "will open in May", "reported")],
        ),
        (
            "“The bridge,” the mayor said, “will open in May.”",
            [("the mayor", "said", "“The bridge,”", "quoted"), ("the mayor", "said", "“will open in May.”", "quoted")],
        ),
        (
            "According to the mayor, the bridge will open in May.",
            [("the mayor", "According to", "the bridge will open in May", "reported")],
        ),
        (
            "The bridge will open in May, according to the mayor.",
            [("the mayor", "according to", "The bridge will open in May", "reported")],
        ),
        ("The mayor told reporters that the bridge was safe.", [("The mayor", "told", "that the bridge was safe", "reported")]),
        ("The mayor told reporters the bridge was safe.", [("The mayor", "told", "the bridge was safe", "reported")]),
        ("The mayor told reporters: “The bridge is safe.”", [("The mayor", "told", "“The bridge is safe.”", "quoted")]),
        (
            "“The bridge is safe,” the mayor told the Morning Courier.",
            [("the mayor", "told", "“The bridge is safe,”", "quoted")],
        ),
        ("The mayor vowed to open the bridge.", [("The mayor", "vowed", "to open the bridge", "reported")]),
        (
            "The council urged drivers to avoid the bridge.",
            [("The council", "urged", "drivers to avoid the bridge", "reported")],
        ),
        ("The council refused to pay for the bridge.", [("The council", "refused", "to pay for the bridge", "reported")]),
        (
            "The council criticized the plan for the bridge.",
            [("The council", "criticized", "the plan for the bridge", "reported")],
        ),
        (
            "The council called the plan “a costly mistake.”",
            [
                ("The council", "called", "the plan “a costly mistake.”", "reported"),
                ("The council", "called", "“a costly mistake.”", "quoted"),
            ],
        ),
        (
            "The mayor left the hall, arguing that the bridge was safe.",
            [("The mayor", "arguing", "that the bridge was safe", "reported")],
        ),
        (
            "The mayor calmed the crowd by suggesting, during a long speech, that the bridge was safe.",
            [("The mayor", "suggesting", "that the bridge was safe", "reported")],
        ),
        (
            "Referring to the bridge as “our shame,” the mayor raised calls for “swift repair” among the towns.",
            [
                ("the mayor", "Referring to", "the bridge as “our shame,”", "reported"),
                ("the mayor", "Referring to", "“our shame,”", "quoted"),
                ("the mayor", "raised calls for", "“swift repair”", "quoted"),
            ],
        ),
        ("The mayor voiced concern about the bridge.", [("The mayor", "voiced concern about", "the bridge", "reported")]),
        ("The mayor expressed doubts over the cost.", [("The mayor", "expressed doubts over", "the cost", "reported")]),
        (
            "The paper cited an engineer, who said that the bridge was cracked.",
            [("who", "said", "that the bridge was cracked", "reported")],
        ),
        (
            "The paper quoted six drivers, saying that the bridge shook.",
            [("six drivers", "saying", "that the bridge shook", "reported")],
        ),
        ("The engineer, who said the bridge was cracked, resigned.", [("who", "said", "the bridge was cracked", "reported")]),
        (
            "The town fears “a second flood” and does not “trust the dam,” Mara Holt warned.",
            [
                ("Mara Holt", "warned", "The town fears “a second flood” and does not “trust the dam,”", "reported"),
                ("Mara Holt", "warned", "“a second flood”", "quoted"),
                ("Mara Holt", "warned", "“trust the dam,”", "quoted"),
            ],
        ),
        (
            "The mayor said the bridge was “a second home” to him.",
            [
                ("The mayor", "said", "the bridge was “a second home” to him", "reported"),
                ("The mayor", "said", "“a second home”", "quoted"),
            ],
        ),
        (
            "The mayor believes that the bridge is cracked.",
            [("The mayor", "believes", "that the bridge is cracked", "reported")],
        ),
        ("The towns want to rebuild the bridge.", [("The towns", "want", "to rebuild the bridge", "reported")]),
        ("The mayor hopes the bridge will last.", [("The mayor", "hopes", "the bridge will last", "reported")]),
        (
            "The judge ordered the town to close the bridge.",
            [("The judge", "ordered", "the town to close the bridge", "reported")],
        ),
        ("The mayor ordered that the bridge be closed.", [("The mayor", "ordered", "that the bridge be closed", "reported")]),
        ("The report shows that the bridge is cracked.", [("The report", "shows", "that the bridge is cracked", "reported")]),
        ("The mayor did not say that the bridge was safe.", [("The mayor", "say", "that the bridge was safe", "reported")]),
        ("The mayor has said that the bridge is safe.", [("The mayor", "has said", "that the bridge is safe", "reported")]),
        ("The mayor said on Friday that the bridge was safe.", [("The mayor", "said", "that the bridge was safe", "reported")]),
        ("The mayor said Friday the bridge was safe.", [("The mayor", "said", "the bridge was safe", "reported")]),
        (
            "The mayor said, in a letter to the council, that the bridge was safe.",
            [("The mayor", "said", "that the bridge was safe", "reported")],
        ),
        ("She asked whether the bridge was safe.", [("She", "asked", "whether the bridge was safe", "reported")]),
        ("“Is the bridge safe?” she asked.", [("she", "asked", "“Is the bridge safe?”", "quoted")]),
        ("“Close the bridge!” shouted the crowd.", [("the crowd", "shouted", "“Close the bridge!”", "quoted")]),
        ("“Close it…” she said.", [("she", "said", "“Close it…”", "quoted")]),
        ("Holt: The bridge is safe", [("Holt", ":", "The bridge is safe", "reported")]),
        ("Holt: “The bridge is safe”", [("Holt", ":", "“The bridge is safe”", "quoted")]),
        ("The mayor denied that the bridge was cracked.", [("The mayor", "denied", "that the bridge was cracked", "reported")]),
        ("The mayor pointed to cracks in the bridge.", [("The mayor", "pointed to", "cracks in the bridge", "reported")]),
        ("The mayor called for a new bridge.", [("The mayor", "called for", "a new bridge", "reported")]),
        ("The mayor said that “the [old] bridge is safe.”", [("The mayor", "said", "“the [old] bridge is safe.”", "quoted")]),
        ("Officials claim the bridge is safe.", [("Officials", "claim", "the bridge is safe", "reported")]),
        (
            "A spokeswoman for the port said the bridge was safe, but the crane fell.",
            [("A spokeswoman for the port", "said", "the bridge was safe", "reported")],
        ),
        (
            "The bridge is safe, the mayor said, adding that it would open in May.",
            [
                ("the mayor", "said", "The bridge is safe", "reported"),
                ("the mayor", "adding", "that it would open in May", "reported"),
            ],
        ),
        ('The mayor said "the bridge is safe."', [("The mayor", "said", '"the bridge is safe."', "quoted")]),
        ("The mayor said ‘the bridge is safe.’", [("The mayor", "said", "‘the bridge is safe.’", "quoted")]),
        ("Mr. Holt wrote that the bridge was safe.", [("Mr. Holt", "wrote", "that the bridge was safe", "reported")]),
        ("Trains were late, the operator admitted on Monday.", [("the operator", "admitted", "Trains were late", "reported")]),
        ("The mayor insisted the bridge was safe.", [("The mayor", "insisted", "the bridge was safe", "reported")]),
        ("The bridge opened in May.", []),
        ("The “smart” bridge opened in May.", []),
        ("The claim was filed in May.", []),
        ("Her report was late.", []),
        ("The stated aim was speed.", []),
        ("The bridge is called the Long Span.", []),
        ("Reports of cracks grew.", []),
        ("The town has plans for a bridge.", []),
        ("The mayor’s demands were met.", []),
    ],
)
def test_a_sentence_gives_words_to_their_source(text: str, found: list[Row]) -> None:
    attributions = attribute(Document("x", text), alone(text))
    assert [(a.source and a.source.text, a.cue and a.cue.text, a.content.of(text), str(a.voice)) for a in attributions] == found


def lines(text: str) -> list[Sentence]:
    starts = [0, *(i + 1 for i, character in enumerate(text) if character == "\n")]
    return [Sentence(i, Span(s, s + len(line))) for i, (s, line) in enumerate(zip(starts, text.split("\n"), strict=True))]


@pytest.mark.parametrize(
    ("text", "name", "certainty"),
    [
        ("Mara Holt said the bridge was safe.\n“It will stand,” Holt said.", "Mara Holt", Certainty.RESOLVED),
        ("Mara Holt said the bridge was safe.\n“It will stand,” she said.", "Mara Holt", Certainty.RESOLVED),
        (
            "Port spokeswoman Mara Holt said it was safe.\n“It will stand,” the spokesperson said.",
            "Mara Holt",
            Certainty.RESOLVED,
        ),
        ("“It is safe,” Mara Holt said.\n“It will stand for a hundred years.”", "Mara Holt", Certainty.INFERRED),
        ("The paper cited a young engineer, who said that it was cracked.", "a young engineer", Certainty.RESOLVED),
        ("Many people are worried.\n“It will stand,” she said.", "she", Certainty.STATED),
        ("The former mayor, Mara Holt, said that it was safe.", "Mara Holt", Certainty.STATED),
    ],
)
def test_a_source_is_followed_back(text: str, name: str, certainty: Certainty) -> None:
    source = attribute(Document("x", text), lines(text))[-1].source
    assert source is not None
    assert (source.name, source.certainty) == (name, certainty)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("She said it was safe.", Stance.NEUTRAL),
        ("She stressed it was safe.", Stance.EMPHATIC),
        ("She revealed it was safe.", Stance.ENDORSING),
        ("She admitted it was safe.", Stance.CONCEDING),
        ("She claimed it was safe.", Stance.DISTANCING),
        ("She boasted it was safe.", Stance.CHARGED),
        ("She urged them to stay.", Stance.DIRECTIVE),
    ],
)
def test_a_cue_has_a_stance(text: str, stance: Stance) -> None:
    cue = attribute(Document("x", text), alone(text))[0].cue
    assert cue is not None
    assert cue.stance is stance


@pytest.mark.parametrize(
    ("text", "form", "edited"),
    [
        ("“The bridge is safe,” she said.", Form.FULL, False),
        ("She said the bridge was “as safe as houses” now.", Form.FRAGMENT, False),
        ("“The [old] bridge is safe,” she said.", Form.FULL, True),
        ("“The bridge … is safe,” she said.", Form.FULL, True),
        ("“The bridge . . . is safe,” she said.", Form.FULL, True),
    ],
)
def test_a_quotation_is_full_or_fragment(text: str, form: Form, edited: bool) -> None:
    quoted = [a for a in attribute(Document("x", text), alone(text)) if a.voice is Voice.QUOTED]
    assert [(a.form, a.edited) for a in quoted] == [(form, edited)]


def test_an_outlet_that_cites_a_source_passes_it_on() -> None:
    text = "The Courier cited an engineer, who said that the bridge was cracked."
    assert [a.via for a in attribute(Document("x", text), alone(text))] == ["The Courier"]


def test_a_post_is_its_posters() -> None:
    text = "Big crack in the bridge tonight\n— Harbour Watch (@harbourwatch) May 3, 2021"
    (post,) = attribute(Document("x", text), lines(text))
    assert post.content.of(text) == "Big crack in the bridge tonight"
    assert post.source is not None
    assert (post.source.text, post.voice) == ("Harbour Watch (@harbourwatch)", Voice.QUOTED)


def test_a_quotation_over_two_paragraphs_keeps_its_speaker() -> None:
    text = "“The bridge is safe,” Mara Holt said. “It was built well.\n“It will outlast the town and its harbour.”"
    assert {a.source and a.source.name for a in attribute(Document("x", text), lines(text))} == {"Mara Holt"}
