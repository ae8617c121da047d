"""Throw small texts at the stages that read text, and hold what they give to what must be true of any text.

    python bench/fuzz.py [--texts N] [--seed N]
    python bench/fuzz_atheris.py -runs=N -seed=N

Texts are drawn by hypothesis from pieces that have given trouble somewhere, and from any characters at all; atheris grows them
by what code they reach. Of each: sentences come in order and hold all that is not space, attributions lie in the text
and their words are those that stand there, matches lie in their stretch, no rule fails, and some rules of every kind find the
same with the index as without it. Prints how many texts there were; ends at the first that breaks anything.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass

from framing import Detector, load
from framing.match import Index, match
from framing.model import Attribution, Document, Sentence, Span
from framing.text import document, segment
from framing.text.layout import EDGES

TOGETHER = 40  #: texts of one example, so that drawing costs less than checking
BATCH = 500  #: examples of one run
EVERY = 40  #: of so many bundled rules one is held to the plain way
WORDS = (
    "bloc confrontation cold war so-called puppet slam slammed vicious smear thwart critics officials say said "
    "told he she Ms. Lee Mr. U.S. Ph.D. NATO U.S.-led No. Jan. p.m. China Russia claims that denied not never "
    'no longer if would allegedly according to the a of and Why “Why?” ‘no’ "no" it\'s it’s straße STRASSE İ '
    "ı ſ K ﬁ café cafe\u0301 n\u0303 \u0301 \ufe0f 👩\u200d🚀 🇫🇷 👍🏽 שלום مرحبا 漢字\u3002 \u202e \u200b \u200d "
    "\u00ad \ufeff \ud800 \udfff <b> &amp; pic.twitter.com/x http://a.b/c a.b@c.de 12"
).split()
MARKS = [*"’‘“”\"'«»()[]—–-‐‑….,;:!?/@#$%*", "''", "``", "...", ". . .", "?!"]
GAPS = [*" \t\u00a0\u2009\u3000\x0b\x0c\x1c\x85\u2028\n\r", "\r\n", "\n\n", *[" "] * 40]
PIECES = [*WORDS, *MARKS, *GAPS]


@dataclass(slots=True)
class Held:
    """The detector that is tried, some of its rules, and how many texts it has had."""

    detector: Detector
    some: Index
    texts: int = 0

    def check(self, text: str) -> None:
        """Read one text. Raises AssertionError for what must not be."""
        self.texts += 1
        read = document("text", text)
        sentences = segment(read)
        _in_order(text, sentences)
        attributions = tuple(self.detector.attribute(read, sentences))
        for said in attributions:
            _stands(text, said)
        found, problems = match(read, sentences, self.detector.index)
        assert not problems, problems
        for one in found:
            assert all(0 <= start < end <= len(text) for start, end in (one.whole, one.mark)), (
                one.rule.id,
                one.whole,
                one.mark,
            )
        fast, plain = (_found(read, sentences, self.some, way) for way in (True, False))
        assert fast == plain, (fast, plain)


def _in_order(text: str, sentences: Sequence[Sentence]) -> None:
    reached = 0
    for number, sentence in enumerate(sentences):
        start, end = sentence.span
        assert sentence.index == number, sentence
        assert reached <= start < end <= len(text), sentence
        assert not text[reached:start].strip(EDGES), sentence
        reached = end
    assert not text[reached:].strip(EDGES), text[reached:]


def _stands(text: str, said: Attribution) -> None:
    assert 0 <= said.content.start < said.content.end <= len(text), said
    for part in (said.source, said.cue):
        if part and part.span:
            assert part.span.of(text) == part.text, said


def _found(read: Document, sentences: Sequence[Sentence], rules: Index, way: bool) -> list[tuple[str, Span, Span, str]]:
    return [(one.rule.id, one.whole, one.mark, one.entry) for one in match(read, sentences, rules, prefilter=way)[0]]


def held_to() -> Held:
    """Return the bundled rules, to be tried."""
    detector = load(installed=False)
    return Held(detector, Index([rule for number, rule in enumerate(detector.rules) if number % EVERY == 0]))


def by_hypothesis(held: Held, texts: int, first: int) -> None:
    """Check so many texts that hypothesis draws."""
    from hypothesis import HealthCheck, given, seed, settings, strategies as st

    some = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
    drawn = st.lists(some | some | st.text(st.characters(codec=None), max_size=30), min_size=TOGETHER, max_size=TOGETHER)
    number = first
    while held.texts < texts:
        plan = settings(max_examples=BATCH, deadline=None, database=None, suppress_health_check=list(HealthCheck))

        @seed(number)
        @plan
        @given(drawn)
        def each(lot: list[str]) -> None:
            for text in lot:
                held.check(text)

        each()
        number += 1


def main() -> None:
    """Print how many texts were read, how fast, and that nothing broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    held = held_to()
    began = time.perf_counter()
    by_hypothesis(held, asked.texts, asked.seed)
    took = time.perf_counter() - began
    print(f"hypothesis: {held.texts} texts, seed {asked.seed}, nothing broke; {held.texts / took:.0f} a second")


if __name__ == "__main__":
    main()
