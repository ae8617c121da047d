"""The HTML report and comparison: all of an article and nothing alive, one file, the same bytes, words that are true."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

import framing
from framing.compare import compare
from framing.compare.html import render as compared
from framing.ledger import LedgerRow
from framing.model import Attribution, Cue, Document, Measured, Role, Rule, Source, Span, Stance, Stretch, Tally, Voice
from framing.render import RENDERERS
from framing.render.html import render
from framing.render.html.blocks import blocks
from framing.render.html.cards import fared, precision
from framing.render.html.marks import Mark, Marked, in_lanes
from framing.render.html.template import visible
from framing.report import PluginInfo, Problem, Report, Run, View

Made = Callable[..., Run]
ROOT = Path(__file__).parents[2]
DETECTOR = framing.load(installed=False)
SEED = DETECTOR.check((ROOT / "seeds" / "nato-tokyo.txt").read_text(encoding="utf-8"), "seeds/nato-tokyo.txt")
PAGE = render(DETECTOR.run([SEED]))
VOID = frozenset("meta link input br img rect circle path".split())


class Element:
    """An element of a page: its tag, attributes, and what stands in it."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag, self.attributes = tag, attributes
        self.inside: list[Element | str] = []

    def all(self) -> list[Element]:
        """Return this element and all below it, in order."""
        return [self, *(below for one in self.inside if isinstance(one, Element) for below in one.all())]

    def of(self, name: str) -> list[Element]:
        """Return all elements of a class."""
        return [one for one in self.all() if name in (one.attributes.get("class") or "").split()]

    def text(self, *without: str) -> str:
        """Return the text, without that of elements of some classes."""
        if set(without) & set((self.attributes.get("class") or "").split()):
            return ""
        return "".join(one if isinstance(one, str) else one.text(*without) for one in self.inside)


class Reader(HTMLParser):
    """Reads a page as a browser would; fails where an element is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]
        self.feed(text)
        self.close()
        assert self._open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].inside.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def read(text: str) -> Element:
    return Reader(text).root


def words(page: Element) -> list[str]:
    """Return the article as the page shows it, block by block, without the numbers of findings."""
    return [one.text("n") for one in page.of("words")]


def tags(page: Element) -> set[str]:
    return {one.tag for one in page.all()}


# --- the article ------------------------------------------------------------------------------------------------------


def test_the_article_stands_there_word_for_word() -> None:
    text = SEED.document.text
    assert words(read(PAGE)) == [text[slice(*block.span)] for block in blocks(SEED.document)]
    assert "".join("".join(words(read(PAGE))).split()) == "".join(text.split())


def test_titles_are_headings_and_a_post_is_called_one() -> None:
    page = read(PAGE)
    titles = [one.text("n") for one in page.all() if one.attributes.get("role") == "heading"]
    assert titles == ["NATO’s Geographical Reach Must be Limited", "Opposition Thwarts Move", "Chinese Response"]
    [post] = page.of("post")
    assert post.text().strip().splitlines()[-1].startswith("— OSINTdefender")


def test_every_finding_is_marked_on_its_words_and_numbered_once() -> None:
    page = read(PAGE)
    findings = SEED.findings
    for number, finding in enumerate(findings, 1):
        marked = "".join(one.text("n") for one in _outermost(page, f"1-{number}"))
        assert marked == SEED.document.of(finding.match.mark)
    numbers = [one for one in page.of("n") if (one.attributes.get("id") or "").startswith("m-")]
    assert sorted(int(one.text()) for one in numbers) == list(range(1, len(findings) + 1))


def _outermost(page: Element, key: str) -> list[Element]:
    return [one for one in page.of("m") if one.attributes.get("data-m") == key]


def test_quoted_and_reported_stretches_name_their_source() -> None:
    page = read(PAGE)
    quoted = [one for one in page.of("quoted") if "v" in str(one.attributes["class"]).split() and "title" in one.attributes]
    assert ("“bent on going east into this region, interfering in regional affairs and inciting bloc confrontation,”") in [
        one.text("n") for one in quoted
    ]
    assert {one.attributes["title"] for one in quoted} >= {"Wang Wenbin, quoted", "Emmanuel Macron, quoted"}
    assert "Wang Wenbin, reported and quoted" in [one.text().strip() for one in page.of("who")[-2].all() if one.tag == "span"]


@settings(deadline=None)  # a page a text
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\n\r\x00\x1b\u2028\u202e<>&\"'{}%#\ud800")), min_size=1))
def test_nothing_of_any_text_is_lost_and_nothing_of_it_is_markup(run: Made, text: str) -> None:
    page = read(render(run(text)))
    shown = "".join(words(page)[: len(words(page)) // 2])
    assert shown == visible(text).replace("\r\n", "\n").replace("\r", "\n") or shown == visible(text)
    assert tags(page) == tags(read(render(run("It slammed."))))


def test_lines_of_a_folded_text_are_one_paragraph() -> None:
    folded = (
        "It rained.\n\nThe minister said that\nthe plan was over.\nNobody spoke.\n\nThe council met.\n- one item\n- another"
    )
    report = DETECTOR.check(folded)
    shown = [folded[slice(*block.span)] for block in blocks(report.document)]
    assert shown == [
        "It rained.",
        "The minister said that\nthe plan was over.\nNobody spoke.",
        "The council met.",
        "- one item",
        "- another",
    ]


def test_lines_of_a_text_of_one_line_a_paragraph_are_paragraphs() -> None:
    document = Document("", "One.\nTwo.", (Stretch(Span(0, 4), Role.BODY), Stretch(Span(5, 9), Role.BODY)))
    assert [block.span for block in blocks(document)] == [Span(0, 4), Span(5, 9)]


# --- marks ------------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=12), st.integers(0, 30), st.integers(1, 30))
def test_pieces_are_the_text_and_carry_the_marks_that_cover_them(marks: list[tuple[int, int]], start: int, length: int) -> None:
    text = "".join(chr(97 + i % 26) for i in range(60))
    given_marks = [Mark(Span(at, at + size), str(i), i, 0, "") for i, (at, size) in enumerate(marks)]
    block = Span(start, start + length)
    told = Marked(text, [Span(0, 20), Span(22, 60)], [], given_marks).told(block)
    at = block.start
    for piece in (piece for one in told for stretch in one.stretches for piece in stretch.pieces):
        end = at + len(piece.text)
        assert piece.text == text[at:end]
        assert {mark.key for mark in piece.marks} == {m.key for m in given_marks if m.span.start <= at and end <= m.span.end}
        assert {mark.key for mark in piece.closing} == {m.key for m in given_marks if m.span.end == end}
        at = end
    assert at == block.end


def test_marks_that_overlap_have_lines_of_their_own() -> None:
    marks = [Mark(Span(0, 9), "a", 1, 0, ""), Mark(Span(4, 12), "b", 2, 0, ""), Mark(Span(9, 11), "c", 3, 0, "")]
    assert [(mark.key, mark.lane) for mark in in_lanes(marks)] == [("a", 0), ("b", 1), ("c", 0)]


# --- one file that does nothing but show ------------------------------------------------------------------------------


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></template></textarea><svg/onload=alert(1)>",
    "<!-- <script>",
    "]]><b>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202egnp.exe\u2066\x00\x1b]0;x\x07\ud800",
    "\u202e a\x9b\x07\u2069",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_comes_from_outside_is_text_wherever_it_stands(hostile: str, run: Made) -> None:
    plain, page = (read(render(_everywhere(run, text))) for text in ("innocent", hostile))
    assert tags(page) == tags(plain)
    assert [sorted(one.attributes) for one in page.all()] == [sorted(one.attributes) for one in plain.all()]
    assert page.text().count(visible(hostile)) == plain.text().count("innocent") > 20


def _everywhere(run: Made, text: str) -> Run:
    """Return a run that has a text wherever a text from outside may stand."""
    given_run = replace(run(text, name=text), view=View(dropped=True), plugins=(PluginInfo(text, text, text, {}),))
    report = given_run.reports[0]
    [finding] = report.findings
    device = replace(finding.match.rule.device, title=text, family=text, gloss=text, boundary=text, sources=(text,))
    rule = replace(
        finding.match.rule, device=device, ask=text, why=text, suggest=(text,), references=(text,), related={text: text}
    )
    source = Source(text, None)
    found = replace(finding, match=replace(finding.match, rule=rule), source=source, message=text, also=(text,))
    said = Attribution(content=Span(0, len(text)), voice=Voice.QUOTED, source=source, cue=Cue(text, Span(0, 1), Stance.CHARGED))
    row = LedgerRow(
        source=text, named=True, words=1, quoted_words=1, cues={text: 2}, first_sentence=0, last_sentence=0, last_word=True
    )
    full = replace(
        report,
        readings=(replace(report.readings[0], findings=(found,)),),
        attributions=(said,),
        ledger=(row,),
        problems=(Problem(text, 0, text, text),),
        words=1,
    )
    return replace(given_run, reports=(full, full), rules=(rule,))


def test_scripts_and_style_are_those_that_the_policy_names() -> None:
    page = read(PAGE)
    [policy] = [
        one.attributes["content"] for one in page.all() if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy is not None
    for tag in ("script", "style"):
        inline = [one.text() for one in page.all() if one.tag == tag]
        hashes = " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inline)
        assert f"{tag}-src {hashes};" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


@pytest.mark.parametrize("page", [PAGE, compared(compare(SEED, SEED))])
def test_a_page_leads_nowhere_and_fetches_nothing(page: str) -> None:
    elements = read(page).all()
    assert {one.attributes["href"] for one in elements if one.tag == "link"} == {"data:,"}
    assert all(str(one.attributes["href"]).startswith("#") for one in elements if one.tag == "a")
    assert not [one for one in elements if {"src", "srcset", "style", "action"} & set(one.attributes)]
    assert not [name for one in elements for name in one.attributes if name.startswith("on")]
    assert "url(" not in page and "@import" not in page


@pytest.mark.parametrize("page", [PAGE, compared(compare(SEED, SEED))])
def test_every_link_has_a_place_to_go_to_and_every_id_is_one(page: str) -> None:
    elements = read(page).all()
    ids = [str(one.attributes["id"]) for one in elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    wanted = {str(one.attributes["href"])[1:] for one in elements if one.tag == "a"}
    assert wanted - set(ids) == set()
    named = {str(one.attributes[key]) for one in elements for key in ("aria-labelledby", "for") if key in one.attributes}
    assert named - set(ids) == set()


def test_the_same_run_is_the_same_page(tmp_path: Path) -> None:
    code = "import framing, sys; from framing.render import RENDERERS; d = framing.load(installed=False)\n"
    code += "t = open(sys.argv[1], encoding='utf-8').read(); r = d.run([d.check(t, 'seeds/nato-tokyo.txt')])\n"
    code += "sys.stdout.buffer.write(RENDERERS['html'](r).encode())"
    command = [sys.executable, "-c", code, str(ROOT / "seeds" / "nato-tokyo.txt")]
    assert subprocess.run(command, capture_output=True, check=True).stdout == PAGE.encode()


def test_other_formats_do_not_load_the_templates() -> None:
    code = "import framing, sys; from framing.render import RENDERERS; d = framing.load(installed=False)\n"
    code += "r = d.run([d.check('It slammed.')]); [RENDERERS[n](r) for n in RENDERERS if n != 'html']\n"
    code += "print([m for m in sys.modules if m.split('.')[0] in ('jinja2', 'markupsafe')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8").stdout == "[]\n"


# --- what is said -----------------------------------------------------------------------------------------------------


def test_an_index_leads_to_several_documents_in_their_order(run: Made) -> None:
    page = read(render(DETECTOR.run([SEED, DETECTOR.check("It rained.", "b.txt")])))
    [index] = page.of("index")
    assert [one.attributes["href"] for one in index.all() if one.tag == "a"] == ["#d1", "#d2"]
    rows = [[cell.text().strip() for cell in row.all() if cell.tag in ("th", "td")] for row in index.all() if row.tag == "tr"]
    voices = [str(sum(f.voice is voice for f in SEED.findings)) for voice in Voice]
    assert rows == [
        ["Document", "words", "findings", "author", "reported", "quoted"],
        ["seeds/nato-tokyo.txt", "474", str(len(SEED.findings)), *voices],
        ["b.txt", "2", "0", "0", "0", "0"],
    ]


def test_a_card_says_what_there_is_to_know(run: Made) -> None:
    text = read(render(_everywhere(run, "innocent"))).text()
    for said in (
        "Too little text for rates: 1 word",
        "Not everything could be checked",
        "rule innocent, sentence 1, plugin innocent: innocent",
    ):
        assert said in text
    terms = [one.text() for one in read(PAGE).all() if one.tag == "dt"]
    assert {"What", "Why", "Boundary", "Finds", "Passes over", "Measured", "Sources"} <= set(terms)


def test_neutral_wording_is_given_outside_quotation_marks_only(run: Made) -> None:
    given_run = run("It slammed.", (3, 10))
    for voice, said in ((Voice.QUOTED, False), (Voice.REPORTED, True), (Voice.AUTHOR, True)):
        [found] = given_run.reports[0].findings
        rule = replace(found.match.rule, suggest=("criticised",))
        one = replace(found, match=replace(found.match, rule=rule), voice=voice)
        report = replace(given_run.reports[0], readings=(replace(given_run.reports[0].readings[0], findings=(one,)),))
        assert ("Neutral wording: criticised" in render(replace(given_run, reports=(report,)))) is said


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (
            Tally(100, 60, 30, 70),
            "60 of 100 findings overlapped text that annotators of C, news, 2020 marked (60 %, 90 % interval 52 to 68)",
        ),
        (Tally(19, 19, 19, 19), "unmeasured: how often it is right is not known"),
        (None, "unmeasured: how often it is right is not known"),
    ],
)
def test_a_rule_s_figures_are_said_with_their_interval_or_not_at_all(tally: Tally | None, said: str) -> None:
    assert fared(_measured(tally)) == said


def _measured(tally: Tally | None, **entries: Tally) -> Rule:
    rule = next(rule for rule in DETECTOR.rules if rule.kind == "words")
    known: dict[str, Any] = {"corpus": "C", "domain": "news", "years": "2020", "judge": "annotators", "entries": entries}
    return replace(rule, measured=tally and Measured(tally=tally, **known))


def test_a_finding_s_precision_leans_on_its_rule() -> None:
    rule = _measured(Tally(100, 60, 30, 70), slam=Tally(4, 4, 4, 4))
    assert precision(rule, "slam") == (
        "76 %, 90 % interval 50 to 91: overlapped text that annotators of C, news, 2020 marked;"
        " this wording was seen 4 times, its rule 100 times"
    )
    assert "this wording was never seen" in precision(rule, "thwart")
    assert precision(_measured(None), "slam") == "unmeasured: how often it is right is not known"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It rained.", "nothing found by these rules"),
        (
            "Der Minister hat gestern im Parlament gesprochen und das Gesetz mit allen Stimmen der Koalition abgelehnt.",
            "English",
        ),
    ],
)
def test_where_nothing_is_found_it_says_what_that_is(text: str, said: str) -> None:
    assert said in read(render(DETECTOR.run([DETECTOR.check(text)]))).text()


def test_an_empty_document_is_a_page(run: Made) -> None:
    page = read(render(DETECTOR.run([DETECTOR.check("", "empty.txt")])))
    assert "0 words, 0 sentences, nothing found by these rules" in page.text()


def test_what_was_taken_away_is_shown_where_it_is_asked_for() -> None:
    allowed = DETECTOR.check("She denied that the move was a witch hunt.", "a.txt")
    dropped = [lost for reading in allowed.readings for lost in reading.dropped]
    plain, full = (render(replace(DETECTOR.run([allowed]), view=View(dropped=shown))) for shown in (False, True))
    assert ("Taken away" in plain, "Taken away" in full) == (False, bool(dropped))


def test_the_course_says_in_words_what_it_draws() -> None:
    labels = [str(one.attributes["aria-label"]) for one in read(PAGE).all() if one.attributes.get("role") == "img"]
    assert labels[0].startswith("Who speaks along the text: ")
    assert "sides: findings in sentences 5, 18, 19 of 20." in labels


def test_who_uses_what_counts_every_finding_once() -> None:
    [table] = read(PAGE).of("matrix")
    counted = [cell.text().strip() for cell in table.all() if cell.tag == "td" and "data-n" in cell.attributes]
    assert sum(map(int, counted)) == len(SEED.findings)


_NEVER = re.compile(r"\b(?:propagand\w*|bias\w*|clean|liars?|manipulat\w*|truth\w*|fake|scor\w+|ranking|best|worst)\b", re.I)


@pytest.mark.parametrize("page", [PAGE, compared(compare(SEED, SEED))])
def test_a_page_does_not_say(page: str) -> None:
    own = re.sub(
        r"<style>.*?</style>|<script>.*?</script>|<dt>Sources</dt>.*?</dd>|<p class=\"words.*?</p>", "", page, flags=re.S
    )
    assert _NEVER.findall(re.sub(r"<[^>]*>", " ", own)) == []


# --- two articles side by side ----------------------------------------------------------------------------------------


def _compared(left: str, right: str) -> Element:
    first, second = (DETECTOR.check(text, name) for text, name in ((left, "a.txt"), (right, "b.txt")))
    return read(compared(compare(first, second)))


def test_a_comparison_sets_sentences_side_by_side_and_marks_what_differs() -> None:
    page = _compared(
        "Mayor Ada Lund claimed that 400 people took part in the brutal protest.",
        "Mayor Ada Lund said that 400 people took part in the protest.",
    )
    [pair] = page.of("pair")
    assert [one.text("n") for one in pair.of("words")] == [
        "Mayor Ada Lund claimed that 400 people took part in the brutal protest.",
        "Mayor Ada Lund said that 400 people took part in the protest.",
    ]
    differences = [" ".join(one.text().split()) for one in pair.all() if one.tag == "li"]
    assert differences == [
        "1 Loaded modifier in A only: “brutal protest” Ada Lund",
        "2 Reporting verb of Ada Lund: A “claimed” distancing, B “said” neutral",
    ]
    assert [one.text("n") for one in pair.of("m")] == ["claimed", "brutal protest", "said"]


def test_a_comparison_says_whose_words_and_who_did_it() -> None:
    page = _compared(
        "Officers killed two men during a march in Norrby on Monday, witnesses said.",
        "Two men were killed during a march in Norrby on Monday.",
    )
    text = " ".join(page.text().split())
    assert "1 Who did it is named in A only: A “Officers killed”, B “were killed”" in text
    assert "2 Whose words: of witnesses in A, the article’s own in B" in text


def test_a_comparison_of_what_shares_nothing_says_so() -> None:
    assert "No sentence was found that tells the same fact" in _compared("It rained.", "They slammed it.").text()


def test_a_comparison_of_hostile_texts_is_text() -> None:
    plain, page = (
        read(
            compared(
                compare(DETECTOR.check(f"Ada Lund said 400 {text}.", text), DETECTOR.check(f"Ada Lund said 400 {text}.", text))
            )
        )
        for text in ("people", "<script>alert(1)</script>")
    )
    assert tags(plain) == tags(page)


def test_formats_have_it() -> None:
    assert RENDERERS["html"](DETECTOR.run([SEED])) == PAGE
    assert isinstance(SEED, Report)
