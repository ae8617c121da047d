"""From bytes to sentences: reading, the roles of lines, the splitter, the language test."""

from __future__ import annotations

from framing.text.language import language
from framing.text.read import decode, document, read_text
from framing.text.roles import roles
from framing.text.segment import segment

__all__ = ["decode", "document", "language", "read_text", "roles", "segment"]
