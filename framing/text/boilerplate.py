"""What no one wrote for the article: polls, sign-ups, share lines, copyright, links to other pieces.

A line is looked at by itself, and a poll as a block: from the line that asks to take part to the form that closes it.
Nothing here is a judgement of wording, so the patterns ask for the whole of a short line or for its set beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 300  #: code points; a longer line is prose
POLL_LINES = 14  #: between the line that opens a poll and the form that closes it, at most

_SITES = "(?:Twitter|Facebook|Instagram|YouTube|LinkedIn|WhatsApp|Telegram|TikTok|Threads|Bluesky|Reddit|Pinterest|X)"
_MAIL = "(?:newsletters?|e-?mails?|mailing list|updates|alerts|briefings?|inbox|digest)"
_WHOM = r"(?:us|me|him|her|them|our|@\w+|(?-i:[A-Z])[\w.’'-]+)\b"
_PIECE = "(?:article|story|report|post|piece|column|essay|page)"
_WHERE = "(?:here|below|above|at|article|story|interview|video|post|piece|coverage|transcript)"
_ISSUED = "(?:appeared|published|posted)"
_TERMS = "(?:privacy policy|cookie policy|terms (?:of (?:use|service)|and conditions)|contact us|about us)"
_BEGINS = (
    # sign-ups and forms
    rf"(?:click (?:here )?to )?(?:sign|signed|signing) up (?:\w+ ){{0,4}}?(?:for|to|here|now|today)\b.*\b{_MAIL}\b",
    rf"(?:subscribe|register) (?:\w+ ){{0,3}}?(?:to|for|here|now|today|via)\b.*(?:\b{_MAIL}\b|[!:]$)",
    rf"(?:get|receive|join|want) (?:our|the|all|more|my|your)\b.{{0,80}}\b(?:{_MAIL}|delivered|straight to)\b",
    r"(?:enter|submit|type) your e-?mail\b|your e-?mail address\b|(?:e-?mail|phone|name|comments|address) (?:\*|this field\b)",
    r"(?:you|by \w+ing).{0,80}\bagree (?:to|with)\b.{0,60}\b(?:terms|privacy|polic\w+|conditions)\b",
    r"(?:you may|you can|to) (?:opt out|unsubscribe)\b|completing this (?:poll|form|survey)\b",
    r"we use cookies\b|accept (?:all )?cookies\b",
    r"(?:take|vote in|join|answer) (?:our|this|the) (?:\w+ )?(?:poll|survey|quiz)\b|(?:\w+ ){0,3}poll(?: of the day)?:?$",
    # share lines
    rf"(?:please )?(?:follow|like|find|join) {_WHOM}.{{0,40}} on {_SITES}\b.{{0,80}}$",
    r"(?:twitter|facebook|instagram|e-?mail): ?@?[\w.@-]+\.?$",
    rf"(?:please )?(?:share|print|e-?mail|bookmark|save) (?:this|the) {_PIECE}\b|share (?:on|via|this)?:?$|share on\b",
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)\b|comments? (?:are )?(?:closed|policy)\b",
    r"(?:view|show|hide|load|read) (?:all )?(?:\d+ )?comments\b",
    # rights
    r"(?:©|\(c\)|copyright) ?(?:© ?)?\d{4}\b.{0,120}$|all rights reserved\b|this material may not be\b",
    rf"(?:this )?{_PIECE}?\s?(?:was |has been )?(?:re-?)?(?:posted|printed|published) with permission\b",
    rf"(?:this {_PIECE}|the {_PIECE} (?:was |has )?(?:first|originally))\b.{{0,20}} ?{_ISSUED} (?:in|on|at|by)\b.{{0,80}}$",
    # other pieces
    r"(?:read|see|watch|click|view)(?: the)? (?:more|next|here)(?:\W*$|:| (?:about|on|at|from|here)\b.{0,60}$)",
    rf"(?:read|see|watch|view)(?: the)? (?:full|original|whole|rest|related)\b.{{0,60}}\b{_WHERE}\b.{{0,40}}$",
    r"(?:related|recommended|read|watch|more on this|more from|more stories|you may also like|up next|trending)(?: \w+){0,2}:",
    r"most (?:read|popular|viewed)\b.{0,20}$|also read\b|see also\b|continue reading\b",
    rf"(?:{_PIECE}|text) continues (?:below|after)\b|advertisement\b|sponsored (?:content|by)\b|promoted\b.{{0,20}}$",
    # money
    r"(?:please )?(?:donate|support (?:us|our (?:work|journalism|reporting))|become a (?:member|subscriber|patron))\b",
    r"check amazon|best price|buy new|buy used|(?:are )?available (?:from|at|on) amazon",
)
_WHOLE = (
    r"(?:share|print|save|e-?mail|tweet|comments?|reply|subscribe|sign up|log in|menu|loading|abstract|full text)[.…:]?",
    rf"(?:(?:(?!X){_SITES}|share|print|e-?mail)(?:\s*[|/·•,.]\s*|\s+)?){{1,8}}",
    rf"{_TERMS}(?:\s*[|/·•&,]?\s*(?:and )?{_TERMS})*\.?",
)
_LINE = re.compile(rf"(?:[*•>\[(]\s?)?(?:(?:{'|'.join(_BEGINS)})|(?:{'|'.join(_WHOLE)})$)", re.IGNORECASE)
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
    return len(line) <= LONGEST and bool(_LINE.match(line) or _ANYWHERE.search(line))


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
