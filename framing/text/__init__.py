"""From bytes to sentences.

============  ===========================================================================
read          bytes → one unaltered text, or an error that says what to do; → Document
roles         what each line is: headline, heading, body, caption, post, byline
segment       a document → its sentences; ``endings`` says where and why not, with the
              lists of ``abbreviations``
language      ``en``, or ``und`` where the text is plainly in another language
layout        lines, and what counts as space at their edges
============  ===========================================================================

Every offset counts code points of the text as it was read.
"""

from __future__ import annotations

from framing.text.language import language
from framing.text.read import decode, document, read_text
from framing.text.roles import roles
from framing.text.segment import segment

__all__ = ["decode", "document", "language", "read_text", "roles", "segment"]
