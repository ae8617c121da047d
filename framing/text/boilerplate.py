"""What no one wrote for the article: polls, sign-ups, share lines, copyright, links to other pieces.

A line is looked at by itself, and a poll as a block: from the line that asks to take part to the form that closes it.
Nothing here is a judgement of wording, so the patterns ask for the whole of a short line or for its set beginning; how each
of them begins is said beside it, so that most are never compiled (openings.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.text.openings import Openings

LONGEST = 300  #: code points; a longer line is prose
POLL_LINES = 14  #: between the line that opens a poll and the form that closes it, at most

_SITED = tuple("twitter facebook instagram youtube linkedin whatsapp telegram tiktok threads bluesky reddit pinterest".split())
_SITES = f"(?:{'|'.join(_SITED)}|X)"
_MAIL = "(?:newsletters?|e-?mails?|mailing list|updates|alerts|briefings?|inbox|digest)"
_WHOM = r"(?:us|me|him|her|them|our|@\w+|(?-i:[A-Z])[\w.’'-]+)\b"
_PIECES = tuple("article story report post piece column essay page".split())
_PIECE = f"(?:{'|'.join(_PIECES)})"
_WHERE = "(?:here|below|above|at|article|story|interview|video|post|piece|coverage|transcript)"
_ISSUED = "(?:appeared|published|posted)"
_TERMS = "(?:privacy policy|cookie policy|terms (?:of (?:use|service)|and conditions)|contact us|about us)"
_OTHERS = "related|recommended|read|watch|more on this|more from|more stories|you may also like|up next|trending"
_LINES = Openings(
    # sign-ups and forms
    (
        "click |sign up|signed up|signing up",
        rf"(?:click (?:here )?to )?(?:sign|signed|signing) up (?:\w+ ){{0,4}}?(?:for|to|here|now|today)\b.*\b{_MAIL}\b",
    ),
    ("subscribe |register ", rf"(?:subscribe|register) (?:\w+ ){{0,3}}?(?:to|for|here|now|today|via)\b.*(?:\b{_MAIL}\b|[!:]$)"),
    (
        "get |receive |join |want ",
        rf"(?:get|receive|join|want) (?:our|the|all|more|my|your)\b.{{0,80}}\b(?:{_MAIL}|delivered|straight to)\b",
    ),
    (
        "enter your|submit your|type your|your e|email |e-mail |phone |name |comments |address ",
        r"(?:enter|submit|type) your e-?mail\b|your e-?mail address\b"
        r"|(?:e-?mail|phone|name|comments|address) (?:\*|this field\b)",
    ),
    ("you|by ", r"(?:you|by \w+ing).{0,80}\bagree (?:to|with)\b.{0,60}\b(?:terms|privacy|polic\w+|conditions)\b"),
    (
        "you may |you can |to opt out|to unsubscribe|completing this ",
        r"(?:you may|you can|to) (?:opt out|unsubscribe)\b|completing this (?:poll|form|survey)\b",
    ),
    ("we use |accept ", r"we use cookies\b|accept (?:all )?cookies\b"),
    ("take |vote in |join |answer ", r"(?:take|vote in|join|answer) (?:our|this|the) (?:\w+ )?(?:poll|survey|quiz)\b"),
    ("…poll", r"(?:\w+ ){0,3}poll(?: of the day)?:?$"),
    # share lines
    ("please |follow |like |find |join ", rf"(?:please )?(?:follow|like|find|join) {_WHOM}.{{0,40}} on {_SITES}\b.{{0,80}}$"),
    ("twitter:|facebook:|instagram:|email:|e-mail:", r"(?:twitter|facebook|instagram|e-?mail): ?@?[\w.@-]+\.?$"),
    (
        "please |share|print th|email th|e-mail th|bookmark th|save th",
        rf"(?:please )?(?:share|print|e-?mail|bookmark|save) (?:this|the) {_PIECE}\b|share (?:on|via|this)?:?$|share on\b",
    ),
    (
        "leave |post a|post your|add a|add your|write a|write your|comment",
        r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)\b|comments? (?:are )?(?:closed|policy)\b",
    ),
    ("view |show |hide |load |read ", r"(?:view|show|hide|load|read) (?:all )?(?:\d+ )?comments\b"),
    # rights
    (
        "©|(c)|copyright|all rights reserved|this material may",
        r"(?:©|\(c\)|copyright) ?(?:© ?)?\d{4}\b.{0,120}$|all rights reserved\b|this material may not be\b",
    ),
    ("…permission", rf"(?:this )?{_PIECE}?\s?(?:was |has been )?(?:re-?)?(?:posted|printed|published) with permission\b"),
    (
        "|".join(f"{the} {piece}" for the in ("this", "the") for piece in _PIECES),
        rf"(?:this {_PIECE}|the {_PIECE} (?:was |has )?(?:first|originally))\b.{{0,20}} ?{_ISSUED} (?:in|on|at|by)\b.{{0,80}}$",
    ),
    # other pieces
    (
        "read |see |watch |click |view ",
        r"(?:read|see|watch|click|view)(?: the)? (?:more|next|here)(?:\W*$|:| (?:about|on|at|from|here)\b.{0,60}$)",
    ),
    (
        "read |see |watch |view ",
        rf"(?:read|see|watch|view)(?: the)? (?:full|original|whole|rest|related)\b.{{0,60}}\b{_WHERE}\b.{{0,40}}$",
    ),
    (
        _OTHERS,
        rf"(?:{_OTHERS})(?: \w+){{0,2}}:",
    ),
    (
        "most read|most popular|most viewed|also read|see also|continue reading",
        r"most (?:read|popular|viewed)\b.{0,20}$|also read\b|see also\b|continue reading\b",
    ),
    (
        "|".join(f"{piece} continues " for piece in (*_PIECES, "text")) + "|advertisement|sponsored |promoted",
        rf"(?:{_PIECE}|text) continues (?:below|after)\b|advertisement\b|sponsored (?:content|by)\b|promoted\b.{{0,20}}$",
    ),
    # money
    (
        "please |donate|support us|support our|become a ",
        r"(?:please )?(?:donate|support (?:us|our (?:work|journalism|reporting))|become a (?:member|subscriber|patron))\b",
    ),
    (
        "check amazon|best price|buy new|buy used|are available|available ",
        r"check amazon|best price|buy new|buy used|(?:are )?available (?:from|at|on) amazon",
    ),
    # nothing else in the line
    (
        "share|print|save|email|e-mail|tweet|comment|reply|subscribe|sign up|log in|menu|loading|abstract|full text",
        r"(?:share|print|save|e-?mail|tweet|comments?|reply|subscribe|sign up|log in|menu|loading|abstract|full text)[.…:]?$",
    ),
    (
        "|".join((*_SITED, "share", "print", "email", "e-mail")),
        rf"(?:(?:(?!X){_SITES}|share|print|e-?mail)(?:\s*[|/·•,.]\s*|\s+)?){{1,8}}$",
    ),
    ("privacy policy|cookie policy|terms |contact us|about us", rf"{_TERMS}(?:\s*[|/·•&,]?\s*(?:and )?{_TERMS})*\.?$"),
)
_ANYWHERE = re.compile(r"\bpoll\b.{0,20}\bstory continues\b|\bfor validation purposes\b|\ball rights reserved\b", re.IGNORECASE)
_OPENS_POLL = re.compile(r"(?:take|vote in|answer) (?:our|this|the) (?:\w+ )?(?:poll|survey|quiz)\b", re.IGNORECASE)
_CLOSES_POLL = re.compile(
    r"e-?mail \*|completing this (?:poll|survey|form)\b|.{0,40}\bfor validation purposes\b", re.IGNORECASE
)


def is_boilerplate(line: str) -> bool:
    """Tell whether a line by itself is boilerplate.

    >>> [is_boilerplate(line) for line in ("Follow us on Facebook", "Police follow leads on Facebook fraud.")]
    [True, False]
    """
    return len(line) <= LONGEST and (_LINES.match(line) or bool(_ANYWHERE.search(line)))


def comments(texts: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that hold nothing but a comment of a draft, or a part of one.

    >>> sorted(comments(["<!-- to do", "ask her -->", "She sat. <!-- here? -->", "<!-- never closed"]))
    [0, 1]
    """
    inside: set[int] = set()
    opened = None
    for number, text in enumerate(texts):
        if opened is None and text.startswith("<!--"):
            opened = number
        if opened is not None and "-->" in text:
            if text.endswith("-->"):
                inside.update(range(opened, number + 1))
            opened = None
    return frozenset(inside)


def polls(texts: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines between one that opens a poll and the form that closes it."""
    inside: set[int] = set()
    for opened in (number for number, text in enumerate(texts) if _OPENS_POLL.match(text)):
        last = min(opened + POLL_LINES, len(texts) - 1)
        closed = next((n for n in range(opened + 1, last + 1) if _CLOSES_POLL.match(texts[n])), None)
        inside.update(range(opened, (closed or opened) + 1))
    return frozenset(inside)
