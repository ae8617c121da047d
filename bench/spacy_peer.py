"""What run.py compares with: spaCy's blank English, sentencizer and a PhraseMatcher of 1,000 phrases over some files."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher


def main() -> None:
    """Read the files and print how many sentences and matches they have."""
    texts = [Path(name).read_text(encoding="utf-8", errors="replace") for name in sys.argv[1:]]
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    counted = Counter(word for text in texts for word in text.split() if word.isalpha() and len(word) > 4)
    phrases = [word for word, _ in counted.most_common(1_150)][150:]
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("phrases", list(nlp.tokenizer.pipe(phrases)))
    sentences = found = 0
    for document in nlp.pipe(texts):
        sentences += sum(1 for _ in document.sents)
        found += len(matcher(document))
    print(sentences, found)


if __name__ == "__main__":
    main()
