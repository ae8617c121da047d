"""``framing explain``: show what a rule or a device is, and a rule at work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp
from typing import TYPE_CHECKING

import click

from framing.cli.options import examples, gather, of_project
from framing.cli.output import emit, width
from framing.cli.suggest import rules
from framing.errors import UsageError, nearest

if TYPE_CHECKING:
    from framing.host import Host
    from framing.model import Device, Example, Rule

_MARGIN = 14
Entry = tuple[str, Sequence[str]]
"""A label in the margin, and the paragraphs beside it."""


@click.command(
    "explain",
    epilog=examples(
        "framing explain loaded-verb", "framing explain emotion.obstruct", "framing explain mine.slump --pack mine.toml"
    ),
)
@click.argument("name", metavar="ID", shell_complete=rules)
@of_project
def command(name: str, pack: Sequence[str], without: Sequence[str]) -> None:
    """Explain a rule, a device or a cue.

    Says what it is and why, every form that it matches, exceptions, examples and sources; of a cue such as "claim", by
    which an article gives words to someone, how, and with what stance.
    """
    from framing.render.plain import harmless

    head, entries = _found(gather(pack, without), name)
    emit("".join(f"{line}\n" for line in [*map(harmless, head), "", *_laid_out(entries, width())]))


def _found(host: Host, name: str) -> tuple[list[str], Iterable[Entry]]:
    rules = {rule.id: rule for rule in host.rules}
    if name in rules:
        return _rule(rules[name])
    if name in host.devices:
        return _device(host.devices[name], host.rules)
    cues = _cue(host, name.lower())
    if cues:
        return cues
    near = nearest(name, sorted({*rules, *host.devices})) or nearest(name.lower(), sorted(host.cues.lexicon.cues))
    raise UsageError(f"there is no rule, device or cue {name!r}{near or '; framing rules and framing devices list them'}")


def _cue(host: Host, name: str) -> tuple[list[str], Iterable[Entry]] | None:
    """Return what is known of a cue: its stance and act, and what it takes as which kind of word."""
    from framing.packs import home
    from framing.voice.lexicon import lemmas_of

    found = host.cues.lexicon.told(name)
    if not found:
        return None
    entry = next(iter(found.values()))
    own = [pack.origin.path for pack in host.packs if entry.lemma in {*lemmas_of(pack.cues)}]
    return [f"{entry.lemma} · cue", f"{entry.act} · {entry.stance}"], [
        *((kind, [", ".join(_frame(*frame) for frame in one.frames.items())]) for kind, one in found.items()),
        ("numbers", ["of a hundred occurrences before these words, so many give words or thoughts to someone"]),
        ("written in", own or [str(home() / "cues.toml")]),
    ]


def _frame(name: str, odds: float) -> str:
    """Return what a cue takes, with its share unless that is sure."""
    share = round(100 / (1 + exp(-odds)))
    return name if share == 100 else f"{name} {share}"


def _laid_out(entries: Iterable[Entry], columns: int) -> Iterator[str]:
    from framing.render.columns import hung

    for label, paragraphs in entries:
        for paragraph in filter(None, paragraphs):
            yield from hung(label, paragraph, columns, _MARGIN)
            label = ""


def _rule(rule: Rule) -> tuple[list[str], Iterable[Entry]]:
    from framing.model import Voice

    device = rule.device
    head = [f"{rule.id} · {device.title}", f"{device.family} · {device.klass} · {rule.severity} · {rule.kind}"]
    return head, [
        ("what", [device.gloss]),
        ("why", [rule.why]),
        ("says", [rule.message]),
        ("ask", [rule.ask]),
        ("boundary", [device.boundary]),
        ("voices", [", ".join(v for v in Voice if v in rule.voice)]),
        ("roles", [", ".join(sorted(rule.roles))]),
        ("context", [f"{label}: {action}" for label, action in rule.context.items()]),
        ("matches", [f"{entry}: {', '.join(forms)}" for entry, forms in rule.forms.items()]),
        ("except", [f"{e.phrase}{' (as written)' * e.exact}: {e.why}" for e in rule.exceptions]),
        ("finds", [_marked(example) for example in rule.hits]),
        ("passes over", [_marked(example) for example in rule.misses]),
        ("suggests", [", ".join(rule.suggest)]),
        ("techniques", _pairs(rule.technique)),
        ("related", _pairs(rule.related)),
        ("references", _cited([*rule.references, *device.sources])),
        ("measured", _measured(rule)),
        ("written in", [f"{rule.origin.path}:{rule.origin.line}" if rule.origin.line else rule.origin.path]),
    ]


def _measured(rule: Rule) -> list[str]:
    """Return what was counted of a rule, in words that claim no more."""
    from framing.estimate import ENOUGH, wilson

    known = rule.measured
    if known is None:
        return ["not measured: how often it is right is not known"]
    n, span, technique, sentence, _ = known.tally
    on = ", ".join(filter(None, (known.corpus, known.domain, known.years)))
    bounds = wilson(span, n)
    lines = [
        f"{span} of {n} findings overlapped text that {known.judge} of {on} marked"
        f" ({100 * bounds.value:.0f} %, 90 % interval {100 * bounds.low:.0f} to {100 * bounds.high:.0f});"
        f" {technique} of {n} bore the same label, {sentence} of {n} stood in a labelled sentence",
        f"{1000 * n / known.sentences:.1f} findings in 1,000 sentences" if known.sentences else "",
    ]
    return [*lines, f"too few to say more: it counts as unmeasured below {ENOUGH}"] if n < ENOUGH else lines


def _device(device: Device, rules: Iterable[Rule]) -> tuple[list[str], Iterable[Entry]]:
    return [f"{device.id} · {device.title}", f"{device.family} · {device.klass}"], [
        ("what", [device.gloss]),
        ("boundary", [device.boundary]),
        ("before", [", ".join(device.before)]),
        ("rules", [f"{rule.id}: {rule.message}" for rule in rules if rule.device.id == device.id]),
        ("crosswalk", _pairs({key: _listed(value) for key, value in device.crosswalk.items()})),
        ("references", _cited(device.sources)),
    ]


def _cited(keys: Iterable[str]) -> list[str]:
    from framing.packs import home
    from framing.packs.works import cited

    return [cited(key, home()) for key in keys]


def _pairs(labels: Mapping[str, str]) -> list[str]:
    return [f"{catalogue}: {label}" for catalogue, label in labels.items() if label]


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _marked(example: Example) -> str:
    """Return an example with ``<<…>>`` around what must be found, as packs write it."""
    text = example.text
    for start, end in sorted(example.spans, reverse=True):
        text = f"{text[:start]}<<{text[start:end]}>>{text[end:]}"
    return text + " (a known gap)" * example.todo
