"""Rules held to labelled texts: how often they are right, what they miss, and what may be said of them.

============  ===========================================================================
corpora       labelled texts of three forms → Gold: a document, labelled spans, labelled lines
scores        predicted against labelled: lines, spans, techniques, words, with resampling
watch         a detector over Gold → what it found, and what became of each finding
folds         texts in parts: near-duplicates together
fit           what became of findings → counts of rules and entries, weights, the threshold
write         those as the files beside the packs
tables        all of it for people and as data
draw          findings, decoys and unflagged sentences for reviewers, at random
review        what reviewers see and say, and how far they agree
symmetry      the same words said of others: the same rules must fire
parity        recall and precision by the source's side, from what reviewers said
coverage      labels of catalogues: claimed, cued, out of reach
============  ===========================================================================

Pure code: no labelled text ships with framing.
"""
