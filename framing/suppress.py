"""What a project has agreed to is hidden, never forgotten: allowed phrases, comments in drafts, a baseline.

A hidden finding stays in the report as dropped, with what hid it and the reason; how many were hidden is always said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import partial

from framing.model import Document, Dropped, Finding, Matcher, Rule, Span, Why
from framing.report import Reading, Report, Suppression
from framing.values import dataclass, replace

_COMMENT = re.compile(r"<!--\s*framing\s*:(?P<said>(?:(?!-->).)*)-->", re.DOTALL)
_IGNORE = re.compile(r"\s*ignore\s*\[(?P<rules>[^\]\n]*)\]\s*(?P<reason>.*?)\s*", re.DOTALL)
WANTED = "write <!-- framing: ignore[rule] reason -->"

Hides = Callable[[Finding], Dropped | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Allow:
    """A phrase that a project allows, with its reason: findings inside it are hidden, of these rules or of all."""

    phrase: str
    reason: str
    rules: tuple[str, ...] = ()  #: ids, devices or families; globs; empty: all
    find: Matcher
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """A comment ``<!-- framing: ignore[rule] reason -->``: what it covers, or what is wrong with it."""

    span: Span
    covers: Span
    rules: tuple[str, ...] = ()
    reason: str = ""
    fault: str = ""


def ignores(document: Document, known: Iterable[Rule]) -> tuple[Ignore, ...]:
    """Return the comments of a draft that speak to framing, in order.

    One on a line with other text covers that line; one that stands alone covers the lines after it up to a blank one.
    """
    if "<!--" not in document.text:
        return ()
    names = {name for rule in known for name in names_of(rule)}
    return tuple(_ignore(document.text, found, names) for found in _COMMENT.finditer(document.text))


def names_of(rule: Rule) -> tuple[str, str, str]:
    """Return what a rule answers to: its id, its device, its family."""
    return rule.id, rule.device.id, rule.device.family


def _ignore(text: str, found: re.Match[str], known: Iterable[str]) -> Ignore:
    span = Span(*found.span())
    covers = _covered(text, span)
    said = _IGNORE.fullmatch(found["said"])
    if not said:
        return Ignore(span=span, covers=covers, fault=f"not understood: {WANTED}")
    rules = tuple(filter(None, map(str.strip, said["rules"].split(","))))
    if not rules or "*" in rules:
        return Ignore(span=span, covers=covers, fault=f"names no rule: {WANTED}")
    if not said["reason"]:
        return Ignore(span=span, covers=covers, rules=rules, fault=f"gives no reason: {WANTED}")
    unknown = [rule for rule in rules if not any(fnmatchcase(name, rule) for name in known)]
    fault = f"no rule, device or family {unknown[0]!r} is looked for" if unknown else ""
    return Ignore(span=span, covers=covers, rules=rules, reason=said["reason"], fault=fault)


def _covered(text: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    end = _line_end(text, span.end)
    if (text[start : span.start] + text[span.end : end]).strip():
        return Span(start, end)
    first = end
    while end < len(text):
        reached = _line_end(text, end + 1)
        if not text[end:reached].strip() and text[first:end].strip():
            break
        end = reached
    return Span(first, end)


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def hide(report: Report, allow: Sequence[Allow], ignored: Sequence[Ignore], accepted: Mapping[str, str]) -> Report:
    """Return the report with what is hidden taken away, and a count of what each thing hid.

    ``accepted`` maps the fingerprints that a baseline has for this document to their reasons. Comments come first,
    then allowed phrases, then the baseline, so that a finding is counted once.
    """
    if not (allow or ignored or accepted):
        return report
    own: Hiding = Suppression(by="comment", reason="a comment is no part of the article"), partial(_within, ignored)
    hiding = [own, *_comments(ignored), *_phrases(report.document, allow), *_baseline(accepted)]
    counted = [0] * len(hiding)
    readings = tuple(_without(reading, hiding, counted) for reading in report.readings)
    told = (replace(what, hidden=n) for (what, _), n in zip(hiding[1:], counted[1:], strict=True))
    return replace(report, readings=readings, suppressions=tuple(told))


Hiding = tuple[Suppression, Callable[[Finding], bool]]


def _without(reading: Reading, hiding: Sequence[Hiding], counted: list[int]) -> Reading:
    kept, lost = [], list(reading.dropped)
    for finding in reading.findings:
        number = next((n for n, (_, hides) in enumerate(hiding) if hides(finding)), None)
        if number is None:
            kept.append(finding)
        else:
            counted[number] += 1
            what = hiding[number][0]
            lost.append(Dropped(finding, Why.SUPPRESSED, what.by, what.reason))
    return replace(reading, findings=tuple(kept), dropped=tuple(lost)) if len(kept) < len(reading.findings) else reading


def fits(rule: Rule, names: Iterable[str]) -> bool:
    """Tell whether a rule is meant by one of these ids, devices or families, which may be globs."""
    return any(fnmatchcase(name, pattern) for pattern in names for name in names_of(rule))


def _comments(ignored: Iterable[Ignore]) -> Iterator[Hiding]:
    for one in ignored:
        told = Suppression(by="comment", rules=one.rules, at=one.span.start, reason=one.reason, fault=one.fault)
        yield told, partial(_ignored, one)


def _within(ignored: Sequence[Ignore], finding: Finding) -> bool:
    return any(one.span.start <= finding.match.mark.start < one.span.end for one in ignored)


def _ignored(one: Ignore, finding: Finding) -> bool:
    inside = one.covers.start <= finding.match.mark.start < one.covers.end
    return inside and not one.fault and fits(finding.match.rule, one.rules)


def _phrases(document: Document, allow: Iterable[Allow]) -> Iterator[Hiding]:
    for one in allow:
        spans = [_span(found) for found in one.find(document.text, 0, len(document.text))]
        told = Suppression(by="allow", rules=one.rules, reason=one.reason, origin=one.origin)
        yield told, partial(_allowed, one, spans)


def _span(found: object) -> Span:
    whole = getattr(found, "whole", found)
    return Span(*whole)  # type: ignore[misc]


def _allowed(one: Allow, spans: Sequence[Span], finding: Finding) -> bool:
    mark = finding.match.mark
    if one.rules and not fits(finding.match.rule, one.rules):
        return False
    return any(span.start <= mark.start and mark.end <= span.end for span in spans)


def _baseline(accepted: Mapping[str, str]) -> Iterator[Hiding]:
    by_reason: dict[str, set[str]] = {}
    for id_, reason in accepted.items():
        by_reason.setdefault(reason, set()).add(id_)
    for reason, ids in by_reason.items():
        yield Suppression(by="baseline", reason=reason), partial(_accepted, frozenset(ids))


def _accepted(ids: frozenset[str], finding: Finding) -> bool:
    return finding.id in ids
