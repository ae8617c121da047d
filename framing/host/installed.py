"""Whether any installed distribution may bring a plugin: told from files alone, without importlib.metadata.

Most machines have none, and importlib.metadata with the e-mail parser it needs is a fifth of a short run. So the folders
of ``sys.path`` are looked through as importlib.metadata would (``*.dist-info`` and ``*.egg-info``, which are what pip,
editable installs and develop mode leave there) for an ``entry_points.txt`` with a section of framing's. Where one has it,
and wherever distributions may be elsewhere (archives, eggs, import hooks that know of distributions), importlib.metadata
is asked. What is said here is "surely none" or "ask".
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator

_SECTION = re.compile(rb"^\s*\[+framing", re.MULTILINE)
_KEPT_IN = (".dist-info", ".egg-info")


def may_have_plugins() -> bool:
    """Tell whether importlib.metadata is to be asked."""
    return _hooked() or any(map(_declares, sys.path))


def _hooked() -> bool:
    """Tell whether an import hook other than Python's own knows of distributions."""
    knowing = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    return any(getattr(finder, "__module__", "") != "_frozen_importlib_external" for finder in knowing)


def _declares(place: object) -> bool:
    if not isinstance(place, str):
        return True
    root = place or "."
    try:
        names = os.listdir(root)
    except NotADirectoryError:
        return True  # an archive
    except OSError:
        return False
    return root.lower().rstrip("/\\").endswith(".egg") or any(_SECTION.search(text) for text in _entry_points(root, names))


def _entry_points(root: str, names: list[str]) -> Iterator[bytes]:
    for name in names:
        if name.lower().endswith(_KEPT_IN):
            try:
                with open(os.path.join(root, name, "entry_points.txt"), "rb") as opened:
                    yield opened.read()
            except OSError:
                continue
